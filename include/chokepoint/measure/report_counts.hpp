// What reports count month by month, and what planners believed on the first of each month.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct ReportResult {
  std::vector<Quantity> months;
  Time first = never;  ///< the first flow that is counted
};

struct BeliefResult {
  struct Month {
    double mean = 0, sd = 0;  ///< smallest units
  };
  std::vector<std::optional<Month>> months;  ///< on the first of each month; empty before the quota begins
};

/// Hears made, dispatched, believed. Without reports it looks at nothing.
class ReportCounts {
 public:
  ReportCounts(const Network& network, const Window& window);
  void on(const Fact& fact);
  std::vector<ReportResult> reports() { return std::move(reports_); }
  std::vector<BeliefResult> beliefs() { return std::move(beliefs_); }

 private:
  void count(const std::vector<std::uint32_t>& reports, const Fact& fact);

  Window window_;
  std::vector<std::vector<std::uint32_t>> of_item_, of_lane_;  ///< reports that count it; none at all: empty
  std::vector<ReportResult> reports_;
  std::vector<BeliefResult> beliefs_;
};

}  // namespace chokepoint
