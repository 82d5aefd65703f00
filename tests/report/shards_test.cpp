// Shares of a sweep and the names of what is missing.
#include "chokepoint/report/shards.hpp"

#include "catch.hpp"
#include "chokepoint/report/array_job.hpp"

using namespace chokepoint;

TEST_CASE("shards take all trials, each once, as equally as can be") {
  for (const std::uint64_t all : {0, 1, 19, 20, 1000, 1003}) {
    std::uint64_t next = 0;
    for (std::uint32_t i = 0; i < 20; ++i) {
      const auto [first, end] = Shard{i, 20}.trials(all);
      CHECK(first == next);
      CHECK(end - first >= all / 20);
      CHECK(end - first <= all / 20 + 1);
      next = end;
    }
    CHECK(next == all);
  }
}

TEST_CASE("missing shards are named as an array takes them") {
  CHECK(array_spec({3, 7, 8, 9}) == "3,7-9");
  CHECK(array_spec({0, 1, 4}) == "0,1,4");
  CHECK(array_spec({}).empty());
}

TEST_CASE("scripts of a job quote what a shell would read otherwise") {
  ArrayJob job{"/opt/choke point/bin/chokepoint", "/data/it's.yaml", "/data/out", "sweep", 20, 2};
  const auto files = slurm_scripts(job);
  CHECK(files.at("sweep.sbatch").find("'/data/it'\\''s.yaml'") != std::string::npos);
  CHECK(files.at("sweep.sbatch").find("#SBATCH --array=0-19\n") != std::string::npos);
  CHECK(files.at("sweep.sbatch").find("#SBATCH --cpus-per-task=2\n") != std::string::npos);
  CHECK(files.at("submit.sh").find("--dependency=\"afterok:") != std::string::npos);
}
