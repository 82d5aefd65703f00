// Steady flows: what runs through every lane, recipe and store when end demand is met and nothing happens.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct Overload {
  SiteId site;
  RecipeId recipe;
  LaneId lane;
  double need = 0, capacity = 0;
};  ///< per day
struct Surplus {
  ItemId item;
  double flow = 0;
};  ///< made and not wanted, smallest units a day
/// Wanted and neither bought nor made. `lasts`: days until the stock of the start is used up; `meant`: the author gave
/// that stock and said `orders: none`, so that it is to run down.
struct Unsourced {
  ItemId item;
  double flow = 0, lasts = 0;
  bool meant = false;
};

struct Balance {
  std::vector<double> item_flow, item_use, lane_flow, recipe_flow;  ///< smallest units a day, by id
  std::vector<Overload> overloads;
  std::vector<Surplus> surpluses;
  std::vector<Unsourced> unsourced;
  int rounds = 0;  ///< iterations until the loops (recycling, by-products) settled
  bool settled = true;
};

/// Solves the flows from end demand upstream through recipes, yields and shares; loops by iteration.
/// A joint process runs at the largest need among its driving outputs; what its other outputs give is credited to
/// buyers that ask it by priority before the next supplier is asked (case D14).
Balance balance(const Network& network);

/// Sets forecasts, order-up-to levels, initial stocks, filled pipelines and work in process from the balanced flows.
void fill(Network& network, const Balance& balance);

}  // namespace chokepoint
