// Steady flows by sweeps from the end users upstream, repeated until loops and by-products have settled.
#include "chokepoint/network/balance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "network/flows.hpp"

namespace chokepoint {
namespace {

constexpr int most_rounds = 10'000;
constexpr double settled_at = 1e-12;

/// Sets a flow and remembers the largest relative change of the round.
struct Change {
  double largest = 0;
  void set(double& flow, double value) {
    const double scale = std::max(std::abs(flow), std::abs(value));
    if (scale > 0) largest = std::max(largest, std::abs(value - flow) / scale);
    flow = value;
  }
};

double free_capacity(const Flows& f, RecipeId id) {
  const auto& r = f.net.recipes[id];
  const auto& site = f.net.sites[r.site];
  double most = r.limited ? per_day(r.capacity) * site.works : std::numeric_limits<double>::infinity();
  if (!site.limited) return most;
  double left = per_day(site.capacity) * site.works;
  for (const auto other : site.recipes)
    if (other != id) left -= f.recipe[other];
  return std::min(most, std::max(0.0, left));
}

/// A run goes at the largest need among its driving outputs; a pushing one at its plan; a line at its demand.
void set_recipe(Flows& f, RecipeId id, Change& change) {
  const auto& r = f.net.recipes[id];
  double size = 0;
  for (const auto p : r.outputs) size = std::max(size, f.part_need[p]);
  change.set(f.recipe[id], r.pushes ? per_day(r.plan) * f.net.sites[r.site].works : size);
}

double share_weight(const Flows& f, ItemId item, const Recipe& r) {
  double sum = 0;
  for (const auto other : f.net.items[item].made_by) sum += static_cast<double>(f.net.recipes[other].share);
  return sum > 0 ? static_cast<double>(r.share) / sum : 0;
}

/// Splits what is wanted of a made item among the runs that it drives, after what comes along anyway.
void split_among_recipes(Flows& f, ItemId item, Change& change) {
  std::vector<PartId> drivers;
  double left = f.wanted(item);
  for (const auto p : f.gives[item]) {
    const auto r = f.recipe_of[p];
    if (f.net.parts[p].driving && !f.net.recipes[r].pushes)
      drivers.push_back(p);
    else
      left -= f.recipe[r] * per_basis(f.net.recipes[r], f.net.parts[p]);
  }
  left = std::max(0.0, left);
  const bool by_share = f.net.sites[f.net.items[item].site].choice == RecipeChoice::share;
  const double all = left;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    const auto id = f.recipe_of[drivers[i]];
    const auto& recipe = f.net.recipes[id];
    const double each = per_basis(recipe, f.net.parts[drivers[i]]);
    double takes = i + 1 == drivers.size() ? left : std::min(left, free_capacity(f, id) * each);
    if (by_share && drivers.size() > 1) takes = all * share_weight(f, item, recipe);
    f.part_need[drivers[i]] = takes / each;
    left -= takes;
    set_recipe(f, id, change);
  }
}

/// The most that the seller of a lane can give it beside what the seller's other buyers and its own recipes take.
double within_reach(const Flows& f, LaneId id) {
  const auto& lane = f.net.lanes[id];
  const double others = f.wanted(lane.from) - f.lane[id];
  const double most = lane.limited ? per_day(lane.capacity) : std::numeric_limits<double>::infinity();
  return std::min(most, std::max(0.0, f.limit[lane.from] - others));
}

void split_by_priority(Flows& f, const Item& item, double left, Change& change) {
  for (const auto l : item.inbound) {
    const double takes = l == item.inbound.back() ? left : std::min(left, within_reach(f, l));
    change.set(f.lane[l], takes);
    left -= takes;
  }
}

void split_by_share(Flows& f, const Item& item, double all, Change& change) {
  for (const auto l : item.inbound) {
    const auto share = f.net.lanes[l].share;
    change.set(f.lane[l], share == whole.ppb ? all : all * static_cast<double>(share) * 1e-9);
  }
}

/// What a bought item orders a day: what it gives, unless a contract or no rule at all says otherwise.
double ordered(const Flows& f, ItemId id) {
  const auto& item = f.net.items[id];
  if (std::holds_alternative<NoOrders>(item.rule)) return 0;
  const auto* contract = std::get_if<Contract>(&item.rule);
  if (!contract) return f.wanted(id);
  return static_cast<double>(contract->each.units) / in_days(std::max(item.review, f.net.lot));
}

void sweep_item(Flows& f, ItemId id, Change& change) {
  const auto& item = f.net.items[id];
  if (item.supply == Supply::made) split_among_recipes(f, id, change);
  if (item.supply != Supply::bought) return;
  if (item.by_priority)
    split_by_priority(f, item, ordered(f, id), change);
  else
    split_by_share(f, item, ordered(f, id), change);
}

/// What runs whatever is ordered: sites that push, and lines.
void run_plans(Flows& f, Change& change) {
  for (std::uint32_t r = 0; r < f.net.recipes.size(); ++r)
    if (f.net.recipes[r].pushes) set_recipe(f, RecipeId{r}, change);
  for (std::uint32_t d = 0; d < f.net.demands.size(); ++d) {
    const auto& demand = f.net.demands[d];
    if (!demand.line) continue;
    const auto& r = f.net.recipes[demand.recipe];
    for (const auto p : r.outputs)
      if (f.net.parts[p].item == demand.item) f.part_need[p] = f.demand[d] / per_basis(r, f.net.parts[p]);
    set_recipe(f, demand.recipe, change);
  }
}

double sweep(Flows& f) {
  Change change;
  set_limits(f);
  run_plans(f, change);
  // A line's own product is built to plan, not to claims: the sweep must not undo it.
  for (auto s = f.net.sites.size(); s > 0; --s)
    for (const auto i : f.net.sites[s - 1].items)
      if (!line_of(f.net, i)) sweep_item(f, i, change);
  return change.largest;
}

bool exceeds(double need, double capacity) { return need > capacity * (1 + 1e-9); }

void find_overloads(const Flows& f, Balance& b) {
  const auto& n = f.net;
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) {
    double sum = 0;
    for (const auto r : n.sites[s].recipes) sum += f.recipe[r];
    const double capacity = per_day(n.sites[s].capacity) * n.sites[s].works;
    if (n.sites[s].limited && exceeds(sum, capacity))
      b.overloads.push_back({SiteId{s}, RecipeId{n.sites[s].recipes.first}, {}, sum, capacity});
  }
  for (std::uint32_t r = 0; r < n.recipes.size(); ++r) {
    const double capacity = per_day(n.recipes[r].capacity) * n.sites[n.recipes[r].site].works;
    if (n.recipes[r].limited && exceeds(f.recipe[r], capacity))
      b.overloads.push_back({n.recipes[r].site, RecipeId{r}, {}, f.recipe[r], capacity});
  }
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l)
    if (n.lanes[l].limited && exceeds(f.lane[l], per_day(n.lanes[l].capacity)))
      b.overloads.push_back({{}, {}, LaneId{l}, f.lane[l], per_day(n.lanes[l].capacity)});
}

void weigh_item(const Flows& f, ItemId id, Balance& b) {
  const auto& item = f.net.items[id];
  double wants = f.wanted(id);
  if (const auto line = line_of(f.net, id)) wants = f.demand[line];
  const double comes = item.supply == Supply::made ? f.made(id) : item.supply == Supply::bought ? f.bought(id) : 0;
  b.item_use[id] = f.use(id);
  b.item_flow[id] = item.supply == Supply::none ? wants : comes;
  const double scale = std::max(wants, comes);
  if (comes - wants > 1e-9 * scale) b.surpluses.push_back({id, comes - wants});
  if (wants - comes <= 1e-9 * scale) return;
  const double stock = item.start_given ? static_cast<double>(item.start.units) : wants * in_days(item.kept);
  b.unsourced.push_back({id, wants - comes, stock / (wants - comes), item.no_orders_given && item.start_given});
}

}  // namespace

Balance balance(const Network& network) {
  Flows f(network);
  Balance b;
  double change = 1;
  while (change > settled_at && b.rounds < most_rounds) {
    change = sweep(f);
    ++b.rounds;
  }
  b.settled = change <= settled_at;
  b.item_flow.resize(network.items.size());
  b.item_use.resize(network.items.size());
  for (std::uint32_t i = 0; i < network.items.size(); ++i) weigh_item(f, ItemId{i}, b);
  find_overloads(f, b);
  b.lane_flow = std::move(f.lane);
  b.recipe_flow = std::move(f.recipe);
  return b;
}

}  // namespace chokepoint
