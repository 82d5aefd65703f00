// Final demand: what end users want, what lines plan to build, and what is lost.
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
  if (state.plan == Quantity{}) return;
  const Quantity short_of = state.plan - state.built;
  const bool down = short_of > Quantity{};
  if (down) w.facts.push_back({w.now(), FactKind::lost, index, 0, short_of, state.since});
  if (down != state.down) {
    const FactKind kind = down ? FactKind::line_stopped : FactKind::line_started;
    w.facts.push_back({w.now(), kind, index, 0, state.built, state.since});
  }
  state.down = down;
  if (down && (d.restarts_at > Duration{} || d.restart_lag > Duration{})) state.standing = true;
  state.plan = state.built = {};
  RecipeState& recipe = w.state.recipes[d.recipe];
  recipe.held_by_outage = recipe.held_by_quota = {};
}

void plan_line(World& w, DemandId id, Quantity plan) {
  settle_line(w, id.index);
  const Demand& d = w.network.demands[id];
  DemandState& state = w.state.demands[id];
  state.plan = plan;
  state.built = {};
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

void demand_round(World& w) {
  for (std::uint32_t i = 0; i < w.network.demands.size(); ++i) {
    const Demand& d = w.network.demands[i];
    if (d.every > Duration{} || !works_today(w, d)) continue;
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

namespace {

void refresh_demand(World& w, DemandId id) {
  Share factor = whole;
  for_each_active<DemandChange>(w, [&](std::uint32_t, const DemandChange& change) {
    if (contains(change.demands, id)) factor = factor * change.factor;
  });
  w.state.demands[id].factor = factor;
}

}  // namespace

void begin(World& w, EventId event, const DemandChange& change) {
  for (const DemandId d : change.demands) refresh_demand(w, d);
  if (change.factor != whole && !change.demands.empty()) w.touch(event.index);
}

void finish(World& w, EventId, const DemandChange& change) {
  for (const DemandId d : change.demands) refresh_demand(w, d);
}

}  // namespace chokepoint::engine
