// How many applications lie at each desk of a chain: waiting there and in the clerks' hands, day by day.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Applications, looked at when the first moment of each lot interval closes.
struct DeskResult {
  EventId event;
  std::uint32_t desk = 0;   ///< in Licence::desks
  double mean_waiting = 0;  ///< while the regime was in force; 0: it never was
  double mean_in_hand = 0;
  double peak = 0;  ///< the most that waited
  Time peak_day = never;
  std::vector<double> months;  ///< waiting at the last look of each month
};

/// Looks at the state when a moment closes.
class DeskQueues {
 public:
  DeskQueues(const Network& network, const Window& window);
  bool on() const { return !results_.empty(); }
  void look(const State& state);
  std::vector<DeskResult> finish();

 private:
  Window window_;
  std::vector<DeskResult> results_;
  std::vector<double> looks_;
};

}  // namespace chokepoint
