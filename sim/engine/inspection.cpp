// Customs inspections: a share of the dispatches is held for a time, whatever they contain.
#include <algorithm>
#include <utility>

#include "kinds.hpp"
#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

const Inspection& inspection_of(const World& w, const InspectionState& s) {
  return std::get<Inspection>(w.network.events[s.event].kind);
}

/// One draw for all that leaves on a lane in one moment: it is inspected together.
void draw(World& w, const Inspection& inspection, InspectedLane& lane) {
  if (lane.last == w.now()) return;
  const std::uint32_t index = w.draw_index(lane.odd);
  lane.last = w.now();
  double luck = lane.luck;
  if (!inspection.per_buyer) {
    Stream::Draw one = lane.draws.draw(index);
    luck = one.uniform();
  }
  lane.stopped = luck < as_double(inspection.share);
  lane.takes = over_after(w, inspection.calendar, inspection.takes, lane.times, index) - w.now();
}

void assign(World& w, const InspectionState& touched) {
  for (const InspectedLane& t : touched.lanes) {
    LaneState& lane = w.state.lanes[t.lane];
    lane.inspection = lane.inspected = no_index;
    std::pair<Precedence, Time> best{{}, Time{INT64_MIN}};
    for (std::uint32_t i = 0; i < w.state.inspections.size(); ++i) {
      const InspectionState& inspection = w.state.inspections[i];
      const Time begin = w.state.events[inspection.event].begin;
      if (!inspection.active) continue;
      for (std::uint32_t k = 0; k < inspection.lanes.size(); ++k) {
        const std::pair rank{inspection_of(w, inspection).ranks[k], begin};
        if (inspection.lanes[k].lane != t.lane || rank < best) continue;
        lane.inspection = i;
        lane.inspected = k;
        best = rank;
      }
    }
  }
}

}  // namespace

InspectionState inspection_at_start(const Network& n, const RunOptions& o, EventId event) {
  InspectionState state;
  state.event = event;
  for (const LaneId id : std::get<Inspection>(n.events[event].kind).lanes) {
    const std::string name = n.events[event].id + "/" + name_of_stream(n, id);
    InspectedLane lane;
    lane.lane = id;
    lane.draws = Stream(o.seed, o.replication, name + "/draws", Purpose::application);
    lane.times = Stream(o.seed, o.replication, name + "/times", Purpose::application);
    Stream::Draw luck = Stream(o.seed, o.replication, name + "/luck", Purpose::application).draw(0);
    lane.luck = luck.uniform();
    state.lanes.push_back(lane);
  }
  return state;
}

Quantity stop_for_inspection(World& w, const Staged& goods) {
  InspectionState& state = w.state.inspections[w.state.lanes[goods.lane].inspection];
  const Inspection& inspection = inspection_of(w, state);
  InspectedLane& lane = state.lanes[w.state.lanes[goods.lane].inspected];
  draw(w, inspection, lane);
  Quantity amount = lane.stopped ? goods.amount : Quantity{};
  if (w.state.deterministic)
    amount = min(goods.amount, lane.carry.take(Wide{goods.amount.units} * inspection.share.ppb, whole.ppb));
  if (amount == Quantity{}) return amount;
  const ItemId from = w.network.lanes[goods.lane].from;
  w.stock(from).staged -= amount;
  w.stock(from).held += amount;
  Inspected held{goods, state.event, w.now(), no_index};
  held.goods.amount = amount;
  const std::uint32_t index = w.state.at_customs.add(held);
  w.schedule(w.now() + lane.takes, Phase::decision, 0, Kind::inspected, index);
  w.tell(FactKind::stopped, goods.lane.index, amount, state.event.index, goods.placed);
  w.touch(state.event.index);
  return amount;
}

void end_inspection(World& w, std::uint32_t index) {
  const Inspected held = w.state.at_customs[index];
  w.state.at_customs.remove(index);
  const Lane& lane = w.network.lanes[held.goods.lane];
  Staged goods = held.goods;
  goods.inspected = true;
  goods.unlicensed = !goods.cleared;
  goods.cleared = true;
  w.stock(lane.from).held -= goods.amount;
  w.stock(lane.from).staged += goods.amount;
  w.state.sites[lane.from_site].staged.push_back(goods);
  w.tell(FactKind::let_go, goods.lane.index, goods.amount, held.event.index, held.since);
  w.mark(Phase::dispatch, lane.from_site);
}

void begin(World& w, EventId event, const Inspection&) {
  InspectionState& state = w.state.inspections[w.state.events[event].control];
  state.active = true;
  assign(w, state);
}

void finish(World& w, EventId event, const Inspection&) {
  InspectionState& state = w.state.inspections[w.state.events[event].control];
  state.active = false;
  assign(w, state);
}

}  // namespace chokepoint::engine
