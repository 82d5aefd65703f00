// Any bytes at all, read as a table: never a crash; and what was read, written out in quotes, reads as the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "scenario/csv.hpp"

using namespace chokepoint;

namespace {

std::string written(const std::vector<CsvRow>& rows) {
  std::string text;
  for (const CsvRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += i == 0 ? "\"" : ",\"";
      for (const char c : row[i].text) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto rows = parse_csv({reinterpret_cast<const char*>(data), size}, 0, diagnostics);
  if (!diagnostics.ok()) return 0;
  Diagnostics again;
  const auto same = parse_csv(written(rows), 0, again);
  if (!again.ok() || same.size() != rows.size()) std::abort();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].size() != same[r].size()) std::abort();
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      if (rows[r][c].text != same[r][c].text) std::abort();
  }
  return 0;
}
