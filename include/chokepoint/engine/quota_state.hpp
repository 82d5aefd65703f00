// Quotas in motion: what is left of each budget.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/quota_terms.hpp"

namespace chokepoint {

struct BudgetState {
  Quantity left{}, used{};
  Quantity before_issue{}, last_year{};  ///< output of this year and of the last one that no batch covers yet
  Quantity carried{};                    ///< kept from last year, usable once a batch is issued
  Quantity granted{};                    ///< issued for this year
  Quantity overdrawn{};                  ///< run this year above what was issued
  Quantity owed{};                       ///< penalty for an overdraft that is still to come off what is issued
  Carry expected_carry;
  bool issued_this_year = false, exhausted = false;
};

struct QuotaState {
  EventId event;
  bool active = false;
  std::vector<BudgetState> budgets;
  std::vector<std::int64_t> shares;  ///< weight of each budget, as of now
  Rate expected{};
  std::vector<bool> counts_now;  ///< by entry of Quota::recipes: charged whatever its feed; empty: no change said so
};

}  // namespace chokepoint
