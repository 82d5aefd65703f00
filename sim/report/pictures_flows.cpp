// The map and the flow diagram: where sites lie, how well they deliver month by month, what runs between groups of
// them.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "chokepoint/report/terminal.hpp"
#include "report/country_centres.hpp"
#include "report/pictures_parts.hpp"

namespace chokepoint::pictures {
namespace {

std::string stage_of(const Site& site) {
  return site.stage.empty() ? "level " + std::to_string(site.level) : site.stage;
}

/// Percent of what leaves the site in the baseline in a month, the mean over its lanes; 100 where nothing leaves.
double delivering(const TraceBook& traces, const std::vector<LaneId>& out, std::size_t month) {
  double share = 0;
  std::size_t lanes = 0;
  for (const auto l : out) {
    const auto base = static_cast<double>(traces.flow(false, l, month).units);
    if (base <= 0) continue;
    share += std::min(1.0, static_cast<double>(traces.flow(true, l, month).units) / base);
    ++lanes;
  }
  return lanes > 0 ? 100.0 * share / static_cast<double>(lanes) : 100.0;
}

/// Mean service of the site's end users by week of the run, from the bands of shortage.
std::vector<double> serving(const std::vector<const Band*>& users, std::size_t days) {
  std::vector<double> weeks;
  for (std::size_t begin = 0; begin < days; begin += 7) {
    const auto end = std::min(days, begin + 7);
    double missing = 0;
    for (const auto* b : users)
      for (std::size_t d = begin; d < end && d < b->points.size(); ++d) missing += b->points[d].mean;
    weeks.push_back(std::round(100.0 - missing / static_cast<double>(users.size() * (end - begin))));
  }
  return weeks;
}

Json place_json(const Site& site) {
  const auto at = site.at ? site.at : centre_of(site.country);
  return at ? Json::array({at->latitude, at->longitude}) : Json(nullptr);
}

}  // namespace

Json sites(const Network& n, const TraceBook& traces, const std::vector<Band>& bands) {
  const Window window(n);
  std::vector<std::vector<LaneId>> out(n.sites.size());
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l) out[n.lanes[l].from_site].push_back(LaneId{l});
  std::vector<std::vector<const Band*>> users(n.sites.size());
  for (const auto& b : bands)
    if (b.series.kind == Traced::shortage) users[n.demands[b.series.of].site].push_back(&b);
  Json list = Json::array();
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) {
    const auto& site = n.sites[s];
    Json j{{"name", site.name},       {"label", site.label}, {"country", site.country},
           {"stage", stage_of(site)}, {"level", site.level}, {"user", !users[s].empty()}};
    j["at"] = place_json(site);
    std::vector<double> state;  // of end users by week, of others by month
    if (!users[s].empty()) state = serving(users[s], window.days());
    for (std::size_t m = 0; m < traces.months() && users[s].empty(); ++m)
      state.push_back(std::round(delivering(traces, out[s], m)));
    const bool fine = std::all_of(state.begin(), state.end(), [](double x) { return x >= 99.5; });
    j["state"] = fine ? Json(nullptr) : thinned(state, 1);  // null: always as in the baseline
    list.push_back(std::move(j));
  }
  return list;
}

Json links(const Network& n, const TraceBook& traces) {
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::uint32_t>;
  std::map<Key, std::vector<LaneId>> groups;
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l) {
    const auto& lane = n.lanes[l];
    if (lane.recycling) continue;
    const auto &from = n.sites[lane.from_site], &to = n.sites[lane.to_site];
    groups[{stage_of(from), place_of(from), stage_of(to), place_of(to), lane.good.index}].push_back(LaneId{l});
  }
  const auto traced = static_cast<double>(std::max<std::size_t>(1, traces.traced()));
  Json list = Json::array();
  for (const auto& [key, lanes] : groups) {
    const auto& [from_stage, from, to_stage, to, good] = key;
    const double per = traced * static_cast<double>(n.goods[GoodId{good}].per_unit);
    std::vector<double> base, with;
    for (std::size_t m = 0; m < traces.months(); ++m) {
      Quantity b{}, s{};
      for (const auto l : lanes) {
        b += traces.flow(false, l, m);
        s += traces.flow(true, l, m);
      }
      base.push_back(static_cast<double>(b.units) / per);
      with.push_back(static_cast<double>(s.units) / per);
    }
    Json j{{"from", {from_stage, from}}, {"to", {to_stage, to}}, {"good", good}};
    j["baseline"] = thinned(base, 1);
    if (with != base) j["scenario"] = thinned(with, 1);
    list.push_back(std::move(j));
  }
  return list;
}

Json rests_on(const Network& n, const std::vector<DemandId>& users) {
  Json list = Json::array();
  for (const auto user : users) {
    std::vector<bool> seen(n.sites.size());
    std::vector<SiteId> open{n.demands[user].site};
    seen[open.front()] = true;
    std::set<std::string> entries;
    while (!open.empty()) {
      const auto site = open.back();
      open.pop_back();
      entries.insert("sites." + n.sites[site].name);
      for (const auto& l : n.lanes) {
        if (l.to_site != site || l.reserve) continue;
        entries.insert("lanes." + l.name);
        entries.insert("goods." + n.goods[l.good].name);
        if (!seen[l.from_site]) open.push_back(l.from_site);
        seen[l.from_site] = true;
      }
    }
    list.push_back({{"user", user_name(n, user)}, {"entries", entries}});
  }
  return list;
}

}  // namespace chokepoint::pictures
