// Hoarding, buying ahead, phantom orders, a supply line misperceived, returns: what buyers do beside their rule.
#include "behaviour.hpp"

#include <algorithm>

#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// ---- shifted targets ----------------------------------------------------------------------------------------------

Quantity in_flow(const Item& item, Duration d) { return {static_cast<std::int64_t>(item.flow * in_days(d) + 0.5)}; }

/// The level of an order-up-to rule less what is under way and used up before it arrives.
Quantity usual_stock(const World& w, const Item& item) {
  Quantity level{};
  if (const BaseStock* base = std::get_if<BaseStock>(&item.rule)) level = base->level;
  if (const MinMax* min_max = std::get_if<MinMax>(&item.rule)) level = min_max->level;
  const Duration pipeline =
      item.by_cover ? item.cover - item.kept : item.lead + std::max(item.review, w.network.lot) - w.network.lot;
  return max(Quantity{}, level - in_flow(item, pipeline));
}

/// What is wanted beside the usual when the shift is complete.
Quantity whole_shift(const World& w, const Item& item, const TargetShift& shift) {
  if (shift.aim == TargetShift::Aim::ahead) return in_flow(item, shift.days);
  const Quantity usual = usual_stock(w, item);
  if (shift.aim == TargetShift::Aim::times) return part_of(usual, shift.times) - usual;
  return max(Quantity{}, in_flow(item, shift.days) - usual);
}

/// `part` of `all`, between nothing and everything.
Quantity share_of_time(Quantity q, Duration part, Duration all) {
  if (part >= all) return q;
  if (part <= Duration{}) return {};
  return {static_cast<std::int64_t>(Wide{q.units} * part.seconds / all.seconds)};
}

/// Straight lines up from the beginning and down from the end; an interval counts as it will be when it is over.
Quantity shift_now(const World& w, const TargetShift& shift, const Occurrence& event, Quantity full) {
  const Time at = w.state.interval + w.network.lot;
  const Time top = w.now() < event.end ? at : event.end;
  const Duration rise = shift.rises_to_end && event.end != never ? event.end - event.begin : shift.rise;
  const Quantity reached = share_of_time(full, top - event.begin, rise);
  if (w.now() < event.end) return reached;
  return reached - share_of_time(reached, at - event.end, shift.fall);
}

Quantity size_of(Quantity q) { return max(q, -q); }

void apply(World& w, std::uint32_t e, const TargetShift& shift) {
  for (const ItemId i : shift.items) {
    const Quantity wants = shift_now(w, shift, w.state.events[e], whole_shift(w, w.item(i), shift));
    ExtraStock& extra = w.state.behaviour.extra[i];
    if (size_of(wants) <= size_of(extra.amount)) continue;
    extra = {wants, e};
    w.mark(Phase::review, w.item(i).site);
  }
}

}  // namespace

void refresh_shifts(World& w) {
  BehaviourState& b = w.state.behaviour;
  if (b.shifts == 0) return;
  for_each_active<TargetShift>(w, [&](std::uint32_t, const TargetShift& shift) {
    for (const ItemId i : shift.items) b.extra[i] = {};
  });
  for_each_active<TargetShift>(w, [&](std::uint32_t e, const TargetShift& shift) {
    const Time end = w.state.events[e].end;
    if (end == never || w.now() < end + shift.fall) return apply(w, e, shift);
    w.state.events[e].active = false;
  });
  b.shifts = 0;
  for_each_active<TargetShift>(w, [&](std::uint32_t, const TargetShift&) { ++b.shifts; });
}

void begin(World& w, EventId, const TargetShift&) {
  w.state.behaviour.extra.resize(w.network.items.size());
  w.state.behaviour.shifts = 1;  // one at least; they are counted anew
  refresh_shifts(w);
}

void finish(World& w, EventId event, const TargetShift&) {
  w.state.events[event].active = true;  // while the target falls; the last round takes it out
  refresh_shifts(w);
}

void credit_shift(World& w, ItemId item) {
  const BehaviourState& b = w.state.behaviour;
  if (b.extra[item].amount != Quantity{}) w.touch(b.extra[item].event);
}

/// ---- phantom orders -----------------------------------------------------------------------------------------------

namespace {

const PhantomOrders& terms_of(const World& w, const LaneOrders& o) {
  return std::get<PhantomOrders>(w.network.events[EventId{o.event}].kind);
}

/// Orders of a lane that nothing was sent for.
Quantity unserved(const World& w, LaneId lane) {
  return w.state.claimants[w.network.lanes[lane].claimant].claimed + w.state.lanes[lane].ordering;
}

void cancel_phantoms(World& w, LaneId id, LaneOrders& o) {
  const Lane& lane = w.network.lanes[id];
  const Quantity amount = min(o.phantom, w.state.claimants[lane.claimant].claimed);
  take_claims(w, lane.from, lane.claimant, amount,
              [&](Quantity part, Time placed) { w.tell(FactKind::cancelled, id.index, part, 1, placed); });
  w.stock(lane.to).on_order -= amount;
  o.phantom -= amount;
  o.only_phantoms_since = never;
  w.mark(Phase::review, lane.from_site);
}

/// What was sent first met the need: only what is open beyond it is phantom still.
void settle_phantoms(World& w, LaneId id) {
  LaneOrders& o = w.state.behaviour.orders[id];
  if (o.phantom == Quantity{}) return;
  const Quantity open = unserved(w, id);
  o.phantom = min(o.phantom, open);
  if (open > o.phantom || o.phantom == Quantity{}) {
    o.only_phantoms_since = never;
    return;
  }
  if (o.only_phantoms_since == never) o.only_phantoms_since = w.now();
  if (w.now() - o.only_phantoms_since >= terms_of(w, o).cancelled_after) cancel_phantoms(w, id, o);
}

}  // namespace

void begin(World& w, EventId event, const PhantomOrders& phantoms) {
  std::vector<LaneOrders>& orders = w.state.behaviour.orders;
  orders.resize(w.network.lanes.size());
  for (const LaneId l : phantoms.lanes) {
    LaneOrders& o = orders[l];
    o.event = event.index;
    o.needed = o.received = w.network.lanes[l].flow * in_days(phantoms.over);  // until now all was as it should be
  }
}

void fade_fill(World& w) {
  if (w.state.behaviour.orders.empty()) return;
  for_each_active<PhantomOrders>(w, [&](std::uint32_t e, const PhantomOrders& p) {
    const double keeps = 1 - static_cast<double>(w.network.lot.seconds) / static_cast<double>(p.over.seconds);
    for (const LaneId l : p.lanes) {
      LaneOrders& o = w.state.behaviour.orders[l];
      if (o.event != e) continue;
      o.needed *= keeps;
      o.received *= keeps;
    }
  });
}

void inflate(World& w, LaneId id, Quantity need) {
  LaneOrders& o = w.state.behaviour.orders[id];
  if (o.event == no_index || !w.state.events[o.event].active) return;
  const double fill = o.needed > o.received ? o.received / o.needed : 1.0;
  o.needed += static_cast<double>(need.units);
  const double more = as_double(terms_of(w, o).strength) * (1 - fill) * static_cast<double>(need.units);
  const Quantity phantom{static_cast<std::int64_t>(more)};
  if (phantom == Quantity{}) return;
  place_order(w, id, phantom, 1);
  o.phantom += phantom;
  w.touch(o.event);
}

/// ---- what the buyer sees ------------------------------------------------------------------------------------------

Position seen_by_buyer(World& w, ItemId id, Position p) {
  const Item& item = w.item(id);
  const BehaviourState& b = w.state.behaviour;
  if (!b.orders.empty()) {
    const Quantity before = w.stock(id).on_order;
    for (const LaneId l : item.inbound) {
      settle_phantoms(w, l);
      p.on_order -= b.orders[l].phantom;
    }
    p.on_order -= before - w.stock(id).on_order;  // phantoms that were cancelled just now
  }
  if (item.line_seen != whole) p.on_order = part_of(p.on_order, item.line_seen);
  if (b.shifts > 0) p.backlog += b.extra[id].amount;
  return p;
}

double averaged_use(World& w, const Item& item, ItemState& state) {
  UseWindow& window = w.state.behaviour.uses[item.average];
  Quantity& oldest = window.last[window.next];
  window.sum += state.used_since_review - oldest;
  oldest = state.used_since_review;
  window.next = (window.next + 1) % item.average_of;
  const double reviews = static_cast<double>(item.average_of);
  return static_cast<double>(window.sum.units) / (reviews * in_days(std::max(item.review, w.network.lot)));
}

/// ---- returns ------------------------------------------------------------------------------------------------------

void give_back(World& w, const Item& item, Quantity amount) {
  const LaneId id = item.inbound.front();
  const Lane& lane = w.network.lanes[id];
  w.stock(lane.to).on_order -= amount;
  w.tell(FactKind::cancelled, id.index, amount, 2, w.now());
  const Quantity open = min(amount, w.state.claimants[lane.claimant].claimed);
  take_claims(w, lane.from, lane.claimant, open, [](Quantity, Time) {});
  w.state.behaviour.orders[id].credit += amount - open;
  w.stock(lane.from).used_since_review -= open;
}

Quantity less_returns(World& w, LaneId lane, Quantity amount) {
  Quantity& credit = w.state.behaviour.orders[lane].credit;
  const Quantity off = min(credit, amount);
  credit -= off;
  return amount - off;
}

}  // namespace chokepoint::engine
