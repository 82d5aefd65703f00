// The answer's numbers and end users, with what nine tenths of the replications lie between.
#include <algorithm>
#include <cmath>
#include <map>

#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/study/intervals.hpp"
#include "report/pictures_parts.hpp"

namespace chokepoint::pictures {

Json spread_of(std::vector<double> values, std::size_t of) {
  if (values.empty()) return nullptr;
  std::sort(values.begin(), values.end());
  const auto rank = [&](double p) { return nearest_rank(values, p); };
  return {{"n", values.size()},
          {"of", of},
          {"low", rounded(rank(0.05))},
          {"middle", rounded(rank(0.5))},
          {"high", rounded(rank(0.95))}};
}

std::optional<double> day_of(const Network& n, Time t) {
  if (t == never) return {};
  return in_days(t - n.from);
}

double unmet(const PairResult& p, DemandId d) {
  return static_cast<double>((p.scenario.users[d].unmet() - p.baseline.users[d].unmet()).units);
}

namespace {

/// What all lines of one unit lose, or (`lines` false) what end users short of a good sold by mass miss, in tonnes.
Json total_unmet(const Network& n, const Pairs& pairs, bool lines, const std::string& unit) {
  return over(pairs, [&](const PairResult& p) {
    double sum = 0;
    for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
      const auto& good = n.good_of(n.demands[d].item);
      if (good.mass == lines || (lines && good.unit != unit)) continue;
      sum += unmet(p, DemandId{d}) / report_units(good);
    }
    return std::optional(sum);
  });
}

/// The unit of pieces of which most is lost, by the share of the demand.
std::string worst_unit(const Network& n, const Pairs& pairs) {
  std::map<std::string, std::pair<double, double>> lost;
  for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
    const auto& good = n.good_of(n.demands[d].item);
    if (good.mass) continue;
    auto& [missing, asked] = lost[good.unit];
    for (const auto* p : pairs) {
      missing += unmet(*p, DemandId{d});
      asked += static_cast<double>(p->scenario.users[d].demanded.units);
    }
  }
  std::string worst;
  for (const auto& [unit, x] : lost)
    if (worst.empty() || x.first > lost[worst].first) worst = unit;
  return worst;
}

double slowest_tenth(const RunResult& run, std::size_t site) { return run.buyers[site].quantile(0.9); }

/// The buyer whose slowest tenth of deliveries comes most days later than in the baseline; none: nothing is later.
std::optional<std::uint32_t> latest_buyer(const Network& n, const Pairs& pairs) {
  std::optional<std::uint32_t> latest;
  double most = 0.5;
  for (std::uint32_t s = 0; s < n.sites.size(); ++s) {
    double sum = 0;
    for (const auto* p : pairs) sum += slowest_tenth(p->scenario, s) - slowest_tenth(p->baseline, s);
    if (sum / static_cast<double>(pairs.size()) <= most) continue;
    most = sum / static_cast<double>(pairs.size());
    latest = s;
  }
  return latest;
}

}  // namespace

Json answer(const Network& n, const Pairs& pairs) {
  Json j;
  j["first_line"] = over(pairs, [&](const PairResult& p) {
    Time first = never;
    for (const auto& u : p.scenario.users) first = std::min(first, u.first_stop);
    return day_of(n, first);
  });
  std::map<std::string, std::size_t> who;
  for (const auto* p : pairs) {
    DemandId first;
    for (std::uint32_t d = 0; d < n.demands.size(); ++d) {
      const auto at = p->scenario.users[d].first_stop;
      if (at != never && (!first || at < p->scenario.users[first].first_stop)) first = DemandId{d};
    }
    if (first) ++who[user_name(n, first)];
  }
  j["first_who"] = Json::array();
  std::vector<std::pair<std::string, std::size_t>> list(who.begin(), who.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [name, times] : list) j["first_who"].push_back({{"name", name}, {"n", times}});
  const auto unit = worst_unit(n, pairs);
  j["units"] = unit.empty() ? Json(nullptr) : total_unmet(n, pairs, true, unit);
  j["unit"] = unit;
  j["tonnes"] = total_unmet(n, pairs, false, "");
  const bool by_mass =
      std::any_of(n.demands.begin(), n.demands.end(), [&](const Demand& d) { return n.good_of(d.item).mass; });
  if (!by_mass) j["tonnes"] = nullptr;
  const auto late = latest_buyer(n, pairs);
  j["late_who"] = late ? Json(n.sites[SiteId{*late}].name) : Json(nullptr);
  j["late"] = late ? over(pairs,
                          [&](const PairResult& p) {
                            return std::optional(slowest_tenth(p.scenario, *late) - slowest_tenth(p.baseline, *late));
                          })
                   : Json(nullptr);
  return j;
}

Json users(const Network& n, const Findings& f, const Pairs& pairs, const std::vector<Band>& bands, std::size_t step) {
  Json list = Json::array();
  for (const auto& u : f.users) {
    const auto& band = bands[u.user];  // shortages come first, by DemandId
    const auto base = column(band, -2), mean = column(band, -1);
    const auto bad = [](const std::vector<double>& v) {
      return std::any_of(v.begin(), v.end(), [](double x) { return x > 0.01; });
    };
    if (!bad(base) && !bad(mean)) continue;
    const auto& d = n.demands[u.user];
    const auto& good = n.good_of(d.item);
    Json j{{"name", user_name(n, u.user)}, {"label", n.sites[d.site].label}, {"unit", good.unit}, {"line", d.line}};
    j["stop"] = over(pairs, [&](const PairResult& p) { return day_of(n, p.scenario.users[u.user].first_stop); });
    j["short"] = over(pairs, [&](const PairResult& p) { return day_of(n, p.scenario.users[u.user].first_shortage); });
    j["missing"] = over(pairs, [&](const PairResult& p) {
      return std::optional(unmet(p, u.user) / static_cast<double>(good.per_unit));
    });
    j["by_day"] = thinned(mean, step);
    if (bad(base)) j["baseline_by_day"] = thinned(base, step);
    list.push_back(std::move(j));
  }
  return list;
}

}  // namespace chokepoint::pictures
