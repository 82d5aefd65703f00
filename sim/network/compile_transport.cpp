// Modes of lanes with their departures, limits and losses; expediting; outages of modes and reroutings.
#include <algorithm>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

std::string path_of(const Compiling& c, LaneId id) { return "lanes." + c.net.lanes[id].name; }

/// Each part number of a buyer has an even part of what a lane may carry.
std::int64_t even_parts(const Compiling& c, LaneId id) {
  const auto& d = c.drafts[id];
  const auto* parts = c.parts_of(d.to, d.good);
  return parts ? parts->count : 1;
}

std::optional<Rate> limit_of(Compiling& c, LaneId id, const Flow& flow, const std::string& path) {
  if (c.drafts[id].spec->value.carries.size() > 1) {
    c.error(flow.spot, path, "a lane with a capacity carries one good; write one lane for each");
    return {};
  }
  auto rate = rate_of(c, flow, c.net.goods[c.net.lanes[id].good], path);
  if (rate) rate->per = rate->per * even_parts(c, id);
  return rate;
}

/// Goods are taken on at the turns of lot intervals.
void check_rhythm(Compiling& c, const ModeSpec& s, const Mode& mode, const std::string& path) {
  const auto lot = c.net.lot.seconds;
  if (mode.every.seconds <= 0 || mode.every.seconds % lot != 0)
    c.error(s.departs_every.spot, path + ".departs_every", "must be a whole number of lot intervals, one at the least");
  if ((mode.first - c.net.start()).seconds % lot != 0)
    c.error(s.departs_first.spot, path + ".departs_first", "must be the beginning of a lot interval");
}

void set_departures(Compiling& c, LaneId id, const ModeSpec& s, Mode& mode, const std::string& path) {
  mode.first = s.departs_first.given() ? s.departs_first.value : c.net.start();
  if (s.departs_every.given()) {
    mode.every = s.departs_every.value;
    check_rhythm(c, s, mode, path);
    if (s.at_most.given())
      c.error(s.at_most.spot, path + ".at_most", "a mode with departures is limited by `per_departure`");
  } else {
    const Spot spot = s.per_departure.given() ? s.per_departure.spot : s.departs_first.spot;
    if (s.per_departure.given() || s.departs_first.given())
      c.error(spot, path, "`per_departure` and `departs_first` need `departs_every`");
  }
  if (!s.per_departure.given()) return;
  if (c.drafts[id].spec->value.carries.size() > 1)
    return c.error(s.per_departure.spot, path + ".per_departure",
                   "a lane with a capacity carries one good; write one lane for each");
  const auto most = quantity_of(c, s.per_departure, c.net.goods[c.net.lanes[id].good], path + ".per_departure");
  if (most) mode.per_departure = {most->units / even_parts(c, id)};
}

Mode mode_of(Compiling& c, LaneId id, const Named<ModeSpec>& named) {
  const auto path = path_of(c, id) + ".modes." + named.id.text;
  const ModeSpec& s = named.value;
  Mode mode;
  mode.name = named.id.text;
  check_delay(c, s.takes, path + ".takes");
  mode.takes = s.takes.days;
  if (s.takes.working) mode.calendar = calendar_of(c, {"weekdays", s.takes.spot}, path + ".takes");
  mode.loses = share_or(c, s.loses, nothing, path + ".loses");
  set_departures(c, id, s, mode, path);
  if (!s.at_most.given()) return mode;
  const auto rate = limit_of(c, id, s.at_most, path + ".at_most");
  mode.limited = rate.has_value();
  if (rate) mode.at_most = *rate;
  return mode;
}

Names names_of(const std::vector<Mode>& modes) {
  Names names;
  for (const auto& m : modes) names.push_back(m.name);
  return names;
}

constexpr std::uint32_t no_mode = UINT32_MAX;
std::uint32_t mode_named(const Ways& ways, const std::string& name) {
  for (std::uint32_t m = 0; m < ways.modes.size(); ++m)
    if (ways.modes[m].name == name) return m;
  return no_mode;
}

void set_expediting(Compiling& c, LaneId id, Ways& ways) {
  const auto& s = c.drafts[id].spec->value.expedite;
  if (!s.given()) return;
  const auto path = path_of(c, id) + ".expedite";
  ways.fast = mode_named(ways, s.mode.text);
  if (ways.fast == no_mode) {
    c.error(s.mode.spot, path + ".mode",
            "the lane has no mode " + quoted(s.mode.text) + "; " + hint(s.mode.text, names_of(ways.modes)));
    return;
  }
  if (ways.fast == 0)
    c.error(s.mode.spot, path + ".mode", quoted(s.mode.text) + " is the usual mode; name a faster one");
  ways.below = s.below.value;
  const auto rate = limit_of(c, id, s.at_most, path + ".at_most");
  if (rate) ways.fast_at_most = *rate;
  ways.expedites = rate.has_value();
  ways.weighs = s.costs_at_most.given();
  ways.worth = s.costs_at_most.value;
  if (ways.weighs && !c.drafts[id].spec->value.modes[ways.fast].value.costs.given())
    c.error(s.costs_at_most.spot, path + ".costs_at_most", "say what the fast mode `costs`");
}

}  // namespace

void compile_ways(Compiling& c, LaneId id) {
  const auto& s = c.drafts[id].spec->value;
  if (s.modes.empty()) {
    if (s.expedite.given()) c.error(s.expedite.spot, path_of(c, id) + ".expedite", "needs `modes`");
    return;
  }
  if (s.takes.given()) c.error(s.takes.spot, path_of(c, id) + ".takes", "each of the `modes` has its own `takes`");
  Ways ways;
  ways.lane = id;
  for (const auto& m : s.modes) ways.modes.push_back(mode_of(c, id, m));
  auto& lane = c.net.lanes[id];
  const auto& usual = ways.modes.front();
  lane.transit = usual.takes;
  lane.transit_calendar = usual.calendar;
  lane.mean_transit = mean_duration(s.modes.front().value.takes);
  set_expediting(c, id, ways);
  lane.ways = static_cast<std::uint32_t>(c.net.ways.size());
  c.net.ways.push_back(std::move(ways));
}

Ways& ways_of(Compiling& c, LaneId id) {
  auto& lane = c.net.lanes[id];
  if (lane.ways == no_ways) {
    Mode mode;
    mode.takes = lane.transit;
    mode.calendar = lane.transit_calendar;
    lane.ways = static_cast<std::uint32_t>(c.net.ways.size());
    c.net.ways.push_back({id, {mode}, false, 0, {}, {}});
  }
  return c.net.ways[lane.ways];
}

namespace {

std::vector<LaneId> lanes_of(Compiling& c, const Selector& where, const std::string& path) {
  auto targets = targets_of(c, where, path + ".where");
  if (!targets.sites.empty()) c.error(where.spot, path + ".where", "name lanes, or places in `from` and `to`");
  return targets.sites.empty() ? targets.lanes : std::vector<LaneId>{};
}

/// The modes of that name on the lanes. No lane with it is an error.
std::vector<LaneMode> modes_named(Compiling& c, const std::vector<LaneId>& lanes, const Word& word,
                                  const std::string& path) {
  std::vector<LaneMode> found;
  Names names;
  for (const auto l : lanes) {
    const auto w = c.net.lanes[l].ways;
    if (w == no_ways) continue;
    const auto m = mode_named(c.net.ways[w], word.text);
    if (m != no_mode) found.push_back({w, m});
    for (const auto& name : names_of(c.net.ways[w].modes))
      if (!name.empty()) names.push_back(name);
  }
  if (!found.empty() || lanes.empty()) return found;
  const auto other = names.empty() ? std::string("they have no `modes`") : hint(word.text, names);
  c.error(word.spot, path, "none of these lanes has a mode " + quoted(word.text) + "; " + other);
  return found;
}

}  // namespace

Outage outage_of_modes(Compiling& c, const OutageSpec& s, const std::string& path) {
  const auto refuse = [&](Spot spot, const char* key) {
    c.error(spot, path + "." + key, "does not go with `modes`: a mode that is out is closed to what is not under way");
  };
  if (s.cut.given()) refuse(s.cut.spot, "cut");
  if (s.recovery.given()) refuse(s.recovery.spot, "recovery");
  if (s.under_way.given()) refuse(s.under_way.spot, "under_way");
  if (s.open_orders.given()) refuse(s.open_orders.spot, "open_orders");
  if (!s.pauses.empty()) refuse(s.pauses.front().spot, "pauses");
  Outage o;
  const auto lanes = lanes_of(c, s.where, path);
  for (const auto& word : s.modes)
    for (const auto m : modes_named(c, lanes, word, path + ".modes")) {
      o.modes.push_back(m);
      o.by_mode.push_back(c.net.ways[m.ways].lane);
    }
  std::sort(o.by_mode.begin(), o.by_mode.end());
  o.by_mode.erase(std::unique(o.by_mode.begin(), o.by_mode.end()), o.by_mode.end());
  return o;
}

Reroute incident_of(Compiling& c, const RerouteSpec& s, const std::string& path) {
  Reroute r;
  const auto lanes = lanes_of(c, s.where, path);
  r.by_mode = s.mode.given();
  r.adds = s.adds.value;
  if (!s.mode.given() && r.adds == Duration{})
    c.error(s.where.spot, path, "changes nothing: give a `mode`, or say what it `adds` to the way");
  if (r.by_mode) {
    r.lanes = modes_named(c, lanes, s.mode, path + ".mode");
    if (!r.lanes.empty() && r.lanes.size() < lanes.size())
      c.error(s.mode.spot, path + ".mode", "not all of these lanes have a mode " + quoted(s.mode.text));
    return r;
  }
  for (const auto l : lanes) {
    ways_of(c, l);
    r.lanes.push_back({c.net.lanes[l].ways, 0});
  }
  return r;
}

}  // namespace chokepoint
