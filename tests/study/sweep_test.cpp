// Trials of a sweep: the same numbers whoever runs them, and failures that are rows.
#include "chokepoint/study/sweep.hpp"

#include <map>

#include "study/studies.hpp"

using namespace chokepoint;

namespace {

using Rows = std::map<std::uint64_t, std::vector<double>>;

Rows rows(const SweepPlan& plan, std::uint32_t jobs) {
  Rows all;
  TrialOptions o;
  o.end = plan.trials();
  o.jobs = jobs;
  o.keep = [&](const Trial& t) { all[t.id] = t.outputs; };
  CHECK(run_trials(plan, o));
  return all;
}

/// Absent numbers equal nothing, not even themselves; here they do.
Rows comparable(Rows rows) {
  for (auto& row : rows)
    for (double& x : row.second)
      if (is_absent(x)) x = -1e300;
  return rows;
}

const std::string uncertain =
    "factors:\n  sailing: {path: lanes.magnet-ship.takes, values: ['triangular(30 d, 35 d, 46 d)', 'uniform(30 d, 60 "
    "d)']}\n"
    "  closed: {path: events.closure.lasts, values: [50 d, 80 d]}\nreplications: 3\n"
    "outputs:\n  stop_days: users.car-plant.stop_days\n  lost: users.car-plant.lost - baseline.users.car-plant.lost\n"
    "  survived: users.car-plant.survived_days\n";

}  // namespace

TEST_CASE("a grid over the mine's closure gives the days that a pencil gives") {
  // By hand (scenarios/minimal.yaml): the line stops for the days closed less 50 days on the shelves, of which 15 are
  // the plant's own.
  const auto plan = studies::of_minimal(
      "factors:\n  closed: {path: events.closure.lasts, values: [40 d, 60 d, 90 d]}\n"
      "  stock: {path: sites.car-plant.keeps.magnet, values: [15 d, 25 d]}\n"
      "outputs:\n  stop_days: users.car-plant.stop_days\n  first: users.car-plant.first_stop_day\n  double: 2 * "
      "stop_days + closed\n");
  const double days[] = {0, 0, 10, 0, 40, 30};
  const double closed[] = {40, 40, 60, 60, 90, 90};
  auto all = rows(plan, 1);
  REQUIRE(all.size() == 6);
  for (std::uint64_t t = 0; t < 6; ++t) {
    CHECK(all[t][0] == days[t]);
    CHECK(is_absent(all[t][1]) == (days[t] == 0));
    CHECK(all[t][2] == 2 * days[t] + closed[t]);
  }
  CHECK(all[2][1] == 59 + 98);  // 1 March is day 59; 98 days on the road and on the shelves
}

TEST_CASE("any number of threads, any trial alone: the same rows") {
  const auto plan = studies::of_minimal(uncertain);
  const auto one = comparable(rows(plan, 1));
  CHECK(comparable(rows(plan, 3)) == one);
  CHECK(comparable({{7, run_trial(plan, 7).outputs}}).at(7) == one.at(7));
}

TEST_CASE("points share their random numbers unless the study asks for own ones") {
  const std::string two =
      "factors:\n  price: {values: [1, 2]}\nset: ['lanes.magnet-ship.takes=uniform(30 d, 60 d)']\nreplications: "
      "4\noutputs: {lost: users.car-plant.delay_mean_days, x: lanes.magnet-ship.delay_mean_days}\n";
  const auto common = rows(studies::of_minimal(two), 2), own = rows(studies::of_minimal(two + "draws: own\n"), 2);
  for (std::uint64_t r = 0; r < 4; ++r) {
    CHECK(common.at(r)[1] == common.at(4 + r)[1]);
    CHECK(own.at(r)[1] != own.at(4 + r)[1]);
  }
}

TEST_CASE("an event that is switched off leaves numbers that are absent, and a chain in which nothing happens") {
  const auto plan = studies::of_minimal(
      "factors:\n  closure: {switches: closure}\noutputs:\n  stops: users.car-plant.stop_days\n  survived: "
      "users.car-plant.survived_days\n");
  auto all = rows(plan, 1);
  CHECK(all[0][0] == 0);
  CHECK(is_absent(all[0][1]));
  CHECK(all[1][0] == 10);
  CHECK(all[1][1] == 98);
}

TEST_CASE("a case that cannot be compiled is a row with its reason, and the study goes on") {
  auto plan = studies::of_minimal("factors:\n  where: {values: [hill-mine, nowhere]}\noutputs: {x: all.short}\n");
  plan.factors[0].paths = {"events.closure.where"};  // as if it had not been tried
  const auto bad = run_trial(plan, 1);
  CHECK(bad.failure.find("nothing is called 'nowhere'") != std::string::npos);
  CHECK(bad.outputs.empty());
  CHECK(run_trial(plan, 0).failure.empty());
  std::size_t kept = 0;
  TrialOptions o;
  o.end = 2;
  o.keep = [&](const Trial&) { ++kept; };
  CHECK(run_trials(plan, o));
  CHECK(kept == 2);
}

TEST_CASE("trials that are there are not run again, and stopping leaves the rest") {
  const auto plan = studies::of_minimal(uncertain);
  std::vector<std::uint64_t> ran;
  std::atomic<bool> stop{false};
  TrialOptions o;
  o.end = plan.trials();
  o.jobs = 1;
  o.stop = &stop;
  o.done = [](std::uint64_t t) { return t % 2 == 0; };
  o.keep = [&](const Trial& t) {
    ran.push_back(t.id);
    if (t.id == 5) stop = true;
  };
  CHECK_FALSE(run_trials(plan, o));
  CHECK(ran == std::vector<std::uint64_t>{1, 3, 5});
}

TEST_CASE("limits are conditions on outputs, series have a value for every day") {
  const auto plan = studies::of_minimal(
      "outputs: {stop_days: users.car-plant.stop_days}\nfail_if: {long: stop_days > 9, longer: stop_days > "
      "10}\nseries: {built: users.car-plant.delivered, ore: stores.river-refinery.ore.on_hand}\n");
  const auto t = run_trial(plan, 0);
  CHECK(t.crossed == std::vector<bool>{true, false});
  REQUIRE(t.series.size() == 2);
  CHECK(t.series[0].size() == 365);
  CHECK(t.series[0][0] == 5000);
  CHECK(t.series[0][157] == 0);  // 7 June
  CHECK(t.series[1].size() == 365);
}

TEST_CASE("names and formulas are answered with the nearest right word, all at once") {
  const auto text = studies::complaints(
      "outputs:\n  a: users.car-plnt.stop_days\n  b: users.car-plant.stop_day\n  c: stopdays + 1\n  d: 1 +\n  e: "
      "user.car-plant.unmet\nseries: {s: users.car-plant.lost}\n");
  CHECK(text.find("outputs.a: users.car-plnt.stop_days: there is no 'car-plnt'; did you mean 'car-plant'?") !=
        std::string::npos);
  CHECK(text.find("there is no figure 'stop_day'; did you mean 'stop_days'?") != std::string::npos);
  CHECK(text.find("outputs.c: stopdays: there is no factor and no output above called 'stopdays'") !=
        std::string::npos);
  CHECK(text.find("outputs.d: '1 +', character 4: the formula ends where a number or a name is due") !=
        std::string::npos);
  CHECK(text.find("there is no 'user'; did you mean 'users'?") != std::string::npos);
  CHECK(text.find("series.s: users.car-plant.lost: there is no series of this name") != std::string::npos);
}

TEST_CASE("every name that can be asked for can be asked for") {
  for (const char* study : {"scenarios/studies/closure-and-stock.yaml", "scenarios/studies/april-2025.yaml"}) {
    const auto plan = studies::plan(study);
    const auto names = askable(*plan.base);
    CHECK(names.size() > 50);
    std::string wrong;
    std::size_t bad = 0;
    for (const auto& name : names)
      if (!ask(*plan.base, name, wrong) || !ask(*plan.base, "baseline." + name, wrong)) ++bad;
    CHECK(bad == 0);
  }
}
