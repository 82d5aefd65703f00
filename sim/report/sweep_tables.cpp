// The twins of the study's file: the same rows as comma-separated values, written row by row.
#include <filesystem>
#include <fstream>

#include "chokepoint/report/sweep_digest.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/wording.hpp"
#include "report/sqlite.hpp"

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

/// A CSV file that is there as a whole or not at all.
class CsvFile {
 public:
  explicit CsvFile(const fs::path& path)
      : path_(path), aside_(path.string() + ".new"), file_(aside_, std::ios::binary) {}
  void cell(const std::string& text) {
    file_ << (first_ ? "" : ",") << csv_field(text);
    first_ = false;
  }
  void cell(double x) { cell(is_absent(x) ? "" : exact_number(x)); }
  void end() {
    file_ << "\r\n";
    first_ = true;
  }
  void close() {
    file_.close();
    if (!file_) throw std::runtime_error("cannot write " + aside_.string());
    fs::rename(aside_, path_);
  }

 private:
  fs::path path_, aside_;
  std::ofstream file_;
  bool first_ = true;
};

void write_query(sql::Database& db, const std::string& query, const fs::path& path) {
  CsvFile csv(path);
  sql::Statement row(db, query);
  const int n = row.columns();
  for (int c = 0; c < n; ++c) csv.cell(row.name(c));
  csv.end();
  while (row.step()) {
    for (int c = 0; c < n; ++c) {
      if (row.null(c) || row.is_text(c))
        csv.cell(row.text(c));
      else
        csv.cell(row.real(c));
    }
    csv.end();
  }
  csv.close();
}

void write_points(const std::string& db, const fs::path& path, const SweepPlan& plan) {
  CsvFile csv(path);
  csv.cell(std::string("point"));
  for (const auto& f : plan.factors) csv.cell(f.id);
  csv.cell(std::string("trials")), csv.cell(std::string("failed"));
  for (const auto& o : plan.outputs)
    for (const char* part : {"", "_n", "_sd", "_half_width", "_min", "_max"}) csv.cell(o.id + part);
  csv.end();
  digest(db, plan, [&](const PointSummary& p) {
    csv.cell(std::to_string(p.point));
    for (const auto& f : p.factors) csv.cell(f);
    csv.cell(std::to_string(p.trials)), csv.cell(std::to_string(p.failed));
    for (const auto& m : p.outputs) {
      csv.cell(m.mean()), csv.cell(std::to_string(m.n()));
      for (const double x : {m.sd(), m.half_width(), m.low(), m.high()}) csv.cell(x);
    }
    csv.end();
  });
  csv.close();
}

}  // namespace

void write_sweep_tables(const std::string& path, const std::string& folder, const SweepPlan& plan) {
  const fs::path into(folder);
  sql::Database db(path, sql::Database::Mode::read);
  write_query(db, "SELECT * FROM trials ORDER BY trial", into / "trials.csv");
  write_query(db, "SELECT name, role, kind, unit, source, about FROM variables ORDER BY position",
              into / "variables.csv");
  if (!plan.series.empty()) write_query(db, "SELECT * FROM series ORDER BY trial, day", into / "series.csv");
  write_points(path, into / "points.csv", plan);
}

}  // namespace chokepoint
