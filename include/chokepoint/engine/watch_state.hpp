// What a condition remembers from one lot interval to the next.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/rules/condition.hpp"

namespace chokepoint {

struct WatchState {
  Passage passage;
  bool ready = true;  ///< it has not been met since it last set off what happens at once
  bool met = false;   ///< at the last look
  bool met_at_month_end = false;
  Time looked{INT64_MIN};               ///< the last look
  std::vector<Quantity> first, second;  ///< of the trailing window: cumulative sums at its looks, as a ring
  std::uint32_t looks = 0;
};

}  // namespace chokepoint
