// Lanes in the order of what they sell, with each buyer's shares or priorities.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

std::string path_of(const LaneDraft& d) { return "lanes." + d.spec->id.text; }

void sort_drafts(Compiling& c) {
  std::sort(c.drafts.begin(), c.drafts.end(), [&](const LaneDraft& a, const LaneDraft& b) {
    const auto key = [&](const LaneDraft& d) { return std::pair{c.item(d.from, d.good), d.to}; };
    if (key(a) != key(b)) return key(a) < key(b);
    if (a.spec != b.spec) return a.spec->id.text < b.spec->id.text;
    return a.part < b.part;
  });
}

void set_capacity(Compiling& c, const LaneDraft& d, Lane& lane) {
  const auto& flow = d.spec->value.at_most;
  if (!flow.given()) return;
  if (d.spec->value.carries.size() > 1) {
    c.error(flow.spot, path_of(d) + ".at_most", "a lane with a capacity carries one good; write one lane for each");
    return;
  }
  const auto rate = rate_of(c, flow, c.net.goods[d.good], path_of(d) + ".at_most");
  lane.limited = rate.has_value();
  if (!rate) return;
  lane.capacity = *rate;
  if (const auto* parts = c.parts_of(d.to, d.good)) lane.capacity.per = lane.capacity.per * parts->count;
}

Lane lane_of(Compiling& c, const LaneDraft& d) {
  const auto& s = d.spec->value;
  Lane lane;
  lane.name = d.spec->id.text;
  lane.good = d.good;
  lane.from_site = d.from;
  lane.to_site = d.to;
  lane.from = c.item(d.from, d.good);
  lane.to = c.item(d.to, d.good);
  if (d.part > 0) lane.to.index += d.part - 1;
  lane.transit = s.takes.days;
  lane.mean_transit = mean_duration(s.takes);
  if (s.takes.working) lane.transit_calendar = calendar_of(c, {"weekdays", s.takes.spot}, path_of(d) + ".takes");
  lane.order_delay = s.order_takes.value;
  lane.priority = static_cast<std::int32_t>(s.priority.value);
  lane.rank = static_cast<std::int32_t>(s.rank.value);
  lane.fifo = s.in_order.value;
  lane.recycling = s.recycling.value;
  lane.under_way_given = s.under_way.given();
  lane.orders_given = s.orders_under_way.given();
  set_capacity(c, d, lane);
  return lane;
}

std::size_t count_given(const Compiling& c, const std::vector<LaneId>& lanes, bool share) {
  return static_cast<std::size_t>(std::count_if(lanes.begin(), lanes.end(), [&](LaneId l) {
    const auto& s = c.drafts[l].spec->value;
    return share ? s.share.given() : s.priority.given();
  }));
}

void equal_shares(Compiling& c, const std::vector<LaneId>& lanes) {
  const std::vector<std::int64_t> weights(lanes.size(), 1);
  std::vector<Quantity> parts(lanes.size());
  split(Quantity{whole.ppb}, weights, parts);
  for (std::size_t i = 0; i < lanes.size(); ++i) c.net.lanes[lanes[i]].share = parts[i].units;
}

void given_shares(Compiling& c, const std::vector<LaneId>& lanes, const std::string& who) {
  std::int64_t sum = 0;
  for (const auto l : lanes) {
    const auto& share = c.drafts[l].spec->value.share;
    if (!share.given())
      c.error(c.drafts[l].spec->value.spot, path_of(c.drafts[l]),
              "other lanes of " + who + " give a `share`; give one here too");
    c.net.lanes[l].share = share.value.ppb;
    sum += share.value.ppb;
  }
  const auto& last = c.drafts[lanes.back()];
  if (sum != whole.ppb && count_given(c, lanes, true) == lanes.size())
    c.error(last.spec->value.share.spot, path_of(last) + ".share",
            "the shares of " + who + " sum to " + percent_text(sum) + ", not to 100 %");
}

void by_priority(Compiling& c, Item& item, const std::string& who) {
  item.by_priority = true;
  for (const auto l : item.inbound)
    if (!c.drafts[l].spec->value.priority.given())
      c.error(c.drafts[l].spec->value.spot, path_of(c.drafts[l]),
              "other lanes of " + who + " give a `priority`; give one here too");
  std::stable_sort(item.inbound.begin(), item.inbound.end(),
                   [&](LaneId a, LaneId b) { return c.net.lanes[a].priority < c.net.lanes[b].priority; });
}

bool is_cheapest_first(const Compiling& c, const Item& item) {
  for (const auto& k : c.site_specs[item.site]->value.keeps)
    if (k.id.text == c.net.goods[item.good].name)
      return k.value.sources.given() && k.value.sources.value == Sources::cheapest;
  return false;
}

void set_sources(Compiling& c, Item& item) {
  if (item.inbound.empty()) return;
  const auto who = quoted(c.net.sites[item.site].name) + " for " + quoted(c.net.goods[item.good].name);
  const auto shares = count_given(c, item.inbound, true), priorities = count_given(c, item.inbound, false);
  const auto& first = c.drafts[item.inbound.front()];
  if (shares > 0 && priorities > 0)
    c.error(first.spec->value.spot, path_of(first),
            "the lanes of " + who + " mix `share` and `priority`; use one of them");
  else if (shares > 0)
    given_shares(c, item.inbound, who);
  else {
    equal_shares(c, item.inbound);
    if (priorities > 0) by_priority(c, item, who);
    if (is_cheapest_first(c, item)) item.by_priority = item.cheapest = true;
  }
}

}  // namespace

void compile_lanes(Compiling& c) {
  for (const auto& lane : c.spec.lanes) check_delay(c, lane.value.takes, "lanes." + lane.id.text + ".takes");
  sort_drafts(c);
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) {
    c.net.lanes.push_back(lane_of(c, c.drafts[i]));
    const auto& lane = c.net.lanes.back();
    c.lane_ids[lane.name].push_back(LaneId{i});
    c.net.items[lane.to].inbound.push_back(LaneId{i});
  }
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) compile_ways(c, LaneId{i});
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) compile_standby(c, LaneId{i});
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) compile_reserve(c, LaneId{i});
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) check_standby(c, LaneId{i});
  for (std::uint32_t i = 0; i < c.drafts.size(); ++i) check_reserve(c, LaneId{i});
  for (auto& item : c.net.items) set_sources(c, item);
}

}  // namespace chokepoint
