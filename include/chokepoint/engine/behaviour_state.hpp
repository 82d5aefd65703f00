// Buyers' behaviour in motion: shifted targets, phantom orders, returns, lanes that stand by. Empty while unused.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/engine/pool.hpp"

namespace chokepoint {

/// What a store wants beyond its usual level now, and which event makes it.
struct ExtraStock {
  Quantity amount{};
  std::uint32_t event = no_index;
};

/// Orders on a lane that are not need.
struct LaneOrders {
  std::uint32_t event = no_index;   ///< of kind phantom orders, the last that began
  double needed = 0, received = 0;  ///< of late: smallest units, older days fading
  Quantity phantom{};               ///< still on their way to the supplier or in its book
  Time only_phantoms_since = never;
  Quantity credit{};  ///< returned beyond what was open: taken off the next orders
};

/// A lane that stands by; see Standby.
struct StandbyState {
  Time noticed = never;     ///< since when there is trouble
  Time qualified = never;   ///< when qualification is or will be over
  Time calm_since = never;  ///< in use: since when there is none
  Time used_since = never;
  bool used = false;
};

/// What was ordered on a lane and what left, in each of the last intervals; only where a lane that stands by asks.
struct FillWindow {
  std::vector<Quantity> ordered, left;
  Quantity ordered_sum{}, left_sum{};
  std::uint32_t next = 0, seen = 0;  ///< intervals that are over
};

/// The uses of the last reviews, for a moving average.
struct UseWindow {
  std::vector<Quantity> last;
  std::uint32_t next = 0;
  Quantity sum{};
};

/// The terms that a truce has put aside.
struct SuspendedTerms {
  std::uint32_t regime = 0, slot = 0;
  Share approved = whole;
};

struct BehaviourState {
  std::uint32_t shifts = 0;           ///< how many target shifts are active or fading
  std::vector<ExtraStock> extra;      ///< by item, once there was a shift
  std::vector<LaneOrders> orders;     ///< by lane, once there were phantom orders, or if returns are allowed
  std::vector<StandbyState> standby;  ///< as Network::standbys
  std::vector<FillWindow> fills;      ///< by lane; empty when nobody asks
  std::vector<UseWindow> uses;        ///< by Item::average
  std::vector<SuspendedTerms> suspended;
};

}  // namespace chokepoint
