// Production quotas: budgets by holder group, issued in batches, drawn when production starts, never below zero.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

const Quota& quota(const World& w, const QuotaState& q) { return std::get<Quota>(w.network.events[q.event].kind); }

/// What a run of `size` would be charged: the counted outputs.
Quantity charge_of(const World& w, const QuotaRecipe& entry, Quantity size) {
  const Recipe& recipe = w.network.recipes[entry.recipe];
  Quantity sum{};
  for (const PartId p : entry.counted) {
    sum += given(recipe, w.network.parts[p], w.state.recipes[entry.recipe].begun, size);
  }
  return sum;
}

bool is_free(const World& w, const Quota& rule, const QuotaRecipe& entry) {
  return entry.free_feed && w.now() < rule.feed_counts_from;
}

/// Before the year's first batch under `ignore` nothing binds.
bool binds(const Quota& rule, const BudgetState& budget) {
  return rule.before != Quota::Before::ignore || budget.issued_this_year;
}

/// The largest run that costs no more than `left` (bisection: the charge grows with the size).
Quantity largest_run(const World& w, const QuotaRecipe& entry, Quantity size, Quantity left) {
  std::int64_t low = 0, high = size.units;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (charge_of(w, entry, {middle}) <= left) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return {low};
}

/// The budget is used up within this lot, which stands for its whole interval: a shortened one ends in proportion.
void exhaust(World& w, QuotaState& q, std::uint32_t index, Quantity ran, Quantity wanted) {
  BudgetState& budget = q.budgets[index];
  if (budget.exhausted || !budget.issued_this_year) return;
  budget.exhausted = true;
  w.touch(q.event.index);
  const Wide within = Wide{w.network.lot.seconds} * ran.units / std::max<std::int64_t>(1, wanted.units);
  const Time at = w.now() + Duration{static_cast<std::int64_t>(within)};
  w.facts.push_back({at, FactKind::exhausted, q.event.index, index, {}, w.now()});
}

/// Is output of now charged to the batch that comes next? Provisional output is; else only from its effective date on.
bool charged_later(const World& w, const Quota& rule) {
  if (rule.before == Quota::Before::provisional) return true;
  const auto covers_now = [&](const QuotaBatch& b) { return b.effective <= w.now() && w.now() < b.issued; };
  return std::any_of(rule.batches.begin(), rule.batches.end(), covers_now);
}

template <class Do>
void for_each_entry(World& w, RecipeId recipe, Do act) {
  for (QuotaState& q : w.state.quotas) {
    if (!q.active) continue;
    const Quota& rule = quota(w, q);
    for (const QuotaRecipe& entry : rule.recipes) {
      if (entry.recipe == recipe && !is_free(w, rule, entry)) act(q, rule, entry);
    }
  }
}

/// The largest run not above `size` that one budget allows.
Quantity limit(const World& w, const QuotaState& q, const Quota& rule, const QuotaRecipe& entry, Quantity size) {
  const BudgetState& budget = q.budgets[entry.budget];
  if (!binds(rule, budget) || charge_of(w, entry, size) <= budget.left) return size;
  return largest_run(w, entry, size, budget.left);
}

void wake_holders(World& w, const Quota& rule) {
  for (const QuotaRecipe& entry : rule.recipes) w.mark(Phase::production, w.network.recipes[entry.recipe].site);
}

std::vector<Quantity> shares_of(const Quota& rule, Quantity amount) {
  std::vector<Quantity> parts(rule.budgets.size());
  split(amount, rule.shares, parts);
  return parts;
}

}  // namespace

Quantity left_by_quota(World& w, RecipeId recipe, Quantity size) {
  Quantity allowed = size;
  for_each_entry(w, recipe, [&](QuotaState& q, const Quota& rule, const QuotaRecipe& entry) {
    allowed = min(allowed, limit(w, q, rule, entry, size));
  });
  return allowed;
}

Quantity allowed_by_quota(World& w, RecipeId recipe, Quantity size) {
  if (w.state.quotas.empty()) return size;
  const Quantity allowed = left_by_quota(w, recipe, size);
  std::uint32_t holder = no_index;
  for_each_entry(w, recipe, [&](QuotaState& q, const Quota& rule, const QuotaRecipe& entry) {
    if (allowed == size || limit(w, q, rule, entry, size) > allowed) return;
    holder = q.event.index;
    w.touch(holder);
    exhaust(w, q, entry.budget, allowed, size);
  });
  tell_held_back(w, recipe, w.state.recipes[recipe].held_by_quota, size - allowed, holder);
  return allowed;
}

void charge_quota(World& w, RecipeId recipe, Quantity size, Quantity wanted) {
  if (w.state.quotas.empty()) return;
  for_each_entry(w, recipe, [&](QuotaState& q, const Quota& rule, const QuotaRecipe& entry) {
    BudgetState& budget = q.budgets[entry.budget];
    const Quantity charge = charge_of(w, entry, size);
    budget.used += charge;
    if (!budget.issued_this_year && charged_later(w, rule)) budget.before_issue += charge;
    w.tell(FactKind::charged, q.event.index, charge, entry.budget);
    if (!binds(rule, budget)) return;
    budget.left -= charge;
    if (budget.left == Quantity{}) exhaust(w, q, entry.budget, size, wanted);
  });
}

void begin(World& w, EventId event, const Quota&) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  const Quota& rule = quota(w, q);
  q.active = true;
  const Time begin = w.now();
  for (std::uint32_t b = 0; b < rule.batches.size(); ++b) {
    const Time at = std::max(begin, rule.batches[b].issued);
    if (date_of(rule.batches[b].effective).year < date_of(begin).year && rule.batches[b].issued < begin) continue;
    if (at >= w.network.until) continue;
    if (at == begin) {
      issue_batch(w, event, b);
    } else {
      w.schedule(at, Phase::change, w.state.events[event].rank, Kind::issue, (event.index << 16) | b);
    }
  }
  const Time turn = time_of({date_of(begin).year + 1, 1, 1});
  if (turn < w.network.until) w.schedule(turn, Phase::change, 0, Kind::year_turn, event.index);
}

/// Output of this year that no batch covers yet is charged to the batch; what provisional running had left is no longer
/// a right, and what was kept from last year joins.
void issue_now(BudgetState& budget, Quantity amount) {
  if (!budget.issued_this_year) budget.left = budget.carried;
  if (!budget.issued_this_year) budget.carried = {};
  const Quantity back = min(amount, budget.before_issue);
  budget.before_issue -= back;
  budget.left += amount - back;
  budget.issued_this_year = true;
  budget.exhausted = false;
}

/// A batch of last year that is issued after its end covers last year's output; of the rest only the carry-over lives.
void issue_belated(World& w, QuotaState& q, const Quota& rule, std::uint32_t index, Quantity amount) {
  BudgetState& budget = q.budgets[index];
  const Quantity back = min(amount, budget.last_year);
  budget.last_year -= back;
  const Quantity kept = part_of(amount - back, rule.carry_over);
  (budget.issued_this_year ? budget.left : budget.carried) += kept;
  if (amount - back > kept) w.tell(FactKind::lapsed, q.event.index, amount - back - kept, index);
}

void issue_batch(World& w, EventId event, std::uint32_t index) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  if (!q.active) return;
  const Quota& rule = quota(w, q);
  const std::vector<Quantity> parts = shares_of(rule, rule.batches[index].amount);
  const bool belated = date_of(rule.batches[index].effective).year < date_of(w.now()).year;
  for (std::uint32_t b = 0; b < parts.size(); ++b) {
    w.tell(FactKind::issued, event.index, parts[b], b);
    if (belated) {
      issue_belated(w, q, rule, b, parts[b]);
    } else {
      issue_now(q.budgets[b], parts[b]);
    }
  }
  wake_holders(w, rule);
}

void turn_year(World& w, EventId event) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  if (!q.active) return;
  const Quota& rule = quota(w, q);
  for (std::uint32_t b = 0; b < q.budgets.size(); ++b) {
    BudgetState& budget = q.budgets[b];
    const Quantity left = (budget.issued_this_year ? budget.left : Quantity{}) + budget.carried;
    const Quantity kept = part_of(left, rule.carry_over);
    if (left > kept) w.tell(FactKind::lapsed, event.index, left - kept, b);
    const Quantity uncovered = budget.before_issue;
    budget = {};
    budget.carried = kept;
    budget.last_year = uncovered;
  }
  const Time turn = time_of({date_of(w.now()).year + 1, 1, 1});
  if (turn < w.network.until) w.schedule(turn, Phase::change, 0, Kind::year_turn, event.index);
}

/// Provisional running: until the year's first batch the budget grows at the expected rate.
void renew_quotas(World& w) {
  for (QuotaState& q : w.state.quotas) {
    if (!q.active) continue;
    const Quota& rule = quota(w, q);
    if (rule.before != Quota::Before::provisional || rule.expected.amount == Quantity{}) continue;
    const std::vector<Quantity> parts = shares_of(rule, rule.expected.amount);
    for (std::uint32_t b = 0; b < parts.size(); ++b) {
      BudgetState& budget = q.budgets[b];
      if (budget.issued_this_year) continue;
      budget.left = budget.expected_carry.take(Wide{parts[b].units} * w.network.lot.seconds, rule.expected.per.seconds);
    }
  }
}

/// What is left of the budgets is no longer a right.
void lapse(World& w, const QuotaState& q) {
  for (std::uint32_t b = 0; b < q.budgets.size(); ++b) {
    const BudgetState& budget = q.budgets[b];
    const Quantity left = (budget.issued_this_year ? budget.left : Quantity{}) + budget.carried;
    if (left > Quantity{}) w.tell(FactKind::lapsed, q.event.index, left, b);
  }
}

void settle_quotas(World& w) {
  for (const QuotaState& q : w.state.quotas) {
    if (q.active) lapse(w, q);
  }
}

void finish(World& w, EventId event, const Quota&) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  if (q.active) lapse(w, q);
  q.active = false;
  wake_holders(w, quota(w, q));
}

}  // namespace chokepoint::engine
