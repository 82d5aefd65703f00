// Recycling at the end of life: what was sold comes back to a recycler after the time that it was in use.
#include <algorithm>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// Sold in an interval: in the run, or before it.
Quantity sold_in(const RecyclingState& state, std::int64_t interval, Quantity past) {
  return interval < 0 ? past : state.sold[static_cast<std::size_t>(interval)];
}

void take_back(World& w, const Recycling& terms, RecyclingState& state) {
  const auto turn = static_cast<std::int64_t>(turn_number(w.network, w.now()));
  const Quantity served = w.state.demands[terms.demand].served;
  if (turn > 0) state.sold.push_back(served - state.served);
  state.served = served;
  const Quantity past = state.past.take(Wide{terms.past.amount.units} * w.network.lot.seconds, terms.past.per.seconds);
  Wide old = 0;
  for (const std::uint32_t life : terms.intervals) old += sold_in(state, turn - life, past).units;
  const Wide per = Wide{static_cast<std::int64_t>(terms.intervals.size())} * whole.ppb * terms.per.units;
  const Quantity back = state.carry.take(old * terms.returned.ppb * terms.gives.units, per);
  if (back == Quantity{}) return;
  w.stock(terms.to).on_hand += back;
  if (!w.state.adaptation.entered.empty()) w.state.adaptation.entered[terms.to] += back;
  w.tell(FactKind::entered, terms.to.index, back, no_index);
  const SiteId site = w.item(terms.to).site;
  w.mark(Phase::allocation, site);
  w.mark(Phase::production, site);
  if (!w.item(terms.to).dumps) return;
  w.state.overfull.push_back(terms.to);
  w.close_later();
}

}  // namespace

void take_back_sold(World& w) {
  for (std::size_t i = 0; i < w.network.recyclings.size(); ++i)
    take_back(w, w.network.recyclings[i], w.state.adaptation.recyclings[i]);
}

}  // namespace chokepoint::engine
