// Customs inspections, compiled: which lanes, how many of their dispatches, and for how long.
#pragma once
#include <vector>

#include "chokepoint/network/licence_terms.hpp"

namespace chokepoint {

struct Inspection {
  std::vector<LaneId> lanes;
  std::vector<Precedence> ranks;  ///< as `lanes`
  Share share = whole;
  Takes takes;
  CalendarId calendar;
  bool per_buyer = false;
};

}  // namespace chokepoint
