#include "chokepoint/measure/concentration.hpp"

namespace chokepoint {

Concentration concentration(const std::vector<double>& amounts) {
  double sum = 0, squares = 0;
  for (const double a : amounts) sum += a, squares += a * a;
  if (sum <= 0) return {};
  return {10'000 * squares / (sum * sum), sum * sum / squares};
}

}  // namespace chokepoint
