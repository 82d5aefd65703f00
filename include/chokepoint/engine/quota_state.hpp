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
  Carry expected_carry;
  bool issued_this_year = false, exhausted = false;
};

struct QuotaState {
  EventId event;
  bool active = false;
  std::vector<BudgetState> budgets;
};

}  // namespace chokepoint
