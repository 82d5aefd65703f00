// What a run takes over from tables beside stocks, shipments and orders: applications under review, and what has no
// row.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

/// An application that was filed before the run begins and is not decided.
struct InitialApplication {
  std::string label;
  LaneId lane;
  EventId licence;
  Quantity amount{};
  Time filed{};
  bool holds = true;         ///< the goods exist and lie at the seller
  std::uint32_t serial = 0;  ///< ordinal among those of its lane under its licence
};

/// The applications whose goods end in what an end user sells or builds.
struct AwaitedParts {
  DemandId user;
  std::vector<std::uint32_t> applications;
};

struct TakenOver {
  bool on = false;
  bool empty = false;  ///< what has no row is empty instead of steady
  std::vector<InitialApplication> applications;
  std::vector<AwaitedParts> awaited;  ///< by end user; those that wait for none are left out
  std::vector<ItemId> items_without_row;
  std::vector<LaneId> lanes_without_row;
};

}  // namespace chokepoint
