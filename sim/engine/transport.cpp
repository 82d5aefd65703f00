// Lanes with several modes, departures, losses, a fast mode or a rerouting: the quay, and what leaves it.
#include <algorithm>
#include <cmath>

#include "behaviour.hpp"
#include "chokepoint/engine/run.hpp"
#include "kinds.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

std::int64_t rhythm(std::int64_t a, std::int64_t b) { return ((a % b) + b) % b; }

bool departs_now(const World& w, const Mode& mode) {
  return mode.every == Duration{} || rhythm((w.now() - mode.first).seconds, mode.every.seconds) == 0;
}

/// The preferred mode, or the next in the order of the file that is open; no_index: none is.
std::uint32_t open_mode(const WaysState& s) {
  if (s.modes[s.usual].closed == 0) return s.usual;
  for (std::uint32_t m = 0; m < s.modes.size(); ++m)
    if (s.modes[m].closed == 0) return m;
  return no_index;
}

Quantity of_interval(const World& w, Carry& carry, Rate rate) {
  return carry.take(Wide{rate.amount.units} * w.network.lot.seconds, rate.per.seconds);
}

/// Limits hold for a lot interval or for a departure; what is not used lapses.
void renew(World& w, const Ways& ways, WaysState& s) {
  if (s.renewed == w.state.interval) return;
  s.renewed = w.state.interval;
  for (std::uint32_t m = 0; m < s.modes.size(); ++m) {
    const Mode& mode = ways.modes[m];
    s.modes[m].room = mode.limited ? of_interval(w, s.modes[m].capacity, mode.at_most) : mode.per_departure;
  }
  if (ways.expedites) s.fast_room = of_interval(w, s.fast_capacity, ways.fast_at_most);
}

/// One draw for everything that leaves by a mode in one moment.
Duration transit_time(World& w, const Mode& mode, ModeState& state) {
  if (w.state.deterministic || mode.takes.kind == Distribution::Kind::constant)
    return {static_cast<std::int64_t>(std::llround(mean_of(mode.takes) * 86'400.0))};
  if (state.last_dispatch == w.now()) return state.last_transit;
  Stream::Draw draw = state.transit.draw(w.draw_index(state.odd));
  return w.drawn_time(sample(mode.takes, draw));
}

Time arrival(World& w, const Lane& lane, const Mode& mode, ModeState& state, Duration adds) {
  const Duration takes = transit_time(w, mode, state);
  state.last_dispatch = w.now();
  state.last_transit = takes;
  Time at = w.now() + takes;
  if (mode.calendar)
    at = std::max(w.now(),
                  w.network.calendars[mode.calendar].add(w.now(), (takes.seconds + day.seconds / 2) / day.seconds));
  at = at + adds;
  if (lane.fifo) at = std::max(at, state.last_arrival);
  state.last_arrival = at;
  return at;
}

/// What is lost is gone when it leaves; the buyer knows when it does not arrive.
Quantity lose(World& w, LaneId lane, Share share, Carry& carry, const OnQuay& goods, Quantity amount, Time at) {
  if (share == nothing) return {};
  const Quantity lost = min(amount, carry.take(Wide{amount.units} * share.ppb, whole.ppb));
  if (lost == Quantity{}) return lost;
  w.tell(FactKind::lost_under_way, lane.index, lost, no_index, goods.placed);
  miss_later(w, {lane, no_index, lost, goods.placed}, at);
  return lost;
}

void send(World& w, std::uint32_t i, std::uint32_t m, const OnQuay& goods, Quantity amount) {
  const Ways& ways = w.network.ways[i];
  const Lane& lane = w.network.lanes[ways.lane];
  WaysState& s = w.state.ways[i];
  w.stock(lane.from).staged -= amount;
  if (w.item(lane.from).room < unlimited) w.mark(Phase::production, lane.from_site);
  w.facts.push_back(
      {w.now(), FactKind::dispatched, ways.lane.index, goods.licensed ? 1U : 0U, amount, goods.placed, m + 1});
  note_left(w, ways.lane, amount);
  const Time at = arrival(w, lane, ways.modes[m], s.modes[m], s.adds);
  amount -= lose(w, ways.lane, ways.modes[m].loses, s.modes[m].loss, goods, amount, at);
  if (amount == Quantity{}) return;
  w.state.lanes[ways.lane].under_way += amount;
  const std::uint32_t shipment = w.state.shipments.add({ways.lane, no_index, amount, goods.placed, at});
  w.arrive_at(at, lane.to_site, shipment);
}

/// Up to `most` leaves by a mode; gives what did.
Quantity send_by(World& w, std::uint32_t i, std::uint32_t m, OnQuay& goods, Quantity most) {
  ModeState& mode = w.state.ways[i].modes[m];
  if (mode.closed > 0 || !departs_now(w, w.network.ways[i].modes[m])) return {};
  const Quantity amount = min(goods.amount, min(mode.room, most));
  if (amount == Quantity{}) return amount;
  if (mode.room < unlimited) mode.room -= amount;
  goods.amount -= amount;
  send(w, i, m, goods, amount);
  return amount;
}

/// Does the fast mode cost no more than the stated share of what the goods cost?
bool is_worth_it(const World& w, const Ways& ways) {
  const Good& good = w.network.goods[w.network.lanes[ways.lane].good];
  const UnitPrice& p = ways.modes[ways.fast].costs;
  const double costs =
      static_cast<double>(p.micro) * 1e-6 * static_cast<double>(good.per_unit) / static_cast<double>(p.units);
  return costs <= as_double(ways.worth) * price_paid(w.network, w.state, ways.lane);
}

/// Does the buyer's stock on hand cover less than it should, at the balanced flow?
bool is_urgent(World& w, const Ways& ways) {
  if (!ways.expedites || (ways.weighs && !is_worth_it(w, ways))) return false;
  const ItemId to = w.network.lanes[ways.lane].to;
  const double flow = w.item(to).flow;
  return flow > 0 && static_cast<double>(w.stock(to).on_hand.units) < flow * in_days(ways.below);
}

void credit(World& w, const WaysState& s, std::uint32_t m) {
  if (m != s.usual) w.touch(s.modes[s.usual].closed_by);
  if (s.adds > Duration{} || s.usual != 0) w.touch(s.rerouted_by);
}

/// A licence regime that has begun since the goods came to the quay: they are filed for, or pass, like any other.
void ask_new_licences(World& w, const Ways& ways, WaysState& s) {
  const LaneState& lane = w.state.lanes[ways.lane];
  if (lane.regime == no_index) return;
  const RegimeState& regime = w.state.regimes[lane.regime];
  const Time since = std::max(w.state.events[regime.event].begin, regime.free_until);
  const std::size_t present = s.quay.size();
  for (std::size_t k = 0; k < present; ++k) {
    const OnQuay goods = s.quay[k];
    if (goods.cleared || goods.since >= since || w.now() < since) continue;
    s.quay[k].amount = {};
    const Pass pass = passes(w, {ways.lane, goods.amount, goods.placed});
    const Quantity rest = goods.amount - pass.licensed - pass.free;
    if (pass.licensed > Quantity{}) s.quay.push_back({pass.licensed, goods.placed, w.now(), true, true});
    if (pass.free > Quantity{}) s.quay.push_back({pass.free, goods.placed, w.now(), false, false});
    if (rest > Quantity{}) apply_for_licence(w, {ways.lane, rest, goods.placed});
  }
}

void depart_on(World& w, std::uint32_t i) {
  const Ways& ways = w.network.ways[i];
  WaysState& s = w.state.ways[i];
  const LaneState& lane = w.state.lanes[ways.lane];
  if (lane.closed > 0) return w.touch(lane.limited_by);
  ask_new_licences(w, ways, s);
  renew(w, ways, s);
  const std::uint32_t usual = open_mode(s);
  const bool urgent = is_urgent(w, ways);
  for (OnQuay& goods : s.quay) {
    if (urgent) s.fast_room -= send_by(w, i, ways.fast, goods, s.fast_room);
    if (usual != no_index && send_by(w, i, usual, goods, goods.amount) > Quantity{}) credit(w, s, usual);
  }
  s.quay.erase(
      std::remove_if(s.quay.begin(), s.quay.end(), [](const OnQuay& goods) { return goods.amount == Quantity{}; }),
      s.quay.end());
}

}  // namespace

void start_ways(const Network& n, const RunOptions& o, State& s) {
  for (const Ways& ways : n.ways) {
    WaysState state;
    for (std::uint32_t m = 0; m < ways.modes.size(); ++m) {
      ModeState mode;
      const std::string name = name_of_stream(n, ways.lane) + (m == 0 ? "" : "/" + ways.modes[m].name);
      mode.transit = Stream(o.seed, o.replication, name, Purpose::transit);
      state.modes.push_back(std::move(mode));
    }
    s.ways.push_back(std::move(state));
  }
}

void put_on_quay(World& w, const Staged& goods) {
  if (w.state.export_quotas) charge_export(w, goods.lane, goods.amount);
  w.state.ways[w.network.lanes[goods.lane].ways].quay.push_back(
      {goods.amount, goods.placed, w.now(), goods.cleared, goods.cleared && !goods.unlicensed});
}

void depart(World& w, SiteId site) {
  for (std::uint32_t i = 0; i < w.state.ways.size(); ++i) {
    if (w.state.ways[i].quay.empty()) continue;
    if (w.network.lanes[w.network.ways[i].lane].from_site == site) depart_on(w, i);
  }
}

void miss_later(World& w, const TravellingOrder& lost, Time due) {
  const std::uint32_t index = w.state.lost_goods.add(lost);
  const SiteId buyer = w.network.lanes[lost.lane].to_site;
  if (due != never) w.schedule(due, Phase::receipt, buyer.index, Kind::missed, index);
}

void miss(World& w, std::uint32_t index) {
  const TravellingOrder lost = w.state.lost_goods[index];
  w.state.lost_goods.remove(index);
  const Lane& lane = w.network.lanes[lost.lane];
  w.stock(lane.to).on_order -= lost.amount;
  w.mark(Phase::review, lane.to_site);
}

bool refresh_ways(World& w, LaneId lane) {
  const std::uint32_t i = w.network.lanes[lane].ways;
  WaysState& s = w.state.ways[i];
  s.adds = {};
  s.usual = 0;
  for (ModeState& mode : s.modes) mode.closed = 0;
  Time begun{INT64_MIN};
  for_each_active<Reroute>(w, [&](std::uint32_t e, const Reroute& reroute) {
    for (const LaneMode r : reroute.lanes) {
      if (r.ways != i) continue;
      s.adds = s.adds + reroute.adds;
      s.rerouted_by = e;
      if (!reroute.by_mode || w.state.events[e].begin < begun) continue;
      s.usual = r.mode;
      begun = w.state.events[e].begin;
    }
  });
  for_each_active<Outage>(w, [&](std::uint32_t e, const Outage& outage) {
    for (const LaneMode o : outage.modes) {
      if (o.ways != i) continue;
      ++s.modes[o.mode].closed;
      s.modes[o.mode].closed_by = e;
      w.state.lanes[lane].limited_by = e;
    }
  });
  for_each_ban(w, lane, [&](std::uint32_t, const Ban& ban) { s.adds = s.adds + ban.adds; });
  return open_mode(s) == no_index;
}

void begin(World& w, EventId, const Reroute& reroute) {
  for (const LaneMode r : reroute.lanes) refresh_lanes(w, {w.network.ways[r.ways].lane});
}

void finish(World& w, EventId event, const Reroute& reroute) { begin(w, event, reroute); }

}  // namespace chokepoint::engine
