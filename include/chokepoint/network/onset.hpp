// How an event that has no date of its own comes to one: the event that it follows, or the condition that is watched.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/rules/condition.hpp"

namespace chokepoint {

/// `follows` and `when` are both empty where the event has a date.
struct Onset {
  EventId follows;
  bool follows_end = false;
  WatchId when, ends_when;
  Distribution wait;  ///< days
  Duration mean_wait{};
  Duration lasts{};        ///< 0: to Incident::end; only of events without a date
  Time announced = never;  ///< when it becomes known; its date where nothing is said, never where it has none
  Share probability = whole;
  bool repeats = false, at_once = false;
};

/// A condition: a sum over stock points or end users that is compared with a limit once every lot interval.
struct Watch {
  EventId event;
  bool ends = false;  ///< it ends the event instead of beginning it
  Watched what = Watched::stock;
  bool scarcest = false;  ///< the least of the stock points instead of their sum
  bool relative = false;  ///< a share: of what was asked for, or of the balanced flow
  std::vector<ItemId> items;
  std::vector<DemandId> demands;
  std::uint32_t market = 0;  ///< of a price, in Network::markets
  Limit limit;
  std::uint32_t intervals = 1;  ///< trailing window, in lot intervals
  Duration seen_after{};
  unsigned published_on = 0;  ///< day of the month; 0: seen at once
};

}  // namespace chokepoint
