// Several scenarios against one baseline on the same random numbers.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/study/findings.hpp"
#include "chokepoint/study/paired.hpp"
#include "chokepoint/study/yardstick.hpp"

namespace chokepoint {

/// A scenario that is compared; `network` outlives the comparison.
struct Contestant {
  std::string name;
  const Network* network = nullptr;
};

/// What scenarios have in common, so that they can be compared.
struct CommonGround {
  std::string refusal;                       ///< why nothing can be compared, and what to do; empty when something can
  std::vector<std::string> notes;            ///< how they differ: one sentence each
  std::vector<std::vector<DemandId>> users;  ///< by contestant: the end users that all have, in the first one's order
};
/// The first is the measure: horizons and units must be its own; end users are known by site and good.
CommonGround common_ground(const std::vector<Contestant>& contestants);

struct ComparisonOptions {
  StudyOptions study;
  bool against_scenario = false;      ///< the baseline is the first contestant's run with its events, not without
  std::vector<std::string> measures;  ///< yardsticks by name; the first one decides which is best; none: the usual ones
  Precision precision;                ///< of the differences from the baseline; goals name yardsticks of the first
  std::vector<std::string> limits;    ///< as read_limit() reads them; judged for every scenario that is compared
};

/// One scenario's mean, and how it differs from the baseline.
struct ScenarioFinding {
  Estimate value;
  PairedDifference against;
  std::size_t ended = 0;  ///< of a moment: replications in which it did not come before the end of the run
};

/// One yardstick over all scenarios.
struct MeasureFinding {
  Yardstick what;
  std::string name;
  Estimate baseline;
  std::vector<ScenarioFinding> scenarios;  ///< in the order of Comparison::scenarios
  Selection selection;
  std::size_t replications = 0;    ///< in which all have the number
  std::size_t family = 1;          ///< differences that the simultaneous half widths hold for together
  std::vector<std::size_t> which;  ///< the numbers of those replications
  Sample baseline_sample;
  std::vector<Sample> samples;  ///< by scenario
};

struct Comparison {
  std::vector<std::string> scenarios;
  std::uint64_t seed = 1;
  std::size_t replications = 0, failed = 0;  ///< finished for all; and those of them in which some run failed
  bool interrupted = false;
  std::vector<std::string> failures, notes;
  std::vector<MeasureFinding> measures;
  std::vector<MeasureFinding> users;  ///< `unmet` of each common end user that is short anywhere, the worst first
  std::vector<GoalFinding> precision;
  std::vector<LimitFinding> limits;
  std::vector<std::size_t> limit_of;  ///< the scenario that each of `limits` is of
  AuditFinding audit;
};

/// What became of a request to compare: the comparison, or what is wrong with the request.
struct ComparisonResult {
  Comparison comparison;
  std::string wrong;
};

/// Runs the scenarios one after the other on all threads. With `against_scenario` the first contestant is the baseline
/// and is not among the scenarios; else the baseline is its world without the events, and it is. The result does not
/// depend on the threads.
ComparisonResult compare(const std::vector<Contestant>& contestants, const ComparisonOptions& options);

}  // namespace chokepoint
