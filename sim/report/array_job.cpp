// Three short scripts; everything that matters is decided by the program that they call.
#include "chokepoint/report/array_job.hpp"

namespace chokepoint {

std::string shell_quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::map<std::string, std::string> slurm_scripts(const ArrayJob& job) {
  const auto folder = shell_quoted(job.folder);
  const auto sbatch = [&](const std::string& line) { return "#SBATCH " + line + "\n"; };
  std::map<std::string, std::string> files;
  // Slurm's own lines know no quotes, so logs are named relative to the folder that submit.sh goes to.
  files["sweep.sbatch"] =
      "#!/bin/bash\n" + sbatch("--job-name=" + job.name) + sbatch("--array=0-" + std::to_string(job.shards - 1)) +
      sbatch("--ntasks=1") + sbatch("--cpus-per-task=" + std::to_string(job.cores)) + sbatch("--requeue") +
      sbatch("--open-mode=append") + sbatch("--output=logs/%x-%A_%a.log") +
      "# A task whose shard is there already ends at once, so the array may be submitted again at any time.\n"
      "exec " +
      shell_quoted(job.program) + " sweep " + shell_quoted(job.study) + " --out " + folder +
      " --shard \"$SLURM_ARRAY_TASK_ID/" + std::to_string(job.shards) + "\" --jobs \"${SLURM_CPUS_PER_TASK:-1}\"\n";
  files["merge.sbatch"] = "#!/bin/bash\n" + sbatch("--job-name=" + job.name + "-merge") + sbatch("--ntasks=1") +
                          sbatch("--requeue") + sbatch("--open-mode=append") + sbatch("--output=logs/%x-%j.log") +
                          "exec " + shell_quoted(job.program) + " merge " + folder + "\n";
  files["submit.sh"] =
      "#!/bin/sh\n"
      "# Submits the array and, behind it, the merge. Missing shards alone: sh submit.sh --array=3,7-9\n"
      "set -e\n"
      "cd " +
      folder +
      "\n"
      "mkdir -p logs\n"
      "array=$(sbatch --parsable \"$@\" sweep.sbatch)\n"
      "merge=$(sbatch --parsable --dependency=\"afterok:${array%%;*}\" --kill-on-invalid-dep=yes merge.sbatch)\n"
      "echo \"submitted: array ${array%%;*}, merge ${merge%%;*}\"\n";
  return files;
}

}  // namespace chokepoint
