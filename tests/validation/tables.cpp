#include "validation/tables.hpp"

#include "catch.hpp"
#include "scenario/csv.hpp"
#include "validation/run_case.hpp"

namespace chokepoint::validation {

std::string folder() { return std::string(CHOKEPOINT_ROOT) + "/tests/validation/"; }

std::vector<std::vector<std::string>> table_of(const std::string& file, std::size_t columns) {
  Diagnostics diagnostics;
  const auto rows = parse_csv(text_of_file(folder() + file).value_or(""), diagnostics.add_file(file), diagnostics);
  INFO(file << ": " << diagnostics.text());
  REQUIRE(diagnostics.ok());
  std::vector<std::vector<std::string>> all;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    INFO(file << ":" << rows[r].front().spot.line);
    REQUIRE(rows[r].size() == columns);
    all.emplace_back();
    for (const auto& c : rows[r]) all.back().push_back(c.text);
  }
  return all;
}

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace chokepoint::validation
