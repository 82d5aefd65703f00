// Means of replications with their intervals, by Student's distribution.
#pragma once
#include <cstddef>
#include <vector>

#include "chokepoint/study/intervals.hpp"

namespace chokepoint {

/// Mean of `n` values with the half width of its 95 % interval (0 for fewer than two), the least and the greatest
/// value. n = 0: there is nothing to tell.
struct Estimate {
  std::size_t n = 0;
  double mean = 0, half_width = 0, low = 0, high = 0;
  std::size_t of = 0;  ///< of a moment: replications, those without it too; else 0
  Middle median;       ///< of a moment, over all `of` replications
  /// The share of the replications that have the moment.
  double share() const { return of == 0 ? 0 : static_cast<double>(n) / static_cast<double>(of); }
};

/// Source: Law (2015), eq. 4.12.
Estimate estimate(const std::vector<double>& values, double confidence = 0.95);
/// Of a moment that only some of `of` replications have: the mean of those, and the median of all.
Estimate estimate_moment(const std::vector<double>& values, std::size_t of);

/// P(|T| <= t) for `degrees` >= 1 degrees of freedom, t >= 0. Source: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
double student_within(double t, std::size_t degrees);
/// The t with student_within(t) = `probability` in (0, 1): 12.706 for 0.95 and one degree of freedom.
double student_quantile(double probability, std::size_t degrees);

}  // namespace chokepoint
