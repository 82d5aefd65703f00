// Reads a study over its field lists, then checks what no single field can know.
#include "chokepoint/scenario/study_reader.hpp"

#include <algorithm>

#include "csv.hpp"
#include "merge_parts.hpp"
#include "reader_struct.hpp"

namespace chokepoint {
namespace {

class Checks {
 public:
  explicit Checks(StudyRead& read) : spec_(read.spec), diagnostics_(read.diagnostics) {}

  void all() {
    names();
    for (const auto& f : spec_.factors) factor(f);
    design();
    if (!spec_.scenario.given()) without_scenario();
  }

 private:
  void error(Spot spot, const std::string& path, const std::string& message) {
    diagnostics_.error(spot, path, message);
  }

  void names() {
    std::vector<std::string> taken{"trial",  "point",   "replication", "scrambling", "status",
                                   "reason", "crossed", "day",         "date",       "seconds"};
    const auto claim = [&](const Word& id, const std::string& section) {
      const auto name = small_letters(id.text);  // SQLite and spreadsheets do not tell capitals apart in column names
      if (std::find(taken.begin(), taken.end(), name) != taken.end())
        error(id.spot, section + "." + id.text, "'" + id.text + "' is the name of another column; choose another id");
      taken.push_back(name);
    };
    for (const auto& f : spec_.factors) claim(f.id, "factors");
    for (const auto& o : spec_.outputs) claim(o.id, "outputs");
    for (const auto& s : spec_.series) claim(s.id, "series");
  }

  void factor(const Named<FactorSpec>& f) {
    const auto& s = f.value;
    const bool by_list = spec_.design.kind.given() && spec_.design.kind.value == DesignKind::list;
    const int ways = int{!s.values.empty()} + int{s.from.given() || s.to.given()} + int{s.distribution.given()} +
                     int{!s.switches.empty()};
    const auto path = "factors." + f.id.text;
    if (by_list && !s.switches.empty() && ways == 1) return;
    if (by_list && ways > 0)
      return error(s.spot, path, "the values stand in the file of the design; take them away here");
    if (!by_list && ways == 0)
      return error(s.spot, path, "it has no values; write `values`, `from` and `to`, `distribution` or `switches`");
    if (ways > 1)
      return error(s.spot, path,
                   "`values`, `from` and `to`, `distribution` and `switches` exclude each other; keep one");
    if (s.from.given() != s.to.given())
      error(s.spot, path, std::string("a range has two ends; write `") + (s.from.given() ? "to" : "from") + "` too");
    if (!s.switches.empty() && !s.path.empty())
      error(s.spot, path, "`switches` needs no `path`: it takes whole events away; keep one of them");
    if (s.steps.given() && s.steps.value < 2) error(s.steps.spot, path + ".steps", "a range has at least 2 steps");
  }

  bool is(DesignKind kind) const { return kind_ == kind; }

  void design() {
    const auto& d = spec_.design;
    kind_ = d.kind.given() ? d.kind.value : DesignKind::grid;
    const bool counts = !is(DesignKind::grid) && !is(DesignKind::list);
    belongs(d.points, counts, "points");
    belongs(d.scramblings, is(DesignKind::sobol), "scramblings");
    belongs(d.levels, is(DesignKind::morris), "levels");
    belongs(d.file, is(DesignKind::list), "file");
    if (counts && !d.points.given())
      error(d.spot, "design", "how many? write `points`, as in {kind: " + word() + ", points: 1024}");
    if (is(DesignKind::list) && !d.file.given())
      error(d.spot, "design", "which file? write `file`, as in {kind: list, file: cases.csv}");
    if (d.points.given() && (d.points.value < 1 || d.points.value > 1'000'000'000))
      error(d.points.spot, "design.points", "from 1 to 1000000000 points; write a number between them");
    if (is(DesignKind::sobol) || is(DesignKind::sobol_indices)) powers();
    if (d.levels.given() && (d.levels.value < 2 || d.levels.value % 2 != 0 || d.levels.value > 1000))
      error(d.levels.spot, "design.levels", "an even number of levels from 2 to 1000, such as 4");
    if (counts && spec_.factors.empty())
      error(d.spot, "design", "there is nothing to vary; write `factors`, or `design: grid`");
    if (is(DesignKind::grid)) return;
    for (const auto& f : spec_.factors)
      if (f.value.steps.given())
        error(f.value.steps.spot, "factors." + f.id.text + ".steps", "steps are for `design: grid`; take them away");
  }

  template <class T>
  void belongs(const T& value, bool to_this, const char* key) {
    if (value.given() && !to_this)
      error(value.spot, std::string("design.") + key,
            std::string("`") + key + "` does not belong to `" + word() + "`; take it away");
  }
  std::string word() const { return words(DesignKind{})[static_cast<std::size_t>(kind_)].word; }

  static bool power_of_two(std::int64_t n) { return n > 0 && (n & (n - 1)) == 0; }

  void powers() {
    const auto& d = spec_.design;
    const std::int64_t n = d.points.value;
    if (d.points.given() && n > 0 && !power_of_two(n)) {
      std::int64_t below = 1;
      while (below * 2 <= n) below *= 2;
      error(d.points.spot, "design.points",
            "Sobol' points are balanced in powers of two only; write " + std::to_string(below) + " or " +
                std::to_string(below * 2));
    }
    if (!is(DesignKind::sobol) || !d.scramblings.given()) return;
    if (!power_of_two(d.scramblings.value))
      error(d.scramblings.spot, "design.scramblings",
            "a power of two, so that each scrambling gets as many points; write 8");
    else if (d.points.given() && d.scramblings.value > n)
      error(d.scramblings.spot, "design.scramblings", "there are fewer points than scramblings; write fewer");
  }

  void without_scenario() {
    if (!spec_.set.empty()) error(spec_.set.front().spot, "set", "there is no scenario to change; write `scenario`");
    for (const auto& f : spec_.factors)
      if (!f.value.path.empty() || !f.value.switches.empty())
        error(f.value.spot, "factors." + f.id.text, "there is no scenario to change; write `scenario`");
    if (!spec_.series.empty())
      error(spec_.spot, "series", "there is no scenario to have a series of; write `scenario`");
  }

  const StudySpec& spec_;
  Diagnostics& diagnostics_;
  DesignKind kind_ = DesignKind::grid;
};

/// The columns of a list become the values of the factors.
void take_list(StudyRead& read, const std::string& from, const TextSource& source) {
  auto& spec = read.spec;
  const auto& file = spec.design.file;
  const auto path = resolved(from, file.text);
  const auto text = source(path);
  if (!text)
    return read.diagnostics.error(file.spot, "design.file", "cannot read '" + path + "'; it is relative to the study");
  read.table_text = *text;
  const auto number = read.diagnostics.add_file(path);
  const auto rows = parse_csv(*text, number, read.diagnostics);
  if (rows.size() < 2)
    return read.diagnostics.error({number, 1, 1}, "", "the file has no rows; its first line names the factors");
  std::vector<Named<FactorSpec>*> columns;
  for (const auto& cell : rows[0]) {
    std::vector<std::string> ids;
    Named<FactorSpec>* meant = nullptr;
    for (auto& f : spec.factors) {
      ids.push_back(f.id.text);
      if (f.id.text == tidy(cell.text)) meant = &f;
    }
    if (meant == nullptr)
      read.diagnostics.error(cell.spot, "", "there is no factor '" + cell.text + "'; " + hint(cell.text, ids));
    columns.push_back(meant);
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].size() != columns.size()) {
      read.diagnostics.error(rows[r][0].spot, "",
                             "the line has " + std::to_string(rows[r].size()) + " cells, the first has " +
                                 std::to_string(columns.size()) + "; write one for each column");
      continue;
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (columns[c] != nullptr) columns[c]->value.values.push_back(Word{tidy(rows[r][c].text), rows[r][c].spot});
  }
  for (const auto& f : spec.factors)
    if (f.value.values.empty() && read.diagnostics.ok())
      read.diagnostics.error(f.id.spot, "factors." + f.id.text,
                             "the file '" + path + "' has no column for it; add one");
}

}  // namespace

StudyRead read_study(const std::string& path, const TextSource& source) {
  StudyRead read;
  const auto file = read.diagnostics.add_file(path == "-" ? "standard input" : path);
  const auto text = source(path);
  if (!text) {
    read.diagnostics.error({file, 1, 1}, "", "cannot be read");
    return read;
  }
  read.text = *text;
  const auto tree = parse_yaml(*text, file, read.diagnostics);
  if (!tree) return read;
  std::vector<Provenance> provenance;
  ReadContext context{read.diagnostics, provenance, Record::sourced, {}, {}};
  read_struct_at(Place{context, *tree, "", {}, must("")}, read.spec);
  if (!read.diagnostics.ok()) return read;
  Checks(read).all();
  if (read.spec.scenario.given()) read.scenario_path = resolved(path, read.spec.scenario.text);
  if (read.diagnostics.ok() && read.spec.design.file.given()) take_list(read, path, source);
  return read;
}

}  // namespace chokepoint
