// Budgets of quotas: what a holder may still draw, what a draw, a batch and the turn of the year do to it.
#pragma once
#include "world.hpp"

namespace chokepoint::engine {

/// The terms of a quota in force.
const Quota& terms_of(const World& w, const QuotaState& q);
/// Before the year's first batch under `ignore` nothing binds.
bool binds(const Quota& rule, const BudgetState& budget);
/// What the budget still allows, its overdraft included; `unlimited` while it does not bind.
Quantity room_of(const Quota& rule, const BudgetState& budget);
/// Draws so much, which has been found to be there. `ran` of `wanted` says when within the present lot the budget ends.
void draw(World& w, QuotaState& q, std::uint32_t budget, Quantity charge, bool tolled, Quantity ran, Quantity wanted);
/// The budget is used up within this lot, which stands for its whole interval: a shortened one ends in proportion.
void exhaust(World& w, QuotaState& q, std::uint32_t budget, Quantity ran, Quantity wanted);
/// A batch for this year arrives: it covers first what ran before it and above what was issued, then pays penalties.
void grant(World& w, QuotaState& q, std::uint32_t budget, Quantity amount);
/// A batch of last year that is issued after its end covers last year's output; of the rest only the carry-over lives.
void grant_belated(World& w, QuotaState& q, std::uint32_t budget, Quantity amount);
/// The year turns: what is left lapses but for the carry-over, an open overdraft becomes a penalty.
void begin_year(World& w, QuotaState& q, std::uint32_t budget);
/// The holders' shares change: all that stands in the budgets is split anew.
void share_anew(World& w, QuotaState& q, const std::vector<std::int64_t>& shares);

}  // namespace chokepoint::engine
