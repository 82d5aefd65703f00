// Exact binomial sums, on a logarithmic scale so that thousands of replications do not underflow.
#include "chokepoint/study/intervals.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {

double normal_quantile(double probability) {
  double low = -40, high = 40;
  for (int i = 0; i < 200 && high - low > 1e-13; ++i) {
    const double at = (low + high) / 2;
    (std::erfc(-at / std::sqrt(2.0)) / 2 < probability ? low : high) = at;
  }
  return (low + high) / 2;
}

Interval share_interval(std::size_t times, std::size_t of, double confidence) {
  if (of == 0) return {0, 1};
  const double z = normal_quantile((1 + confidence) / 2), n = static_cast<double>(of);
  const double share = static_cast<double>(times) / n, stretch = 1 + z * z / n;
  const double centre = (share + z * z / (2 * n)) / stretch;
  const double half = z / stretch * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {times == 0 ? 0 : std::max(0.0, centre - half), times == of ? 1 : std::min(1.0, centre + half)};
}

Ranks quantile_ranks(std::size_t n, double p, double confidence) {
  const double tail = (1 - confidence) / 2, all = static_cast<double>(n);
  const auto chance = [&](std::size_t k) {  // of exactly k values at or below the quantile
    const auto i = static_cast<double>(k);
    return std::exp(std::lgamma(all + 1) - std::lgamma(i + 1) - std::lgamma(all - i + 1) + i * std::log(p) +
                    (all - i) * std::log1p(-p));
  };
  Ranks ranks{0, n + 1};
  double sum = 0;
  while (ranks.low < n && sum + chance(ranks.low) <= tail) sum += chance(ranks.low++);
  sum = 0;
  while (ranks.high > 1 && sum + chance(ranks.high - 1) <= tail) sum += chance(--ranks.high);
  return ranks;
}

Middle middle(std::vector<double> values, std::size_t of, double confidence) {
  Middle m;
  if (of == 0) return m;
  std::sort(values.begin(), values.end());
  const auto at = [&](std::size_t rank) { return rank - 1 < values.size() ? values[rank - 1] : m.high; };
  const auto ranks = quantile_ranks(of, 0.5, confidence);
  m.value = at((of + 1) / 2);
  if (ranks.low > 0) m.low = at(ranks.low);
  if (ranks.high <= of) m.high = at(ranks.high);
  return m;
}

}  // namespace chokepoint
