// The seller's book of open claims: order lines of lanes and waiting final demand.
#include "world.hpp"

namespace chokepoint::engine {

void enter_claim(World& w, ItemId item, ClaimantId claimant, Quantity amount, Time placed) {
  State& s = w.state;
  const std::uint32_t line = s.lines.add({amount, placed, s.next_order++, no_index});
  ClaimantState& queue = s.claimants[claimant];
  if (queue.tail == no_index) {
    queue.head = line;
  } else {
    s.lines[queue.tail].next = line;
  }
  queue.tail = line;
  queue.claimed += amount;
  s.items[item].claimed += amount;
  s.items[item].used_since_review += amount;
  const SiteId site = w.item(item).site;
  w.mark(Phase::allocation, site);
  w.mark(Phase::review, site);
}

void cancel_claims(World& w, LaneId lane) {
  const Lane& l = w.network.lanes[lane];
  const Quantity all = w.state.claimants[l.claimant].claimed;
  if (all == Quantity{}) return;
  take_claims(w, l.from, l.claimant, all,
              [&](Quantity portion, Time placed) { w.tell(FactKind::cancelled, lane.index, portion, 0, placed); });
  w.stock(l.to).on_order -= all;
  w.mark(Phase::review, l.to_site);
}

}  // namespace chokepoint::engine
