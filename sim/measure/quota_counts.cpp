// Budgets as their facts tell them; idle time runs from the moment nothing is left until the next issue.
#include "chokepoint/measure/quota_counts.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t most_moments = 100;

}  // namespace

GoodId good_of_quota(const Network& network, const Quota& quota) {
  for (const auto& q : quota.recipes) {
    if (!q.counted.empty()) return network.items[network.parts[q.counted.front()].item].good;
    const auto& outputs = network.recipes[q.recipe].outputs;
    if (!outputs.empty()) return network.items[network.parts[*outputs.begin()].item].good;
  }
  return quota.lanes.empty() ? GoodId{} : network.lanes[quota.lanes.front().lane].good;
}

QuotaCounts::QuotaCounts(const Network& network, const Window& window)
    : network_(&network), window_(window), first_slot_(network.events.size(), UINT32_MAX) {
  for (std::uint32_t e = 0; e < network.events.size(); ++e) {
    const auto* quota = std::get_if<Quota>(&network.events[e].kind);
    if (!quota) continue;
    first_slot_[e] = static_cast<std::uint32_t>(budgets_.size());
    const auto count = std::max<std::size_t>(1, quota->budgets.size());
    for (std::uint32_t b = 0; b < count; ++b) {
      QuotaResult r;
      r.event = EventId{e};
      r.budget = b;
      r.good = good_of_quota(network, *quota);
      r.months.resize(window.months());
      budgets_.push_back(std::move(r));
    }
  }
  idle_.resize(budgets_.size());
}

void QuotaCounts::on(const Fact& f) {
  if (f.kind == FactKind::held_back) return held_back(f);
  if (f.subject >= first_slot_.size() || first_slot_[f.subject] == UINT32_MAX) return;
  const auto& quota = std::get<Quota>(network_->events[f.subject].kind);
  if (f.kind == FactKind::began) {
    if (quota.before == Quota::Before::strict)
      for (std::size_t b = 0; b < std::max<std::size_t>(1, quota.budgets.size()); ++b)
        rest(first_slot_[f.subject] + b, f.at);
    return;
  }
  const std::size_t slot = first_slot_[f.subject] + f.other;
  auto& r = budgets_[slot];
  const bool measured = window_.covers(f.at);
  if (f.kind == FactKind::issued) {
    r.issued += f.amount;  // in the warm-up too: what is left of it is used later
    if (f.amount.units > 0) resume(slot, f.at);
  } else if (f.kind == FactKind::reassigned) {
    r.issued += f.amount;
    if (f.amount.units > 0) resume(slot, f.at);
  } else if (f.kind == FactKind::overdrawn) {
    r.overdrawn += f.amount;
  } else if (f.kind == FactKind::deducted) {
    r.deducted += f.amount;
  } else if (f.kind == FactKind::charged) {
    r.used += f.amount;
    if (f.serial != 0) r.tolled += f.amount;
    if (measured) r.months[window_.month_of(f.at)] += f.amount;
  } else if (f.kind == FactKind::lapsed) {
    r.lapsed += f.amount;
  } else if (f.kind == FactKind::exhausted) {
    exhausted(slot, f);
  }
}

/// The exact moment comes after the run was held back in the same step, and corrects it.
void QuotaCounts::exhausted(std::size_t slot, const Fact& f) {
  auto& moments = budgets_[slot].exhausted;
  if (idle_[slot].now && idle_[slot].since == f.since && !moments.empty()) {
    idle_[slot].since = moments.back() = f.at;
    return;
  }
  if (window_.covers(f.at) && moments.size() < most_moments) moments.push_back(f.at);
  rest(slot, f.at);
}

/// A run that a quota shortens has found its end too: a few grams may be left that no run can use.
void QuotaCounts::held_back(const Fact& f) {
  if (f.other >= first_slot_.size() || first_slot_[f.other] == UINT32_MAX) return;
  for (const auto& q : std::get<Quota>(network_->events[f.other].kind).recipes) {
    const std::size_t slot = first_slot_[f.other] + q.budget;
    const bool issued_this_year = budgets_[slot].issued.units > 0 && idle_[slot].year == date_of(f.at).year;
    if (q.recipe.index != f.subject || idle_[slot].now || !issued_this_year) continue;
    auto& moments = budgets_[slot].exhausted;
    if (window_.covers(f.at) && moments.size() < most_moments) moments.push_back(f.at);
    rest(slot, f.at);
  }
}

void QuotaCounts::rest(std::size_t slot, Time from) {
  if (!idle_[slot].now) idle_[slot] = {true, from, date_of(from).year};
}

/// The idle time ends with an issue. Under `provisional` and `ignore` it ends at the turn of the year already, because
/// the new year's output may begin; under `strict` without carry-over the turn of the year begins it.
void QuotaCounts::resume(std::size_t slot, Time at) {
  auto& idle = idle_[slot];
  const auto& quota = std::get<Quota>(network_->events[budgets_[slot].event].kind);
  const bool strict = quota.before == Quota::Before::strict;
  const Time turn = time_of({idle.year + 1, 1, 1});
  if (strict && quota.carry_over == nothing && !idle.now && idle.year != 0 && turn < at) idle = {true, turn, idle.year};
  if (idle.now) {
    const Time end = strict ? at : std::min(at, turn);
    const Time begin = std::max(idle.since, window_.from());
    if (end > begin) budgets_[slot].idle_days += in_days(end - begin);
  }
  idle = {false, at, date_of(at).year};
}

std::vector<QuotaResult> QuotaCounts::finish() {
  for (std::size_t slot = 0; slot < budgets_.size(); ++slot) resume(slot, window_.until());
  return std::move(budgets_);
}

}  // namespace chokepoint
