// Rows as a table of text, for rooms that also know the scenario's tables, whose name is the same.
#pragma once
#include <string>
#include <vector>

namespace chokepoint {

/// As TextTable in report/text_table.hpp: the first row is the head, the first `left` columns stand to the left.
std::string rows_text(const std::vector<std::vector<std::string>>& rows, std::size_t left, std::size_t columns);

}  // namespace chokepoint
