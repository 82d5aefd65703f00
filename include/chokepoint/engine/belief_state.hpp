// What planners believe about a quota in this run.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/rules/information.hpp"

namespace chokepoint {

/// A month's output that is not seen yet.
struct UnseenMonth {
  Time seen{};
  int year = 0;  ///< that the output belongs to
  double output = 0;
};

struct BeliefState {
  bool active = false;
  Belief now;
  int year = 0;
  double scale = 0;        ///< the mean at the year's beginning
  Quantity counted{};      ///< output that the report counts, from the start of the run to `since`
  Time since{};            ///< the last first of a month; at first the quota's beginning
  Duration extra_cover{};  ///< that the belief gives its items now
  std::vector<UnseenMonth> unseen;
};

}  // namespace chokepoint
