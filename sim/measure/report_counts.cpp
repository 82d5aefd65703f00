// Flows by report and month; beliefs by month.
#include "chokepoint/measure/report_counts.hpp"

#include "chokepoint/core/civil.hpp"

namespace chokepoint {

ReportCounts::ReportCounts(const Network& network, const Window& window)
    : window_(window), reports_(network.reports.size()), beliefs_(network.beliefs.size()) {
  if (!reports_.empty()) of_item_.resize(network.items.size());
  if (!reports_.empty()) of_lane_.resize(network.lanes.size());
  for (std::uint32_t r = 0; r < reports_.size(); ++r) {
    reports_[r].months.resize(window.months());
    for (const ItemId i : network.reports[r].items) of_item_[i].push_back(r);
    for (const LaneId l : network.reports[r].lanes) of_lane_[l].push_back(r);
  }
  for (auto& b : beliefs_) b.months.resize(window.months());
}

void ReportCounts::on(const Fact& f) {
  if (f.kind == FactKind::made && !of_item_.empty()) return count(of_item_[f.subject], f);
  if (f.kind == FactKind::dispatched && !of_lane_.empty()) return count(of_lane_[f.subject], f);
  if (f.kind != FactKind::believed) return;
  const double mean = static_cast<double>(f.amount.units);
  const BeliefResult::Month believed{mean, mean * f.serial * 1e-6};
  // Later news of the month concerns the first of the next one.
  for (std::size_t m = 0; m < window_.months(); ++m)
    if (const Time first = m == 0 ? window_.from() : window_.month_end(m - 1); f.at <= first)
      beliefs_[f.other].months[m] = believed;
}

void ReportCounts::count(const std::vector<std::uint32_t>& reports, const Fact& f) {
  if (reports.empty() || f.amount == Quantity{} || !window_.covers(f.at)) return;
  for (const std::uint32_t r : reports) {
    reports_[r].months[window_.month_of(f.at)] += f.amount;
    if (reports_[r].first == never) reports_[r].first = f.at;
  }
}

}  // namespace chokepoint
