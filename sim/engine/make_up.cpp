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

}  // namespace

bool is_idle(const World& w, const Demand& d) {
  return std::any_of(d.make_up.idle.begin(), d.make_up.idle.end(),
                     [&](const MakeUp::Idle& i) { return i.from <= w.now() && w.now() < i.until; });
}

Quantity beyond_plan(const World& w, DemandId id, Quantity plan) {
  const Demand& d = w.network.demands[id];
  const DemandState& state = w.state.demands[id];
  if (is_idle(w, d)) return min(state.pulled, part_of(in(w.network.lot, d.rate), demand_factor(w, id, w.now())));
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
  state.behind += part_of(lost, terms.share);
}

void recover(World& w, DemandId id, Quantity amount) {
  DemandState& state = w.state.demands[id];
  // In idle time there is no plan.
  Quantity& owed = state.plan == Quantity{} ? state.pulled : state.behind;
  owed -= amount;
  w.facts.push_back({w.now(), FactKind::recovered, id.index, 0, amount, state.since});
}

}  // namespace chokepoint::engine
