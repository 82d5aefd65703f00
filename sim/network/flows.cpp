// Sums over the working numbers of balance(), and the most that each item could give.
#include "network/flows.hpp"

#include <algorithm>
#include <limits>

namespace chokepoint {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

double from_demand(const Network& n, const Flows& f, ItemId item) {
  double sum = 0;
  for (const auto c : n.items[item].claimants)
    if (const auto d = n.claimants[c].demand) sum += f.demand[d];
  return sum;
}

/// The most that a lane could bring: its capacity, and what its seller has beside the other claims.
double most_by_lane(const Flows& f, LaneId id) {
  const auto& lane = f.net.lanes[id];
  const double left = f.limit[lane.from] - (f.all_wanted[lane.from] - f.lane[id]);
  return std::min(lane.limited ? per_day(lane.capacity) : endless, std::max(0.0, left));
}

double most_of_recipe(const Flows& f, RecipeId id) {
  const auto& r = f.net.recipes[id];
  const auto& site = f.net.sites[r.site];
  if (r.pushes) return per_day(r.plan) * site.works;
  double most = r.limited ? per_day(r.capacity) * site.works : endless;
  if (site.limited) most = std::min(most, per_day(site.capacity) * site.works);
  for (const auto p : r.inputs)
    if (f.net.parts[p].instead.empty())
      most = std::min(most, f.limit[f.net.parts[p].item] / per_basis(r, f.net.parts[p]));
  return most;
}

double limit_of_bought(const Flows& f, const Item& item) {
  if (item.by_priority) {
    double sum = 0;
    for (const auto l : item.inbound) sum += most_by_lane(f, l);
    return sum;
  }
  double least = endless;
  for (const auto l : item.inbound)
    if (const auto share = f.net.lanes[l].share; share > 0)
      least = std::min(least, most_by_lane(f, l) / (static_cast<double>(share) * 1e-9));
  return least;
}

/// What comes back at the start of what was sold before; below nothing: the item is not fed by recycling.
double returns_of(const Network& n, ItemId id) {
  double sum = -1;
  for (const auto& r : n.recyclings)
    if (r.to == id)
      sum = std::max(sum, 0.0) + per_day(r.past) * as_double(r.returned) * static_cast<double>(r.gives.units) /
                                     static_cast<double>(r.per.units);
  return sum;
}

double limit_of(const Flows& f, ItemId id) {
  const auto& item = f.net.items[id];
  if (const double back = returns_of(f.net, id); back >= 0) return back;
  if (item.supply == Supply::none) return item.start_given || item.kept > Duration{0} ? endless : 0;
  if (item.supply == Supply::bought) return limit_of_bought(f, item);
  double sum = 0;
  for (const auto p : f.gives[id]) {
    const auto r = f.recipe_of[p];
    const auto& part = f.net.parts[p];
    sum += (part.driving ? most_of_recipe(f, r) : f.recipe[r]) * per_basis(f.net.recipes[r], part);
  }
  return sum;
}

}  // namespace

Flows::Flows(const Network& network)
    : net(network),
      lane(network.lanes.size()),
      recipe(network.recipes.size()),
      part_need(network.parts.size()),
      limit(network.items.size(), endless),
      all_wanted(network.items.size()),
      uses(network.items.size()),
      gives(network.items.size()),
      recipe_of(network.parts.size()) {
  for (const auto& d : net.demands) demand.push_back(steady_rate(net, d));
  for (std::uint32_t r = 0; r < net.recipes.size(); ++r) {
    for (const auto p : net.recipes[r].inputs) uses[net.parts[p].item].push_back(p), recipe_of[p] = RecipeId{r};
    for (const auto p : net.recipes[r].outputs) gives[net.parts[p].item].push_back(p), recipe_of[p] = RecipeId{r};
  }
}

double per_basis(const Recipe& recipe, const Part& part) {
  return static_cast<double>(part.amount.units) / static_cast<double>(recipe.basis.units);
}

double steady_rate(const Network& n, const Demand& d) {
  double rate = d.every > Duration{0} ? static_cast<double>(d.each.units) / in_days(d.every) : per_day(d.rate);
  if (d.calendar && d.every == Duration{0}) {
    const auto days = (n.until - n.from).seconds / day.seconds;
    if (days > 0)
      rate *=
          static_cast<double>(n.calendars[d.calendar].count(n.from, n.from + days * day)) / static_cast<double>(days);
  }
  // The usual factor is one; a product with it must not cost a digit.
  return d.growth == whole ? rate : rate * as_double(d.growth);
}

double Flows::use(ItemId item) const {
  double sum = from_demand(net, *this, item);
  for (const auto p : uses[item]) sum += recipe[recipe_of[p]] * per_basis(net.recipes[recipe_of[p]], net.parts[p]);
  return sum;
}

double Flows::sold(ItemId item) const {
  double sum = 0;
  for (const auto c : net.items[item].claimants)
    if (const auto l = net.claimants[c].lane) sum += lane[l];
  return sum;
}

double Flows::made(ItemId item) const {
  double sum = 0;
  for (const auto p : gives[item]) sum += recipe[recipe_of[p]] * per_basis(net.recipes[recipe_of[p]], net.parts[p]);
  return sum;
}

double Flows::bought(ItemId item) const {
  double sum = 0;
  for (const auto l : net.items[item].inbound) sum += lane[l];
  return sum;
}

void set_limits(Flows& f) {
  const auto& items = f.net.items;
  if (std::none_of(items.begin(), items.end(), [](const Item& i) { return i.by_priority; })) return;
  for (std::uint32_t i = 0; i < items.size(); ++i) f.all_wanted[i] = f.wanted(ItemId{i});
  for (const auto& site : f.net.sites)
    for (auto i = site.items.last; i > site.items.first; --i) f.limit[i - 1] = limit_of(f, ItemId{i - 1});
}

}  // namespace chokepoint
