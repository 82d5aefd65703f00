// Sweeps: how far factors move outputs, series over time, and all trials.
#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include "chokepoint/core/formula.hpp"
#include "chokepoint/report/page.hpp"
#include "chokepoint/report/wording.hpp"
#include "chokepoint/study/intervals.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

/// "14 d", "24 June 2025": what counts days from the scenario's first is a day.
std::string in_unit(const Results& r, double value, const std::string& unit) {
  if (unit != "day") return people_amount(value, html::escaped(unit));
  const auto date = day_text(r, value);
  return date.empty() ? "day " + people_number(std::floor(value)) : date;
}

/// So many trials stand in the page as rows of a table; the program shows all of them, from the page's data.
constexpr std::size_t most_rows = 200;
/// So many stand in the page's data.
constexpr std::size_t most_trials = 50'000;

/// What tells trials apart: factors, outputs, and of the rest what is not the same everywhere.
std::vector<const Column*> telling_columns(const Sweep& sweep) {
  std::vector<const Column*> some;
  for (const auto& c : sweep.columns) {
    const bool same = std::all_of(c.words.begin(), c.words.end(), [&](const auto& w) { return w == c.words.front(); });
    if (!c.role.empty() || !same || c.name == "trial") some.push_back(&c);
  }
  return some;
}

std::string heading_of(const Column& c) {
  return html::name(c.name) + (c.unit.empty() ? "" : ", " + html::escaped(c.unit));
}

Json cells_of(const Column& c) {
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(c.words.size(), most_trials); ++i)
    if (c.numbers.empty() || c.dates)
      list.push_back(c.words[i]);
    else
      list.push_back(is_absent(c.numbers[i]) ? Json(nullptr) : Json(c.numbers[i]));
  return list;
}

Json end_json(const End& e) {
  Json j{{"at", e.at}, {"mean", e.mean}, {"n", e.n}};
  j["half"] = is_absent(e.half_width) ? Json(nullptr) : Json(e.half_width);
  return j;
}

/// The factor that moves the first output most of all, where that is more than chance; else of the next.
std::string widest_swing(const Results& r) {
  for (const auto& t : r.tornados) {
    const auto& s = t.swings.front();
    if (!(std::abs(s.high.mean - s.low.mean) > std::hypot(s.low.half_width, s.high.half_width))) continue;
    return "<strong>" + html::name(s.factor) + " moves " + html::name(t.output) + " most: from " +
           in_unit(r, s.low.mean, t.unit) + " (" + html::name(s.low.at) + ") to " + in_unit(r, s.high.mean, t.unit) +
           " (" + html::name(s.high.at) + ").</strong> ";
  }
  return "";
}

std::string rule_of(bool extremes, bool thirds) {
  if (!thirds) return "at the lowest and the highest value of a factor";
  const std::string of_thirds = "in the third of the trials where a factor is lowest and the third where it is highest";
  return extremes ? of_thirds + ", or, of a factor of at most eight values, at the lowest and the highest" : of_thirds;
}

/// How to use the table, and what is not in it.
std::string use_of_trials(std::size_t n, const std::string& column) {
  const auto rest = [&](std::size_t shown) {
    return n <= shown ? std::string()
                      : " The first " + people_number(static_cast<double>(shown)) +
                            " stand here; all of them stand in <code>trials.csv</code>.";
  };
  if (!draws_pictures()) return rest(most_rows);
  return " Click a heading to sort. The field above the table keeps the rows that hold a word or a condition, such as "
         "<code>" +
         html::escaped(column) + " &gt; 0</code>; sorting and filter go over all of them." + rest(most_trials);
}

}  // namespace

std::string tornado(const Results& r) {
  html::Rows rows("", {"output", "factor", "low end", "high end", "mean at the low end", "at the high end", "apart"},
                  4);
  bool thirds = false, extremes = false;
  for (const auto& t : r.tornados)
    for (const auto& s : t.swings) {
      if (s.low.n == 0 || s.high.n == 0) continue;
      (s.thirds ? thirds : extremes) = true;
      rows.add({html::name(t.output) + (t.unit.empty() ? "" : ", " + html::escaped(t.unit)), html::name(s.factor),
                html::name(s.low.at), html::name(s.high.at), with_half_width(s.low.mean, s.low.half_width),
                with_half_width(s.high.mean, s.high.half_width), people_number(s.high.mean - s.low.mean)});
    }
  if (rows.empty()) return "";
  return html::section("tornado", "Which factor matters",
                       widest_swing(r) + "Each bar runs between an output&rsquo;s mean " + rule_of(extremes, thirds) +
                           "; the other factors vary in both as the design has them. The thin lines are the 95 % "
                           "intervals of the two means: where they overlap, the bar may be chance. Trials that failed, "
                           "or lack the output, are left out.",
                       "tornado", "As a table", rows.text("sortable"));
}

std::string series(const Results& r) {
  const auto& list = at(r.bands, "series");
  if (!list.is_array() || list.empty()) return "";
  const auto every = static_cast<std::size_t>(number(at(r.bands, "every"), 1));
  html::Rows rows("", {"series", "unit", "least median", "greatest median", "greatest of the 95 % quantile"}, 2);
  for (const auto& s : list) {
    double least = absent, most = absent, high = absent;
    const auto &middle = at(s, "bands")[2], &upper = at(s, "bands")[4];
    for (std::size_t i = 0; i < middle.size(); ++i) {
      if (!middle[i].is_number()) continue;
      least = std::fmin(least, number(middle[i]));
      most = std::fmax(most, number(middle[i]));
      high = std::fmax(high, number(upper[i]));
    }
    rows.add({html::name(text(at(s, "name"))), html::escaped(text(at(s, "unit"))), people_number(least),
              people_number(most), people_number(high)});
  }
  return html::section("series", "How it goes on",
                       "Nine of ten trials lie in the light band, half in the dark one; the line is the median of " +
                           people_number(number(at(r.bands, "trials"))) + " trials" +
                           (every > 1 ? " (one in " + std::to_string(every) + ")" : std::string()) + ". " +
                           (number(at(r.bands, "step")) > 1 ? "Points are means of a week; every" : "Every") +
                           " day of every trial stands in <code>series.csv</code>.",
                       "series", "Extremes, as a table", rows.text());
}

std::string trials(const Results& r) {
  const auto n = r.sweep.trials;
  if (n == 0) return "";
  const auto columns = telling_columns(r.sweep);
  std::vector<std::string> head;
  for (const auto* c : columns) head.push_back(heading_of(*c));
  html::Rows shown("", head, 1);
  for (std::size_t i = 0; i < std::min(n, most_rows); ++i) {
    std::vector<std::string> cells;
    for (const auto* c : columns)
      cells.push_back(c->numbers.empty() || c->dates ? html::name(c->words[i])
                      : is_absent(c->numbers[i])     ? ""
                                                     : people_number(c->numbers[i]));
    shown.add(std::move(cells));
  }
  return html::section("trials", "Trials",
                       counted(n, "trial", "trials") + ", each a row with its factors and outputs." +
                           use_of_trials(n, columns.back()->name),
                       "", "Trials", shown.text("trials"));
}

Json sweep_data(const Results& r) {
  Json j = Json::object();
  if (r.sweep.trials == 0) return j;
  Json head = Json::array(), columns = Json::array();
  for (const auto* c : telling_columns(r.sweep)) {
    head.push_back({{"name", c->name}, {"role", c->role}, {"unit", c->unit}});
    columns.push_back(cells_of(*c));
  }
  j["trials"] = {{"head", head}, {"columns", columns}};
  j["tornado"] = Json::array();
  for (const auto& t : r.tornados) {
    Json swings = Json::array();
    for (const auto& s : t.swings)
      if (s.low.n > 0 && s.high.n > 0)
        swings.push_back({{"factor", s.factor}, {"low", end_json(s.low)}, {"high", end_json(s.high)}});
    j["tornado"].push_back({{"output", t.output}, {"unit", t.unit}, {"mean", t.mean}, {"n", t.n}, {"swings", swings}});
  }
  if (r.bands.is_object()) j["bands"] = r.bands;
  return j;
}

namespace {

/// Median and what nine of ten trials lie between, of the first four outputs.
std::string output_cards(const Results& r) {
  const auto& sweep = r.sweep;
  std::string out = "<div class=\"cards\">\n";
  std::size_t cards = 0;
  for (const auto& c : sweep.columns) {
    if (c.role != "output" || c.numbers.empty() || cards == 4) continue;
    ++cards;
    std::vector<double> values;
    for (std::size_t t = 0; t < sweep.trials; ++t)
      if (sweep.ok[t] && !is_absent(c.numbers[t])) values.push_back(c.numbers[t]);
    std::sort(values.begin(), values.end());
    const auto at_share = [&](double p) { return in_unit(r, nearest_rank(values, p), c.unit); };
    out += "<div class=\"card\"><b>" + (values.empty() ? std::string("nowhere") : at_share(0.5)) + "</b><span>" +
           html::name(c.name) + "</span>";
    if (!values.empty())
      out += "<small>" + at_share(0.05) + " to " + at_share(0.95) +
             (values.size() < sweep.trials ? ", in " + counted(values.size(), "trial", "trials") : "") + "</small>";
    out += "</div>\n";
  }
  return cards == 0 ? ""
                    : out +
                          "</div>\n<p class=\"small\">The median of the trials; below it what nine of ten of them lie "
                          "between.</p>\n";
}

std::string crossed_limits(const Sweep& sweep) {
  std::map<std::string, std::size_t> times;
  for (const auto& c : sweep.columns) {
    if (c.name != "crossed" || !c.role.empty()) continue;
    for (const auto& w : c.words) {
      std::istringstream ids(w);
      for (std::string id; ids >> id;) ++times[id];
    }
  }
  std::string out;
  for (const auto& [id, n] : times)
    out += " The limit " + html::name(id) + " is crossed in " +
           people_percent(static_cast<double>(n) / static_cast<double>(sweep.trials)) + " of them.";
  return out;
}

}  // namespace

std::string sweep_answer(const Results& r) {
  const auto& s = r.sweep;
  if (s.trials == 0) return "";
  std::vector<std::string> factors;
  for (const auto& c : s.columns)
    if (c.role == "factor") factors.push_back(html::name(c.name));
  const auto failed = static_cast<std::size_t>(std::count(s.ok.begin(), s.ok.end(), false));
  std::string out = "<p class=\"answer\">" + counted(s.trials, "trial", "trials");
  if (!factors.empty()) out += " that differ in " + people_list(factors);
  out += ".";
  if (failed > 0) out += " <strong>" + std::to_string(failed) + " failed.</strong>";
  return out + crossed_limits(s) + "</p>\n" + output_cards(r);
}

}  // namespace chokepoint::page
