// What lines lost and build later: by overtime, and in planned idle time that was taken early.
#include <algorithm>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// What the line would build in the planned idle time that is left, at its present plan.
Quantity idle_work(const World& w, DemandId id) {
  const Demand& d = w.network.demands[id];
  Duration left{};
  for (const MakeUp::Idle& idle : d.make_up.idle) {
    const Time from = std::max(idle.from, w.now());
    const Time until = std::min(idle.until, w.network.until);
    if (until <= from) continue;
    left = left + (d.calendar ? day * w.network.calendars[d.calendar].count(from, until) : until - from);
  }
  return part_of(in(left, d.rate), demand_factor(w, id, w.now()));
}

bool was_idle(const Demand& d, Time t) {
  return std::any_of(d.make_up.idle.begin(), d.make_up.idle.end(),
                     [&](const MakeUp::Idle& i) { return i.from <= t && t < i.until; });
}

bool is_day_off(const World& w, const Demand& d) {
  return d.calendar && !w.network.calendars[d.calendar].works(w.now());
}

/// Built for those who have waited longest.
void take_waiting(DemandState& state, Quantity amount) {
  std::vector<Behind>& waiting = state.waiting_since;
  while (amount > Quantity{} && !waiting.empty()) {
    const Quantity part = min(amount, waiting.front().amount);
    waiting.front().amount -= part;
    amount -= part;
    if (waiting.front().amount == Quantity{}) waiting.erase(waiting.begin());
  }
}

}  // namespace

bool is_idle(const World& w, const Demand& d) { return was_idle(d, w.now()); }

Quantity beyond_plan(const World& w, DemandId id, Quantity plan) {
  const Demand& d = w.network.demands[id];
  const DemandState& state = w.state.demands[id];
  const auto usual = [&] { return part_of(in(w.network.lot, d.rate), demand_factor(w, id, w.now())); };
  if (is_idle(w, d)) return min(state.pulled, usual());
  if (is_day_off(w, d)) return min(state.behind, usual());
  return min(state.behind, part_of(plan, d.make_up.overtime));
}

void owe_lost(World& w, DemandId id, Quantity lost, bool stood) {
  const MakeUp& terms = w.network.demands[id].make_up;
  DemandState& state = w.state.demands[id];
  if (stood && terms.pulls_forward) {
    const Quantity later = min(lost, max(Quantity{}, idle_work(w, id) - state.pulled));
    state.pulled += later;
    lost -= later;
  }
  const Quantity later = part_of(lost, terms.share);
  state.behind += later;
  if (terms.within > Duration{} && later > Quantity{}) state.waiting_since.push_back({w.now(), later});
}

bool works_extra(const World& w, DemandId id) {
  return w.network.demands[id].make_up.days_off && w.state.demands[id].behind > Quantity{};
}

void forget_lost(World& w, DemandId id) {
  DemandState& state = w.state.demands[id];
  const Time oldest = w.now() - w.network.demands[id].make_up.within;
  std::vector<Behind>& waiting = state.waiting_since;
  while (!waiting.empty() && waiting.front().since < oldest) {
    state.behind -= waiting.front().amount;
    waiting.erase(waiting.begin());
  }
}

void recover(World& w, DemandId id, Quantity amount, Quantity paid) {
  DemandState& state = w.state.demands[id];
  // In idle time there is no plan.
  const bool idle = state.plan == Quantity{} && was_idle(w.network.demands[id], state.since);
  Quantity& owed = idle ? state.pulled : state.behind;
  owed -= amount - paid;
  if (!idle) take_waiting(state, amount - paid);
  w.facts.push_back({w.now(), FactKind::recovered, id.index, 0, amount, state.since});
}

}  // namespace chokepoint::engine
