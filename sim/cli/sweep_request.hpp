// What was asked of `sweep`, on its command line and by the scheduler around it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "chokepoint/report/shards.hpp"
#include "cli/door.hpp"

namespace chokepoint::cli {

struct SweepRequest {
  std::string study, folder, format;
  std::optional<Shard> shard;
  std::uint32_t jobs = 0, shards = 20;
  std::uint64_t most = 0;  ///< trials of this sitting; 0: all that are missing
  bool slurm = false, submit = false, plan = false, names = false, force = false, quiet = false;
  Words command;
};

/// Throws Misuse.
SweepRequest sweep_request(const Words& words);
std::string sweep_options_text();

}  // namespace chokepoint::cli
