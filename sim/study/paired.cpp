// All on differences by replication: what the scenarios have in common has gone before anything is squared.
#include "chokepoint/study/paired.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {
namespace {

/// Of squares: a difference that varies no more than this against its two numbers is the same in every replication.
constexpr double rounding = 1e-20;

Sample less(const Sample& a, const Sample& b) {
  Sample d(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) d[i] = a[i] - b[i];
  return d;
}

double mean(const Sample& s) {
  double sum = 0;
  for (const double v : s) sum += v;
  return s.empty() ? 0 : sum / static_cast<double>(s.size());
}

/// Sum of products of what departs from the means.
double products(const Sample& a, const Sample& b) {
  const double of_a = mean(a), of_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - of_a) * (b[i] - of_b);
  return sum;
}

bool constant(const Sample& s) {
  return std::all_of(s.begin(), s.end(), [&](double v) { return v == s.front(); });
}

/// Costs: the less the better.
std::vector<Sample> as_costs(const std::vector<Sample>& samples, bool more_is_better) {
  auto costs = samples;
  if (more_is_better)
    for (auto& s : costs)
      for (double& v : s) v = -v;
  return costs;
}

/// One-sided: P(mean difference > mean + this) <= `tail`.
double allowance(const Sample& a, const Sample& b, double tail) {
  return estimate(less(a, b), 1 - 2 * tail).half_width;
}

void count_best(const std::vector<Sample>& costs, Selection& s) {
  for (std::size_t r = 0; r < costs.front().size(); ++r) {
    double least = costs.front()[r];
    for (const auto& c : costs) least = std::min(least, c[r]);
    for (std::size_t i = 0; i < costs.size(); ++i) s.standings[i].best_in += costs[i][r] == least;
  }
}

void screen(const std::vector<Sample>& costs, Selection& s) {
  const double tail = 0.05 / static_cast<double>(costs.size() - 1);
  for (std::size_t i = 0; i < costs.size(); ++i)
    for (std::size_t j = 0; j < costs.size(); ++j) {
      if (i == j) continue;
      if (mean(costs[i]) - mean(costs[j]) > allowance(costs[i], costs[j], tail)) s.standings[i].may_be_best = false;
    }
  const auto may = [](const Standing& x) { return x.may_be_best; };
  if (std::count_if(s.standings.begin(), s.standings.end(), may) != 1) return;
  s.best = static_cast<std::size_t>(std::find_if(s.standings.begin(), s.standings.end(), may) - s.standings.begin());
}

/// Intervals of cost i - min over j of cost j, held towards zero. All k (k - 1) / 2 pairs, both sides.
void compare_with_best(const std::vector<Sample>& costs, bool more_is_better, Selection& s) {
  const auto k = static_cast<double>(costs.size());
  const double tail = 0.05 / (k * (k - 1));
  for (std::size_t i = 0; i < costs.size(); ++i) {
    double off = -INFINITY, low = -INFINITY, high = -INFINITY;
    for (std::size_t j = 0; j < costs.size(); ++j) {
      if (i == j) continue;
      const double d = mean(less(costs[i], costs[j])), w = allowance(costs[i], costs[j], tail);
      off = std::max(off, d);
      low = std::max(low, d - w);
      high = std::max(high, d + w);
    }
    auto& x = s.standings[i];
    x.to_best = more_is_better ? -off : off;
    x.low = more_is_better ? -std::max(0.0, high) : std::min(0.0, low);
    x.high = more_is_better ? -std::min(0.0, low) : std::max(0.0, high);
  }
}

}  // namespace

PairedDifference paired(const Sample& values, const Sample& baseline, bool more_is_better, std::size_t family) {
  PairedDifference p;
  const auto d = less(values, baseline);
  p.difference = estimate(d);
  p.simultaneous = estimate(d, 1 - 0.05 / static_cast<double>(family)).half_width;
  for (const double v : d) {
    p.worse += more_is_better ? v < 0 : v > 0;
    p.better += more_is_better ? v > 0 : v < 0;
  }
  if (values.size() < 2) return p;
  const double of_values = products(values, values), of_baseline = products(baseline, baseline), of_d = products(d, d);
  if (!constant(values) && !constant(baseline))
    p.correlation = products(values, baseline) / std::sqrt(of_values * of_baseline);
  if (of_d > rounding * (of_values + of_baseline))
    p.gain = (of_values + of_baseline) / of_d;
  else
    p.difference.half_width = p.simultaneous = 0;
  return p;
}

Selection select_best(const std::vector<Sample>& samples, bool more_is_better, bool exact) {
  Selection s;
  s.standings.resize(samples.size());
  if (samples.empty() || samples.front().empty()) return s;
  const auto costs = as_costs(samples, more_is_better);
  count_best(costs, s);
  if (samples.size() == 1) {
    s.best = 0;
    return s;
  }
  if (samples.front().size() == 1 && !exact) return s;
  screen(costs, s);
  compare_with_best(costs, more_is_better, s);
  return s;
}

}  // namespace chokepoint
