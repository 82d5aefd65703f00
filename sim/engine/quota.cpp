// Quotas in force: production is drawn when it starts, batches are issued, years turn, terms change.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "kinds.hpp"
#include "quota_budget.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

/// What a run of `size` would be charged: the counted outputs.
Quantity charge_of(const World& w, const QuotaRecipe& entry, Quantity size) {
  const Recipe& recipe = w.network.recipes[entry.recipe];
  Quantity sum{};
  for (const PartId p : entry.counted) {
    sum += given(recipe, w.network.parts[p], w.state.recipes[entry.recipe].begun, size);
  }
  return sum;
}

bool is_free(const World& w, const QuotaState& q, const Quota& rule, const QuotaRecipe& entry) {
  if (!entry.free_feed || w.now() >= rule.feed_counts_from) return false;
  return q.counts_now.empty() || !q.counts_now[static_cast<std::size_t>(&entry - rule.recipes.data())];
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

template <class Do>
void for_each_entry(World& w, RecipeId recipe, Do act) {
  for (QuotaState& q : w.state.quotas) {
    if (!q.active) continue;
    const Quota& rule = terms_of(w, q);
    for (const QuotaRecipe& entry : rule.recipes) {
      if (entry.recipe == recipe && !is_free(w, q, rule, entry)) act(q, rule, entry);
    }
  }
}

/// The largest run not above `size` that the budgets of one entry allow: its own, then the one that it tolls for.
Quantity limit(const World& w, const QuotaState& q, const Quota& rule, const QuotaRecipe& entry, Quantity size) {
  Quantity room = room_of(rule, q.budgets[entry.budget]);
  if (entry.tolls != no_index) room += room_of(rule, q.budgets[entry.tolls]);
  if (charge_of(w, entry, size) <= room) return size;
  return largest_run(w, entry, size, room);
}

void wake_holders(World& w, const Quota& rule) {
  for (const QuotaRecipe& entry : rule.recipes) w.mark(Phase::production, w.network.recipes[entry.recipe].site);
  for (const QuotaLane& entry : rule.lanes) {
    w.mark(Phase::allocation, w.network.lanes[entry.lane].from_site);
    w.mark(Phase::dispatch, w.network.lanes[entry.lane].from_site);
  }
}

std::vector<Quantity> shares_of(const QuotaState& q, Quantity amount) {
  std::vector<Quantity> parts(q.budgets.size());
  split(amount, q.shares, parts);
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
    if (entry.tolls != no_index) exhaust(w, q, entry.tolls, allowed, size);
  });
  tell_held_back(w, recipe, w.state.recipes[recipe].held_by_quota, size - allowed, holder);
  return allowed;
}

void charge_quota(World& w, RecipeId recipe, Quantity size, Quantity wanted) {
  if (w.state.quotas.empty()) return;
  for_each_entry(w, recipe, [&](QuotaState& q, const Quota& rule, const QuotaRecipe& entry) {
    const Quantity charge = charge_of(w, entry, size);
    const bool has_help = entry.tolls != no_index;
    const Quantity own = has_help ? min(charge, room_of(rule, q.budgets[entry.budget])) : charge;
    if (own > Quantity{} || !has_help) draw(w, q, entry.budget, own, !entry.has_own, size, wanted);
    if (own < charge) draw(w, q, entry.tolls, charge - own, true, size, wanted);
  });
}

void begin(World& w, EventId event, const Quota&) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  const Quota& rule = terms_of(w, q);
  q.active = true;
  q.shares = rule.shares;
  q.expected = rule.expected;
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
  begin_beliefs(w, event);
}

void issue_batch(World& w, EventId event, std::uint32_t index) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  if (!q.active) return;
  const Quota& rule = terms_of(w, q);
  const std::vector<Quantity> parts = shares_of(q, rule.batches[index].amount);
  const bool belated = date_of(rule.batches[index].effective).year < date_of(w.now()).year;
  for (std::uint32_t b = 0; b < parts.size(); ++b) {
    w.tell(FactKind::issued, event.index, parts[b], b);
    if (belated) {
      grant_belated(w, q, b, parts[b]);
    } else {
      grant(w, q, b, parts[b]);
    }
  }
  wake_holders(w, rule);
}

void turn_year(World& w, EventId event) {
  QuotaState& q = w.state.quotas[w.state.events[event].control];
  if (!q.active) return;
  for (std::uint32_t b = 0; b < q.budgets.size(); ++b) begin_year(w, q, b);
  const Time turn = time_of({date_of(w.now()).year + 1, 1, 1});
  if (turn < w.network.until) w.schedule(turn, Phase::change, 0, Kind::year_turn, event.index);
}

/// Provisional running: until the year's first batch the budget grows at the expected rate.
void renew_quotas(World& w) {
  for (QuotaState& q : w.state.quotas) {
    if (!q.active) continue;
    const Quota& rule = terms_of(w, q);
    if (rule.before != Quota::Before::provisional || q.expected.amount == Quantity{}) continue;
    const std::vector<Quantity> parts = shares_of(q, q.expected.amount);
    for (std::uint32_t b = 0; b < parts.size(); ++b) {
      BudgetState& budget = q.budgets[b];
      if (budget.issued_this_year) continue;
      budget.left = budget.expected_carry.take(Wide{parts[b].units} * w.network.lot.seconds, q.expected.per.seconds);
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
  end_beliefs(w, event);
  wake_holders(w, terms_of(w, q));
}

namespace {

bool takes_one_of(const World& w, RecipeId recipe, const std::vector<GoodId>& goods) {
  const auto is_one = [&](ItemId i) { return contains(goods, w.item(i).good); };
  for (const PartId p : w.network.recipes[recipe].inputs) {
    const Part& part = w.network.parts[p];
    if (is_one(part.item) || std::any_of(part.instead.begin(), part.instead.end(), is_one)) return true;
  }
  return false;
}

/// True when something was free and counts now.
bool count_feeds(World& w, QuotaState& q, const std::vector<GoodId>& feeds) {
  const Quota& rule = terms_of(w, q);
  bool changed = false;
  q.counts_now.resize(rule.recipes.size());
  for (std::size_t i = 0; i < rule.recipes.size(); ++i) {
    const bool counts = takes_one_of(w, rule.recipes[i].recipe, feeds) && is_free(w, q, rule, rule.recipes[i]);
    changed = changed || counts;
    q.counts_now[i] = q.counts_now[i] || counts;
  }
  return changed;
}

}  // namespace

void begin(World& w, EventId event, const QuotaChange& change) {
  QuotaState& q = w.state.quotas[w.state.events[change.of].control];
  if (!q.active) return;
  bool changed = !change.feeds.empty() && count_feeds(w, q, change.feeds);
  if (!change.shares.empty() && change.shares != q.shares) {
    share_anew(w, q, change.shares);
    changed = true;
  }
  if (change.sets_expected && !(change.expected == q.expected)) {
    q.expected = change.expected;
    for (BudgetState& budget : q.budgets) budget.expected_carry = {};
    changed = true;
  }
  if (changed) w.touch(event.index);
  wake_holders(w, terms_of(w, q));
}

}  // namespace chokepoint::engine
