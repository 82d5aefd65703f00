// Numbers of several scenarios on the same random numbers, replication by replication: differences, and which is best.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "chokepoint/study/student.hpp"

namespace chokepoint {

/// One number of a scenario by replication.
using Sample = std::vector<double>;

/// `values` less `baseline`, replication by replication.
struct PairedDifference {
  Estimate difference;                ///< its interval holds for this difference alone
  double simultaneous = 0;            ///< half width that holds for all of `family` differences together (Bonferroni)
  std::size_t worse = 0, better = 0;  ///< replications; the others are alike
  std::optional<double> correlation;  ///< none where one of both does not vary
  /// What the pairing is worth: the variance of the difference of two independent samples over that of this one, so
  /// many times as many replications would be needed without it. None where nothing varies.
  std::optional<double> gain;
};

/// Both samples are of the same length. `family`: how many differences are looked at together, at least 1.
/// Source: Law (2015), 10.2.1 (paired t) and 11.2 (common random numbers).
PairedDifference paired(const Sample& values, const Sample& baseline, bool more_is_better, std::size_t family);

/// Where one scenario stands among all.
struct Standing {
  std::size_t best_in = 0;  ///< replications in which no other is better; of equals each counts
  bool may_be_best = true;  ///< not shown to be worse than another
  /// Its mean less the best of the other means, with 95 % confidence for all scenarios together (multiple comparisons
  /// with the best): below 0 it may be the best by so much, above 0 it may be worse by so much; the other way round
  /// where more is better.
  double to_best = 0, low = 0, high = 0;
};

struct Selection {
  std::vector<Standing> standings;  ///< by scenario
  std::optional<std::size_t> best;  ///< the only one that may be best, with 95 % confidence
};

/// Screens out every scenario whose mean is worse than another's by more than t sqrt(s^2 / n), s^2 the variance of the
/// paired difference and t Student's one-sided quantile at 1 - 0.05 / (k - 1); the best of k stays with at least 95 %.
/// Samples that are alike in every replication stay together. One replication shows nothing, unless the numbers are
/// `exact`: not random. Source: Nelson, Swann, Goldsman & Song (2001), Operations
/// Research 49, with common random numbers; Hsu (1984), Annals of Statistics 12, for comparisons with the best, with
/// Bonferroni's inequality instead of a common variance.
Selection select_best(const std::vector<Sample>& samples, bool more_is_better, bool exact = false);

}  // namespace chokepoint
