// The known answers of known_answers.csv: what a case must give, how near, and who says so; and whether a result holds.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/study/student.hpp"

namespace chokepoint::validation {

enum class AnswerKind {
  exact,        ///< a number; |got - expected| <= tolerance
  statistical,  ///< a mean; within four standard errors of 20 runs or more, half-width of its interval <= tolerance
  estimated,    ///< the same, where the known mean is itself one of runs and the tolerance its half-width
  at_most,      ///< an upper bound
  text          ///< dates and lists; the same letters
};

struct KnownAnswer {
  std::string id, what;
  AnswerKind kind = AnswerKind::text;
  std::string expected, tolerance, source;  ///< as the table prints them
  double number = 0, slack = 0;             ///< of `expected` and `tolerance`, the latter without percent
};

/// What a test found. `half_width` is that of the 95 % interval of a mean of `runs` runs.
struct Result {
  std::string got;
  double half_width = 0;
  std::size_t runs = 1;
};

/// Independent values of one figure, one for each run.
struct Sample {
  std::vector<double> values;
  void add(double value) { values.push_back(value); }
};

/// In the order of the table.
const std::vector<KnownAnswer>& known_answers();
/// Fails the test when the table has no such line.
const KnownAnswer& known_answer(const std::string& id, const std::string& what);
/// Twelve digits: what summing in another order leaves in the last ones does not show.
std::string printed(double number);
/// The rule of each kind.
bool holds(const KnownAnswer& known, const Result& result);

/// Compares what came out with the known answer, and with the result that the page shows.
void check_known(const std::string& id, const std::string& what, double got);
void check_known(const std::string& id, const std::string& what, const std::string& got);
void check_known(const std::string& id, const std::string& what, const Sample& sample);

}  // namespace chokepoint::validation
