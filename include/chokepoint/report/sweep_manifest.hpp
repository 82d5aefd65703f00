// What a folder of a sweep says about its own making.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/study/sweep.hpp"

namespace chokepoint {

struct SweepManifest {
  std::string version, started, ended;  ///< UTC, ISO 8601
  std::vector<std::string> command;
  std::uint32_t jobs = 1;
  std::size_t parts = 1;  ///< shards that were merged
};

/// Writes manifest.json: everything that does not belong into the results because it differs from machine to machine,
/// and the hashes of what does. Throws std::runtime_error.
void write_sweep_manifest(const std::string& folder, const SweepManifest& manifest, const SweepPlan& plan);

}  // namespace chokepoint
