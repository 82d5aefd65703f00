// sweep and merge end to end: what they write, how they go on, and what they refuse.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

/// A folder for results; not program::Pad, which every run clears.
struct Results {
  fs::path path = fs::temp_directory_path() / ("chokepoint-sweep-" + std::to_string(getpid()));
  Results() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Results() { fs::remove_all(path); }
  std::string operator/(const std::string& name) const { return (path / name).string(); }
};

const std::string grid = "sweep scenarios/studies/closure-and-stock.yaml ";

}  // namespace

TEST_CASE("sweep writes the study's file, its twins, a workbook and a manifest") {
  const Results results;
  const auto r = program::run(grid + "--out " + results / "a", "COLUMNS=100");
  INFO(r.out << r.err);
  REQUIRE(r.code == 0);
  CHECK(r.says("12 points (grid)"));
  CHECK(r.says("Limit long-stop"));
  for (const char* name : {"study.sqlite", "trials.csv", "points.csv", "variables.csv", "timings.csv", "manifest.json"})
    CHECK(fs::exists(results.path / "a" / name));
  CHECK_FALSE(fs::exists(results.path / "a" / "running.sqlite"));
  CHECK(nlohmann::json::parse(program::text_of(results.path / "a/manifest.json"))["counts"]["trials"] == 12);
  const auto again = program::run(grid + "--format json --out " + results / "a");
  CHECK(again.code == 0);
  CHECK(again.complains("all 12 trials are there already"));
  CHECK(nlohmann::json::parse(again.out)["outputs"][1]["greatest"] == 50);  // 90 days less 40 on the shelves
  const auto other = program::run("sweep scenarios/studies/law-kelton.yaml --out " + results / "a");
  CHECK(other.code == 2);
  CHECK(other.complains("it holds another study"));
}

TEST_CASE("shards are merged to the bytes of one machine, and what is missing is named") {
  const Results results;
  REQUIRE(program::run(grid + "-q --out " + results / "one").code == 0);
  for (const char* shard : {"0/5", "1/5", "4/5"})
    REQUIRE(program::run(grid + "-q --out " + results / "many" + " --shard " + shard).code == 0);
  const auto early = program::run("merge " + results / "many");
  CHECK(early.code == 1);
  CHECK(early.out == "2,3\n");
  REQUIRE(program::run(grid + "-q --shard 5 --out " + results / "many", "SLURM_ARRAY_TASK_ID=2").code == 0);
  REQUIRE(program::run(grid + "-q --out " + results / "many",
                       "SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=5 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=4")
              .code == 0);
  CHECK(program::run(grid + "--out " + results / "many" + " --shard 4/5").complains("is there already"));
  for (int time = 0; time < 2; ++time) {  // again: no harm
    const auto merged = program::run("merge " + results / "many");
    INFO(merged.err);
    CHECK(merged.code == 0);
    for (const char* name : {"study.sqlite", "trials.csv", "points.csv", "variables.csv", "summary.xlsx"})
      CHECK((program::text_of(results.path / "one" / name) == program::text_of(results.path / "many" / name)));
  }
}

TEST_CASE("a sweep that stops after so many trials says how to go on, and comes to the same bytes in the end") {
  const Results results;
  REQUIRE(program::run(grid + "-q --out " + results / "whole").code == 0);
  for (const int left : {12, 7, 2}) {
    INFO(left << " of 12 trials are missing");
    const auto r = program::run(grid + "-j 2 --at-most 5 --out " + results / "parts");
    CHECK(r.code == (left > 5 ? 130 : 0));
    CHECK(r.complains("To go on, give the same command") == (left > 5));
  }
  CHECK(
      (program::text_of(results.path / "whole/study.sqlite") == program::text_of(results.path / "parts/study.sqlite")));
  CHECK(program::run(grid + "--plan --at-most 5").code == 2);
}

TEST_CASE("an interrupted sweep says how to go on, and comes to the same bytes", "[long]") {
  const Results results;
  const std::string study = "sweep tests/studies/interrupted.yaml ";
  REQUIRE(program::run(study + "-q --out " + results / "whole").code == 0);
  int stops = 0;
  for (int time = 1; time < 100; ++time) {
    // A little longer each time, so that it comes to an end on a busy machine too.
    const auto r = program::run(study + "-j 2 --out " + results / "parts",
                                "timeout --preserve-status -s INT " + std::to_string(0.3 * time));
    INFO(r.err);
    if (r.code == 0) break;
    REQUIRE(r.code == 130);
    CHECK(r.complains("To go on, give the same command"));
    ++stops;
  }
  CHECK(stops >= 1);
  CHECK(
      (program::text_of(results.path / "whole/study.sqlite") == program::text_of(results.path / "parts/study.sqlite")));
}

TEST_CASE("a plan and its names run nothing, and scripts for Slurm are written") {
  const Results results;
  const auto plan = program::run(grid + "--plan");
  CHECK(plan.code == 0);
  CHECK(plan.says("12 points x 1 replication = 12 trials"));
  CHECK(plan.says("point 1: closed = 30 d, stock = 15 d"));
  CHECK(program::run(grid + "--names").says("users.car-plant.stop_days\n"));
  const auto slurm = program::run(grid + "--slurm --shards 4 --out " + results / "s");
  CHECK(slurm.code == 0);
  CHECK(slurm.says("submit.sh'"));
  CHECK(program::text_of(results.path / "s/sweep.sbatch").find("--array=0-3") != std::string::npos);
}

TEST_CASE("sweep and merge refuse what they cannot mean, with exit code 2") {
  const Results results;
  CHECK(program::run("sweep").code == 2);
  CHECK(program::run(grid + "--shard 20/20").complains("counted from 0"));
  CHECK(program::run(grid + "--shard 5").complains("write I/N"));
  CHECK(program::run(grid + "--submit").complains("goes with --slurm"));
  CHECK(program::run("merge " + results.path.string()).complains("there are no shards"));
  CHECK(program::run("sweep scenarios/minimal.yaml --out " + results / "x").code == 2);
  CHECK(program::run("sweep nowhere.yaml").complains("there is no such file"));
}

TEST_CASE("a crossed limit ends with exit code 4, a failed trial with 1") {
  const Results results;
  CHECK(program::run("sweep tests/studies/limit.yaml -q --out " + results / "a").code == 4);
  const auto failed = program::run("sweep tests/studies/failing.yaml -q --out " + results / "b");
  CHECK(failed.code == 1);
  CHECK(failed.says("1 of 4 trials failed"));
}
