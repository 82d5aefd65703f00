// Comparisons: several scenarios side by side.
#include <map>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

/// One table for the measures of the whole, one for those of end users.
std::string compared(const Json& measures, const std::string& kind) {
  html::Rows rows(kind == "measures" ? "The whole" : "End users",
                  {"measure", "scenario", "mean", "less the baseline", "worse in", "best in"}, 2);
  for (const auto& m : measures) {
    const auto unit = text(at(m, "unit"));
    for (const auto& s : at(m, "scenarios")) {
      const auto& d = at(s, "difference");
      rows.add(
          {html::name(text(at(m, "what"))) + (unit.empty() ? "" : ", " + html::escaped(unit)),
           html::name(text(at(s, "scenario"))), with_half_width(number(at(s, "mean")), number(at(s, "half_width"))),
           with_half_width(number(at(d, "mean")), number(at(d, "simultaneous_half_width"))),
           people_percent(number(at(at(s, "worse"), "share"))), people_percent(number(at(at(s, "best"), "share")))});
    }
  }
  return rows.empty() ? "" : rows.text("sortable filtered");
}

/// What the names of the usual measures mean; others are figures of end users, which the tables of results explain.
std::string described(const Json& measures) {
  static const std::map<std::string, std::string> words{
      {"unmet_days", "the mean over all end users of what they missed, in days of their demand"},
      {"first_stop_day", "the day of the scenario on which the first line stops; the last day where none does"},
      {"stop_days", "the days that lines stand, over all lines"}};
  std::string out;
  for (const auto& m : measures)
    if (const auto found = words.find(text(at(m, "what"))); found != words.end())
      out += " <code>" + found->first + "</code> is " + found->second + ".";
  return out;
}

}  // namespace

std::string comparison(const Results& r) {
  const auto& c = r.comparison;
  if (!c.is_object()) return "";
  std::string table;
  for (const char* kind : {"measures", "end_users"}) table += compared(at(c, kind), kind);
  std::string notes;
  for (const auto& n : at(c, "notes")) notes += " " + html::escaped(text(n));
  return html::section("comparison", "Which scenario is better",
                       "Each picture is a measure: how far the scenarios depart from the baseline (" +
                           html::escaped(text(at(c, "baseline"))) +
                           "), on the same random numbers. The dot is the mean of " +
                           people_number(number(at(c, "replications"))) +
                           "replications, blue for the best; the line, where it is wider than the dot, holds for all "
                           "of them together with 95 %." +
                           described(at(c, "measures")) + notes,
                       "comparison", "Every measure, as a table", table);
}

std::string comparison_answer(const Results& r) {
  const auto headline = text(at(r.comparison, "headline"));
  if (headline.empty()) return "";
  return "<p class=\"when\">" + date_words(text(at(r.comparison, "from"))) + " to " +
         date_words(text(at(r.comparison, "until"))) + ", each scenario simulated on the same random numbers</p>\n" +
         "<p class=\"answer\">" + html::escaped(headline) + "</p>\n";
}

}  // namespace chokepoint::page
