// A line that goes on without a part: units are parked unfinished, and finished when the part has come.
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

ParkState& park_of(World& w, const Recipe& recipe) { return w.state.demands[recipe.line].park; }

/// How many parked units the stock of what they lack can finish. Parts may be moved between them: what is fitted counts
/// for the oldest unit that lacks it.
Quantity can_finish(World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  const ParkState& park = park_of(w, recipe);
  Quantity most = park.units;
  if (w.network.demands[recipe.line].park.limited) most = min(most, park.room);
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    if (!part.later) continue;
    const Quantity lacking = park.lacking[p.index - recipe.inputs.first];
    const Quantity there = feasible(recipe, part, served_with(w.network, w.state, id, p), in_stock(w, part));
    most = min(most, park.units - lacking + max(Quantity{}, there));
  }
  return most;
}

void finish_parked(World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  ParkState& park = park_of(w, recipe);
  for (const PartId p : recipe.inputs) {
    Quantity& lacking = park.lacking[p.index - recipe.inputs.first];
    const Quantity fitted = lacking - (park.units - size);
    if (fitted <= Quantity{}) continue;
    const Part& part = w.network.parts[p];
    take_input(w, id, part, taken(recipe, part, served_with(w.network, w.state, id, p), fitted));
    lacking -= fitted;
  }
  park.units -= size;
  if (w.network.demands[recipe.line].park.limited) park.room -= size;
  w.state.demands[recipe.line].served += size;
  w.tell(FactKind::finished, recipe.line.index, size);
  finish_run_at(w, w.now(), w.state.works.add({id, no_index, size, w.now(), true}));
}

/// How much of `wanted` the line can build without the parts that may come later, as far as the park has room.
Quantity can_park(World& w, RecipeId id, Quantity wanted) {
  const Recipe& recipe = w.network.recipes[id];
  Quantity size = min(wanted, w.network.demands[recipe.line].park.at_most - park_of(w, recipe).units);
  size = min(size, min(w.state.recipes[id].room, w.state.sites[recipe.site].room));
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    if (!part.later) size = min(size, feasible(recipe, part, w.state.recipes[id].begun, in_stock(w, part)));
  }
  return size > Quantity{} ? left_by_quota(w, id, size) : Quantity{};
}

void park_units(World& w, RecipeId id, Quantity size) {
  const Recipe& recipe = w.network.recipes[id];
  DemandState& line = w.state.demands[recipe.line];
  charge_quota(w, id, size, size);
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    const Quantity before = served_with(w.network, w.state, id, p);
    Quantity gets = size;
    if (part.later) gets = min(size, max(Quantity{}, feasible(recipe, part, before, in_stock(w, part))));
    take_input(w, id, part, taken(recipe, part, before, gets));
    line.park.lacking[p.index - recipe.inputs.first] += size - gets;
  }
  line.park.units += size;
  line.built += size;
  use_plant(w, id, size);
  w.tell(FactKind::started, id.index, size);
  w.tell(FactKind::parked, recipe.line.index, size, 0, line.since);
}

}  // namespace

void start_parks(const Network& n, State& s) {
  for (const Recipe& recipe : n.recipes)
    if (recipe.parks) s.demands[recipe.line].park.lacking.resize(recipe.inputs.last - recipe.inputs.first);
}

void renew_parks(World& w) {
  for (std::uint32_t i = 0; i < w.network.demands.size(); ++i) {
    const Demand& d = w.network.demands[i];
    ParkState& park = w.state.demands[i].park;
    if (!d.park.any() || park.units == Quantity{}) continue;
    if (d.park.limited)
      park.room =
          park.carry.take(Wide{d.park.finishes.amount.units} * w.network.lot.seconds, d.park.finishes.per.seconds);
    w.mark(Phase::production, d.site);
  }
}

void work_on_park(World& w, RecipeId id, Quantity wanted) {
  const Recipe& recipe = w.network.recipes[id];
  if (park_of(w, recipe).units > Quantity{}) {
    const Quantity size = can_finish(w, id);
    if (size > Quantity{}) finish_parked(w, id, size);
  }
  const Quantity size = can_park(w, id, wanted);
  if (size > Quantity{}) park_units(w, id, size);
}

Quantity free_places(const World& w, DemandId line) {
  return w.network.demands[line].park.at_most - w.state.demands[line].park.units;
}

}  // namespace chokepoint::engine
