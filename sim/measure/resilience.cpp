// The area between the scenario's service and the baseline's.
#include "chokepoint/measure/resilience.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

constexpr double noticeable = 0.001;

double loss(const UserDay& base, const UserDay& with) {
  if (base.delivered.units <= 0) return 0;
  return std::max(0.0, 1 - static_cast<double>(with.delivered.units) / static_cast<double>(base.delivered.units));
}

}  // namespace

Resilience resilience(const std::vector<UserDay>& baseline, const std::vector<UserDay>& scenario, std::size_t first) {
  Resilience r;
  std::size_t whole_from = first;
  for (std::size_t d = first; d < std::min(baseline.size(), scenario.size()); ++d) {
    const double lost = loss(baseline[d], scenario[d]);
    r.loss_days += lost;
    r.depth = std::max(r.depth, lost);
    if (lost > noticeable) whole_from = d + 1;
  }
  if (whole_from > first && whole_from < scenario.size()) r.restored_days = static_cast<double>(whole_from - first);
  return r;
}

}  // namespace chokepoint
