// Steps are kept as they come; means and the highest price follow at the end.
#include "chokepoint/measure/price_log.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {

double PriceResult::at(Time t) const {
  double price = steps.empty() ? 0 : steps.front().price;
  for (const auto& s : steps)
    if (s.at <= t) price = s.price;
  return price;
}

PriceLog::PriceLog(const Network& network, const Window& window) : window_(window) {
  for (const auto& m : network.markets) {
    result_.markets.emplace_back();
    result_.markets.back().steps.push_back({window.from(), m.start});
  }
  if (!network.markets.empty()) result_.forgone.resize(network.demands.size());
}

void PriceLog::on(const Fact& f) {
  if (f.kind == FactKind::forgone) {
    if (window_.covers(f.at)) result_.forgone[f.subject] += f.amount;
    return;
  }
  auto& steps = result_.markets[f.subject].steps;
  const double price = static_cast<double>(f.amount.units) / 1e6;
  if (f.at <= window_.from())
    steps.front().price = price;
  else
    steps.push_back({f.at, price});
}

PricesResult PriceLog::finish() {
  for (auto& m : result_.markets) {
    double area = 0;
    for (std::size_t i = 0; i < m.steps.size(); ++i) {
      const Time until = i + 1 < m.steps.size() ? m.steps[i + 1].at : window_.until();
      area += m.steps[i].price * in_days(until - m.steps[i].at);
      if (m.steps[i].price <= m.highest) continue;
      m.highest = m.steps[i].price;
      m.highest_at = m.steps[i].at;
    }
    m.mean = area / in_days(window_.until() - window_.from());
    m.end = m.steps.back().price;
  }
  return std::move(result_);
}

}  // namespace chokepoint
