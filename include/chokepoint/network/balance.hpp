// Steady flows: what runs through every lane, recipe and store when end demand is met and nothing happens.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct Overload { SiteId site; RecipeId recipe; LaneId lane; double need = 0, capacity = 0; };  ///< per day
struct Surplus { ItemId item; double flow = 0; };      ///< made and not wanted, smallest units a day
struct Unsourced { ItemId item; double flow = 0; };    ///< wanted and neither bought nor made nor in stock

struct Balance {
  std::vector<double> item_flow, item_use, lane_flow, recipe_flow;  ///< smallest units a day, by id
  std::vector<Overload> overloads;
  std::vector<Surplus> surpluses;
  std::vector<Unsourced> unsourced;
  int rounds = 0;        ///< iterations until the loops (recycling, by-products) settled
  bool settled = true;
};

/// Solves the flows from end demand upstream through recipes, yields and shares; loops by iteration.
/// A joint process runs at the largest need among its driving outputs; what its other outputs give is credited to
/// buyers that ask it by priority before the next supplier is asked (case D14).
Balance balance(const Network& network);

/// Sets forecasts, order-up-to levels, initial stocks, filled pipelines and work in process from the balanced flows.
void fill(Network& network, const Balance& balance);

}  // namespace chokepoint
