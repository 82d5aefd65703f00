// A table in comma-separated values (RFC 4180), cell by cell with its spot.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint {

struct CsvCell {
  std::string text;
  Spot spot;
  bool quoted = false;
};
using CsvRow = std::vector<CsvCell>;

/// The rows of a text in UTF-8 (a byte order mark, and lines ended by CRLF or LF, are fine); lines without a character
/// are left out. `file` is the number that spots carry. Complains of every quote out of its place, and reads on.
std::vector<CsvRow> parse_csv(std::string_view text, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace chokepoint
