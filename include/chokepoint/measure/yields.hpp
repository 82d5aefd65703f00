// Do runs take and give what their recipes declare? Facts of inputs and outputs against the sizes of the runs.
#pragma once
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// One recipe's deviation from its declared amounts, summed over its inputs and over its outputs; both must be 0.
struct YieldAccount {
  Quantity taken_off{}, given_off{};
};

/// Part of the audit. Hears started, completed, scrapped, used, made.
class Yields {
 public:
  Yields(const Network& network, const State& start);
  void on(const Fact& fact);
  /// By RecipeId; `end` says what parked units lack. Where work was scrapped, what was given is only known to a unit
  /// per scrapped run and output.
  std::vector<YieldAccount> finish(const State& end) const;

 private:
  struct Sums {
    Quantity begun_before{}, done_before{}, begun{}, done{}, scrapped{}, used{}, made{};
    std::int64_t scraps = 0;
  };
  const Network* network_;
  std::vector<Sums> sums_;
};

}  // namespace chokepoint
