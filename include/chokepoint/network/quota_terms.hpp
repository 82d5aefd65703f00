// A production quota, compiled: whose output is charged to which budget, and what is issued when.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

struct QuotaBatch {
  Quantity amount{};
  Time effective{}, issued{};
};
struct QuotaRecipe {
  RecipeId recipe;
  std::uint32_t budget = 0;
  bool free_feed = false;
  std::vector<PartId> counted;
};
struct Quota {
  std::vector<QuotaRecipe> recipes;
  std::vector<std::string> budgets;  ///< names of the holder groups; one if common
  std::vector<std::int64_t> shares;  ///< weight of each budget
  std::vector<QuotaBatch> batches;
  enum class Before : std::uint8_t { strict, provisional, ignore } before = Before::provisional;
  Rate expected{};
  Time feed_counts_from = never;
  Share carry_over = nothing;
};

}  // namespace chokepoint
