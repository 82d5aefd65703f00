// How supply and use adapt, compiled: other recipes, stockpiles, what comes back from the end users.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

/// A share of what would go by one recipe goes by another of the same site.
struct RecipeShift {
  struct Way {
    SiteId site;
    RecipeId from, to;
  };
  std::vector<Way> ways;
  Share share{};
  Duration begins_after{}, over{};
};

struct PileRelease {
  ItemId pile;
  std::vector<LaneId> lanes;  ///< reserve lanes to the beneficiaries
  Rate at_most{};
  bool limited = false;
  std::uint32_t intervals = 1;  ///< in the trailing window of receipts
};

struct PileRefill {
  ItemId pile;
  Rate at{};
  Quantity up_to{};
};

/// What is sold comes back after its life: `gives` of the item for each `per` sold.
struct Recycling {
  DemandId demand;
  ItemId to;
  Quantity gives{}, per{};
  Share returned = whole;                ///< collected x recovered
  std::vector<std::uint32_t> intervals;  ///< lives in lot intervals, equally likely
  Rate past{};
};

/// What is older than so many lot intervals is dumped.
struct ShelfLife {
  ItemId item;
  std::uint32_t intervals = 1;
};

}  // namespace chokepoint
