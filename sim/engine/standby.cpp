// Suppliers that stand by: they come in when the others are in trouble, after detection and qualification.
#include <algorithm>

#include "behaviour.hpp"

namespace chokepoint::engine {
namespace {

/// When the oldest order was placed that has not left on a lane: it waits for goods, for the way, or for a licence.
Time oldest_waiting(const World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  const std::uint32_t head = w.state.claimants[lane.claimant].head;
  Time oldest = head == no_index ? never : w.state.lines[head].placed;
  for (const Staged& s : w.state.sites[lane.from_site].staged) {
    if (s.lane == id) oldest = std::min(oldest, s.placed);
  }
  if (w.state.lanes[id].regime == no_index) return oldest;
  for (const Application& a : w.state.applications.slots()) {
    if (a.live && a.lane == id) oldest = std::min(oldest, a.placed);
  }
  return oldest;
}

bool is_late(const World& w, LaneId lane, Duration after) {
  const Time oldest = oldest_waiting(w, lane);
  return oldest != never && w.now() - oldest >= w.network.lanes[lane].usual_wait + after;
}

/// Has less than the share left of what was ordered over the whole window?
bool is_short(const World& w, LaneId lane, Share fill) {
  const FillWindow& f = w.state.behaviour.fills[lane];
  return f.seen >= f.ordered.size() && f.left_sum < part_of(f.ordered_sum, fill);
}

/// Is a licence asked for, or is the lane closed by a ban?
bool is_controlled(const World& w, LaneId lane) {
  const LaneState& state = w.state.lanes[lane];
  if (state.regime != no_index) return true;
  if (state.closed == 0 || state.limited_by == no_index) return false;
  return std::holds_alternative<Ban>(w.network.events[EventId{state.limited_by}].kind);
}

bool in_trouble(const World& w, LaneId lane, const Standby& terms) {
  return (terms.when_late && is_late(w, lane, terms.after)) ||
         (terms.fill_over > 0 && is_short(w, lane, terms.fill_below)) || (terms.at_controls && is_controlled(w, lane));
}

void use(World& w, const Standby& terms, StandbyState& state, bool used) {
  state.used = used;
  state.used_since = w.now();
  state.calm_since = never;
  if (!used) state.noticed = never;
  w.tell(FactKind::stood_in, terms.lane.index, {}, used ? 2 : 0, w.now());
}

/// In use: back to standing by once there was no trouble for the stated time.
void watch_used(World& w, const Standby& terms, StandbyState& state, bool trouble) {
  if (trouble) {
    state.calm_since = never;
    return;
  }
  if (state.calm_since == never) state.calm_since = w.now();
  if (w.now() - state.calm_since >= terms.stays) use(w, terms, state, false);
}

/// Standing by: trouble is noticed, detected, answered by a qualification, and then the lane is used.
void watch_waiting(World& w, const Standby& terms, StandbyState& state, bool trouble) {
  const bool decided = state.qualified != never;
  if (!trouble) {
    state.noticed = never;
    return;
  }
  if (state.noticed == never) state.noticed = w.now();
  const Time detected = state.noticed + terms.detected_in;
  if (w.now() < detected) return;
  if (!decided) {
    state.qualified = detected + terms.qualifies_in;
    w.tell(FactKind::stood_in, terms.lane.index, {}, 1, w.now());
  }
  if (w.now() >= state.qualified) use(w, terms, state, true);
}

/// What the supplier on a lane that stands by can still promise in this interval.
Quantity can_take(const World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  const LaneState& state = w.state.lanes[id];
  if (state.closed > 0) return {};
  const Quantity room = state.room == unlimited ? unlimited : state.room - w.state.claimants[lane.claimant].claimed;
  return max(Quantity{}, min(offer_of(w, id), room));
}

/// Moves what is open at a supplier in trouble to the one that stands in.
void move_orders(World& w, LaneId failing, LaneId to) {
  const Lane& lane = w.network.lanes[failing];
  const Quantity amount = min(w.state.claimants[lane.claimant].claimed, can_take(w, to));
  if (amount == Quantity{}) return;
  take_claims(w, lane.from, lane.claimant, amount,
              [&](Quantity part, Time placed) { w.tell(FactKind::cancelled, failing.index, part, 0, placed); });
  w.stock(lane.to).on_order -= amount;
  w.mark(Phase::review, lane.from_site);
  order_from(w, to, amount);
}

}  // namespace

void watch_suppliers(World& w, const Item& item) {
  for (const std::uint32_t s : item.standbys) {
    const Standby& terms = w.network.standbys[s];
    StandbyState& state = w.state.behaviour.standby[s];
    const bool trouble =
        std::any_of(item.inbound.begin(), item.inbound.end(), [&](LaneId l) { return in_trouble(w, l, terms); });
    if (state.used) {
      watch_used(w, terms, state, trouble);
    } else {
      watch_waiting(w, terms, state, trouble);
    }
    if (!state.used || !terms.moves_orders) continue;
    for (const LaneId l : item.inbound) {
      if (in_trouble(w, l, terms)) move_orders(w, l, terms.lane);
    }
  }
}

namespace {

/// The share of new orders that moves: it rises by so much in 30 days.
Share share_now(const World& w, const Standby& terms, const StandbyState& state) {
  if (terms.rises_by >= whole) return terms.takes;
  const Duration age = w.now() - state.used_since + w.network.lot;
  const Wide risen = Wide{terms.rises_by.ppb} * age.seconds / (day * 30).seconds;
  return std::min(terms.takes, Share{static_cast<std::int64_t>(std::min(risen, Wide{whole.ppb}))});
}

}  // namespace

void start_fills(const Network& n, State& s) {
  for (const Standby& terms : n.standbys) {
    if (terms.fill_over == 0) continue;
    s.behaviour.fills.resize(n.lanes.size());
    for (const LaneId l : n.items[n.lanes[terms.lane].to].inbound) {
      FillWindow& f = s.behaviour.fills[l];
      if (f.ordered.size() >= terms.fill_over) continue;  // of several looks the longest holds
      f.ordered.assign(terms.fill_over, {});
      f.left.assign(terms.fill_over, {});
    }
  }
}

void roll_fills(World& w) {
  for (FillWindow& f : w.state.behaviour.fills) {
    if (f.ordered.empty()) continue;
    f.next = (f.next + 1) % static_cast<std::uint32_t>(f.ordered.size());
    f.ordered_sum -= f.ordered[f.next];
    f.left_sum -= f.left[f.next];
    f.ordered[f.next] = f.left[f.next] = {};
    ++f.seen;
  }
}

Quantity order_from_standby(World& w, const Item& item, Quantity amount) {
  for (const std::uint32_t s : item.standbys) {
    const Standby& terms = w.network.standbys[s];
    if (!w.state.behaviour.standby[s].used) continue;
    const Quantity part =
        min(part_of(amount, share_now(w, terms, w.state.behaviour.standby[s])), can_take(w, terms.lane));
    order_from(w, terms.lane, part);
    amount -= part;
  }
  return amount;
}

}  // namespace chokepoint::engine
