// End users, stages, borders, controls, markets: each with its series.
#include "study/trace_list.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "chokepoint/study/findings.hpp"
#include "chokepoint/study/yardstick.hpp"

namespace chokepoint {
namespace {

using List = std::vector<TraceSeries>;

/// Inputs of a line, or the stock that demand is served from; only what is used.
std::vector<std::uint32_t> scarce_items(const Network& n, const Demand& d) {
  std::vector<std::uint32_t> items;
  if (!d.line) {
    if (n.items[d.item].use > 0) items.push_back(d.item.index);
    return items;
  }
  for (const auto input : n.recipes[d.recipe].inputs) {
    const auto item = n.parts[input].item;
    if (n.items[item].use > 0) items.push_back(item.index);
  }
  return items;
}

void list_users(const Network& n, List& list) {
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    list.push_back({Traced::shortage, d, {}, end_user_name(n, DemandId{d}), "%", false, {}});
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
    auto items = scarce_items(n, n.demands[d]);
    if (!items.empty())
      list.push_back({Traced::cover, d, {}, end_user_name(n, DemandId{d}), "days", false, std::move(items)});
  }
}

std::string stage_of(const Site& site) {
  return site.stage.empty() ? "level " + std::to_string(site.level) : site.stage;
}

/// Stocks that somebody buys from, by stage and good.
void list_backlogs(const Network& n, List& list) {
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    const auto& item = n.items[i];
    if (item.supply == Supply::made && item.claimants.begin() != item.claimants.end())
      groups[{stage_of(n.sites[item.site]), item.good.index}].push_back(i);
  }
  for (auto& [key, items] : groups) {
    const auto& good = n.goods[GoodId{key.second}];
    list.push_back({Traced::backlog, items.front(), GoodId{key.second}, key.first + ": " + good.name, good.unit, false,
                    std::move(items)});
  }
}

void list_outputs(const Network& n, const Window& w, List& list) {
  const auto tiers = OutputCounts(n, w).finish().tiers;
  for (std::uint32_t t = 0; t < tiers.size(); ++t) {
    const auto& good = n.goods[tiers[t].good];
    list.push_back({Traced::output, t, tiers[t].good, tiers[t].name + ": " + good.name, good.unit, false, {}});
  }
}

void list_exports(const Network& n, List& list) {
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::uint32_t>> groups;
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l) {
    const auto& lane = n.lanes[l];
    const auto& origin = place_of(n.sites[lane.from_site]);
    if (origin != place_of(n.sites[lane.to_site])) groups[{origin, lane.good.index}].push_back(l);
  }
  for (auto& [key, lanes] : groups) {
    const auto& good = n.goods[GoodId{key.second}];
    list.push_back({Traced::exports, lanes.front(), GoodId{key.second}, key.first + ": " + good.name, report_unit(good),
                    true, std::move(lanes)});
  }
  for (std::uint32_t s = 0; s < n.observed.size(); ++s) {
    const auto& series = n.observed[s];
    if (!series.good) continue;
    std::vector<std::uint32_t> lanes;
    for (const LaneId l : series.lanes) lanes.push_back(l.index);
    list.push_back(
        {Traced::observed, s, series.good, series.series, n.goods[series.good].unit, true, std::move(lanes)});
  }
}

void list_controls(const Network& n, const Window& w, List& list) {
  const auto regimes = LicenceCounts(n, w).finish();
  for (std::uint32_t i = 0; i < regimes.size(); ++i)
    list.push_back({Traced::queue, i, {}, n.events[regimes[i].event].id, "applications", true, {}});
  const auto budgets = QuotaCounts(n, w).finish();
  for (std::uint32_t i = 0; i < budgets.size(); ++i) {
    if (!budgets[i].good) continue;
    const auto& quota = std::get<Quota>(n.events[budgets[i].event].kind);
    const auto holder = budgets[i].budget < quota.budgets.size() ? quota.budgets[budgets[i].budget] : std::string();
    list.push_back({Traced::quota,
                    i,
                    budgets[i].good,
                    n.events[budgets[i].event].id + (holder.empty() ? "" : ": " + holder),
                    n.goods[budgets[i].good].unit,
                    true,
                    {}});
  }
}

void list_prices(const Network& n, List& list) {
  for (std::uint32_t m = 0; m < n.markets.size(); ++m) {
    const auto& good = n.goods[n.markets[m].good];
    list.push_back({Traced::price,
                    m,
                    {},
                    good.name + (n.markets[m].inside ? ", inside" : ", outside"),
                    n.money.currency + "/" + good.unit,
                    false,
                    {}});
  }
}

}  // namespace

std::vector<TraceSeries> list_traces(const Network& network, const Window& window) {
  List list;
  list_users(network, list);
  list_backlogs(network, list);
  list_outputs(network, window, list);
  list_exports(network, list);
  list_controls(network, window, list);
  list_prices(network, list);
  return list;
}

}  // namespace chokepoint
