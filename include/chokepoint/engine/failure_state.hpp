// Where a plant that breaks down stands: its random numbers, and the runs that a breakdown puts off.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"

namespace chokepoint {

struct FailureState {
  Stream up, down;
  std::uint32_t ups = 0, downs = 0;  ///< draws so far
  Time since{};                      ///< of the present breakdown
  struct Run {
    std::uint32_t work = 0;
    Time due{};
  };
  std::vector<Run> runs;  ///< under way; `due` without further breakdowns
};

}  // namespace chokepoint
