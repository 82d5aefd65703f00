// A table for the terminal: columns as wide as they must be, numbers to the right.
#pragma once
#include <string>
#include <vector>

namespace chokepoint {

class TextTable {
 public:
  /// The first `left` and the last `left_at_end` columns are text and stand to the left; the others to the right.
  explicit TextTable(std::vector<std::string> head, std::size_t left = 1, std::size_t left_at_end = 0)
      : rows_{std::move(head)}, left_(left), left_at_end_(left_at_end) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.size() < 2; }
  /// Lines indented by two blanks. Columns in which every row is empty are left out; so are the last ones, when the
  /// table would be wider than `columns`.
  std::string text(std::size_t columns) const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t left_, left_at_end_;
};

}  // namespace chokepoint
