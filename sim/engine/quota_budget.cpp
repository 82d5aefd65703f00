// What moves a quota's budgets; every amount is kept to the gram.
#include "quota_budget.hpp"

#include <algorithm>

namespace chokepoint::engine {

const Quota& terms_of(const World& w, const QuotaState& q) { return std::get<Quota>(w.network.events[q.event].kind); }

bool binds(const Quota& rule, const BudgetState& budget) {
  return rule.before != Quota::Before::ignore || budget.issued_this_year;
}

Quantity room_of(const Quota& rule, const BudgetState& budget) {
  if (!binds(rule, budget)) return unlimited;
  return budget.left + max(Quantity{}, part_of(budget.granted, rule.overdraft) - budget.overdrawn);
}

namespace {

/// Is output of now charged to the batch that comes next? Provisional output is; else only from its effective date on.
bool charged_later(const World& w, const Quota& rule) {
  if (rule.before == Quota::Before::provisional) return true;
  const auto covers_now = [&](const QuotaBatch& b) { return b.effective <= w.now() && w.now() < b.issued; };
  return std::any_of(rule.batches.begin(), rule.batches.end(), covers_now);
}

/// Takes up to `most` off `debt`; gives what is left of `most`.
Quantity settle(Quantity& debt, Quantity most) {
  const Quantity part = min(debt, most);
  debt -= part;
  return most - part;
}

/// One column of the budgets, split anew.
void pool(QuotaState& q, Quantity BudgetState::* column) {
  Quantity sum{};
  for (const BudgetState& budget : q.budgets) sum += budget.*column;
  std::vector<Quantity> parts(q.budgets.size());
  split(sum, q.shares, parts);
  for (std::size_t b = 0; b < parts.size(); ++b) q.budgets[b].*column = parts[b];
}

}  // namespace

void exhaust(World& w, QuotaState& q, std::uint32_t index, Quantity ran, Quantity wanted) {
  BudgetState& budget = q.budgets[index];
  if (budget.exhausted || !budget.issued_this_year) return;
  budget.exhausted = true;
  w.touch(q.event.index);
  const Wide within = Wide{w.network.lot.seconds} * ran.units / std::max<std::int64_t>(1, wanted.units);
  const Time at = w.now() + Duration{static_cast<std::int64_t>(within)};
  w.facts.push_back({at, FactKind::exhausted, q.event.index, index, {}, w.now()});
}

void draw(World& w, QuotaState& q, std::uint32_t index, Quantity charge, bool tolled, Quantity ran, Quantity wanted) {
  const Quota& rule = terms_of(w, q);
  BudgetState& budget = q.budgets[index];
  budget.used += charge;
  if (!budget.issued_this_year && charged_later(w, rule)) budget.before_issue += charge;
  w.facts.push_back({w.now(), FactKind::charged, q.event.index, index, charge, {}, tolled ? 1U : 0U});
  if (!binds(rule, budget)) return;
  const Quantity above = settle(budget.left, charge);
  budget.overdrawn += above;
  if (above > Quantity{}) w.tell(FactKind::overdrawn, q.event.index, above, index);
  if (room_of(rule, budget) == Quantity{}) exhaust(w, q, index, ran, wanted);
}

void grant(World& w, QuotaState& q, std::uint32_t index, Quantity amount) {
  BudgetState& budget = q.budgets[index];
  if (!budget.issued_this_year) budget.left = budget.carried;  // what provisional running had left is no right now
  if (!budget.issued_this_year) budget.carried = {};
  const Quantity uncovered = settle(budget.overdrawn, settle(budget.before_issue, amount));
  const Quantity free = settle(budget.owed, uncovered);
  if (free < uncovered) w.tell(FactKind::deducted, q.event.index, uncovered - free, index);
  budget.left += free;
  budget.granted += amount;
  budget.issued_this_year = true;
  budget.exhausted = false;
}

void grant_belated(World& w, QuotaState& q, std::uint32_t index, Quantity amount) {
  BudgetState& budget = q.budgets[index];
  const Quantity rest = settle(budget.last_year, amount);
  const Quantity kept = part_of(rest, terms_of(w, q).carry_over);
  (budget.issued_this_year ? budget.left : budget.carried) += kept;
  if (rest > kept) w.tell(FactKind::lapsed, q.event.index, rest - kept, index);
}

void begin_year(World& w, QuotaState& q, std::uint32_t index) {
  const Quota& rule = terms_of(w, q);
  const BudgetState old = q.budgets[index];
  const Quantity left = (old.issued_this_year ? old.left : Quantity{}) + old.carried;
  const Quantity kept = part_of(left, rule.carry_over);
  if (left > kept) w.tell(FactKind::lapsed, q.event.index, left - kept, index);
  BudgetState& budget = q.budgets[index] = {};
  budget.carried = kept;
  budget.last_year = old.before_issue;
  budget.owed = old.owed + part_of(old.overdrawn, rule.penalty);
}

void share_anew(World& w, QuotaState& q, const std::vector<std::int64_t>& shares) {
  q.shares = shares;
  std::vector<Quantity> before;
  for (const BudgetState& budget : q.budgets) before.push_back(budget.left);
  for (auto column : {&BudgetState::left, &BudgetState::before_issue, &BudgetState::last_year, &BudgetState::carried,
                      &BudgetState::granted, &BudgetState::overdrawn, &BudgetState::owed})
    pool(q, column);
  for (std::uint32_t b = 0; b < q.budgets.size(); ++b) {
    BudgetState& budget = q.budgets[b];
    budget.left = settle(budget.overdrawn, budget.left);
    if (budget.left != before[b]) w.tell(FactKind::reassigned, q.event.index, budget.left - before[b], b);
    const bool dry = room_of(terms_of(w, q), budget) == Quantity{};
    if (dry) exhaust(w, q, b, {}, {1});
    budget.exhausted = budget.exhausted && dry;
  }
}

}  // namespace chokepoint::engine
