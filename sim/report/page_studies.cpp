// Comparisons and sweeps: several worlds side by side.
#include <algorithm>

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

}  // namespace

std::string comparison(const Results&) { return ""; }

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
