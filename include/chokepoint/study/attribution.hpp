// Which event caused which loss: runs with single events left out, or alone, on the same random numbers.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/student.hpp"

namespace chokepoint {

/// What one event did to a number. `alone`: with this event only, less the baseline; `last`: with all, less without
/// this one; `share`: its Shapley value, the mean of what it adds over all orders in which the events could be added.
struct EventPart {
  Estimate alone, last, share;
};

/// One number: unmet demand or stop days of an end user, or, with accounts, money of all together.
struct AttributionRow {
  std::string what;
  DemandId user;                  ///< none: money
  Estimate total;                 ///< with all events less the baseline
  std::vector<EventPart> events;  ///< as Attribution::events
};

/// Empty unless it was asked for and there are two events or more.
struct Attribution {
  std::vector<EventId> events;
  bool shapley = false;  ///< exact; false: too many events, `share` is empty
  std::vector<AttributionRow> rows;
  bool on() const { return !events.empty(); }
};

/// Up to so many events every subset of them is run (64 runs for each replication), beyond it each alone and each left
/// out.
inline constexpr std::size_t most_for_shapley = 6;

/// Runs what is needed, on `options.jobs` threads; gives nothing when it was stopped. An event that is left out does
/// not happen, and neither does what follows it; background events stay. Source: Shapley (1953).
Attribution attribute(const Network& network, const StudyOptions& options);

}  // namespace chokepoint
