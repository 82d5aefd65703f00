// How buyers behave, compiled: shifted targets, phantom orders, truces, and lanes that stand by.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

/// More stock is wanted than usual: precautionary stocking, or buying ahead of a date.
struct TargetShift {
  enum class Aim : std::uint8_t {
    cover,  ///< so many days of the flow instead of the usual stock
    times,  ///< the usual stock times a factor
    ahead,  ///< so many days of the flow beside the usual stock
  };
  std::vector<ItemId> items;
  Aim aim = Aim::cover;
  Duration days{};
  Share times = whole;
  Duration rise{}, fall{};
  bool rises_to_end = false;  ///< in equal parts until the event ends
};

struct PhantomOrders {
  std::vector<LaneId> lanes;
  Share strength = whole;
  Duration over{}, cancelled_after{};
};

struct Truce {
  std::vector<EventId> suspends;
  bool in_part = false;  ///< only on `lanes`
  std::vector<LaneId> lanes;
};

/// Terms of a lane that gets orders only while the buyer's other suppliers are in trouble.
struct Standby {
  LaneId lane;
  Duration after{}, detected_in{}, qualifies_in{}, stays{};
  Share takes = whole;
  bool moves_orders = false;
  bool when_late = true;  ///< `after` counts
  bool at_controls = false;
  Share fill_below = nothing;   ///< of what was ordered over `fill_over`; nothing: does not count
  std::uint32_t fill_over = 0;  ///< lot intervals
  Share rises_by = whole;       ///< of `takes`, in 30 days
};

}  // namespace chokepoint
