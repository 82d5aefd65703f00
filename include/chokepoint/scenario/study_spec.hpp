// A study, as its author wrote it: one scenario, what is varied in it, and what is asked of each case.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct FactorSpec {
  std::vector<Word> path;
  std::vector<Word> values;
  Word from, to;
  Whole steps;
  Word distribution;
  Word rounded_to;
  std::vector<Word> switches;
  std::string about;
  Spot spot;
};
constexpr const char* shorthand(const FactorSpec*) { return "values"; }
template <class F>
void fields(F& f, FactorSpec& s) {
  f(may("path", "none: a number for formulas alone"), s.path,
    "what it sets: ids joined by dots, as for `--set`; several are set together");
  f(may("values"), s.values, "the values it takes, each as it would stand in the scenario");
  f(may("from"), s.from, "instead of values: the lower end of a range, `5 d`, `0.2`, `10 %`, `2025-03-01`");
  f(may("to"), s.to, "the upper end");
  f(may("steps"), s.steps, "how many values of the range a grid takes, both ends among them");
  f(may("distribution"), s.distribution,
    "instead of values: what it is drawn from, such as `triangular(30 d, 35 d, 46 d)`, `uniform(10 %, 20 %)`, "
    "`normal(50 t, sd 8 t)`; the forms of a delay or a size with any unit");
  f(may("rounded_to", "six digits; dates: the day"), s.rounded_to,
    "drawn values are rounded to multiples of this, such as `1 d`, `0.5 t`, `1`");
  f(may("switches"), s.switches, "instead of values: ids of events that are switched off (0) and on (1), all together");
  f(may("about"), s.about, "what it means");
}

enum class DesignKind { grid, random, latin_hypercube, sobol, sobol_indices, morris, list };
inline const std::vector<Vocable>& words(DesignKind) {
  static const std::vector<Vocable> w{
      {"grid", "every combination of the factors' values"},
      {"random", "points drawn independently"},
      {"latin hypercube", "each factor's range is cut into as many slices as there are points, and each is met once"},
      {"sobol", "scrambled Sobol' points, which fill the space evenly; the error is taken across scramblings"},
      {"sobol indices", "pairs of Sobol' points and their mixtures: the share of variance that is due to each factor"},
      {"morris", "walks that change one factor after the other: which factors matter at all"},
      {"list", "the rows of a CSV file with a column for each factor"}};
  return w;
}

struct DesignSpec {
  Choice<DesignKind> kind;
  Whole points, scramblings, levels;
  Word file;
  Spot spot;
};
constexpr const char* shorthand(const DesignSpec*) { return "kind"; }
template <class F>
void fields(F& f, DesignSpec& s) {
  f(must("kind"), s.kind, "how the points are chosen");
  f(may("points"), s.points,
    "how many; for `sobol` in all, a power of two; for `sobol indices` a power of two, each giving as many cases as "
    "there are factors, and two more; for `morris` the number of walks");
  f(may("scramblings", "8"), s.scramblings, "of `sobol`: a power of two; the points are shared out among them");
  f(may("levels", "4"), s.levels, "of `morris`: how many values each factor takes, an even number");
  f(may("file"), s.file, "of `list`: the CSV file, relative to this one");
}

enum class DrawsKind { common, own };
inline const std::vector<Vocable>& words(DrawsKind) {
  static const std::vector<Vocable> w{
      {"common", "replication 3 of every point meets the same random numbers, so that points differ by their factors"},
      {"own", "every point has random numbers of its own"}};
  return w;
}

struct OutputSpec {
  Word formula;
  std::string unit, about;
  Spot spot;
};
constexpr const char* shorthand(const OutputSpec*) { return "formula"; }
template <class F>
void fields(F& f, OutputSpec& s) {
  f(must("formula"), s.formula,
    "a number of the run, such as `users.car-plant.stop_days`, or a formula of such numbers, of factors and of outputs "
    "above");
  f(may("unit"), s.unit, "for headings");
  f(may("about"), s.about, "what it means");
}

struct LimitSpec {
  Word when;
  Percent in_more_than;
  Spot spot;
};
constexpr const char* shorthand(const LimitSpec*) { return "when"; }
template <class F>
void fields(F& f, LimitSpec& s) {
  f(must("when"), s.when, "a condition on outputs, factors and numbers of the run: `stop_days > 5 and lost > 100`");
  f(may("in_more_than", "0 %"), s.in_more_than, "the share of the cases in which it may hold");
}

struct StudySpec {
  std::string title, about;
  Word scenario;
  std::vector<Word> set;
  Table<FactorSpec> factors;
  DesignSpec design;
  Whole replications, seed;
  Flag deterministic;
  Choice<DrawsKind> draws;
  Table<OutputSpec> outputs;
  Table<LimitSpec> fail_if;
  Table<OutputSpec> series;
  Spot spot;
};
template <class F>
void fields(F& f, StudySpec& s) {
  f(must("title"), s.title, "one line that says what is asked");
  f(may("about"), s.about, "what a reader should know");
  f(may("scenario", "none: outputs are formulas of the factors alone"), s.scenario,
    "the scenario that is run, relative to this file");
  f(may("set"), s.set, "changes that hold for all cases, each as `path=value`");
  f(may("factors"), s.factors, "what is varied, by id");
  f(may("design", "grid"), s.design, "which combinations of the factors are run");
  f(may("replications", "1"), s.replications, "how many runs of each point, with different random numbers");
  f(may("seed", "the scenario's"), s.seed, "seed of the design and of the runs");
  f(may("deterministic", "the scenario's"), s.deterministic, "true: every distribution of the scenario is its mean");
  f(may("draws", "common"), s.draws, "do the points share their random numbers?");
  f(must("outputs"), s.outputs, "what is kept of each case, by id");
  f(may("fail_if"), s.fail_if, "limits by id; when one is crossed, the program ends with exit code 4");
  f(may("series"), s.series, "daily series that are kept of each case, by id, such as `users.car-plant.delivered`");
}

}  // namespace chokepoint
