// A quota, compiled: whose output or dispatches are charged to which budget, what is issued when, and what changes it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

struct QuotaBatch {
  Quantity amount{};
  Time effective{}, issued{};
  Time published = never, size_published = never;  ///< when everybody learns that it was issued, and how large it is
};
struct QuotaRecipe {
  RecipeId recipe;
  std::uint32_t budget = 0;
  bool free_feed = false;
  std::vector<PartId> counted;
  std::uint32_t tolls = UINT32_MAX;  ///< the budget that it is charged to when its own is used up; none: UINT32_MAX
  bool has_own = true;               ///< false: it has no budget of its own, `budget` is the one that it tolls for
};
struct QuotaLane {
  LaneId lane;
  std::uint32_t budget = 0;
};
/// A production quota charges runs of `recipes`, an export quota what leaves on `lanes`.
struct Quota {
  std::vector<QuotaRecipe> recipes;
  std::vector<std::string> budgets;  ///< names of the holder groups; one if common
  std::vector<std::int64_t> shares;  ///< weight of each budget
  std::vector<QuotaBatch> batches;
  enum class Before : std::uint8_t { strict, provisional, ignore } before = Before::provisional;
  Rate expected{};
  Time feed_counts_from = never;
  Share carry_over = nothing;
  Share overdraft = nothing;  ///< of what is issued in the year, that may be run above it
  Share penalty = whole;      ///< of the overdraft, off what is issued next
  std::vector<QuotaLane> lanes;
  std::vector<std::uint32_t> budget_of_lane;  ///< by LaneId, UINT32_MAX for lanes that it does not meet
};
struct QuotaChange {
  EventId of;
  std::vector<std::int64_t> shares;  ///< by budget of the quota; none: as they are
  std::vector<GoodId> feeds;         ///< inputs whose products are charged from now on
  bool sets_expected = false;
  Rate expected{};
};

}  // namespace chokepoint
