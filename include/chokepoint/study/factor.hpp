// What a study varies: the values a factor can take, by level or by probability, and how they are laid into a scenario.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/formula.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/scenario/draft.hpp"
#include "chokepoint/scenario/study_spec.hpp"

namespace chokepoint {

/// One value: as the scenario reads it, and as a number in the factor's unit for formulas and tables. Dates are days
/// since the scenario's first day; words have no number.
struct FactorValue {
  std::string text;
  double number = absent;
};

class Factor {
 public:
  enum class Kind { numbers, dates, words, switches };
  std::string id, unit, about;
  Kind kind = Kind::numbers;
  std::vector<std::string> paths;  ///< or, for switches, ids of events

  /// How many values a grid takes; 0: it has no levels of its own.
  std::size_t levels() const { return values_.size(); }
  const FactorValue& level(std::size_t i) const { return values_[i]; }
  /// The value below which the share `u`, 0 to 1, of its distribution lies; of listed values each has an equal share.
  /// Distributions without bounds are cut at 0.1 % and 99.9 % where `u` is 0 or 1.
  FactorValue at(double u) const;
  std::vector<Setting> settings(const FactorValue& value) const;

 private:
  friend class FactorCompiler;
  std::vector<FactorValue> values_;  ///< all there are, or the steps of a range
  bool range_ = false, drawn_ = false;
  double low_ = 0, high_ = 0;  ///< of a range; dates in days since `from_`
  Distribution distribution_;
  double grain_ = 0;  ///< what drawn values are multiples of; 0: six digits
  Time from_{};
  FactorValue made(double number) const;
};

/// Reads the values of every factor. `from` is the scenario's first day. Mistakes go to `diagnostics`, with their
/// spots.
std::vector<Factor> compile_factors(const StudySpec& study, Time from, Diagnostics& diagnostics);

/// A plain decimal of at most so many significant digits, and 12 after the point, without an exponent.
std::string decimal_text(double value, int digits);

}  // namespace chokepoint
