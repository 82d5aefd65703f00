// As many replications as it takes: goals for half widths, and runs that are added until all are met.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/yardstick.hpp"

namespace chokepoint {

struct ScenarioSpec;

/// The 95 % interval of a yardstick's mean with the events shall not be wider, to either side, than `absolute` or than
/// `relative` times the mean, whichever is more.
struct Goal {
  Yardstick what;
  double relative = 0.05, absolute = 0;
};

struct Precision {
  std::vector<Goal> goals;  ///< empty: no precision is asked for
  std::uint32_t least = 10, most = 1000;
};

/// Where a study stands on one goal. The half width is wide enough for all goals to hold together (Bonferroni).
struct GoalFinding {
  std::string what, unit;
  double mean = 0, half_width = 0, wanted = 0;
  bool met() const { return half_width <= wanted; }
};
std::vector<GoalFinding> judge(const Precision& precision, const StudyResult& study);

/// How many replications `n` of them foresee: half widths shrink with the square root. 0: all goals are met.
double replications_foreseen(const std::vector<GoalFinding>& goals, std::size_t n);

/// execute(), first with the larger of `options.replications` and `precision.least`, then with more until all goals are
/// met or `precision.most` is reached. How many that are depends on the numbers alone, not on the threads. Looking
/// several times makes the true confidence a little less than 95 %. Source: Law (2015), 9.4.1.
StudyResult execute_until(const Network& network, const StudyOptions& options, const Precision& precision);

/// What became of a text: a goal, or what is wrong with it.
struct GoalRead {
  std::optional<Goal> goal;
  std::string wrong;
};
/// Reads "5 %" (of `unmet_days`, all end users), "stop_days of car-plant: 5 %" or "first_stop_day: 2 d". A width in the
/// yardstick's own unit is absolute.
GoalRead read_goal(const Network& network, const std::string& text);

/// What the scenario's `precision` asks for. What cannot be asked of the network is reported where it is written.
Precision precision_of(const ScenarioSpec& scenario, const Network& network, Diagnostics& diagnostics);

}  // namespace chokepoint
