// One call of the table of text.
#include "report/rows_text.hpp"

#include "chokepoint/report/text_table.hpp"

namespace chokepoint {

std::string rows_text(const std::vector<std::vector<std::string>>& rows, std::size_t left, std::size_t columns) {
  TextTable table(rows.front(), left);
  for (std::size_t i = 1; i < rows.size(); ++i) table.add(rows[i]);
  return table.text(columns);
}

}  // namespace chokepoint
