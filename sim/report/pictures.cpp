// The answer's numbers, end users, bands and delays; what is thinned, and how.
#include "chokepoint/report/pictures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/pictures_parts.hpp"

namespace chokepoint::pictures {

Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0) return 0;
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  const double v = std::strtod(text, nullptr);
  if (v == std::floor(v) && std::abs(v) < 1e15) return static_cast<std::int64_t>(v);
  return v;
}

Json thinned(const std::vector<double>& values, std::size_t step) {
  Json list = Json::array();
  for (std::size_t i = 0; i < values.size(); i += step) {
    const auto end = std::min(values.size(), i + step);
    double sum = 0;
    for (std::size_t k = i; k < end; ++k) sum += values[k];
    list.push_back(rounded(sum / static_cast<double>(end - i)));
  }
  return list;
}

namespace {

constexpr std::size_t most_days = 130;  ///< beyond, daily bands are shown by week
const std::size_t first_shortage = [] {
  const auto& list = user_figures();
  return static_cast<std::size_t>(
      std::find_if(list.begin(), list.end(),
                   [](const auto& f) { return std::string(f.name) == "first_shortage_day"; }) -
      list.begin());
}();
constexpr std::size_t most_users = 6, most_backlogs = 6, most_exports = 6, most_others = 8, most_delays = 16;

using Pairs = std::vector<const PairResult*>;

Pairs good_pairs(const StudyResult& study) {
  Pairs pairs;
  for (const auto& r : study.replications)
    if (r.ok()) pairs.push_back(&r.pair);
  return pairs;
}

/// What nine tenths of the replications lie between, and the middle; `n` of `of` have it at all.
Json spread_of(std::vector<double> values, std::size_t of) {
  if (values.empty()) return nullptr;
  std::sort(values.begin(), values.end());
  const auto rank = [&](double p) {
    const auto k = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()) - 1e-9));
    return values[std::max<std::size_t>(k, 1) - 1];
  };
  return {{"n", values.size()},
          {"of", of},
          {"low", rounded(rank(0.05))},
          {"middle", rounded(rank(0.5))},
          {"high", rounded(rank(0.95))}};
}

template <class Of>
Json over(const Pairs& pairs, Of of) {
  std::vector<double> values;
  for (const auto* p : pairs)
    if (const std::optional<double> v = of(*p)) values.push_back(*v);
  return spread_of(std::move(values), pairs.size());
}

std::optional<double> day_of(const Network& n, Time t) {
  if (t == never) return {};
  return in_days(t - n.from);
}

double unmet(const PairResult& p, DemandId d) {
  return static_cast<double>((p.scenario.users[d].unmet() - p.baseline.users[d].unmet()).units);
}

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

std::vector<double> column(const Band& band, int quantile) {
  std::vector<double> values;
  for (const auto& p : band.points)
    values.push_back(quantile == -2   ? p.baseline
                     : quantile == -1 ? p.mean
                                      : p.quantiles[static_cast<std::size_t>(quantile)]);
  return values;
}

/// Everybody who misses more than a millionth of its demand in either run; the worst first.
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

/// By how much a band leaves its baseline: the area between them, as a share of the baseline's area or of the peak.
double departure(const Band& band) {
  double apart = 0, area = 0;
  for (const auto& p : band.points) {
    apart += std::abs(p.mean - p.baseline);
    area += std::max(std::abs(p.mean), std::abs(p.baseline));
  }
  return area > 0 ? apart / area : 0;
}

double peak_gain(const Band& band) {
  double most = 0;
  for (const auto& p : band.points) most = std::max(most, p.mean - p.baseline);
  return most;
}

std::size_t most_of(Traced kind) {
  if (kind == Traced::shortage) return most_users;
  if (kind == Traced::backlog) return most_backlogs;
  return kind == Traced::exports ? most_exports : most_others;
}

/// Those of a kind that leave their baseline most. Of backlogs and exports also how much counts.
std::vector<const Band*> told(const std::vector<Band>& bands, Traced kind) {
  std::vector<const Band*> list;
  for (const auto& b : bands)
    if (b.series.kind == kind &&
        (kind == Traced::observed || kind == Traced::quota || kind == Traced::queue || departure(b) > 0.002))
      list.push_back(&b);
  const auto weight = [&](const Band* b) {
    if (kind == Traced::shortage) {
      double sum = 0;
      for (const auto& p : b->points) sum += p.mean - p.baseline;
      return sum;
    }
    return kind == Traced::backlog ? departure(*b) * std::sqrt(peak_gain(*b)) : departure(*b);
  };
  std::stable_sort(list.begin(), list.end(), [&](const Band* a, const Band* b) { return weight(a) > weight(b); });
  if (list.size() > most_of(kind)) list.resize(most_of(kind));
  return list;
}

Json fan(const Band& band, std::size_t step) {
  const auto& s = band.series;
  Json j{{"kind", word_of(s.kind)}, {"who", s.who}, {"unit", s.unit}, {"monthly", s.monthly}};
  if (s.kind == Traced::observed) j["series"] = s.of;
  const auto thin = s.monthly ? 1 : step;
  j["baseline"] = thinned(column(band, -2), thin);
  j["bands"] = Json::array();
  for (int q = 0; q < 5; ++q) j["bands"].push_back(thinned(column(band, q), thin));
  return j;
}

/// Cover is told of those whose shortage is told, so that the two can be read together.
std::vector<const Band*> cover_of(const std::vector<const Band*>& shortages, const std::vector<Band>& bands) {
  std::vector<const Band*> list;
  for (const auto* s : shortages)
    for (const auto& b : bands)
      if (b.series.kind == Traced::cover && b.series.of == s->series.of) list.push_back(&b);
  return list;
}

Json fans(const std::vector<Band>& bands, std::size_t step) {
  Json list = Json::array();
  const auto shortages = told(bands, Traced::shortage);
  for (const auto* b : shortages) list.push_back(fan(*b, step));
  for (const auto* b : cover_of(shortages, bands)) list.push_back(fan(*b, step));
  for (const auto kind : {Traced::backlog, Traced::observed, Traced::exports, Traced::queue, Traced::quota,
                          Traced::price, Traced::output})
    for (const auto* b : told(bands, kind)) list.push_back(fan(*b, step));
  return list;
}

double figure(const Row& row, std::size_t i) { return row[i].n > 0 ? row[i].mean : 0; }

/// Buyers whose deliveries come later, the latest first: days from order to receipt.
Json delays(const Network& n, const Findings& f) {
  struct Late {
    double days;
    Json row;
  };
  std::vector<Late> list;
  for (std::uint32_t s = 0; s < f.buyers.size(); ++s) {
    const auto &base = f.buyers[s].baseline, &with = f.buyers[s].scenario;  // mean, 50 %, 90 %, 99 %
    const double later = figure(with, 2) - figure(base, 2);
    if (later < 0.5) continue;
    Json row{{"site", n.sites[SiteId{s}].name}, {"stage", n.sites[SiteId{s}].stage}};
    for (const auto& [key, run] : {std::pair{"baseline", &base}, std::pair{"scenario", &with}}) {
      row[key] = Json::array();
      for (std::size_t q = 0; q < 4; ++q) row[key].push_back(rounded(figure(*run, q)));
    }
    list.push_back({later, std::move(row)});
  }
  std::stable_sort(list.begin(), list.end(), [](const Late& a, const Late& b) { return a.days > b.days; });
  Json rows = Json::array();
  for (std::size_t i = 0; i < std::min(list.size(), most_delays); ++i) rows.push_back(std::move(list[i].row));
  return {{"rows", rows}, {"later", list.size()}};
}

/// The ten end users that are short first.
std::vector<DemandId> first_short(const Findings& f) {
  std::vector<std::pair<double, DemandId>> list;
  for (const auto& u : f.users)
    if (const auto& day_number = u.scenario[first_shortage]; day_number.n > 0)
      list.emplace_back(day_number.mean, u.user);
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<DemandId> users;
  for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), 10); ++i) users.push_back(list[i].second);
  return users;
}

Json goods(const Network& n) {
  Json list = Json::array();
  for (const auto& g : n.goods) {
    Json contents = Json::object();
    for (const auto& c : g.contents)  // grams in a named unit
      contents[n.elements[c.element]] =
          rounded(g.mass ? static_cast<double>(c.amount) * static_cast<double>(g.per_unit) * 1e-6
                         : static_cast<double>(c.amount) * 1e-3);
    list.push_back({{"name", g.name}, {"unit", g.unit}, {"mass", g.mass}, {"contents", contents}});
  }
  return list;
}

Json loops(const Network& n) {
  Json list = Json::array();
  for (const auto& l : n.lanes)
    if (l.recycling)
      list.push_back(
          {{"from", n.sites[l.from_site].name}, {"to", n.sites[l.to_site].name}, {"good", n.goods[l.good].name}});
  return list;
}

}  // namespace
}  // namespace chokepoint::pictures

namespace chokepoint {

using namespace pictures;

std::string pictures_json(const Network& network, const StudyResult& study, const Findings& findings,
                          const TraceBook& traces) {
  const Window window(network);
  const auto bands = traces.bands();
  const auto pairs = good_pairs(study);
  const std::size_t step = window.days() > most_days ? 7 : 1;
  Json j;
  j["from"] = date_text(network.from);
  j["until"] = date_text(network.until);
  j["days"] = window.days();
  j["step"] = step;
  j["months"] = Json::array();
  for (std::size_t m = 0; m < window.months(); ++m) j["months"].push_back(window.month_name(m));
  j["traced"] = traces.traced();
  if (!pairs.empty()) {
    j["answer"] = answer(network, pairs);
    j["users"] = users(network, findings, pairs, bands, window.days() > 3 * 366 ? 7 : 1);
    j["calendar_step"] = window.days() > 3 * 366 ? 7 : 1;
    j["all_users"] = network.demands.size();
    j["fans"] = fans(bands, step);
    j["delays"] = delays(network, findings);
    j["sites"] = sites(network, traces, bands);
    j["links"] = links(network, traces);
    j["rests_on"] = rests_on(network, first_short(findings));
  }
  j["goods"] = goods(network);
  j["loops"] = loops(network);
  return j.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string bands_csv(const Network& network, const TraceBook& traces) {
  const Window window(network);
  std::string text = "series,who,unit,date,baseline,mean,q05,q25,q50,q75,q95\r\n";
  for (const auto& band : traces.bands()) {
    const auto& s = band.series;
    const auto head = std::string(word_of(s.kind)) + "," + csv_field(s.who) + "," + csv_field(s.unit) + ",";
    for (std::size_t i = 0; i < band.points.size(); ++i) {
      const auto& p = band.points[i];
      text += head + (s.monthly ? window.month_name(i) : date_text(window.day_start(i)));
      for (const double v : {p.baseline, p.mean}) text += "," + exact_number(rounded(v).get<double>());
      for (const double v : p.quantiles) text += "," + exact_number(rounded(v).get<double>());
      text += "\r\n";
    }
  }
  return text;
}

}  // namespace chokepoint
