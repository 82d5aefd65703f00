// How customs inspections went: what was stopped, for how long, and what lies there.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/spread.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Dispatches and their amounts (only of goods in the unit of `InspectionResult::good`).
struct Dispatches {
  double count = 0;
  Quantity amount{};
};

struct InspectionMonth {
  Dispatches stopped, let_go, waiting;  ///< waiting: at the end of the month
};

struct InspectionResult {
  EventId event;
  GoodId good;  ///< whose unit the amounts are in
  Dispatches stopped, let_go, waiting, peak;
  Spread wait;  ///< of what was let go; a dispatch weighs the same whatever its amount
  std::vector<InspectionMonth> months;
};

/// Hears stopped, let_go.
class InspectionCounts {
 public:
  InspectionCounts(const Network& network, const Window& window);
  void on(const Fact& fact);
  std::vector<InspectionResult> finish();

 private:
  const Network* network_;
  Window window_;
  std::vector<std::uint32_t> slot_;  ///< by event
  std::vector<std::size_t> month_;   ///< by slot: the month that is being counted
  std::vector<InspectionResult> results_;
  void turn(std::size_t slot, std::size_t month);
};

}  // namespace chokepoint
