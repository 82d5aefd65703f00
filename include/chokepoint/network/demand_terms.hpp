// Terms of a final demand, compiled: what is left to chance, and what a line makes up for.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"

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

/// What a line makes up for of what it lost: by overtime, and by working in weeks in which it would have stood idle.
struct MakeUp {
  struct Idle {
    Time from{}, until{};
  };
  Share share{};      ///< of lost units that are built later
  Share overtime{};   ///< beyond the plan of an interval
  Duration within{};  ///< how long customers wait for a lost unit; 0: without end
  bool days_off = false;
  std::vector<Idle> idle;
  bool pulls_forward = false;
  bool any() const { return share > nothing || !idle.empty(); }
};

/// Units that a line builds without the parts that can be fitted later.
struct Park {
  Quantity at_most{};
  bool limited = false;  ///< finishing has a limit
  Rate finishes{};
  bool any() const { return at_most > Quantity{}; }
};

}  // namespace chokepoint
