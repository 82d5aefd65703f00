// What sweep and merge share: a study opened, and a folder of results finished.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "chokepoint/study/sweep.hpp"
#include "cli/disk.hpp"
#include "cli/door.hpp"

namespace chokepoint::cli {

/// A study with its plan. The plan reads tables of the scenario through the disk, so both live together.
struct OpenStudy {
  std::unique_ptr<Disk> disk = std::make_unique<Disk>();
  std::unique_ptr<std::mutex> one_at_a_time = std::make_unique<std::mutex>();
  std::optional<SweepPlan> plan;  ///< empty: the mistakes have been reported
};
OpenStudy open_study(const std::string& path, bool quiet);

struct Finishing {
  std::string folder, format;
  std::vector<std::string> parts;  ///< stores that hold all trials together
  std::vector<std::string> command;
  std::string started;
  std::uint32_t jobs = 1;
  bool quiet = false;
};

/// Assembles study.sqlite, its twins and the manifest, prints the digest. Throws std::runtime_error when something
/// cannot be written.
Exit finish_sweep(const SweepPlan& plan, const Finishing& f);
/// Prints the digest of a finished folder.
Exit tell_sweep(const SweepPlan& plan, const std::string& folder, const std::string& format);

}  // namespace chokepoint::cli
