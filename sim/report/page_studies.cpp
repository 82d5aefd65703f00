// Comparisons and sweeps: several worlds side by side.
#include <algorithm>

#include "chokepoint/report/wording.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"

namespace chokepoint::page {
namespace {

/// RFC 4180, as our own tables are written.
std::vector<std::vector<std::string>> csv_rows(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row{""};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c != '"')
        row.back() += c;
      else if (i + 1 < csv.size() && csv[i + 1] == '"')
        row.back() += csv[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row = {""};
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
  return rows;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.eE+-") == std::string::npos;
}

/// So many trials stand in the page as rows of a table; the program shows the others from its data.
constexpr std::size_t most_rows = 200;

std::string with_half_width(double mean, double half) {
  return people_number(mean) + (half > 0 ? " &plusmn; " + people_number(half) : "");
}

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

}  // namespace

std::string comparison(const Results& r) {
  const auto& c = r.comparison;
  if (!c.is_object()) return "";
  std::string table;
  for (const char* kind : {"measures", "end_users"}) table += compared(at(c, kind), kind);
  std::string notes;
  for (const auto& n : at(c, "notes")) notes += " " + html::escaped(text(n));
  return html::section(
      "comparison", "Which scenario is better",
      "<strong>" + html::escaped(text(at(c, "headline"))) + "</strong>" + notes +
          " The picture shows how far each scenario departs from the baseline, on the same random numbers: "
          "the dot is the mean, the line holds for all of them together with 95 %.",
      "comparison", "Every measure, as a table", table);
}

std::string trials(const Results& r) {
  const auto rows = csv_rows(r.trials);
  if (rows.size() < 2) return "";
  html::Rows table("", {}, 0);
  std::vector<std::string> head;
  for (const auto& h : rows[0]) head.push_back(html::escaped(h));
  html::Rows shown("", head, 1);
  for (std::size_t i = 1; i < std::min(rows.size(), most_rows + 1); ++i) {
    std::vector<std::string> cells;
    for (const auto& c : rows[i]) cells.push_back(is_number(c) ? html::escaped(c) : html::name(c));
    shown.add(std::move(cells));
  }
  const auto n = rows.size() - 1;
  return html::section(
      "trials", "Trials",
      "Each row is a trial with its factors and outputs. Click a heading to sort; type below it to filter. " +
          counted(n, "trial", "trials") + " in all" +
          (n > most_rows ? ", the first " + std::to_string(most_rows) +
                               " in the table; all of them stand in <code>trials.csv</code>."
                         : "."),
      "", "Trials", shown.text("sortable filtered"));
}

}  // namespace chokepoint::page
