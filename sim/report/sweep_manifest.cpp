// Clock times, command and files of a finished sweep.
#include "chokepoint/report/sweep_manifest.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/manifest.hpp"
#include "chokepoint/report/store.hpp"

namespace chokepoint {

void write_sweep_manifest(const std::string& folder, const SweepManifest& m, const SweepPlan& plan) {
  namespace fs = std::filesystem;
  nlohmann::ordered_json j;
  j["program"] = "chokepoint";
  j["version"] = m.version;
  j["study"] = plan.title;
  if (plan.has_scenario) {
    j["from"] = date_text(plan.from);
    j["until"] = date_text(plan.until);
  }
  j["identity"] = sweep_identity(plan, m.version);
  j["study_hash"] = {{"algorithm", "FNV-1a 64"}, {"value", text_hash(plan.study_text)}};
  j["scenario_hash"] = {{"algorithm", "FNV-1a 64 of the merged scenario"}, {"value", text_hash(plan.scenario_text)}};
  j["seed"] = plan.seed;
  j["command"] = m.command;
  j["jobs"] = m.jobs;
  j["parts"] = m.parts;
  j["started"] = m.started;
  j["ended"] = m.ended;
  j["counts"] = {{"points", plan.design.points()}, {"replications", plan.replications}, {"trials", plan.trials()}};
  j["files"] = nlohmann::ordered_json::object();
  for (const char* name : {"study.sqlite", "trials.csv", "points.csv", "variables.csv", "series.csv", "summary.xlsx",
                           "trials.parquet", "points.parquet", "series.parquet"})
    if (std::error_code none; fs::exists(fs::path(folder) / name, none))
      j["files"][name] = {{"bytes", fs::file_size(fs::path(folder) / name, none)}};
  const auto aside = folder + "/manifest.json.new";
  std::ofstream file(aside, std::ios::binary);
  file << j.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
  file.close();
  if (!file) throw std::runtime_error("cannot write " + aside);
  fs::rename(aside, folder + "/manifest.json");
}

}  // namespace chokepoint
