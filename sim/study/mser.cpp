// One pass from the end, by running sums.
#include "chokepoint/study/mser.hpp"

#include <algorithm>

namespace chokepoint {

std::size_t mser5(const std::vector<double>& series, std::size_t most) {
  constexpr std::size_t size = 5, fewest = 2;
  std::vector<double> batches;
  for (std::size_t b = 0; (b + 1) * size <= series.size(); ++b) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += series[b * size + i];
    batches.push_back(sum / size);
  }
  if (batches.size() < fewest) return 0;
  std::size_t best = 0;
  double least = 0, mean = 0, squares = 0;  // Welford's sums over batches [d, end)
  for (std::size_t d = batches.size(); d-- > 0;) {
    const auto n = static_cast<double>(batches.size() - d);
    const double off = batches[d] - mean;
    mean += off / n;
    squares += off * (batches[d] - mean);
    if (batches.size() - d < fewest || d * size > most) continue;
    const double statistic = squares / (n * n);
    const bool first = d == std::min(batches.size() - fewest, most / size);
    if (!first && statistic > least) continue;
    best = d;
    least = statistic;
  }
  return best * size;
}

}  // namespace chokepoint
