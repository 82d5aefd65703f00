// What of a final demand is left to chance, compiled: sizes, times between them, how a rate varies.
#pragma once
#include <cstdint>

#include "chokepoint/core/random.hpp"

namespace chokepoint {

struct DemandDraws {
  bool sizes = false;   ///< each size is drawn, or the factor on each interval's flow
  bool times = false;   ///< the time to the next demand is drawn
  bool counts = false;  ///< a rate's lots are Poisson; their mean is the flow
  Distribution size;    ///< in `unit`s; of a rate: a factor of mean one
  Distribution time;    ///< days
  std::int64_t unit = 1;
  double persists = 0;  ///< share of a departure from the mean that the next size carries on
  bool any() const { return sizes || times; }
};

}  // namespace chokepoint
