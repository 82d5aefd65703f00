// Means are over the looks while the regime is in force.
#include "chokepoint/measure/desk_queues.hpp"

#include <variant>

namespace chokepoint {

DeskQueues::DeskQueues(const Network& network, const Window& window) : window_(window) {
  for (std::uint32_t e = 0; e < network.events.size(); ++e) {
    const auto* licence = std::get_if<Licence>(&network.events[e].kind);
    if (!licence) continue;
    for (std::uint32_t d = 0; d < licence->desks.size(); ++d) {
      results_.push_back({EventId{e}, d, 0, 0, 0, never, std::vector<double>(window.months())});
    }
  }
  looks_.resize(results_.size());
}

void DeskQueues::look(const State& state) {
  if (!window_.covers(state.now)) return;
  for (std::size_t i = 0; i < results_.size(); ++i) {
    auto& r = results_[i];
    const RegimeState& regime = state.regimes[state.events[r.event].control];
    if (!regime.active) continue;
    const DeskState& desk = regime.desks[r.desk];
    const double waiting = desk.queue;
    looks_[i] += 1;
    r.mean_waiting += waiting;
    r.mean_in_hand += desk.in_hand;
    r.months[window_.month_of(state.now)] = waiting;
    if (waiting <= r.peak) continue;
    r.peak = waiting;
    r.peak_day = start_of_day(state.now);
  }
}

std::vector<DeskResult> DeskQueues::finish() {
  for (std::size_t i = 0; i < results_.size(); ++i) {
    if (looks_[i] == 0) continue;
    results_[i].mean_waiting /= looks_[i];
    results_[i].mean_in_hand /= looks_[i];
  }
  return std::move(results_);
}

}  // namespace chokepoint
