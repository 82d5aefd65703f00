// What is made: runs of every recipe, starts held back by events, and the daily output of every stage.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct HeldBack {
  EventId event;
  Quantity amount{};
};

/// Sizes of runs, in the recipe's first output.
struct RecipeResult {
  Quantity started{}, completed{};
  std::vector<Quantity> months;  ///< completed
  std::vector<HeldBack> held_back;
};

/// One good made at one stage of the chain (or at one level, for sites without a stage).
struct Tier {
  std::string name;
  std::uint32_t level = 0;  ///< lowest of its sites
  GoodId good;
  std::vector<Quantity> days;  ///< made
};

struct ProductionResult {
  std::vector<RecipeResult> recipes;
  std::vector<Tier> tiers;  ///< upstream first
};

/// Hears made, started, completed, held_back.
class OutputCounts {
 public:
  OutputCounts(const Network& network, const Window& window);
  void on(const Fact& fact);
  ProductionResult finish();

 private:
  void hold_back(const Fact& f);

  Window window_;
  ProductionResult result_;
  std::vector<std::uint32_t> tier_of_;  ///< by item
  // What is made in one month, or on one day, lies together; it goes into the result at the end.
  std::vector<Quantity> completed_;  ///< by month, then by recipe
  std::vector<Quantity> made_;       ///< by day, then by tier
};

}  // namespace chokepoint
