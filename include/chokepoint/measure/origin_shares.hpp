// Where what end users got came from, month by month.
#pragma once
#include <vector>

#include "chokepoint/engine/state.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// By end user and month: what was delivered, by origin. Empty while nothing is followed.
using OriginsResult = std::vector<std::vector<Origins>>;

/// Reads the sums of the state as months turn.
class OriginShares {
 public:
  OriginShares(const Network& network, const Window& window);
  bool on() const { return on_; }
  /// At each step: what was delivered until now, less this step, belongs to the months before. A month turns with a
  /// step that delivers nothing (phase 0 of its first moment).
  void look(const State& state);
  OriginsResult finish(const State& state);

 private:
  void note(const State& state, std::size_t month);

  Window window_;
  bool on_;
  bool begun_ = false;
  std::size_t month_ = 0;      ///< that is being counted
  std::vector<Origins> past_;  ///< by end user: delivered before it
  OriginsResult result_;
};

}  // namespace chokepoint
