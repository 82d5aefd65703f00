// Production: capacity by the interval, starts limited by what is there, completions.
#include <algorithm>
#include <cmath>

#include "chokepoint/engine/run.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {

Quantity in_stock(const World& w, const Part& part) {
  Quantity sum = w.state.items[part.item].on_hand;
  for (const ItemId other : part.instead) sum += w.state.items[other].on_hand;
  return sum;
}

Quantity allowed_by_inputs(const World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    size = min(size, feasible(recipe, part, served_with(w.network, w.state, id, p), in_stock(w, part)));
  }
  return max(size, Quantity{});
}

namespace {

/// What work in process will give of an item, by all recipes that make it.
Quantity coming(const World& w, ItemId id) {
  Quantity sum{};
  for (const RecipeId r : w.item(id).made_by) {
    const RecipeState& state = w.state.recipes[r];
    for (const PartId p : w.network.recipes[r].outputs) {
      const Part& part = w.network.parts[p];
      if (part.item == id) sum += given(w.network.recipes[r], part, state.done, state.begun - state.done);
    }
  }
  return sum;
}

/// Room in the output stores that block production when full; work in process has its place reserved.
Quantity allowed_by_room(const World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    const Item& item = w.item(part.item);
    if (item.room == unlimited || item.dumps) continue;
    const ItemState& stock = w.state.items[part.item];
    const Quantity there = stock.on_hand + stock.staged + stock.held + coming(w, part.item);
    const Quantity free = max(Quantity{}, item.room - there);
    size = min(size, {static_cast<std::int64_t>(floor_div(Wide{free.units} * recipe.basis.units, part.amount.units))});
  }
  return size;
}

/// Does every input of a line cover so much? Free places to park cover parts that can be fitted later.
bool covered(const World& w, DemandId id, Duration cover) {
  const Demand& d = w.network.demands[id];
  const Rate rate = d.every > Duration{} ? Rate{d.each, d.every} : d.rate;
  const Quantity build = part_of(in(cover, rate), demand_factor(w, id, w.now()));
  if (!d.park.any()) return allowed_by_inputs(w, d.recipe, build) == build;
  const Recipe& recipe = w.network.recipes[d.recipe];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    const Quantity there = feasible(recipe, part, served_with(w.network, w.state, d.recipe, p), in_stock(w, part));
    if (there + (part.later ? free_places(w, id) : Quantity{}) < build) return false;
  }
  return true;
}

/// How much a line would build now: nothing while it stands; a stopped line waits for its restart.
Quantity line_wants(World& w, DemandId id) {
  const Demand& d = w.network.demands[id];
  DemandState& state = w.state.demands[id];
  if (!state.standing && d.stops_below > Duration{} && !covered(w, id, d.stops_below)) state.standing = true;
  const auto left = [&] { return state.plan + state.extra + state.places.sum() - state.built; };
  if (!state.standing) return left();
  if (state.waiting || !covered(w, id, d.restarts_at)) return {};
  if (d.restart_lag > Duration{}) {
    state.waiting = true;
    w.schedule(w.now() + d.restart_lag, Phase::demand, d.site.index, Kind::restart, id.index);
    return {};
  }
  state.standing = false;
  return left();
}

Quantity wanted_run(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  const RecipeState& state = w.state.recipes[id];
  if (recipe.line) return line_wants(w, recipe.line);
  return state.released - state.begun;
}

/// Largest batch of a site: capacity is saved up to it, so that a batch larger than an interval's capacity starts too.
Quantity largest_batch(const World& w, SiteId id) {
  Quantity most{};
  for (const RecipeId r : w.network.sites[id].recipes) most = max(most, w.network.recipes[r].batch);
  return most;
}

/// As many runs of one batch each as there are free servers.
void begin_batches(World& w, RecipeId id, Quantity size, Quantity wanted) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  for (; state.in_work < recipe.servers && size >= recipe.batch; size -= recipe.batch) {
    charge_quota(w, id, recipe.batch, wanted);
    ++state.in_work;
    begin_work(w, id, recipe.batch);
  }
}

}  // namespace

void produce(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  SiteState& site = w.state.sites[recipe.site];
  const Quantity wanted = wanted_run(w, id);
  if (wanted <= Quantity{} || site.failed) return;
  Quantity size = allowed_by_room(w, id, allowed_by_inputs(w, id, min(wanted, state.room)));
  if (site.left < whole && site.limited_by != no_index) {
    if (size > site.room) w.touch(site.limited_by);
    tell_held_back(w, id, state.held_by_outage, max(Quantity{}, size - site.room), site.limited_by);
  }
  size = min(size, site.room);
  const Quantity before_quota = size;
  size = allowed_by_quota(w, id, size);
  if (recipe.batch > Quantity{}) size.units -= size.units % recipe.batch.units;
  if (recipe.servers > 0) return begin_batches(w, id, size, before_quota);
  if (size > Quantity{}) {
    charge_quota(w, id, size, before_quota);
    begin_work(w, id, size);
  }
}

void take_input(World& w, RecipeId id, const Part& part, Quantity amount) {
  w.stock(part.item).owed -= amount;
  Quantity rest = amount;
  const auto draw = [&](ItemId item) {
    const Quantity n = min(rest, w.stock(item).on_hand);
    if (n == Quantity{}) return;
    w.stock(item).on_hand -= n;
    rest -= n;
    w.tell(FactKind::used, item.index, n, id.index);
  };
  draw(part.item);
  for (const ItemId other : part.instead) draw(other);
}

namespace {

Duration lead_time(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  if (w.state.deterministic || recipe.lead.kind == Distribution::Kind::constant) return recipe.mean_lead;
  std::uint32_t& odd = w.state.recipes[id].odd_starts;
  // Several batches may start in one moment, each with a time of its own.
  const std::uint32_t index = recipe.servers > 0 ? odd++ : w.draw_index(odd);
  Stream::Draw draw = w.state.lead_streams[id].draw(index);
  return w.drawn_time(sample(recipe.lead, draw));
}

/// The share of what a recipe gives now that is good: a straight line from its first run on.
Share quality_now(const World& w, const Recipe& recipe, const RecipeState& state) {
  const Duration age = w.now() - (state.first_run == never ? w.network.start() : state.first_run);
  if (age >= recipe.quality_rises) return whole;
  const Wide missing = whole.ppb - recipe.first_quality.ppb;
  const Wide rises = recipe.quality_rises.seconds;
  return {static_cast<std::int64_t>(whole.ppb - missing * (rises - age.seconds) / rises)};
}

/// What is of poor quality leaves at once; it is missing then, and made anew.
void sort_out(World& w, RecipeId id, ItemId item, Quantity amount) {
  // Rounded down: a last gram would be made and dumped without end.
  const Share good = quality_now(w, w.network.recipes[id], w.state.recipes[id]);
  const Quantity poor = part_of(amount, {whole.ppb - good.ppb});
  if (poor == Quantity{}) return;
  w.stock(item).on_hand -= poor;
  w.tell(FactKind::dumped, item.index, poor, 1);
  w.mark(Phase::review, w.network.recipes[id].site);
}

void put_output(World& w, RecipeId id, const Part& part, Quantity amount) {
  const Recipe& recipe = w.network.recipes[id];
  ItemState& stock = w.stock(part.item);
  w.tell(FactKind::made, part.item.index, amount, id.index);
  const DemandId line = recipe.line;
  if (line && w.network.demands[line].item == part.item) {
    w.tell(FactKind::delivered, line.index, amount, 0, w.state.demands[line].since);
    return;
  }
  stock.on_hand += amount;
  if (recipe.to_orders) stock.on_order -= amount;
  if (recipe.first_quality < whole) sort_out(w, id, part.item, amount);
  if (w.item(part.item).dumps) {
    w.state.overfull.push_back(part.item);
    w.close_later();
  }
}

bool works_today(const World& w, const Site& site) {
  return !site.calendar || w.network.calendars[site.calendar].works(w.now());
}

Rate capacity_under_outage(const World& w, SiteId id) {
  const Site& site = w.network.sites[id];
  if (!works_today(w, site)) return {{}, site.limited ? site.capacity.per : day};
  if (site.limited) return site.capacity;
  double flow = 0;
  for (const RecipeId r : site.recipes) flow += w.network.recipes[r].flow;
  return {{static_cast<std::int64_t>(flow + 0.5)}, day};
}

void owe_inputs(World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    const Quantity need = taken(recipe, part, state.released, size);
    w.stock(part.item).owed += need;
    w.stock(part.item).used_since_review += need;
  }
  state.released += size;
}

/// A recipe that runs to plan orders what the plan takes; what an interval could not run is dropped from the plan, but
/// for the beginning of a batch.
void plan_run(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  const Quantity unused = state.released - state.begun;
  const Quantity dropped = max(Quantity{}, unused - recipe.batch);
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    w.stock(part.item).owed -= taken(recipe, part, state.released - dropped, dropped);
  }
  state.released -= dropped;
  state.held_by_outage = state.held_by_quota = {};
  if (!works_today(w, w.network.sites[recipe.site])) return;
  Quantity plan =
      state.plan_carry.take(Wide{recipe.plan.amount.units} * w.network.lot.seconds, recipe.plan.per.seconds);
  if (id.index == w.network.sites[recipe.site].recipes.first) plan += added_capacity(w, recipe.site, w.network.lot);
  owe_inputs(w, id, plan);
}

void renew_site(World& w, SiteId id) {
  const Site& site = w.network.sites[id];
  SiteState& state = w.state.sites[id];
  if (!site.limited && state.left == whole) {
    state.room = unlimited;
    return;
  }
  const Quantity saved = min(state.room, largest_batch(w, id));
  state.capacity.earned = saved;
  state.capacity.used = {};
  state.capacity.since = w.now();
  const Rate rate = capacity_under_outage(w, id);
  const Quantity own = state.capacity.carry.take(Wide{rate.amount.units} * w.network.lot.seconds * state.left.ppb,
                                                 Wide{rate.per.seconds} * whole.ppb);
  state.room = saved + own + part_of(added_capacity(w, id, w.network.lot), state.left);
}

void renew_recipe(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  if (recipe.limited) {
    const Quantity lot = state.capacity_carry.take(Wide{recipe.capacity.amount.units} * w.network.lot.seconds,
                                                   recipe.capacity.per.seconds);
    state.room = min(state.room, recipe.batch) + lot;
  } else {
    state.room = unlimited;
  }
  if (recipe.pushes) plan_run(w, id);
}

}  // namespace

void earn_capacity(World& w, SiteId id) {
  SiteState& state = w.state.sites[id];
  Capacity& c = state.capacity;
  const Duration gone = w.now() - c.since;
  c.since = w.now();
  if (state.room == unlimited) {
    c.earned = c.used = {};
    return;
  }
  c.earned +=
      flowing(capacity_under_outage(w, id), gone, state.left) + part_of(added_capacity(w, id, gone), state.left);
}

void rest_of_capacity(World& w, SiteId id) {
  SiteState& state = w.state.sites[id];
  if (!w.network.sites[id].limited && state.left == whole) {
    state.room = unlimited;
    return;
  }
  const Duration rest = w.state.interval + w.network.lot - w.now();
  const Quantity to_come =
      flowing(capacity_under_outage(w, id), rest, state.left) + part_of(added_capacity(w, id, rest), state.left);
  state.room = max(Quantity{}, state.capacity.earned + to_come - state.capacity.used);
}

void renew_capacity(World& w) {
  if (w.network.parks) renew_parks(w);
  for (std::uint32_t i = 0; i < w.network.sites.size(); ++i) renew_site(w, SiteId{i});
  for (std::uint32_t i = 0; i < w.network.recipes.size(); ++i) renew_recipe(w, RecipeId{i});
}

void dump_surplus(World& w) {
  for (const ItemId id : w.state.overfull) {
    ItemState& stock = w.stock(id);
    const Quantity over = stock.on_hand - w.item(id).room;
    if (over <= Quantity{}) continue;
    stock.on_hand -= over;
    w.tell(FactKind::dumped, id.index, over);
  }
  w.state.overfull.clear();
}

void tell_held_back(World& w, RecipeId recipe, Quantity& told, Quantity held, std::uint32_t event) {
  if (held > told) w.tell(FactKind::held_back, recipe.index, held - told, event);
  told = held;
}

void produce_site(World& w, SiteId id) {
  const Site& site = w.network.sites[id];
  if (!works_today(w, site)) return;
  if (site.variants) pay_back(w, id);
  for (const RecipeId r : site.recipes) {
    produce(w, r);
    if (w.network.recipes[r].parks && !w.state.sites[id].failed) work_on_park(w, r, wanted_run(w, r));
  }
  if (site.variants) step_in(w, id);
}

void use_plant(World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  state.begun += size;
  if (state.room < unlimited) state.room -= size;
  SiteState& site = w.state.sites[recipe.site];
  if (site.room < unlimited) site.room -= size;
  site.capacity.used += size;
  touch_added_capacity(w, recipe.site);
}

void begin_work(World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    take_input(w, id, part, taken(recipe, part, served_with(w.network, w.state, id, p), size));
  }
  use_plant(w, id, size);
  if (recipe.line) {
    w.state.demands[recipe.line].built += size;
    w.state.demands[recipe.line].served += size;
  }
  if (recipe.first_quality < whole) w.state.recipes[id].first_run = std::min(w.state.recipes[id].first_run, w.now());
  w.tell(FactKind::started, id.index, size);
  const Duration lead = lead_time(w, id);
  const std::uint32_t work = w.state.works.add({id, no_index, size, w.now(), true});
  finish_run_at(w, w.now() + lead, work);
}

void complete(World& w, std::uint32_t index) {
  const Work work = w.state.works[index];
  const SiteId site = w.network.recipes[work.recipe].site;
  if (w.network.sites[site].failure && !is_finished(w, site, index)) return;
  w.state.works.remove(index);
  if (!work.live) return;  // it was scrapped
  const Recipe& recipe = w.network.recipes[work.recipe];
  RecipeState& state = w.state.recipes[work.recipe];
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    put_output(w, work.recipe, part, given(recipe, part, state.done, work.size));
  }
  state.done += work.size;
  if (recipe.servers > 0) --state.in_work;
  w.tell(FactKind::completed, work.recipe.index, work.size, 0, work.begun);
  w.mark(Phase::allocation, recipe.site);
  w.mark(Phase::production, recipe.site);
}

void hand_out_completions(World& w) {
  State& s = w.state;
  s.completions.work_off(turn_number(w.network, s.now), [&](std::uint32_t i) {
    const SiteId site = w.network.recipes[s.works[i].recipe].site;
    append(s.sites[site].completions, s.works, i);
    w.mark(Phase::completion, site);
  });
}

void complete_site(World& w, SiteId site) {
  work_off(w.state.sites[site].completions, w.state.works, [&](std::uint32_t i) {
    ++w.state.steps;
    complete(w, i);
  });
}

}  // namespace chokepoint::engine
