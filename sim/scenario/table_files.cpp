// From the name of a file to rows; columns are the keys that the field list of a row names.
#include "table_files.hpp"

#include <algorithm>

#include "csv.hpp"
#include "read_context.hpp"
#include "spec_kinds.hpp"
#include "value_text.hpp"

namespace chokepoint {
namespace {

/// The visitor: which columns there are, and which must be there.
struct Columns {
  std::vector<std::string> known, required;
  template <class T>
  void operator()(const Key& key, T&, const char*) {
    known.emplace_back(key.name);
    if (key.required) required.emplace_back(key.name);
  }
};

template <class T>
Columns columns_of() {
  Columns columns;
  T any{};
  fields(columns, any);
  return columns;
}

struct TableKey {
  const char* name;
  Columns columns;
};

std::vector<TableKey> table_keys() {
  return {{"stock", columns_of<StockRowSpec>()},
          {"under_way", columns_of<UnderWayRowSpec>()},
          {"open_orders", columns_of<OpenOrderRowSpec>()},
          {"licences", columns_of<ApplicationRowSpec>()}};
}

class TableReader {
 public:
  TableReader(const TableKey& key, Diagnostics& diagnostics)
      : path_("start." + std::string(key.name)), columns_(key.columns), diagnostics_(diagnostics) {}

  /// Rows as a list of maps. Without a good head line there are none: every one of them would be wrong.
  void read(const std::vector<CsvRow>& rows, std::uint32_t file, Tree& into) {
    if (rows.empty())
      return error({file, 1, 1}, "the file is empty; its first line names the columns: " + joined(columns_.known));
    if (!read_head(rows.front(), {file, 1, 1})) return;
    for (std::size_t r = 1; r < rows.size(); ++r)
      if (auto row = row_of(rows[r]); row.is_map()) into.items.push_back(std::move(row));
  }

 private:
  void error(Spot spot, const std::string& message) { diagnostics_.error(spot, path_, message); }

  bool read_head(const CsvRow& head, Spot top) {
    const auto errors = diagnostics_.errors();
    const bool semicolons = head.size() == 1 && head[0].text.find(';') != std::string::npos;
    if (semicolons) error(top, "the columns are separated by semicolons; separate them by commas");
    for (const auto& cell : head) {
      const auto name = tidy(cell.text);
      if (!semicolons) check_column(name, cell.spot);
      names_.push_back(name);
    }
    for (const auto& name : columns_.required)
      if (!semicolons && std::find(names_.begin(), names_.end(), name) == names_.end())
        error(top, "the column '" + name + "' is missing");
    return diagnostics_.errors() == errors;
  }

  void check_column(const std::string& name, Spot spot) {
    if (std::find(columns_.known.begin(), columns_.known.end(), name) == columns_.known.end())
      return error(spot, "unknown column '" + name + "'; " + hint(name, columns_.known));
    if (std::find(names_.begin(), names_.end(), name) != names_.end())
      error(spot, "a second column '" + name + "'; take one of them out");
  }

  /// No map for a row of nothing but empty cells, or of too many or too few.
  Tree row_of(const CsvRow& cells) {
    Tree row;
    if (std::all_of(cells.begin(), cells.end(), [](const CsvCell& c) { return tidy(c.text).empty(); })) return row;
    if (cells.size() != names_.size()) {
      error(cells.front().spot, std::to_string(cells.size()) + " cells stand in this line, " +
                                    std::to_string(names_.size()) + " are due, one for each column");
      return row;
    }
    row.kind = Tree::Kind::map;
    row.spot = cells.front().spot;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Tree value;
      value.kind = Tree::Kind::scalar;
      value.spot = cells[i].spot;
      value.text = tidy(cells[i].text);
      if (!value.text.empty()) row.entries.push_back({names_[i], cells[i].spot, std::move(value)});
    }
    return row;
  }

  std::string path_;
  const Columns& columns_;
  Diagnostics& diagnostics_;
  std::vector<std::string> names_;
};

}  // namespace

void lay_in_tables(Tree& tree, const std::function<std::string(const std::string&)>& resolve, const TextSource& source,
                   Diagnostics& diagnostics) {
  Tree* start = tree.find("start");
  if (start == nullptr || !start->is_map()) return;
  for (const auto& key : table_keys()) {
    Tree* node = start->find(key.name);
    if (node == nullptr || !node->is_scalar()) continue;
    const std::string name = node->text, path = resolve(name);
    Tree rows;
    rows.kind = Tree::Kind::list;
    rows.spot = node->spot;
    const auto text = source(path);
    const auto number = diagnostics.add_file(path);
    if (text)
      TableReader(key, diagnostics).read(parse_csv(*text, number, diagnostics), number, rows);
    else
      diagnostics.error(node->spot, "start." + std::string(key.name),
                        "there is no file '" + path +
                            "'; write the name of a CSV file (it is relative to the folder "
                            "of this file), or rows");
    *node = std::move(rows);
  }
}

void begin_with_start(Tree& tree) {
  const Tree* start = tree.find("start");
  const Tree* as_of = start == nullptr ? nullptr : start->find("as_of");
  if (as_of == nullptr || tree.find("from") != nullptr) return;
  tree.entries.push_back({"from", as_of->spot, *as_of});
}

}  // namespace chokepoint
