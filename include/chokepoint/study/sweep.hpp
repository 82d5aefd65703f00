// Many cases of one scenario: the plan of a sweep, and its trials, run on all cores in memory that does not grow with
// their number.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/scenario/study_reader.hpp"
#include "chokepoint/study/asked.hpp"
#include "chokepoint/study/design.hpp"
#include "chokepoint/study/factor.hpp"

namespace chokepoint {

/// A formula whose names are resolved: to factors, to outputs above it, and to numbers of the run.
struct BoundFormula {
  enum class From : std::uint8_t { factor, output, run };
  struct Source {
    From from;
    std::uint32_t index;  ///< of a factor, an output, or SweepPlan::asked
  };
  Formula formula;
  std::vector<Source> sources;  ///< by Formula::names()
};

/// A column of the results.
struct SweepOutput {
  std::string id, formula, unit, about;
  bool moment = false;  ///< days since the scenario's first day: shown as a date too
  BoundFormula bound;
};
struct SweepLimit {
  std::string id, when;
  double allowed = 0;  ///< share of the trials in which it may hold
  BoundFormula bound;
};
struct SweepSeries {
  std::string id, name, unit;
};

/// All that a sweep does, and everything that its results depend on. Constant while trials run.
struct SweepPlan {
  std::string title, about;
  std::string study_text, scenario_text, table_text;  ///< as read; the scenario merged, without `set`
  std::vector<Factor> factors;
  Design design;
  std::uint32_t replications = 1;
  std::uint64_t seed = 1;
  bool own_draws = false;
  bool deterministic = false;
  bool has_scenario = false;
  Time from{}, until{};
  ScenarioDraft draft;
  std::shared_ptr<const Network> base;  ///< the scenario as it is written
  std::vector<std::string> asked;       ///< names of numbers of the run
  std::vector<SweepOutput> outputs;
  std::vector<SweepLimit> limits;
  std::vector<SweepSeries> series;
  Needs needs;

  /// Trial t is replication t % replications of point t / replications.
  std::uint64_t trials() const { return design.points() * replications; }
  std::vector<FactorValue> values_at(std::uint64_t point) const;
};

/// Checks everything that can be checked before the first run: paths, listed values and the ends of ranges, names and
/// formulas. Empty when there are mistakes; they are in `study.diagnostics`.
std::optional<SweepPlan> plan_sweep(StudyRead& study, const TextSource& source);

struct Trial {
  std::uint64_t id = 0, point = 0;
  std::uint32_t replication = 0, scrambling = 0;
  std::string failure;  ///< empty: it went through
  std::vector<FactorValue> factors;
  std::vector<double> outputs;              ///< by SweepPlan::outputs; absent where there is none
  std::vector<bool> crossed;                ///< by SweepPlan::limits
  std::vector<std::vector<double>> series;  ///< by SweepPlan::series, by day
  double seconds = 0;                       ///< of one core; not part of the results
};

struct TrialOptions {
  std::uint64_t first = 0, end = 0;               ///< trials [first, end)
  std::uint32_t jobs = 0;                         ///< threads; 0: as many as the machine has
  const std::atomic<bool>* stop = nullptr;        ///< when it becomes true, no trial is begun
  std::function<bool(std::uint64_t trial)> done;  ///< is this one there already? may be called by several threads
  /// Takes a finished trial; called by one thread at a time, in no order. May throw, which ends the sweep.
  std::function<void(const Trial&)> keep;
};

/// Runs the trials that are not there yet. A case that cannot be compiled or run is a trial with a reason. True when
/// none is left.
bool run_trials(const SweepPlan& plan, const TrialOptions& options);

/// One trial alone; the same numbers as in any sweep.
Trial run_trial(const SweepPlan& plan, std::uint64_t trial);

}  // namespace chokepoint
