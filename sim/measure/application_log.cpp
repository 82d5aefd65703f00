// Decisions find their row by event, lane and serial.
#include "chokepoint/measure/application_log.hpp"

#include <algorithm>

namespace chokepoint {

ApplicationLog::ApplicationLog(const Network& network)
    : network_(&network), results_(network.taken_over.applications.size()) {
  for (std::uint32_t row = 0; row < results_.size(); ++row) {
    const InitialApplication& a = network.taken_over.applications[row];
    rows_[{a.licence.index, a.lane.index, a.serial}] = row;
  }
}

void ApplicationLog::on(const Fact& f) {
  if (rows_.empty()) return;
  const auto found = rows_.find({f.other, f.subject, f.serial});
  if (found == rows_.end()) return;
  ApplicationResult& r = results_[found->second];
  r.settled += f.amount;
  if (f.kind == FactKind::approved) r.approved += f.amount;
  if (r.settled >= network_->taken_over.applications[found->second].amount) r.decided = f.at;
}

Time all_cleared(const Network& network, const AwaitedParts& awaited, const std::vector<ApplicationResult>& results) {
  Time last{INT64_MIN};
  for (const std::uint32_t row : awaited.applications) {
    const ApplicationResult& r = results[row];
    if (r.approved < network.taken_over.applications[row].amount) return never;
    last = std::max(last, r.decided);
  }
  return last;
}

}  // namespace chokepoint
