// Two runs on the same random numbers, one without the events: what the events changed, and when.
#pragma once
#include <optional>
#include <vector>

#include "chokepoint/measure/measures.hpp"
#include "chokepoint/measure/resilience.hpp"

namespace chokepoint {

/// What the events did to one end user. Days count from the begin of the disrupting event, see PairResult.
struct UserPair {
  Time first_excess = never;             ///< first shortage beyond the baseline's
  std::optional<double> survived_days;   ///< time to survive; empty: no excess shortage within the run
  bool fell = false;                     ///< service fell below 95 % of the baseline's
  std::optional<double> recovered_days;  ///< time to recover; empty although it fell: not within the run
  Resilience resilience;
};

/// When a stage's output first fell more than 1 % below the baseline's for at least 3 days.
struct Ripple {
  std::size_t tier = 0;  ///< of ProductionResult::tiers
  Time arrived = never;
};

struct PairResult {
  RunResult baseline, scenario;
  EventId disruptor;            ///< the first event, not background, that changed something; none: no event did
  Time disrupted = never;       ///< when it began
  std::vector<UserPair> users;  ///< by DemandId
  std::vector<Ripple> ripples;  ///< by tier
  bool ok() const { return baseline.failure.empty() && scenario.failure.empty(); }
};

/// Compares the two runs. Definitions: docs/results.md.
PairResult pair_up(const Network& network, RunResult baseline, RunResult scenario);

/// Keeps of a run what a study sums up: of delays the means and the reported quantiles, merged by buyer too
/// (RunResult::buyers), and no single order times. A run of a large network then takes a few hundred kilobytes.
void condense(const Network& network, RunResult& run);
/// Forgets the daily series; the numbers stay.
void forget_days(RunResult& run);

}  // namespace chokepoint
