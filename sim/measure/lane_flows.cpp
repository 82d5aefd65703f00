// Dispatches by month and delays of receipts, lane by lane.
#include "chokepoint/measure/lane_flows.hpp"

#include <algorithm>

namespace chokepoint {

LaneFlows::LaneFlows(const Network& network, const Window& window)
    : window_(window),
      start_(network.start()),
      received_(network.lanes.size()),
      delays_(network.lanes.size()),
      dispatched_(network.lanes.size() * window.months()) {
  for (const auto& s : network.shipments) under_way_.emplace_back(s.lane.index, s.arrives);
  std::sort(under_way_.begin(), under_way_.end());
}

/// Nobody knows when the goods on the road at the start were ordered.
bool LaneFlows::was_under_way(const Fact& f) const {
  return f.since <= start_ && std::binary_search(under_way_.begin(), under_way_.end(), std::pair{f.subject, f.at});
}

void LaneFlows::on(const Fact& f) {
  if (!window_.covers(f.at)) return;
  if (f.kind == FactKind::dispatched) {
    dispatched_[window_.month_of(f.at) * received_.size() + f.subject] += f.amount;
  } else if (f.kind == FactKind::received) {
    received_[f.subject] += f.amount;
    if (window_.covers(f.since) && !was_under_way(f)) delays_[f.subject].add(f.at - f.since, f.amount);
  }
}

std::vector<LaneResult> LaneFlows::finish() {
  std::vector<LaneResult> lanes(received_.size());
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    lanes[l].received = received_[l];
    lanes[l].delay = std::move(delays_[l]);
    for (std::size_t m = 0; m < window_.months(); ++m) {
      lanes[l].months.push_back(dispatched_[m * lanes.size() + l]);
      lanes[l].dispatched += lanes[l].months.back();
    }
  }
  return lanes;
}

}  // namespace chokepoint
