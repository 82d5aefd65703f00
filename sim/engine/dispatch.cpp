// Dispatch, transport and receipt.
#include <algorithm>
#include <cmath>

#include "behaviour.hpp"
#include "chokepoint/engine/run.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

/// One draw for everything that leaves on a lane in one moment: it travels together.
Duration transit_time(World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  if (w.state.deterministic || lane.transit.kind == Distribution::Kind::constant) {
    if (!lane.transit_calendar) return lane.mean_transit;
    return {static_cast<std::int64_t>(std::llround(mean_of(lane.transit) * 86'400.0))};  // working days
  }
  if (state.last_dispatch == w.now()) return state.last_transit;
  Stream::Draw draw = w.state.transit_streams[id].draw(w.draw_index(state.odd_dispatches));
  return w.drawn_time(sample(lane.transit, draw));
}

Time arrival(World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  const Duration takes = transit_time(w, id);
  state.last_dispatch = w.now();
  state.last_transit = takes;
  Time at = w.now() + takes;
  if (lane.transit_calendar) {
    at = w.network.calendars[lane.transit_calendar].add(w.now(), (takes.seconds + day.seconds / 2) / day.seconds);
    at = std::max(at, w.now());
  }
  if (lane.fifo) at = state.last_arrival = std::max(at, state.last_arrival);
  return at;
}

void ship(World& w, const Staged& goods) {
  const Lane& lane = w.network.lanes[goods.lane];
  if (lane.ways != no_ways) return put_on_quay(w, goods);
  w.stock(lane.from).staged -= goods.amount;
  if (w.item(lane.from).room < unlimited) w.mark(Phase::production, lane.from_site);  // room for more
  w.state.lanes[goods.lane].under_way += goods.amount;
  w.tell(FactKind::dispatched, goods.lane.index, goods.amount, goods.cleared && !goods.unlicensed ? 1 : 0,
         goods.placed);
  note_left(w, goods.lane, goods.amount);
  if (w.state.export_quotas) charge_export(w, goods.lane, goods.amount);
  const Time at = arrival(w, goods.lane);
  const std::uint32_t shipment = w.state.shipments.add({goods.lane, no_index, goods.amount, goods.placed, at});
  w.arrive_at(at, lane.to_site, shipment);
}

bool needs_licence(const World& w, const Staged& goods) {
  const LaneState& lane = w.state.lanes[goods.lane];
  if (goods.cleared || lane.regime == no_index) return false;
  return w.now() >= w.state.regimes[lane.regime].free_until;
}

}  // namespace

namespace {

/// Customs may stop what is about to leave; the rest is under way.
void leave(World& w, const Staged& goods) {
  if (w.state.lanes[goods.lane].inspection == no_index || goods.inspected) return ship(w, goods);
  const Quantity stopped = stop_for_inspection(w, goods);
  use_lane(w, goods.lane, -stopped);
  Staged rest = goods;
  rest.amount -= stopped;
  if (rest.amount > Quantity{}) ship(w, rest);
}

/// Goods with a licence leave as far as the lane can carry them; gives what stays.
Quantity ship_cleared(World& w, Staged goods) {
  LaneState& lane = w.state.lanes[goods.lane];
  const Quantity part = min(goods.amount, lane.room);
  const Quantity stays = goods.amount - part;
  if (part == Quantity{}) return stays;
  use_lane(w, goods.lane, part);
  goods.amount = part;
  leave(w, goods);
  return stays;
}

void ship_or_file(World& w, const Staged& goods) {
  if (!needs_licence(w, goods)) return leave(w, goods);
  const Pass pass = passes(w, goods);
  if (pass.licensed > Quantity{}) leave(w, {goods.lane, pass.licensed, goods.placed, true});
  if (pass.free > Quantity{}) leave(w, {goods.lane, pass.free, goods.placed, false});
  const Quantity rest = goods.amount - pass.licensed - pass.free;
  if (rest == Quantity{}) return;
  use_lane(w, goods.lane, -rest);  // what is applied for does not leave now
  apply_for_licence(w, {goods.lane, rest, goods.placed, false});
}

/// The licence ran out while the goods could not leave: another is applied for, where one is still needed.
bool needs_another_licence(World& w, Staged& goods) {
  if (goods.until > w.now()) return false;
  goods.until = never;
  const LaneState& lane = w.state.lanes[goods.lane];
  if (lane.regime == no_index) return false;
  w.tell(FactKind::expired, goods.lane.index, goods.amount, w.state.regimes[lane.regime].event.index);
  apply_for_licence(w, {goods.lane, goods.amount, goods.placed, false});
  return true;
}

/// What the export quotas leave of the goods goes on; gives what waits in the store. Goods that have waited take their
/// place on the lane when they leave.
Quantity ship_within_quotas(World& w, Staged goods) {
  const Quantity all = goods.amount;
  const bool booked = !goods.cleared && !goods.waits;  // its place on the lane is taken since it was allocated
  goods.amount = left_for_export(w, goods.lane, all);
  if (goods.cleared) return all - goods.amount + ship_cleared(w, goods);
  if (!booked) goods.amount = min(goods.amount, w.state.lanes[goods.lane].room);
  use_lane(w, goods.lane, booked ? goods.amount - all : goods.amount);
  goods.waits = false;
  if (goods.amount > Quantity{}) ship_or_file(w, goods);
  return all - goods.amount;
}

}  // namespace

void dispatch_site(World& w, SiteId site) {
  // An index loop: nothing below appends to this list, and what stays is kept in order.
  std::vector<Staged>& list = w.state.sites[site].staged;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    Staged goods = list[i];
    if (w.state.lanes[goods.lane].closed > 0) {
      w.touch(w.state.lanes[goods.lane].limited_by);
      list[kept++] = goods;
    } else if (goods.cleared && needs_another_licence(w, goods)) {
      continue;
    } else if (w.state.export_quotas) {
      goods.amount = ship_within_quotas(w, goods);
      goods.waits = !goods.cleared;
      if (goods.amount > Quantity{}) list[kept++] = goods;
    } else if (goods.cleared) {
      goods.amount = ship_cleared(w, goods);
      if (goods.amount > Quantity{}) list[kept++] = goods;
    } else {
      ship_or_file(w, goods);
    }
  }
  list.resize(kept);
  if (!w.state.ways.empty()) depart(w, site);
}

namespace {

/// The gate is closed: the shipment comes in when it opens.
void wait_at_gate(World& w, std::uint32_t index) {
  Shipment& shipment = w.state.shipments[index];
  const LaneState& lane = w.state.lanes[shipment.lane];
  w.touch(lane.limited_by);
  shipment.due = lane.gate_until;
  if (shipment.due != never) w.arrive_at(shipment.due, w.network.lanes[shipment.lane].to_site, index);
}

/// False when it has to wait.
bool take_in(World& w, std::uint32_t index) {
  const Shipment shipment = w.state.shipments[index];
  const Lane& lane = w.network.lanes[shipment.lane];
  if (shipment.due > w.now()) {  // stood still on a closed lane
    if (shipment.due != never) w.arrive_at(shipment.due, lane.to_site, index);
    return false;
  }
  if (w.state.lanes[shipment.lane].gate_until > w.now()) {
    wait_at_gate(w, index);
    return false;
  }
  w.state.shipments.remove(index);
  if (shipment.amount == Quantity{}) return false;  // lost on its way
  w.state.lanes[shipment.lane].under_way -= shipment.amount;
  ItemState& stock = w.stock(lane.to);
  stock.on_hand += shipment.amount;
  stock.on_order -= shipment.amount;
  if (!w.state.behaviour.orders.empty())
    w.state.behaviour.orders[shipment.lane].received += static_cast<double>(shipment.amount.units);
  if (!w.state.prices.empty()) arrive_in_market(w, shipment.lane, shipment.amount);
  if (!w.state.adaptation.received.empty()) w.state.adaptation.received[shipment.lane] += shipment.amount;
  w.tell(FactKind::received, shipment.lane.index, shipment.amount, 0, shipment.placed);
  return true;
}

/// What has come in may be sold and used.
void mark_receipt(World& w, SiteId site) {
  w.mark(Phase::allocation, site);
  w.mark(Phase::production, site);
}

}  // namespace

void receive(World& w, std::uint32_t index) {
  const SiteId site = w.network.lanes[w.state.shipments[index].lane].to_site;
  if (take_in(w, index)) mark_receipt(w, site);
}

void hand_out_arrivals(World& w) {
  State& s = w.state;
  s.arrivals.work_off(turn_number(w.network, s.now), [&](std::uint32_t i) {
    const SiteId site = w.network.lanes[s.shipments[i].lane].to_site;
    append(s.sites[site].arrivals, s.shipments, i);
    w.mark(Phase::receipt, site);
  });
}

void receive_site(World& w, SiteId site) {
  bool came_in = false;
  work_off(w.state.sites[site].arrivals, w.state.shipments, [&](std::uint32_t i) {
    ++w.state.steps;
    came_in = take_in(w, i) || came_in;
  });
  if (came_in) mark_receipt(w, site);
}

namespace {

Rate rate_of(const Lane& lane) {
  return lane.limited ? lane.capacity : Rate{{static_cast<std::int64_t>(lane.flow + 0.5)}, day};
}

void renew_lane(World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  if (!lane.limited && state.left == whole) {
    state.room = unlimited;
    return;
  }
  state.capacity.earned = state.capacity.used = {};
  state.capacity.since = w.now();
  const Rate rate = rate_of(lane);
  state.room = state.capacity.carry.take(Wide{rate.amount.units} * w.network.lot.seconds * state.left.ppb,
                                         Wide{rate.per.seconds} * whole.ppb);
}

}  // namespace

void use_lane(World& w, LaneId id, Quantity amount) {
  LaneState& lane = w.state.lanes[id];
  if (lane.room == unlimited) return;
  lane.room -= amount;
  lane.capacity.used += amount;
}

void earn_lane(World& w, LaneId id) {
  LaneState& state = w.state.lanes[id];
  Capacity& c = state.capacity;
  const Duration gone = w.now() - c.since;
  c.since = w.now();
  if (state.room == unlimited)
    c.earned = c.used = {};
  else
    c.earned += flowing(rate_of(w.network.lanes[id]), gone, state.left);
}

void rest_of_lane(World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  if (!lane.limited && state.left == whole) {
    state.room = unlimited;
    return;
  }
  const Duration rest = w.state.interval + w.network.lot - w.now();
  const Quantity to_come = flowing(rate_of(lane), rest, state.left);
  state.room = max(Quantity{}, state.capacity.earned + to_come - state.capacity.used);
}

void renew_lanes(World& w) {
  for (std::uint32_t i = 0; i < w.network.lanes.size(); ++i) renew_lane(w, LaneId{i});
}

}  // namespace chokepoint::engine
