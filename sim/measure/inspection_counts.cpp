// Counted as dispatches are stopped and let go; what waits is noted as months end.
#include "chokepoint/measure/inspection_counts.hpp"

#include <variant>

namespace chokepoint {

InspectionCounts::InspectionCounts(const Network& network, const Window& window)
    : network_(&network), window_(window), slot_(network.events.size(), UINT32_MAX) {
  for (std::uint32_t e = 0; e < network.events.size(); ++e) {
    const auto* inspection = std::get_if<Inspection>(&network.events[e].kind);
    if (!inspection) continue;
    slot_[e] = static_cast<std::uint32_t>(results_.size());
    InspectionResult r;
    r.event = EventId{e};
    if (!inspection->lanes.empty()) r.good = network.lanes[inspection->lanes.front()].good;
    r.months.resize(window.months());
    results_.push_back(std::move(r));
  }
  month_.resize(results_.size());
}

void InspectionCounts::turn(std::size_t slot, std::size_t month) {
  auto& r = results_[slot];
  for (; month_[slot] < month; ++month_[slot]) r.months[month_[slot]].waiting = r.waiting;
}

void InspectionCounts::on(const Fact& f) {
  if (!window_.covers(f.at)) return;
  auto& r = results_[slot_[f.other]];
  const auto m = window_.month_of(f.at);
  turn(slot_[f.other], m);
  const bool same_unit = network_->goods[network_->lanes[f.subject].good].mass == network_->goods[r.good].mass;
  const Quantity amount = same_unit ? f.amount : Quantity{};
  const auto count = [&](Dispatches& d, int sign) {
    d.count += sign;
    d.amount.units += sign * amount.units;
  };
  if (f.kind == FactKind::stopped) {
    count(r.stopped, 1);
    count(r.months[m].stopped, 1);
    count(r.waiting, 1);
    if (r.waiting.count > r.peak.count) r.peak = r.waiting;
  } else if (window_.covers(f.since)) {  // what was stopped in the warm-up is not measured
    count(r.let_go, 1);
    count(r.months[m].let_go, 1);
    count(r.waiting, -1);
    r.wait.add(f.at - f.since, Quantity{1});
  }
}

std::vector<InspectionResult> InspectionCounts::finish() {
  for (std::size_t slot = 0; slot < results_.size(); ++slot) {
    turn(slot, window_.months() - 1);
    results_[slot].months.back().waiting = results_[slot].waiting;
  }
  return std::move(results_);
}

}  // namespace chokepoint
