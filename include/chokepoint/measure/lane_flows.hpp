// What moves on each lane: dispatches by month and the days from order to receipt.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/spread.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct LaneResult {
  Quantity dispatched{}, received{};
  std::vector<Quantity> months;  ///< dispatched, by month of dispatch
  Spread delay;  ///< order to receipt, by quantity; orders placed in the window only, no pipeline of the start
};

/// Hears dispatched and received.
class LaneFlows {
 public:
  LaneFlows(const Network& network, const Window& window);
  void on(const Fact& fact);
  std::vector<LaneResult> finish();

 private:
  bool was_under_way(const Fact& fact) const;

  Window window_;
  Time start_;
  std::vector<std::pair<std::uint32_t, Time>> under_way_;  ///< lane and arrival of what was on the road at the start
  std::vector<Quantity> received_;                         ///< by lane
  std::vector<Spread> delays_;                             ///< by lane
  std::vector<Quantity> dispatched_;  ///< by month, then by lane: what moves in one month lies together
};

}  // namespace chokepoint
