// Sweeps: trials a second on one core and on two, and what the memory does when there are a hundred times as many.
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "chokepoint/report/store.hpp"
#include "chokepoint/report/sweep_digest.hpp"

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

std::optional<std::string> file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

SweepPlan plan(const std::string& scenario, const std::string& rest) {
  const std::string root = CHOKEPOINT_ROOT "/scenarios/";
  const auto source = [=](const std::string& path) -> std::optional<std::string> {
    return path == root + "bench" ? "title: bench\nscenario: " + scenario + "\n" + rest : file(path);
  };
  auto read = read_study(root + "bench", source);
  auto made = plan_sweep(read, source);
  INFO(read.diagnostics.text());
  REQUIRE(made);
  return *made;
}

/// Seconds for the first `trials`, kept in a file as the program does.
double seconds(const SweepPlan& plan, std::uint64_t trials, std::uint32_t jobs) {
  const auto path = fs::temp_directory_path() / ("chokepoint-bench-" + std::to_string(getpid()) + ".sqlite");
  fs::remove(path);
  const auto begin = std::chrono::steady_clock::now();
  {
    Store store(path.string(), plan, "bench");
    TrialOptions o;
    o.end = trials, o.jobs = jobs;
    o.keep = [&](const Trial& t) { store.keep(t); };
    REQUIRE(run_trials(plan, o));
    store.commit();
  }
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  fs::remove(path);
  return s;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void report(const char* what, const SweepPlan& plan, std::uint64_t trials) {
  const double one = seconds(plan, trials, 1), two = seconds(plan, trials, 2);
  std::printf("%s: %llu trials, %.4g/s on one core, %.4g/s on two, speed-up %.2f\n", what,
              static_cast<unsigned long long>(trials), static_cast<double>(trials) / one,
              static_cast<double>(trials) / two, one / two);
}

}  // namespace

TEST_CASE("100,000 trials of minimal.yaml: trials a second, and memory that stays flat", "[sweep]") {
  const auto points = plan(
      "minimal.yaml",
      "factors:\n  sailing: {path: lanes.magnet-ship.takes, from: 30 d, to: 60 d}\ndesign: {kind: latin hypercube, "
      "points: 100000}\n"
      "outputs: {stop_days: users.car-plant.stop_days, lost: users.car-plant.lost - baseline.users.car-plant.lost}\n");
  seconds(points, 1000, 2);
  const long small = peak_kilobytes();
  report("minimal.yaml, another point each", points, 100'000);
  const long large = peak_kilobytes();
  std::printf("peak memory: %ld kB after 1,000 trials, %ld kB after 100,000\n", small, large);
  CHECK(large < small + 4096);  // SQLite keeps 2 MB of pages once the file has so many; nothing grows with the trials
  const auto replications = plan("minimal.yaml",
                                 "set: ['lanes.magnet-ship.takes=uniform(30 d, 60 d)']\nreplications: 100000\noutputs: "
                                 "{stop_days: users.car-plant.stop_days}\n");
  report("minimal.yaml, replications, without the baseline", replications, 100'000);
}

TEST_CASE("2,000 paired replications of the flagship", "[sweep]") {
  const auto flagship = plan(
      "april-2025-licensing.yaml",
      "replications: 2000\noutputs: {first_stop: all.first_stop_day, survived: users.korea-ev-plants.survived_days}\n");
  report("april-2025-licensing.yaml, pairs", flagship, 2000);
}
