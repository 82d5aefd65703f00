// The resilience triangle: how much service is lost, how deep it falls, and when it is whole again.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "chokepoint/measure/end_users.hpp"

namespace chokepoint {

/// Service Q is what is delivered in a day, Q0 the baseline's; a day without delivery in the baseline does not count.
struct Resilience {
  double loss_days = 0;                 ///< area of the triangle: the sum over days of 1 - Q/Q0
  double depth = 0;                     ///< the largest 1 - Q/Q0
  std::optional<double> restored_days;  ///< to the day after the last loss above a thousandth; empty: no loss, or not
                                        ///< within the run
};

/// From day `first`, that of the disruption, on. What is delivered above the baseline repays nothing.
/// Source: Bruneau et al. (2003); Zobel (2011); case D17.
Resilience resilience(const std::vector<UserDay>& baseline, const std::vector<UserDay>& scenario, std::size_t first);

}  // namespace chokepoint
