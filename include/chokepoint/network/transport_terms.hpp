// Transport, compiled: lanes with modes, departures, losses, a fast mode or a rerouting. All other lanes have none.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/network/money_terms.hpp"

namespace chokepoint {

inline constexpr std::uint32_t no_ways = UINT32_MAX;  ///< of a lane: it goes one way, as soon as goods are ready

struct Mode {
  std::string name;
  Distribution takes;  ///< days
  CalendarId calendar;
  Share loses = nothing;
  Duration every{};  ///< between departures; 0: whenever goods are ready
  Time first{};      ///< one of them
  Quantity per_departure = unlimited;
  bool limited = false;
  Rate at_most{};
  bool priced = false;  ///< `costs` holds instead of the lane's transport
  UnitPrice costs;
};

/// How a lane is travelled.
struct Ways {
  LaneId lane;
  std::vector<Mode> modes;  ///< the usual one first
  bool expedites = false;
  std::uint32_t fast = 0;  ///< the mode for goods in a hurry
  Duration below{};        ///< of the buyer's cover
  Rate fast_at_most{};
  bool weighs = false;  ///< the fast mode only while it costs no more than
  Share worth{};        ///< this share of what the goods cost
};

/// One mode of a lane, in Network::ways.
struct LaneMode {
  std::uint32_t ways = 0, mode = 0;
};

struct Reroute {
  std::vector<LaneMode> lanes;
  bool by_mode = false;
  Duration adds{};
};

}  // namespace chokepoint
