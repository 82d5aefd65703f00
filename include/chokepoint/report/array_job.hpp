// Scripts that run a sweep as an array of jobs: for Slurm, and for anything that counts.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace chokepoint {

struct ArrayJob {
  std::string program, study, folder;  ///< absolute paths
  std::string name;                    ///< of the job: a word
  std::uint32_t shards = 20;
  std::uint32_t cores = 1;  ///< of each task
};

/// sweep.sbatch, merge.sbatch and submit.sh, by name.
std::map<std::string, std::string> slurm_scripts(const ArrayJob& job);

/// A word as a shell takes it: 'it'\''s'.
std::string shell_quoted(const std::string& word);

}  // namespace chokepoint
