// What becomes of the applications that a run took over.
#pragma once
#include <map>
#include <tuple>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct ApplicationResult {
  Time decided = never;  ///< when the last part of it was decided or withdrawn
  Quantity settled{}, approved{};
};

/// Hears approved, denied, withdrawn. Without applications taken over it looks at nothing.
class ApplicationLog {
 public:
  explicit ApplicationLog(const Network& network);
  void on(const Fact& fact);
  /// By row of the table.
  std::vector<ApplicationResult> finish() { return std::move(results_); }

 private:
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  ///< event, lane, serial

  const Network* network_;
  std::map<Key, std::uint32_t> rows_;
  std::vector<ApplicationResult> results_;
};

/// When all of these applications were approved whole; never, when one of them was not.
Time all_cleared(const Network& network, const AwaitedParts& awaited, const std::vector<ApplicationResult>& results);

}  // namespace chokepoint
