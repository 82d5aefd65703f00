// The document put together, and how numbers and days are thinned.
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

constexpr std::size_t most_days = 130;           ///< beyond, daily bands are shown by week
constexpr std::size_t most_calendar_days = 400;  ///< beyond, the calendar has a column for a week
const std::size_t first_shortage = [] {
  const auto& list = user_figures();
  return static_cast<std::size_t>(
      std::find_if(list.begin(), list.end(),
                   [](const auto& f) { return std::string(f.name) == "first_shortage_day"; }) -
      list.begin());
}();

Pairs good_pairs(const StudyResult& study) {
  Pairs pairs;
  for (const auto& r : study.replications)
    if (r.ok()) pairs.push_back(&r.pair);
  return pairs;
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
    const std::size_t calendar_step = window.days() > most_calendar_days ? 7 : 1;
    j["users"] = users(network, findings, pairs, bands, calendar_step);
    j["calendar_step"] = calendar_step;
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
