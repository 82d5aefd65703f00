// Widths first, then lines.
#include "chokepoint/report/text_table.hpp"

#include <algorithm>

#include "chokepoint/report/wording.hpp"

namespace chokepoint {

std::string TextTable::text(std::size_t columns) const {
  const std::size_t count = rows_.front().size();
  std::vector<std::size_t> width(count), shown;
  for (std::size_t c = 0; c < count; ++c) {
    bool told = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      width[c] = std::max(width[c], width_of(rows_[r][c]));
      told = told || (r > 0 && !rows_[r][c].empty());
    }
    if (told) shown.push_back(c);
  }
  const auto total = [&] {
    std::size_t sum = 0;
    for (const auto c : shown) sum += width[c] + 2;
    return sum;
  };
  while (shown.size() > 2 && total() > columns) shown.pop_back();
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    for (const auto c : shown) {
      const std::string gap(width[c] - width_of(row[c]), ' ');
      const bool is_text = c < left_ || c + left_at_end_ >= count;
      line += "  " + (is_text ? row[c] + gap : gap + row[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace chokepoint
