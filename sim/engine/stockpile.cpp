// Stockpiles: once every lot interval a pile gives its beneficiaries what they lack, or buys to be full again.
#include <cmath>

#include "behaviour.hpp"
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// What the buyer on a reserve lane has received from everybody else since the start.
Quantity brought_by_others(const World& w, LaneId reserve) {
  const Item& item = w.item(w.network.lanes[reserve].to);
  Quantity sum{};
  for (const LaneId l : item.inbound) sum += w.state.adaptation.received[l];
  for (const std::uint32_t s : item.standbys) sum += w.state.adaptation.received[w.network.standbys[s].lane];
  return sum;
}

/// The balanced use of an interval, less what came in one on average over the window.
Quantity gap_of(const World& w, const PileRelease& release, PileState& pile, std::size_t i) {
  std::vector<Quantity>& ring = pile.brought[i];
  if (ring.empty()) ring.resize(release.intervals);
  const Quantity now = brought_by_others(w, release.lanes[i]);
  const std::uint32_t full = std::min(pile.looks, release.intervals);
  const Quantity then = ring[(pile.looks - full) % release.intervals];
  ring[pile.looks % release.intervals] = now;
  if (full == 0) return {};
  const double need = w.item(w.network.lanes[release.lanes[i]].to).flow * in_days(w.network.lot);
  const double came = static_cast<double>((now - then).units) / full;
  return max(Quantity{}, Quantity{std::llround(need - came)});
}

Quantity free_stock(const World& w, ItemId pile) {
  const ItemState& stock = w.state.items[pile];
  return max(Quantity{}, stock.on_hand - stock.claimed);
}

void release(World& w, std::uint32_t e, const PileRelease& terms) {
  PileState& pile = w.state.adaptation.piles[w.state.events[e].control];
  std::vector<std::int64_t> gaps;
  Quantity all{};
  for (std::size_t i = 0; i < terms.lanes.size(); ++i) {
    const Quantity gap = gap_of(w, terms, pile, i);
    gaps.push_back(gap.units);
    all += gap;
  }
  ++pile.looks;
  if (!w.state.events[e].active) return;
  all = min(all, free_stock(w, terms.pile));
  if (terms.limited)
    all =
        min(all, pile.carry.take(Wide{terms.at_most.amount.units} * w.network.lot.seconds, terms.at_most.per.seconds));
  if (all == Quantity{}) return;
  std::vector<Quantity> parts(gaps.size());
  split(all, gaps, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] > Quantity{}) place_order(w, terms.lanes[i], parts[i], 0);
  }
  w.touch(e);
}

void refill(World& w, std::uint32_t e, const PileRefill& terms) {
  if (!w.state.events[e].active) return;
  PileState& pile = w.state.adaptation.piles[w.state.events[e].control];
  const ItemState& stock = w.state.items[terms.pile];
  const Quantity lot = pile.carry.take(Wide{terms.at.amount.units} * w.network.lot.seconds, terms.at.per.seconds);
  const Quantity lacks = terms.up_to - stock.on_hand - stock.on_order + stock.claimed;
  const Quantity amount = min(lot, max(Quantity{}, lacks));
  if (amount == Quantity{}) return;
  purchase(w, w.item(terms.pile), amount);
  w.touch(e);
}

}  // namespace

void work_stockpiles(World& w) {
  if (w.state.adaptation.piles.empty()) return;
  for (std::uint32_t e = 0; e < w.network.events.size(); ++e) {
    if (const auto* r = std::get_if<PileRelease>(&w.network.events[e].kind)) release(w, e, *r);
    if (const auto* r = std::get_if<PileRefill>(&w.network.events[e].kind)) refill(w, e, *r);
  }
}

PileState pile_at_start(const Network& n, EventId event) {
  PileState pile;
  if (const auto* r = std::get_if<PileRelease>(&n.events[event].kind)) pile.brought.resize(r->lanes.size());
  return pile;
}

void begin(World&, EventId, const PileRelease&) {}
void begin(World&, EventId, const PileRefill&) {}

}  // namespace chokepoint::engine
