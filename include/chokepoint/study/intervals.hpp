// Intervals for what is no mean: shares of replications (Wilson), medians and other quantiles (order statistics).
#pragma once
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace chokepoint {

struct Interval {
  double low = 0, high = 0;
};

/// The share `times` / `of` with `confidence` in (0, 1); [0, 1] for of = 0. Source: Wilson (1927), J. Am. Stat. Assoc.
/// 22.
Interval share_interval(std::size_t times, std::size_t of, double confidence = 0.95);

/// The z with P(Z <= z) = `probability` in (0, 1), Z normal: 1.96 for 0.975.
double normal_quantile(double probability);

/// Ranks, from 1, of two of `n` ordered values between which the p-quantile lies with at least `confidence`, half of
/// what is missing on either side; 0 and n + 1: there are too few values for an end on that side.
/// Source: David & Nagaraja (2003), Order Statistics, 7.1.
struct Ranks {
  std::size_t low = 0, high = 0;
};
Ranks quantile_ranks(std::size_t n, double p, double confidence = 0.95);

/// The smallest of the sorted values, not none, that at least the share `p` of them does not exceed (nearest rank).
template <class T>
double nearest_rank(const std::vector<T>& sorted, double p) {
  const double n = static_cast<double>(sorted.size());
  const auto rank = static_cast<std::size_t>(std::ceil(p * n - 1e-9));  // 1e-9: 0.95 x 20 is nineteen, not twenty
  return static_cast<double>(sorted[rank > 0 ? rank - 1 : 0]);
}

/// A median with its interval. Infinities: not within the run; below, there is no lower end.
struct Middle {
  double value = std::numeric_limits<double>::infinity();
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// Of `values`, and so many more that are later than all of them as make them `of`. Of two in the middle the earlier.
Middle middle(std::vector<double> values, std::size_t of, double confidence = 0.95);

}  // namespace chokepoint
