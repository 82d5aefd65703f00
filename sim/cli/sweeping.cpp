// The last steps of a sweep, the same for one machine and for many.
#include "cli/sweeping.hpp"

#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "chokepoint/report/parquet.hpp"
#include "chokepoint/report/store.hpp"
#include "chokepoint/report/sweep_digest.hpp"
#include "chokepoint/report/sweep_manifest.hpp"
#include "chokepoint/report/workbook.hpp"
#include "cli/clock.hpp"
#include "cli/loading.hpp"

namespace chokepoint::cli {

OpenStudy open_study(const std::string& path, bool quiet) {
  OpenStudy open;
  auto& disk = *open.disk;
  const auto source = [&disk, lock = open.one_at_a_time.get()](const std::string& name) {
    const std::lock_guard guard(*lock);
    return disk.read(name);
  };
  if (!source(path)) {
    std::cerr << path << ": error: " << disk.fault(path) << "\n";
    return open;
  }
  auto read = read_study(path, source);
  open.plan = plan_sweep(read, source);
  if (!read.diagnostics.ok() || !quiet) std::cerr << read.diagnostics.text();
  for (const auto& [file, why] : disk.faults()) std::cerr << file << ": note: " << why << "\n";
  if (!open.plan)
    std::cerr << (path == "-" ? "standard input" : path) << ": " << read.diagnostics.mistakes()
              << "; nothing was run\n";
  return open;
}

Exit tell_sweep(const SweepPlan& plan, const std::string& folder, const std::string& format) {
  const auto d = digest(folder + "/study.sqlite", plan);
  std::cout << (format == "json" ? sweep_json(d, plan) : sweep_text(d, plan, columns()));
  if (d.limit_broken()) return limit_crossed;
  return d.failed > 0 ? run_failed : fine;
}

namespace {

/// What is wrong with DuckDB costs nobody a finished sweep.
void add_parquet(const SweepPlan& plan, const std::string& folder) {
  std::vector<std::string> tables{"trials", "points"};
  if (!plan.series.empty()) tables.emplace_back("series");
  try {
    write_parquet(folder, tables);
  } catch (const std::runtime_error& e) {
    std::cerr << "chokepoint: no Parquet: " << e.what() << "\n";
  }
}

}  // namespace

Exit finish_sweep(const SweepPlan& plan, const Finishing& f) {
  const auto store = f.folder + "/study.sqlite";
  assemble(f.parts, store, f.folder + "/timings.csv", plan, CHOKEPOINT_VERSION);
  write_sweep_tables(store, f.folder, plan);
  const bool workbook = write_workbook(store, f.folder + "/summary.xlsx", plan);
  add_parquet(plan, f.folder);
  SweepManifest m;
  m.version = CHOKEPOINT_VERSION;
  m.command = f.command;
  m.jobs = f.jobs;
  m.parts = f.parts.size();
  m.started = f.started;
  m.ended = clock_text();
  write_sweep_manifest(f.folder, m, plan);
  if (!f.quiet)
    std::cerr << "results in " << f.folder
              << (workbook ? "" : " (no summary.xlsx: this program was built without libxlsxwriter)") << "\n";
  return tell_sweep(plan, f.folder, f.format);
}

}  // namespace chokepoint::cli
