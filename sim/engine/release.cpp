// Production orders: which recipes of a site get how much of a need, and what that makes them need.
#include <algorithm>

#include "chokepoint/core/scratch.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

/// The run of `recipe` that gives `amount` of an output.
Quantity run_for(const World& w, const Recipe& recipe, ItemId output, Quantity amount) {
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    if (part.item != output || !part.driving) continue;
    return {static_cast<std::int64_t>(ceil_div(Wide{amount.units} * recipe.basis.units, part.amount.units))};
  }
  return {};
}

/// What a recipe can have of an input: free stock, what is on the road, and what open suppliers promise.
Quantity within_reach(const World& w, ItemId id) {
  const ItemState& stock = w.state.items[id];
  Quantity sum = stock.on_hand - stock.owed;
  for (const LaneId lane : w.item(id).inbound) {
    if (w.state.lanes[lane].closed == 0) sum += w.state.lanes[lane].under_way + offer_of(w, lane);
  }
  for (const std::uint32_t s : w.item(id).standbys) sum += w.state.lanes[w.network.standbys[s].lane].under_way;
  return min(unlimited, max(Quantity{}, sum));
}

/// How many runs the inputs of a recipe allow.
Quantity runs_within_reach(const World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  Quantity least = unlimited;
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    Quantity sum = within_reach(w, part.item);
    for (const ItemId other : part.instead) sum += within_reach(w, other);
    least = min(least, feasible(recipe, part, w.state.recipes[id].begun, min(unlimited, sum)));
  }
  return least;
}

/// Capacity that a recipe has left for new production orders in one review, if it has a limit of its own.
Quantity room_for_orders(const World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  if (!recipe.limited) return unlimited;
  const RecipeState& s = w.state.recipes[id];
  return max(Quantity{}, in(w.network.lot, recipe.capacity) - (s.released - s.begun));
}

void release_by_share(World& w, const Item& item, ItemId id, Quantity amount) {
  Scratch<std::int64_t, 8> weights(item.made_by.size());
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = w.network.recipes[item.made_by[i]].share;
  if (w.state.adaptation.recipe_shifts > 0) shift_weights(w, item, weights);
  Scratch<Quantity, 8> parts(weights.size());
  split(amount, weights, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    release_run(w, item.made_by[i], run_for(w, w.network.recipes[item.made_by[i]], id, parts[i]));
  }
}

/// Offers the amount to the recipes in turn, each takes at most `most(recipe)`; gives what nobody took.
template <class Most>
Quantity release_in_turn(World& w, const std::vector<RecipeId>& turns, ItemId id, Quantity amount, Most most) {
  for (const RecipeId r : turns) {
    const Quantity size = run_for(w, w.network.recipes[r], id, amount);
    const Quantity part = min(size, most(r));
    if (size == Quantity{} || part == Quantity{}) continue;
    release_run(w, r, part);
    if (part == size) return {};
    amount -= Quantity{static_cast<std::int64_t>(floor_div(Wide{amount.units} * part.units, size.units))};
  }
  return amount;
}

/// Each recipe in turn takes what its inputs, its capacity and its quota allow. What none can make now waits with the
/// first that has capacity, and beyond all capacity with the last.
void release_by_turns(World& w, const std::vector<RecipeId>& turns, ItemId id, Quantity amount) {
  amount = release_in_turn(w, turns, id, amount, [&](RecipeId r) {
    return left_by_quota(w, r, min(room_for_orders(w, r), runs_within_reach(w, r)));
  });
  amount = release_in_turn(w, turns, id, amount, [&](RecipeId r) { return room_for_orders(w, r); });
  if (amount > Quantity{}) release_run(w, turns.back(), run_for(w, w.network.recipes[turns.back()], id, amount));
}

/// Recipes by how much their inputs allow, the most first; equal ones in the order of the file.
std::vector<RecipeId> by_availability(const World& w, std::vector<RecipeId> recipes) {
  std::stable_sort(recipes.begin(), recipes.end(),
                   [&](RecipeId a, RecipeId b) { return runs_within_reach(w, a) > runs_within_reach(w, b); });
  return recipes;
}

/// By what a unit of the output earns, the most first; equal ones in the order of the file.
std::vector<RecipeId> by_margin(const World& w, std::vector<RecipeId> recipes, ItemId output) {
  std::stable_sort(recipes.begin(), recipes.end(),
                   [&](RecipeId a, RecipeId b) { return margin_of(w, a, output) > margin_of(w, b, output); });
  return recipes;
}

/// What shifts of recipes take goes by the new recipe, whatever the site would choose; gives the rest.
Quantity release_shifted(World& w, const Item& item, ItemId id, Quantity amount) {
  for (const ShiftedRun& run : shifted_runs(w, item, amount)) {
    release_run(w, run.to, run_for(w, w.network.recipes[run.to], id, run.amount));
    amount -= run.amount;
  }
  return amount;
}

}  // namespace

void order_production(World& w, ItemId id, Quantity amount) {
  const Item& item = w.item(id);
  if (item.made_by.size() == 1) {
    const RecipeId only = item.made_by.front();
    return release_run(w, only, run_for(w, w.network.recipes[only], id, amount));
  }
  const RecipeChoice choice = w.network.sites[item.site].choice;
  if (choice == RecipeChoice::share) return release_by_share(w, item, id, amount);
  if (w.state.adaptation.recipe_shifts > 0) amount = release_shifted(w, item, id, amount);
  if (choice == RecipeChoice::margin) {
    release_by_turns(w, by_margin(w, item.made_by, id), id, amount);
  } else if (choice == RecipeChoice::availability) {
    release_by_turns(w, by_availability(w, item.made_by), id, amount);
  } else {
    release_by_turns(w, item.made_by, id, amount);
  }
}

void release_run(World& w, RecipeId id, Quantity size) {
  if (size == Quantity{}) return;
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    const Quantity need = taken(recipe, part, state.released, size);
    w.stock(part.item).owed += need;
    w.stock(part.item).used_since_review += need;
  }
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    w.stock(part.item).on_order += given(recipe, part, state.released, size);
  }
  state.released += size;
  w.mark(Phase::production, recipe.site);
}

}  // namespace chokepoint::engine
