#include "validation/hindcast.hpp"

#include <cmath>

#include "validation/run_case.hpp"

namespace chokepoint::validation {

Months exports_of(const Network& n, const RunResult& r) {
  const Window window(n);
  Months months;
  for (const auto lane : n.observed.at(0).lanes)
    for (std::size_t m = 0; m < window.months(); ++m)
      months[window.month_name(m)] += amount(n, n.lanes[lane].good, r.lanes[lane.index].months[m]);
  return months;
}

Months exports_of(const std::string& path, const std::vector<std::string>& overrides, bool with_events) {
  const auto network = network_at(path, overrides);
  return exports_of(network, measured(network, with_events));
}

Months observed() {
  const auto network = network_at("scenarios/april-2025-compact.yaml");
  Months months;
  for (const auto& m : network.observed.at(0).months)
    months[std::to_string(m.year) + (m.month < 10 ? "-0" : "-") + std::to_string(m.month)] =
        amount(network, network.observed.at(0).good, m.amount);
  return months;
}

double mean_error(const Months& model, const std::vector<std::string>& months) {
  const auto truth = observed();
  double sum = 0;
  for (const auto& m : months) sum += std::abs(model.at(m) / truth.at(m) - 1);
  return sum / static_cast<double>(months.size());
}

double root_mean_square(const Months& model, const std::vector<std::string>& months) {
  const auto truth = observed();
  double sum = 0;
  for (const auto& m : months) sum += std::pow(model.at(m) / truth.at(m) - 1, 2);
  return std::sqrt(sum / static_cast<double>(months.size()));
}

}  // namespace chokepoint::validation
