// Dispatch, transport and receipt.
#include <algorithm>
#include <cmath>

#include "chokepoint/engine/run.hpp"
#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// One draw for everything that leaves on a lane in one moment: it travels together.
Duration transit_time(World& w, LaneId id) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  if (w.state.deterministic || lane.transit.kind == Distribution::Kind::constant) return lane.mean_transit;
  if (state.last_dispatch == w.now()) return state.last_transit;
  Stream::Draw draw = w.state.transit_streams[id].draw(w.draw_index(state.odd_dispatches));
  return {static_cast<std::int64_t>(std::llround(sample(lane.transit, draw) * 86'400.0))};
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
  if (lane.fifo) at = std::max(at, state.last_arrival);
  state.last_arrival = at;
  return at;
}

void ship(World& w, const Staged& goods) {
  const Lane& lane = w.network.lanes[goods.lane];
  w.stock(lane.from).staged -= goods.amount;
  w.state.lanes[goods.lane].under_way += goods.amount;
  w.tell(FactKind::dispatched, goods.lane.index, goods.amount, goods.cleared ? 1 : 0, goods.placed);
  const Time at = arrival(w, goods.lane);
  const std::uint32_t shipment = w.state.shipments.add({goods.lane, goods.amount, goods.placed, at, no_index, true});
  w.schedule(at, Phase::receipt, lane.to_site.index, Kind::receipt, shipment);
}

bool needs_licence(const World& w, const Staged& goods) {
  const LaneState& lane = w.state.lanes[goods.lane];
  if (goods.cleared || lane.regime == no_index) return false;
  return w.now() >= w.state.regimes[lane.regime].free_until;
}

}  // namespace

void dispatch_site(World& w, SiteId site) {
  // What is applied for lands in the seller's store; what is let go later comes back here. Index loop: ship may not
  // append to this list, applications do not touch it.
  std::vector<Staged>& list = w.state.sites[site].staged;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Staged goods = list[i];
    if (w.state.lanes[goods.lane].closed > 0) {
      w.touch(w.state.lanes[goods.lane].limited_by);
      list[kept++] = goods;
      continue;
    }
    if (!needs_licence(w, goods)) {
      ship(w, goods);
      continue;
    }
    const Quantity free = free_of_licence(w, goods);
    if (free > Quantity{}) ship(w, {goods.lane, free, goods.placed, false});
    if (free < goods.amount) apply_for_licence(w, {goods.lane, goods.amount - free, goods.placed, false});
  }
  list.resize(kept);
}

void receive(World& w, std::uint32_t index) {
  const Shipment shipment = w.state.shipments[index];
  const Lane& lane = w.network.lanes[shipment.lane];
  if (shipment.due > w.now()) {  // stood still on a closed lane
    if (shipment.due != never) w.schedule(shipment.due, Phase::receipt, lane.to_site.index, Kind::receipt, index);
    return;
  }
  w.state.shipments.remove(index);
  w.state.lanes[shipment.lane].under_way -= shipment.amount;
  ItemState& stock = w.stock(lane.to);
  stock.on_hand += shipment.amount;
  stock.on_order -= shipment.amount;
  w.tell(FactKind::received, shipment.lane.index, shipment.amount, 0, shipment.placed);
  w.mark(Phase::allocation, lane.to_site);
  w.mark(Phase::production, lane.to_site);
}

void renew_lane(World& w, LaneId id, Duration rest) {
  const Lane& lane = w.network.lanes[id];
  LaneState& state = w.state.lanes[id];
  if (!lane.limited && state.left == whole) {
    state.room = unlimited;
    return;
  }
  const Rate rate = lane.limited ? lane.capacity : Rate{{static_cast<std::int64_t>(lane.flow + 0.5)}, day};
  state.room = state.capacity_carry.take(Wide{rate.amount.units} * rest.seconds * state.left.ppb,
                                         Wide{rate.per.seconds} * whole.ppb);
}

void renew_lanes(World& w) {
  for (std::uint32_t i = 0; i < w.network.lanes.size(); ++i) renew_lane(w, LaneId{i}, w.network.lot);
}

}  // namespace chokepoint::engine
