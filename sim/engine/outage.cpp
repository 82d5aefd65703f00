// What changes capacities and ways: outages of sites and lanes, bans, new capacity.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// What an outage leaves of the capacity at `t`: its cut while it lasts, then a straight line back.
Share left_by(const Occurrence& event, const Outage& outage, Time t) {
  if (t < event.end) return outage.left;
  if (outage.recovery == Duration{} || t >= event.end + outage.recovery) return whole;
  const Wide gap = Wide{whole.ppb - outage.left.ppb} * (t - event.end).seconds;
  return {outage.left.ppb + static_cast<std::int64_t>(floor_div(gap, outage.recovery.seconds))};
}

bool in_recovery(const World& w, std::uint32_t e, const Outage& outage) {
  const Occurrence& event = w.state.events[e];
  return event.active && outage.recovery > Duration{} && w.now() >= event.end;
}

/// The middle of the lot interval stands for it while capacity moves in a straight line.
Time moment_of(const World& w, std::uint32_t e, const Outage& outage) {
  return in_recovery(w, e, outage) ? w.now() + Duration{w.network.lot.seconds / 2} : w.now();
}

/// What failures leave of a plant's capacity: all or nothing; without chance, where it has a limit, the availability.
Share working_share(const World& w, SiteId id) {
  const Site& site = w.network.sites[id];
  if (!site.failure) return whole;
  if (w.state.deterministic) return site.limited ? w.network.failures[site.failure].availability : whole;
  return w.state.sites[id].failed ? nothing : whole;
}

/// Of the events that act, the one that began last gets the credit; of one moment the last in the file.
void keep_later(const World& w, std::uint32_t e, std::uint32_t& kept) {
  if (kept == no_index || w.state.events[e].begin >= w.state.events[kept].begin) kept = e;
}

void refresh_site(World& w, SiteId id) {
  SiteState& site = w.state.sites[id];
  site.limited_by = no_index;
  site.left = working_share(w, id);
  for_each_active<Outage>(w, [&](std::uint32_t e, const Outage& outage) {
    if (!contains(outage.sites, id)) return;
    const Share left = left_by(w.state.events[e], outage, moment_of(w, e, outage));
    if (left < whole) keep_later(w, e, site.limited_by);
    site.left = site.left * left;
  });
}

void refresh_lane(World& w, LaneId id) {
  LaneState& lane = w.state.lanes[id];
  lane.left = whole;
  lane.closed = lane.order_stops = 0;
  if (w.network.lanes[id].ways != no_ways && refresh_ways(w, id)) ++lane.closed;
  std::uint32_t limiting = no_index;
  const auto hit = [&](std::uint32_t e, Share left) {
    if (left < whole) keep_later(w, e, limiting);
    if (left == nothing) ++lane.closed;
    lane.left = lane.left * left;
  };
  for_each_active<Outage>(w, [&](std::uint32_t e, const Outage& outage) {
    if (!contains(outage.lanes, id)) return;
    hit(e, left_by(w.state.events[e], outage, moment_of(w, e, outage)));
    if (!outage.pauses_orders || in_recovery(w, e, outage)) return;
    ++lane.order_stops;
    keep_later(w, e, limiting);
  });
  for_each_ban(w, id, [&](std::uint32_t e, const Ban& ban) { hit(e, ban.leaks); });
  if (limiting != no_index) lane.limited_by = limiting;
  w.mark(Phase::allocation, w.network.lanes[id].from_site);
  w.mark(Phase::dispatch, w.network.lanes[id].from_site);
  w.mark(Phase::review, w.network.lanes[id].to_site);
}

void refresh(World& w, const std::vector<SiteId>& sites, const std::vector<LaneId>& lanes) {
  for (const SiteId s : sites) {
    refresh_site(w, s);
    rest_of_capacity(w, s);
    w.mark(Phase::production, s);
  }
  for (const LaneId l : lanes) {
    refresh_lane(w, l);
    rest_of_lane(w, l);
  }
}

/// Live runs of a site, oldest first, whatever slots they lie in.
std::vector<std::uint32_t> runs_at(const World& w, SiteId site) {
  std::vector<std::uint32_t> runs;
  const std::vector<Work>& works = w.state.works.slots();
  for (std::uint32_t i = 0; i < works.size(); ++i) {
    if (works[i].live && w.network.recipes[works[i].recipe].site == site) runs.push_back(i);
  }
  std::sort(runs.begin(), runs.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple{works[a].begun, works[a].recipe, works[a].size} <
           std::tuple{works[b].begun, works[b].recipe, works[b].size};
  });
  return runs;
}

void scrap_run(World& w, Work& work, std::uint32_t event) {
  const Recipe& recipe = w.network.recipes[work.recipe];
  RecipeState& state = w.state.recipes[work.recipe];
  if (recipe.to_orders) {
    for (const PartId p : recipe.outputs) {
      const Part& part = w.network.parts[p];
      w.stock(part.item).on_order -= given(recipe, part, state.done, work.size);
    }
  }
  state.done += work.size;
  if (recipe.servers > 0) --state.in_work;
  w.tell(FactKind::scrapped, work.recipe.index, work.size, event, work.begun);
  if (recipe.line) w.tell(FactKind::lost, recipe.line.index, work.size, 0, work.begun);
  work.live = false;  // its completion event finds it dead and frees the slot
}

/// Goods on the lane stand still to the end of the event; where they stand already, only for what it adds.
void hold_goods(World& w, LaneId id, const Occurrence& event, std::uint32_t e) {
  LaneState& lane = w.state.lanes[id];
  const Time from = std::max(w.now(), lane.stands_until);
  if (event.end <= from) return;
  lane.stands_until = event.end;
  const auto later = [&](Time t) { return event.end == never || t == never ? never : t + (event.end - from); };
  bool any = false;
  for (Shipment& s : w.state.shipments.slots()) {
    if (s.lane != id) continue;
    s.due = later(s.due);
    any = true;
  }
  if (!any) return;
  w.touch(e);
  // What leaves from now on, where the order is kept, comes after them; what is due this moment is held too.
  const auto after_them = [&](Time& last) { last = last >= w.now() ? later(last) : last; };
  after_them(lane.last_arrival);
  if (const auto ways = w.network.lanes[id].ways; ways != no_ways)
    for (ModeState& mode : w.state.ways[ways].modes) after_them(mode.last_arrival);
}

/// Goods on the lane are gone, unless the event is older than the run. What is left of a shipment is its place among
/// the arrivals.
void lose_goods(World& w, LaneId id, std::uint32_t e) {
  const Incident& event = w.network.events[e];
  if (event.dated() && event.begin < w.network.start()) return;
  for (Shipment& s : w.state.shipments.slots()) {
    if (s.lane != id || s.amount == Quantity{}) continue;
    w.tell(FactKind::lost_under_way, id.index, s.amount, e, s.placed);
    w.state.lanes[id].under_way -= s.amount;
    miss_later(w, {id, no_index, std::exchange(s.amount, {}), s.placed}, s.due);
    w.touch(e);
  }
}

/// Receipts of the lane wait for the end.
void close_gate(World& w, LaneId id, Time until, std::uint32_t e) {
  LaneState& lane = w.state.lanes[id];
  lane.gate_until = std::max(lane.gate_until, until);
  lane.limited_by = e;
}

/// Does an exception from the ban begin at this moment, though further down in the file?
bool is_about_to_be_excepted(const World& w, Turn ban, LaneId lane) {
  for (std::uint32_t e = ban.event; e < w.network.events.size(); ++e) {
    const Ban* other = std::get_if<Ban>(&w.network.events[e].kind);
    if (other == nullptr || !other->permits || w.state.events[e].begin != w.now()) continue;
    if (const auto turn = turn_on(e, *other, lane); turn && ban < *turn) return true;
  }
  return false;
}

/// Is the ban in force there: no truce and no exception spares the lane?
bool acts_on(World& w, EventId ban, LaneId lane) {
  bool acts = false;
  for_each_ban(w, lane, [&](std::uint32_t e, const Ban& other) {
    acts = acts || (e == ban.index && !is_about_to_be_excepted(w, *turn_on(e, other, lane), lane));
  });
  return acts;
}

}  // namespace

void scrap_work(World& w, SiteId site, std::uint32_t event) {
  for (const std::uint32_t i : runs_at(w, site)) {
    scrap_run(w, w.state.works[i], event);
    w.touch(event);
    w.mark(Phase::review, site);
  }
}

void refresh_lanes(World& w, const std::vector<LaneId>& lanes) {
  for (const LaneId l : lanes) earn_lane(w, l);
  refresh(w, {}, lanes);
}

void refresh_capacity(World& w, SiteId site) { refresh(w, {site}, {}); }

void before(World& w, const Outage& outage) {
  for (const SiteId s : outage.sites) earn_capacity(w, s);
  for (const LaneId l : outage.lanes) earn_lane(w, l);
  for (const LaneId l : outage.by_mode) earn_lane(w, l);
}

void begin(World& w, EventId id, const Outage& outage) {
  const std::uint32_t e = id.index;
  const Occurrence& event = w.state.events[e];
  refresh(w, outage.sites, outage.lanes);
  refresh(w, {}, outage.by_mode);
  for (const SiteId s : outage.sites) {
    if (outage.scraps_work) scrap_work(w, s, e);
    if (!outage.cancels_orders) continue;
    for (const ItemId i : w.network.sites[s].items) {
      for (const ClaimantId c : w.item(i).claimants) {
        if (w.network.claimants[c].lane) cancel_claims(w, w.network.claimants[c].lane);
      }
    }
  }
  for (const LaneId l : outage.lanes) {
    if (outage.stops_goods) hold_goods(w, l, event, e);
    if (outage.loses_goods) lose_goods(w, l, e);
    if (outage.pauses_receipts) close_gate(w, l, event.end, e);
    if (outage.cancels_orders) cancel_claims(w, l);
  }
}

void finish(World& w, EventId id, const Outage& outage) {
  // A linear recovery keeps the event active; the last round of the recovery takes it out.
  w.state.events[id].active = outage.recovery > Duration{};
  refresh(w, outage.sites, outage.lanes);
  refresh(w, {}, outage.by_mode);
}

void before(World& w, const Ban& ban) {
  for (const LaneId l : ban.lanes) earn_lane(w, l);
}

void begin(World& w, EventId id, const Ban& ban) {
  refresh(w, {}, ban.lanes);
  for (const LaneId l : ban.lanes) {
    if (ban.seizes_goods && acts_on(w, id, l)) lose_goods(w, l, id.index);
    if (ban.cancels_orders) cancel_claims(w, l);
  }
}

void finish(World& w, EventId, const Ban& ban) { refresh(w, {}, ban.lanes); }

void before(World& w, const NewCapacity& added) {
  for (const SiteId s : added.sites) earn_capacity(w, s);
}

void begin(World& w, EventId, const NewCapacity& added) {
  ++w.state.added_capacities;
  refresh(w, added.sites, {});
}

void finish(World& w, EventId, const NewCapacity& added) {
  --w.state.added_capacities;
  refresh(w, added.sites, {});
}

namespace {

/// When what was decided is built.
Time built(const World& w, EventId e, const NewCapacity& added) {
  return w.state.events[e].begin + added.lead + w.state.events[e].delayed;
}

/// What of new capacity is there in the middle of a stretch of length `d`; `age`: since it was built.
Quantity grown(const NewCapacity& added, Quantity full, Duration age, Duration d) {
  if (age < Duration{}) return {};
  const Duration middle = age + Duration{d.seconds / 2};
  if (added.s_curve) {
    const double t = in_days(middle) / in_days(added.ramp);
    return {static_cast<std::int64_t>(static_cast<double>(full.units) * (1 - std::exp(-t * t)))};
  }
  if (middle >= added.ramp) return full;
  return {static_cast<std::int64_t>(Wide{full.units} * middle.seconds / added.ramp.seconds)};
}

}  // namespace

void begin(World& w, EventId event, const ProjectDelay& delay) {
  Occurrence& project = w.state.events[delay.of];
  const NewCapacity& added = std::get<NewCapacity>(w.network.events[delay.of].kind);
  if (!project.active || w.now() >= built(w, delay.of, added)) return;
  project.delayed = project.delayed + delay.by;
  w.touch(event.index);
}

Quantity added_capacity(const World& w, SiteId id, Duration d) {
  Quantity sum{};
  if (w.state.added_capacities == 0) return sum;
  for_each_active<NewCapacity>(w, [&](std::uint32_t e, const NewCapacity& added) {
    if (!contains(added.sites, id)) return;
    const Quantity full = in(d, added.adds);
    sum += grown(added, full, w.now() - built(w, EventId{e}, added), d);
  });
  return sum;
}

void touch_added_capacity(World& w, SiteId id) {
  if (w.state.added_capacities == 0) return;
  const SiteState& site = w.state.sites[id];
  const Quantity without = flowing(w.network.sites[id].capacity, w.network.lot, site.left);
  if (site.room == unlimited || site.capacity.used <= without) return;
  for_each_active<NewCapacity>(w, [&](std::uint32_t e, const NewCapacity& added) {
    if (contains(added.sites, id)) w.touch(e);
  });
}

void refresh_outages(World& w) {
  for (std::uint32_t e = 0; e < w.network.events.size(); ++e) {
    const Outage* outage = std::get_if<Outage>(&w.network.events[e].kind);
    if (outage == nullptr || !in_recovery(w, e, *outage)) continue;
    if (w.now() >= w.state.events[e].end + outage->recovery) w.state.events[e].active = false;
    for (const SiteId s : outage->sites) refresh_site(w, s);
    for (const LaneId l : outage->lanes) refresh_lane(w, l);
  }
}

}  // namespace chokepoint::engine
