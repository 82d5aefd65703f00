// Student's distribution in closed form: a finite sum of powers of a cosine.
#include "chokepoint/study/student.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {

double student_within(double t, std::size_t degrees) {
  const double angle = std::atan(t / std::sqrt(static_cast<double>(degrees)));
  const double c = std::cos(angle), s = std::sin(angle);
  const bool odd = degrees % 2 == 1;
  // cos + 2/3 cos^3 + 2.4/(3.5) cos^5 + ... up to cos^(n-2), or 1 + 1/2 cos^2 + 1.3/(2.4) cos^4 + ...
  double term = odd ? c : 1, sum = 0;
  for (std::size_t power = odd ? 1 : 0; power + 2 <= degrees; power += 2) {
    sum += term;
    term *= c * c * static_cast<double>(power + 1) / static_cast<double>(power + 2);
  }
  return odd ? 2 / 3.14159265358979323846 * (angle + s * sum) : s * sum;
}

double student_quantile(double probability, std::size_t degrees) {
  double low = 0, high = 1;
  while (student_within(high, degrees) < probability) high *= 2;
  for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
    const double middle = (low + high) / 2;
    (student_within(middle, degrees) < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

Estimate estimate(const std::vector<double>& values, double confidence) {
  Estimate e;
  e.n = values.size();
  if (values.empty()) return e;
  e.low = *std::min_element(values.begin(), values.end());
  e.high = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const double v : values) sum += v;
  const auto n = static_cast<double>(e.n);
  e.mean = e.low == e.high ? e.low : sum / n;
  if (e.n < 2) return e;
  double squares = 0;
  for (const double v : values) squares += (v - e.mean) * (v - e.mean);
  e.half_width = squares > 0 ? student_quantile(confidence, e.n - 1) * std::sqrt(squares / (n - 1) / n) : 0;
  return e;
}

Estimate estimate_moment(const std::vector<double>& values, std::size_t of) {
  Estimate e = estimate(values);
  e.of = of;
  e.median = middle(values, of);
  return e;
}

}  // namespace chokepoint
