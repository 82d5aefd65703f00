// Means of replications with their intervals, by Student's distribution.
#pragma once
#include <cstddef>
#include <vector>

namespace chokepoint {

/// Mean of `n` values with the half width of its 95 % interval (0 for fewer than two), the least and the greatest
/// value. n = 0: there is nothing to tell.
struct Estimate {
  std::size_t n = 0;
  double mean = 0, half_width = 0, low = 0, high = 0;
};

/// Source: Law (2015), eq. 4.12.
Estimate estimate(const std::vector<double>& values);

/// P(|T| <= t) for `degrees` >= 1 degrees of freedom, t >= 0. Source: Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
double student_within(double t, std::size_t degrees);
/// The t with student_within(t) = `probability` in (0, 1): 12.706 for 0.95 and one degree of freedom.
double student_quantile(double probability, std::size_t degrees);

}  // namespace chokepoint
