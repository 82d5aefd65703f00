// The working numbers of balance(): who wants how much of what, as doubles of smallest units a day.
#pragma once
#include <vector>

#include "chokepoint/network/balance.hpp"

namespace chokepoint {

struct Flows {
  explicit Flows(const Network& network);

  const Network& net;
  std::vector<double> lane, recipe;              ///< the answer, by id
  std::vector<double> part_need;                 ///< by output part: size of runs that its good needs
  std::vector<double> demand;                    ///< by demand: what it wants a day
  std::vector<double> limit;                     ///< by item: the most that could come out of it, all claims together
  std::vector<double> all_wanted;                ///< by item: wanted() when the limits were set
  std::vector<std::vector<PartId>> uses, gives;  ///< by item: parts that take it, parts that give it
  std::vector<RecipeId> recipe_of;               ///< by part

  /// What the site's own recipes and its final demand use of the item.
  double use(ItemId item) const;
  /// What buyers take of it by lane.
  double sold(ItemId item) const;
  double wanted(ItemId item) const { return use(item) + sold(item); }
  /// What the site's recipes give of it.
  double made(ItemId item) const;
  double bought(ItemId item) const;
};

double per_basis(const Recipe& recipe, const Part& part);
/// What a final demand wants a day on average: on working days only, if it has a calendar; with its growth.
double steady_rate(const Network& network, const Demand& demand);
/// Renews `limit`, upstream first: capacities, by-products that are there anyway, inputs that are short. Only
/// priorities ask for it; without any it does nothing.
void set_limits(Flows& flows);

}  // namespace chokepoint
