// The state of a final demand: the factor on it, a line's plan, and where its random numbers stand.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"

namespace chokepoint {

/// Places on a line that variants exchange within an interval.
struct Places {
  Quantity takes{};  ///< of others, to be built ahead of the own plan
  Quantity pays{};   ///< of others that were built ahead, for own units that were lost before
  Quantity gives{};  ///< to others, for want of parts
  Quantity calls{};  ///< to others, because so much of the plan was built ahead
  Quantity sum() const { return takes + pays - gives - calls; }
};

/// Units of a line that lack a part.
struct ParkState {
  Quantity units{};
  Quantity room{};                ///< to be finished in this interval
  Carry carry;                    ///< of that limit
  std::vector<Quantity> lacking;  ///< by input of the recipe: parked units without it
};

/// Lost units that customers still wait for.
struct Behind {
  Time since{};
  Quantity amount{};
};

struct DemandState {
  Carry carry;
  Share factor = whole;  ///< of demand-change events
  Share left_by_price = whole;
  Carry price_carry;                  ///< of what the price leaves
  Quantity plan{}, built{};           ///< of a line, in the interval that began at `since`
  Quantity extra{};                   ///< what it may build beyond its plan in this interval
  Quantity behind{};                  ///< lost units to be built by overtime
  std::vector<Behind> waiting_since;  ///< of `behind`, where customers do not wait without end
  Places places;
  Quantity ahead{};    ///< built ahead of the plan, in the places of other variants
  Quantity swapped{};  ///< lost units whose places others took, to be built in theirs
  ParkState park;
  Quantity pulled{};  ///< lost units to be built in planned idle time, which was taken early
  Time since{};
  Quantity asked{}, served{};              ///< in all, since the start; a line is served when it begins to build
  bool standing = false, waiting = false;  ///< a line that is stopped; one whose restart is scheduled
  bool down = false;                       ///< the last settled interval was not built in full
};

/// Where a demand's draws stand. The index of each is its ordinal, so events shift none.
struct DemandChance {
  Stream sizes, times;
  std::uint32_t sizes_drawn = 0, times_drawn = 0;
  double departure = 0;  ///< of the last size from its mean, in units of the mean
};

}  // namespace chokepoint
