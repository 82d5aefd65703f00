// The state in which a run begins: stocks, pipelines, work in process, and the first events of the calendar.
#include <algorithm>
#include <variant>

#include "behaviour.hpp"
#include "chokepoint/engine/run.hpp"
#include "regulation.hpp"

namespace chokepoint {
namespace {

using engine::Kind;
using engine::World;

void size_arrays(const Network& n, State& s) {
  s.items.resize(n.items.size());
  s.claimants.resize(n.claimants.size());
  s.lanes.resize(n.lanes.size());
  s.recipes.resize(n.recipes.size());
  s.sites.resize(n.sites.size());
  s.demands.resize(n.demands.size());
  engine::start_parks(n, s);
  engine::start_fills(n, s);
  s.events.resize(n.events.size());
  const auto turns = static_cast<std::size_t>(ceil_div((n.until - n.start()).seconds, n.lot.seconds));
  s.arrivals.resize(turns);
  s.completions.resize(turns);
  s.watches.resize(n.watches.size());
  s.beliefs.resize(n.beliefs.size());
  s.adaptation.recyclings.resize(n.recyclings.size());
  s.adaptation.shelves.resize(n.shelf_lives.size());
  if (!n.shelf_lives.empty()) s.adaptation.entered.resize(n.items.size());
  if (!n.shelf_lives.empty()) s.adaptation.received.resize(n.lanes.size());
  for (Sweep& sweep : s.sweeps) sweep.marks.assign(n.sites.size() / 64 + 1, 0);
}

void address_streams(const Network& n, const RunOptions& o, State& s) {
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l) {
    s.transit_streams.emplace_back(o.seed, o.replication, engine::name_of_stream(n, LaneId{l}), Purpose::transit);
  }
  for (const Recipe& r : n.recipes) {
    s.lead_streams.emplace_back(o.seed, o.replication, n.sites[r.site].name + "/" + r.name, Purpose::yield);
  }
}

void address_demands(const Network& n, const RunOptions& o, State& s) {
  if (std::none_of(n.demands.begin(), n.demands.end(), [](const Demand& d) { return d.draws.any(); })) return;
  for (const Demand& d : n.demands) {
    const std::string name = n.sites[d.site].name + "/" + n.good_of(d.item).name;
    s.chances.push_back({Stream(o.seed, o.replication, name, Purpose::demand_size),
                         Stream(o.seed, o.replication, name, Purpose::demand_time), 0, 0, 0});
  }
}

void address_failures(const Network& n, const RunOptions& o, State& s) {
  for (const Failure& f : n.failures) {
    FailureState failure;
    failure.up = Stream(o.seed, o.replication, n.sites[f.site].name, Purpose::outage);
    failure.down = Stream(o.seed, o.replication, n.sites[f.site].name, Purpose::repair);
    s.failures.push_back(std::move(failure));
  }
}

void address_onset(const Network& n, const RunOptions& o, Occurrence& event, std::uint32_t e) {
  event.happening = Stream(o.seed, o.replication, n.events[e].id, Purpose::happening);
  event.beginning = Stream(o.seed, o.replication, n.events[e].id, Purpose::outage);
  event.ending = Stream(o.seed, o.replication, n.events[e].id, Purpose::repair);
  event.waiting = Stream(o.seed, o.replication, n.events[e].id, Purpose::waiting);
}

void add_control(const Network& n, const RunOptions& o, State& s, std::uint32_t e) {
  if (std::holds_alternative<Licence>(n.events[e].kind)) {
    s.events[e].control = static_cast<std::uint32_t>(s.regimes.size());
    s.regimes.push_back(engine::regime_at_start(n, o, EventId{e}));
  } else if (std::holds_alternative<Inspection>(n.events[e].kind)) {
    s.events[e].control = static_cast<std::uint32_t>(s.inspections.size());
    s.inspections.push_back(engine::inspection_at_start(n, o, EventId{e}));
  } else if (std::holds_alternative<PileRelease>(n.events[e].kind) ||
             std::holds_alternative<PileRefill>(n.events[e].kind)) {
    s.events[e].control = static_cast<std::uint32_t>(s.adaptation.piles.size());
    s.adaptation.piles.push_back(engine::pile_at_start(n, EventId{e}));
    s.adaptation.received.resize(n.lanes.size());
  } else if (const Quota* quota = std::get_if<Quota>(&n.events[e].kind)) {
    s.events[e].control = static_cast<std::uint32_t>(s.quotas.size());
    QuotaState q;
    q.event = EventId{e};
    q.budgets.resize(quota->budgets.size());
    s.export_quotas = s.export_quotas || !quota->lanes.empty();
    s.quotas.push_back(std::move(q));
  }
}

void stock_items(const Network& n, State& s) {
  for (std::size_t i = 0; i < n.items.size(); ++i) {
    s.items[i].on_hand = n.items[i].start;
    s.items[i].forecast = n.items[i].flow;
  }
}

/// Moving averages begin as if the balanced flow had always been used.
void begin_behaviour(const Network& n, State& s) {
  s.behaviour.standby.resize(n.standbys.size());
  s.behaviour.uses.resize(n.averages);
  for (const Item& item : n.items) {
    if (item.may_return) s.behaviour.orders.resize(n.lanes.size());
    if (item.average_of == 0) continue;
    UseWindow& window = s.behaviour.uses[item.average];
    const double each = item.flow * in_days(std::max(item.review, n.lot));
    window.last.assign(item.average_of, {static_cast<std::int64_t>(each + 0.5)});
    window.sum = {window.last.front().units * item.average_of};
  }
}

/// What leaves on a lane that keeps its order comes after what is on the road already.
void keep_order(World& w, const Lane& lane, const InitialShipment& shipment) {
  Time& last = lane.ways == no_ways ? w.state.lanes[shipment.lane].last_arrival
                                    : w.state.ways[lane.ways].modes.front().last_arrival;
  last = std::max(last, shipment.arrives);
}

void fill_lanes(const Network& n, World& w) {
  for (const InitialShipment& i : n.shipments) {
    const Lane& lane = n.lanes[i.lane];
    const std::uint32_t shipment =
        w.state.shipments.add({i.lane, no_index, i.amount, i.arrives - lane.mean_transit, i.arrives});
    w.state.lanes[i.lane].under_way += i.amount;
    w.stock(lane.to).on_order += i.amount;
    keep_order(w, lane, i);
    w.arrive_at(i.arrives, lane.to_site, shipment);
  }
  for (const InitialOrder& o : n.orders) {
    const Lane& lane = n.lanes[o.lane];
    w.stock(lane.to).on_order += o.amount;
    if (o.arrives < n.start()) {
      enter_claim(w, lane.from, lane.claimant, o.amount, o.placed);
      continue;
    }
    const std::uint32_t order = w.state.travelling.add({o.lane, no_index, o.amount, o.placed});
    w.state.lanes[o.lane].ordering += o.amount;
    w.schedule(o.arrives, Phase::demand, lane.from_site.index, Kind::order_arrival, order);
  }
}

void fill_work(const Network& n, World& w) {
  for (const InitialWork& i : n.work) {
    const Recipe& recipe = n.recipes[i.recipe];
    RecipeState& state = w.state.recipes[i.recipe];
    for (const PartId p : recipe.outputs) {
      const Part& part = n.parts[p];
      const Quantity coming = given(recipe, part, state.released, i.size);
      if (recipe.to_orders) w.stock(part.item).on_order += coming;
    }
    state.released += i.size;
    state.begun += i.size;
    const std::uint32_t work = w.state.works.add({i.recipe, no_index, i.size, n.start(), true});
    if (recipe.servers > 0) ++state.in_work;
    engine::finish_run_at(w, i.done, work);
  }
}

/// Events of one moment act in the order of the file; those from before the start in the order of their dates.
std::vector<std::uint32_t> order_of_events(const Network& n) {
  std::vector<std::uint32_t> order(n.events.size());
  for (std::uint32_t e = 0; e < order.size(); ++e) order[e] = e;
  const auto early = [&](std::uint32_t e) { return n.events[e].begin < n.start(); };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (early(a) && early(b)) return n.events[a].begin < n.events[b].begin;
    return early(a) && !early(b);
  });
  return order;
}

void rank_events(const Network& n, State& s) {
  std::uint32_t rank = 1;  // 0 is the turn of the year
  for (const std::uint32_t e : order_of_events(n)) s.events[e].rank = rank++;
}

/// The first demand that is not before the start, in the rhythm of the one given; where nothing is given, demand at
/// random comes after the first of its times, as in a renewal process.
Time first_demand(World& w, DemandId id) {
  const Network& n = w.network;
  const Demand& d = n.demands[id];
  if (d.draws.times && (!d.first_given || d.first < n.start())) return n.start() + engine::time_to_next(w, id);
  if (d.first >= n.start()) return d.first;
  const std::int64_t missed = (n.start() - d.first).seconds;
  return d.first + d.every * static_cast<std::int64_t>(ceil_div(missed, d.every.seconds));
}

void enter_rounds(const Network& n, World& w) {
  w.schedule(n.start(), Phase::change, engine::last_rank, Kind::tick, 0);
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
    const Demand& demand = n.demands[d];
    if (demand.every == Duration{} || demand.first >= n.until) continue;
    w.schedule(first_demand(w, DemandId{d}), Phase::demand, demand.site.index, Kind::demand_due, d);
  }
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    const Item& item = n.items[i];
    if (item.review > Duration{} && item.review.seconds % n.lot.seconds != 0) {
      w.schedule(n.start(), Phase::review, item.site.index, Kind::review_due, i);
    }
  }
}

}  // namespace

std::string engine::name_of_stream(const Network& n, LaneId id) {
  return n.lanes[id].name + "/" + name_of(n, n.lanes[id].to);
}

State start(const Network& network, const RunOptions& options) {
  State state;
  state.now = network.start();
  state.interval = state.now;
  state.with_events = options.with_events;
  state.deterministic = options.deterministic || network.deterministic;
  Facts none;
  World world{network, state, none};
  size_arrays(network, state);
  address_streams(network, options, state);
  address_demands(network, options, state);
  stock_items(network, state);
  begin_behaviour(network, state);
  address_failures(network, options, state);
  engine::start_ways(network, options, state);
  fill_lanes(network, world);
  fill_work(network, world);
  engine::hold_applications(world);
  engine::start_origins(world);
  for (std::uint32_t e = 0; e < network.events.size(); ++e) {
    add_control(network, options, state, e);
    address_onset(network, options, state.events[e], e);
  }
  rank_events(network, state);
  engine::enter_events(world, true);
  if (options.with_events) engine::enter_events(world, false);
  engine::start_prices(world);
  engine::start_failures(world);
  enter_rounds(network, world);
  return state;
}

}  // namespace chokepoint
