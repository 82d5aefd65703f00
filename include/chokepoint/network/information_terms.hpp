// Reports and beliefs, compiled: what a report counts and when it is seen; who guesses which quota, and how.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/rules/information.hpp"

namespace chokepoint {

struct Report {
  std::string id, by, source;
  GoodId good;  ///< in whose unit its amounts are
  Publication when;
  std::vector<ItemId> items;  ///< what is made there counts, or
  std::vector<LaneId> lanes;  ///< what leaves on them
};

struct PlannersBelief {
  std::string id, held_by;  ///< held_by: the sites in words
  EventId about;
  double last_year = 0, growth = 0, sd = 0.05, month_spread = 0.1;  ///< last_year in smallest units
  bool learns = true;                                               ///< from publications
  std::uint32_t report = UINT32_MAX;                                ///< and from this report's months; none: UINT32_MAX
  Duration buys_ahead{};
  double need = 0;            ///< smallest units a year; 0: what the quota counts in steady flow
  std::vector<ItemId> items;  ///< whose cover the believers raise
};

}  // namespace chokepoint
