// Final demand: what end users want, what lines plan to build, and what is lost.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

Share profile_factor(const Profile& profile, Time t) {
  const Date d = date_of(t);
  const unsigned month = d.month - 1;
  const std::size_t index =
      profile.every_year ? month : static_cast<std::size_t>((d.year - profile.first_year) * 12) + month;
  return index < profile.factor.size() ? profile.factor[index] : whole;
}

bool works_today(const World& w, const Demand& d) {
  return !d.calendar || w.network.calendars[d.calendar].works(w.now());
}

/// What a line did not build of its plan is lost, but stays owed: its parts were ordered.
void settle_line(World& w, std::uint32_t index) {
  const Demand& d = w.network.demands[index];
  DemandState& state = w.state.demands[index];
  const bool stood = state.built == Quantity{};
  const SettledPlaces places = w.network.sites[d.site].variants ? settle_places(w, DemandId{index}) : SettledPlaces{};
  if (state.built > state.plan) recover(w, DemandId{index}, state.built - state.plan, places.paid);
  if (state.plan == Quantity{}) {
    state.built = state.extra = {};
    return;
  }
  const Quantity short_of = state.plan - state.built;
  const bool down = short_of > Quantity{};
  if (down) w.facts.push_back({w.now(), FactKind::lost, index, 0, short_of, state.since});
  if (down && d.make_up.any()) owe_lost(w, DemandId{index}, short_of - places.given, stood);
  if (down != state.down) {
    const FactKind kind = down ? FactKind::line_stopped : FactKind::line_started;
    w.facts.push_back({w.now(), kind, index, 0, state.built, state.since});
  }
  state.down = down;
  if (down && (d.restarts_at > Duration{} || d.restart_lag > Duration{})) state.standing = true;
  state.plan = state.built = state.extra = {};
  RecipeState& recipe = w.state.recipes[d.recipe];
  recipe.held_by_outage = recipe.held_by_quota = {};
}

void plan_line(World& w, DemandId id, Quantity plan) {
  settle_line(w, id.index);
  const Demand& d = w.network.demands[id];
  DemandState& state = w.state.demands[id];
  state.plan = plan;
  state.built = {};
  state.extra = d.make_up.any() ? beyond_plan(w, id, plan) : Quantity{};
  state.since = w.now();
  RecipeState& recipe = w.state.recipes[d.recipe];
  for (const PartId p : w.network.recipes[d.recipe].inputs) {
    const Part& part = w.network.parts[p];
    const Quantity need = taken(w.network.recipes[d.recipe], part, recipe.released, plan);
    w.stock(part.item).owed += need;
    w.stock(part.item).used_since_review += need;
  }
  recipe.released += plan;
  w.mark(Phase::review, d.site);
  w.mark(Phase::production, d.site);
}

void want(World& w, DemandId id, Quantity amount) {
  const Demand& d = w.network.demands[id];
  amount = after_price(w, id, amount);
  w.tell(FactKind::demanded, id.index, amount);
  w.state.demands[id].asked += amount;
  if (d.line) {
    plan_line(w, id, amount);
    return;
  }
  if (amount == Quantity{}) return;
  enter_claim(w, d.item, d.claimant, amount, w.now());
  if (!d.backorders) {
    w.state.impatient.push_back(d.claimant);
    w.close_later();
  } else if (d.patience > Duration{}) {
    // At the end of the moment: what arrives when patience ends is in time.
    w.schedule(w.now() + d.patience, Phase::close, 0, Kind::impatience, d.claimant.index);
  }
}

}  // namespace

Share demand_factor(const World& w, DemandId id, Time t) {
  const Demand& d = w.network.demands[id];
  Share factor = d.growth * w.state.demands[id].factor;
  if (d.profile) factor = factor * profile_factor(w.network.profiles[d.profile], t);
  return factor;
}

namespace {

/// How much of a change is in force: it rises after its begin and falls after its end, from where it was then. Taken at
/// the middle of the interval, so that a ramp moves as much in all as the straight line.
Share in_force(const World& w, const Occurrence& event, const DemandChange& change) {
  if (!change.ramped()) return change.factor;
  const Time at = w.state.interval + Duration{w.network.lot.seconds / 2};
  const auto part = [](Duration gone, Duration of) -> std::int64_t {
    if (of <= Duration{} || gone >= of) return whole.ppb;
    return static_cast<std::int64_t>(Wide{whole.ppb} * std::max<std::int64_t>(gone.seconds, 0) / of.seconds);
  };
  const bool over = event.end != never && at >= event.end;
  const Share risen{part((over ? event.end : at) - event.begin, change.rises)};
  const Share left{over ? part(event.end + change.falls - at, change.falls) : whole.ppb};
  const Share moves{change.factor.ppb - whole.ppb};
  return Share{whole.ppb + (moves * risen * left).ppb};
}

void refresh_demand(World& w, DemandId id) {
  Share factor = whole;
  for_each_active<DemandChange>(w, [&](std::uint32_t e, const DemandChange& change) {
    if (contains(change.demands, id)) factor = factor * in_force(w, w.state.events[e], change);
  });
  w.state.demands[id].factor = factor;
}

void move_ramps(World& w) {
  w.state.ramps = false;
  for_each_active<DemandChange>(w, [&](std::uint32_t e, const DemandChange& change) {
    if (!change.ramped()) return;
    Occurrence& event = w.state.events[e];
    event.active = event.end == never || w.now() < event.end + change.falls;
    if (event.active) w.state.ramps = true;
    for (const DemandId d : change.demands) refresh_demand(w, d);
  });
}

}  // namespace

void demand_round(World& w) {
  if (w.state.ramps) move_ramps(w);
  for (std::uint32_t i = 0; i < w.network.demands.size(); ++i) {
    const Demand& d = w.network.demands[i];
    if (d.every > Duration{}) continue;
    if (d.make_up.within > Duration{}) forget_lost(w, DemandId{i});
    if (!works_today(w, d)) {
      if (works_extra(w, DemandId{i})) want(w, DemandId{i}, {});
      continue;
    }
    if (!d.make_up.idle.empty() && is_idle(w, d)) {
      if (w.state.demands[i].pulled > Quantity{}) want(w, DemandId{i}, {});
      continue;
    }
    want(w, DemandId{i}, size_of_lot(w, DemandId{i}, demand_factor(w, DemandId{i}, w.now())));
  }
}

void demand_due(World& w, DemandId id) {
  const Demand& d = w.network.demands[id];
  const Time next = w.now() + time_to_next(w, id);
  if (next < w.network.until) w.schedule(next, Phase::demand, d.site.index, Kind::demand_due, id.index);
  if (!works_today(w, d)) return;
  want(w, id, size_of_demand(w, id, demand_factor(w, id, w.now())));
}

void settle_lines(World& w, bool discrete_too) {
  for (std::uint32_t i = 0; i < w.network.demands.size(); ++i) {
    const Demand& d = w.network.demands[i];
    if (d.line && (discrete_too || d.every == Duration{})) settle_line(w, i);
  }
}

void lose_impatient(World& w) {
  for (const ClaimantId c : w.state.impatient) {
    const DemandId demand = w.network.claimants[c].demand;
    const ItemId item = w.network.demands[demand].item;
    take_claims(w, item, c, w.state.claimants[c].claimed,
                [&](Quantity portion, Time placed) { w.tell(FactKind::lost, demand.index, portion, 0, placed); });
  }
  w.state.impatient.clear();
}

void run_out_of_patience(World& w, ClaimantId c) {
  const DemandId demand = w.network.claimants[c].demand;
  const Demand& d = w.network.demands[demand];
  const Time oldest = w.now() - d.patience;
  ClaimantState& queue = w.state.claimants[c];
  while (queue.head != no_index && w.state.lines[queue.head].placed <= oldest) {
    take_claims(w, d.item, c, w.state.lines[queue.head].open,
                [&](Quantity portion, Time placed) { w.tell(FactKind::lost, demand.index, portion, 0, placed); });
  }
}

void restart_line(World& w, DemandId id) {
  DemandState& state = w.state.demands[id];
  state.standing = state.waiting = false;
  w.mark(Phase::production, w.network.demands[id].site);
}

void begin(World& w, EventId event, const DemandChange& change) {
  if (change.ramped()) w.state.ramps = true;
  for (const DemandId d : change.demands) refresh_demand(w, d);
  if (change.factor != whole && !change.demands.empty()) w.touch(event.index);
}

void finish(World& w, EventId event, const DemandChange& change) {
  w.state.events[event].active = change.falls > Duration{};  // while it falls; move_ramps() takes it out
  for (const DemandId d : change.demands) refresh_demand(w, d);
}

}  // namespace chokepoint::engine
