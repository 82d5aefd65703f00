// Applications that were filed before the run: their goods wait at the sellers; in a world without the licence they go.
#include "kinds.hpp"
#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

/// Nothing keeps the goods here: they leave, or the order that waited for a licence enters the seller's book.
void let_through(World& w, const InitialApplication& a) {
  const Lane& lane = w.network.lanes[a.lane];
  if (!a.holds) return enter_claim(w, lane.from, lane.claimant, a.amount, a.filed);
  w.stock(lane.from).held -= a.amount;
  w.stock(lane.from).staged += a.amount;
  Staged goods{a.lane, a.amount, a.filed};
  goods.cleared = goods.unlicensed = true;
  w.state.sites[lane.from_site].staged.push_back(goods);
  w.mark(Phase::dispatch, lane.from_site);
}

}  // namespace

void hold_applications(World& w) {
  const auto& rows = w.network.taken_over.applications;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const Lane& lane = w.network.lanes[rows[row].lane];
    w.stock(lane.to).on_order += rows[row].amount;
    if (rows[row].holds) w.stock(lane.from).held += rows[row].amount;
    // After the events of the first moment, before the turn of its interval.
    w.schedule(w.now(), Phase::change, last_rank - 2, Kind::taken_over, row);
  }
}

void take_over(World& w, std::uint32_t row) {
  const InitialApplication& a = w.network.taken_over.applications[row];
  const std::uint32_t index = w.state.events[a.licence].control;
  const RegimeState& regime = w.state.regimes[index];
  if (!regime.active || is_spared(w, a.licence, a.lane)) return let_through(w, a);
  for (std::uint32_t slot = 0; slot < regime.terms.size(); ++slot)
    if (regime.terms[slot].terms.lane == a.lane) return go_on_with_application(w, a, index, slot);
}

}  // namespace chokepoint::engine
