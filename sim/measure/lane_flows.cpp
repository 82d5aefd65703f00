// Dispatches by month and delays of receipts, lane by lane.
#include "chokepoint/measure/lane_flows.hpp"

#include <algorithm>

namespace chokepoint {

LaneFlows::LaneFlows(const Network& network, const Window& window)
    : window_(window), start_(network.start()), lanes_(network.lanes.size()) {
  for (auto& l : lanes_) l.months.resize(window.months());
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
    lanes_[f.subject].dispatched += f.amount;
    lanes_[f.subject].months[window_.month_of(f.at)] += f.amount;
  } else if (f.kind == FactKind::received) {
    lanes_[f.subject].received += f.amount;
    if (window_.covers(f.since) && !was_under_way(f)) lanes_[f.subject].delay.add(f.at - f.since, f.amount);
  }
}

}  // namespace chokepoint
