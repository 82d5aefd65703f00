// Where it hits and where material gets stuck: what map and flow diagram show, and the tables that say the same.
#include <algorithm>
#include <map>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

std::size_t months_of(const Json& link, const char* key) { return at(link, key).size(); }

double sum_of(const Json& list) {
  double sum = 0;
  for (const auto& v : list) sum += number(v);
  return sum;
}

/// What waits under licences at the worst moment.
std::string waiting(const Results& r) {
  std::string out;
  for (const auto& l : at(r.summary, "licences"))
    out += "<strong>" + people_amount(number(at(l, "peak_waiting_amount")), html::escaped(text(at(l, "unit")))) +
           "</strong> wait for a decision under " + html::name(text(at(l, "event"))) + " at the worst moment (" +
           date_words(text(at(l, "peak"))) + "), " + people_number(number(at(l, "peak_waiting"))) +
           " applications; half are decided within " + people_days(number(at(l, "wait_p50_days"))) + ". ";
  return out;
}

/// Tonnes of a named unit, of goods that are weighed; 0 of others.
double tonnes_per(const Json& good) {
  const auto unit = text(at(good, "unit"));
  return !at(good, "mass").get<bool>() ? 0 : unit == "kg" ? 1e-3 : unit == "g" ? 1e-6 : 1;
}

/// Between which groups of sites most tonnes are missing in three months in a row.
struct Gap {
  std::size_t month = 0;
  double base = 0, missing = 0;
  const Json* link = nullptr;
};
Gap widest_gap_of(const Results& r) {
  const auto &links = at(r.pictures, "links"), &goods = at(r.pictures, "goods");
  const auto months = at(r.pictures, "months").size();
  std::map<std::string, std::vector<std::pair<double, double>>> groups;  // base and missing by month
  std::map<std::string, const Json*> one;
  for (const auto& l : links) {
    const double per = tonnes_per(goods[at(l, "good").get<std::size_t>()]);
    const auto &base = at(l, "baseline"), &with = at(l, "scenario");
    if (per == 0 || with.empty()) continue;
    const auto key = at(l, "from").dump() + at(l, "to").dump();
    one.emplace(key, &l);
    auto& sums = groups[key];
    sums.resize(months);
    for (std::size_t m = 0; m < months; ++m) {
      sums[m].first += per * number(base[m]);
      sums[m].second += per * (number(base[m]) - number(with[m]));
    }
  }
  Gap widest;
  for (const auto& [key, sums] : groups)
    for (std::size_t m = 0; m + 3 <= months; ++m) {
      Gap g{m, 0, 0, one[key]};
      for (std::size_t k = m; k < m + 3; ++k) {
        g.base += sums[k].first;
        g.missing += sums[k].second;
      }
      if (g.missing > widest.missing) widest = g;
    }
  return widest;
}

std::string widest_gap(const Results& r) {
  const auto g = widest_gap_of(r);
  if (!g.link || g.missing < 0.01 * g.base) return "";
  const auto& months = at(r.pictures, "months");
  const auto place = [&](const char* end) {
    return html::name(text(at(*g.link, end)[0])) + " in " + html::country(text(at(*g.link, end)[1]));
  };
  return "Most is missing between <strong>" + place("from") + " and " + place("to") + "</strong>: from " +
         month_words(text(months[g.month])) + " to " + month_words(text(months[g.month + 2])) + " " +
         people_amount(g.missing, "t") + " less than without the events, " + people_percent(g.missing / g.base) +
         " of it. ";
}

}  // namespace

std::string map(const Results& r) {
  const auto& sites = at(r.pictures, "sites");
  if (!sites.is_array() || sites.empty()) return "";
  html::Rows rows("", {"site", "stage", "country", "worst", "delivers then"}, 4);
  const auto& months = at(r.pictures, "months");
  for (const auto& s : sites) {
    const auto& state = at(s, "state");
    if (!state.is_array()) continue;
    const auto worst = std::min_element(state.begin(), state.end(),
                                        [](const Json& a, const Json& b) { return number(a) < number(b); });
    rows.add({html::name(text(at(s, "name"))), html::escaped(text(at(s, "stage"))),
              html::country(text(at(s, "country"))),
              at(s, "user").get<bool>() ? "week of " + day_text(r, 7.0 * static_cast<double>(worst - state.begin()))
                                        : month_words(text(months[static_cast<std::size_t>(worst - state.begin())])),
              people_number(number(*worst)) + " %"});
  }
  const auto shows =
      "Each mark is a site, larger the less it delivers of what it delivers without the events: hollow rings are "
      "untouched, filled marks deliver less. Lines are what crosses borders, wider the more. Move the slider (arrow "
      "keys work) to see the shock travel: end users week by week, other sites and lines by the month; " +
      counted(rows.size(), "site is", "sites are") + " touched of " + std::to_string(sites.size()) + ".";
  return html::section("map", "Where it hits", shows, "map", "Sites that deliver less, as a table",
                       rows.text("sortable"));
}

std::string flows(const Results& r) {
  const auto& links = at(r.pictures, "links");
  if (!links.is_array() || links.empty()) return "";
  html::Rows rows("", {"from", "to", "good", "without", "with the events", "change"}, 3);
  struct Row {
    double missing;
    std::vector<std::string> cells;
  };
  std::vector<Row> list;
  const auto& goods = at(r.pictures, "goods");
  for (const auto& l : links) {
    if (months_of(l, "scenario") == 0) continue;
    const auto& good = goods[at(l, "good").get<std::size_t>()];
    const double base = sum_of(at(l, "baseline")), with = sum_of(at(l, "scenario"));
    if (base <= 0) continue;
    const auto place = [&](const char* end) {
      return html::escaped(text(at(l, end)[0])) + ", " + html::name(text(at(l, end)[1]));
    };
    list.push_back({(with - base) / base,
                    {place("from"), place("to"), html::escaped(text(at(good, "name"))),
                     people_amount(base, html::escaped(text(at(good, "unit")))),
                     people_amount(with, html::escaped(text(at(good, "unit")))), people_percent(with / base - 1)}});
  }
  std::stable_sort(list.begin(), list.end(), [](const Row& a, const Row& b) { return a.missing < b.missing; });
  for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), 60); ++i) rows.add(list[i].cells);
  const auto shows =
      waiting(r) + widest_gap(r) +
      "The bands run from stage to stage, left without the events, right with them, over the quarter in which most is "
      "missing; the gap beside a band is what does not come through.";
  return html::section("flows", "Where the material gets stuck", shows, "flows", "Flows that shrink most, as a table",
                       rows.text("sortable"));
}

}  // namespace chokepoint::page
