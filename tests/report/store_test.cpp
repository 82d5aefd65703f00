// The study's file: nothing lost, nothing twice, and the same bytes whoever ran the trials.
#include "chokepoint/report/store.hpp"

#include <unistd.h>
#include <filesystem>
#include <fstream>

#include "chokepoint/report/sweep_digest.hpp"
#include "chokepoint/report/workbook.hpp"
#include "report/sqlite.hpp"
#include "study/studies.hpp"

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / ("chokepoint-store-" + std::to_string(getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const std::string& name) const { return (path / name).string(); }
};

std::string bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

SweepPlan example() {
  return studies::of_minimal(
      "factors:\n  closed: {path: events.closure.lasts, values: [40 d, 60 d, 90 d]}\n  begins: {path: "
      "events.closure.date, values: [2025-02-01, 2025-03-01]}\n"
      "  closure: {switches: closure}\nset: ['lanes.magnet-ship.takes=uniform(30 d, 60 d)']\nreplications: 2\n"
      "outputs: {first_stop: users.car-plant.first_stop_day, stop_days: users.car-plant.stop_days}\nfail_if: {long: "
      "stop_days > 30}\nseries: {built: users.car-plant.delivered}\n");
}

void run(const SweepPlan& plan, const std::string& path, std::uint64_t first, std::uint64_t end, std::uint32_t jobs) {
  Store store(path, plan, "test");
  TrialOptions o;
  o.first = first, o.end = end, o.jobs = jobs;
  o.keep = [&](const Trial& t) { store.keep(t); };
  REQUIRE(run_trials(plan, o));
  store.commit();
}

}  // namespace

TEST_CASE("one machine or three, forwards or backwards: the same bytes") {
  const Folder folder;
  const auto plan = example();
  REQUIRE(plan.trials() == 24);
  run(plan, folder / "whole", 0, 24, 2);
  run(plan, folder / "a", 0, 7, 1);
  run(plan, folder / "c", 8, 24, 2);
  run(plan, folder / "b", 7, 8, 1);
  assemble({folder / "whole"}, folder / "one.sqlite", folder / "timings.csv", plan, "test");
  assemble({folder / "a", folder / "b", folder / "c"}, folder / "three.sqlite", "", plan, "test");
  assemble({folder / "a", folder / "b", folder / "c"}, folder / "three.sqlite", "", plan, "test");  // again: no harm
  CHECK((bytes(folder / "one.sqlite") == bytes(folder / "three.sqlite")));
  CHECK(bytes(folder / "timings.csv").rfind("trial,seconds\n0,", 0) == 0);
  CHECK_THROWS(assemble({folder / "a", folder / "c"}, folder / "two.sqlite", "", plan, "test"));
  CHECK_FALSE(fs::exists(folder / "two.sqlite"));
  CHECK_THROWS(assemble({folder / "whole", folder / "a"}, folder / "twice.sqlite", "", plan, "test"));
}

TEST_CASE("the file has the columns, types and views that analysts expect") {
  const Folder folder;
  const auto plan = example();
  run(plan, folder / "s", 0, 24, 1);
  assemble({folder / "s"}, folder / "study.sqlite", "", plan, "test");
  sql::Database db(folder / "study.sqlite", sql::Database::Mode::read);
  CHECK(db.text("PRAGMA integrity_check") == "ok");
  CHECK(db.text("SELECT group_concat(name) FROM pragma_table_info('trials')") ==
        "trial,point,replication,scrambling,status,reason,crossed,closed,begins,closure,first_stop,stop_days");
  // By hand: the mine closes for 90 days from 1 March; trials 20 and 22 differ in nothing but the switch.
  CHECK(db.text("SELECT closed || ' ' || begins || ' ' || closure FROM trials WHERE trial = 23") ==
        "90.0 2025-03-01 1");
  CHECK(db.text("SELECT count(*) FROM points") == "12");
  CHECK(db.text("SELECT count(*) FROM long") == "48");
  CHECK(db.text("SELECT count(*) FROM failures") == "0");
  CHECK(db.text("SELECT count(*) FROM series") == std::to_string(24 * 365));
  CHECK(db.text("SELECT count(*) FROM trials WHERE closure = 0 AND (stop_days > 0 OR crossed IS NOT NULL)") == "0");
  CHECK(db.text("SELECT crossed FROM trials WHERE stop_days > 30 LIMIT 1") == "long");
  CHECK(db.text("SELECT first_stop_date > '2025-03-01' FROM trials_with_dates WHERE trial = 23") == "1");
  CHECK(db.text("SELECT unit FROM variables WHERE name = 'closed'") == "d");
  CHECK(db.text("SELECT value FROM study WHERE name = 'study_text'") == plan.study_text);
}

TEST_CASE("a store goes on where it was left, and refuses another study") {
  const Folder folder;
  const auto plan = example();
  run(plan, folder / "s", 0, 10, 1);
  {
    Store store(folder / "s", plan, "test");
    std::vector<bool> there(24, false);
    CHECK(store.mark(there, 0) == 0);
    CHECK(std::count(there.begin(), there.end(), true) == 10);
    CHECK_THROWS(store.keep(run_trial(plan, 3)));  // it is there already
  }
  CHECK(store_fault(folder / "s", plan, "test").empty());
  CHECK(store_fault(folder / "s", plan, "newer").find("was made by chokepoint test, this is newer") !=
        std::string::npos);
  const auto other = studies::of_minimal("outputs: {x: all.short}\n");
  CHECK_THROWS(Store(folder / "s", other, "test"));
  CHECK(store_fault(folder / "s", other, "test").find("holds another study") != std::string::npos);
  std::ofstream(folder / "torn") << "no database at all";
  CHECK_FALSE(store_fault(folder / "torn", plan, "test").empty());
}

TEST_CASE("the plan stands in the store, and gives the same trials") {
  const Folder folder;
  const auto plan = studies::plan("scenarios/studies/closure-and-stock.yaml");
  run(plan, folder / "s", 0, plan.trials(), 1);
  const auto again = stored_plan(folder / "s");
  REQUIRE(again);
  CHECK(sweep_identity(*again, "test") == sweep_identity(plan, "test"));
  CHECK(run_trial(*again, 9).outputs ==
        run_trial(plan, 9).outputs);  // a case in which the line stops: no number is absent
}

TEST_CASE("the digest walks over points, and its twins say the same") {
  const Folder folder;
  const auto plan = studies::plan("scenarios/studies/closure-and-stock.yaml");
  run(plan, folder / "s", 0, plan.trials(), 1);
  assemble({folder / "s"}, folder / "study.sqlite", "", plan, "test");
  const auto d = digest(folder / "study.sqlite", plan);
  CHECK(d.trials == 12);
  CHECK(d.failed == 0);
  REQUIRE(d.points.size() == 12);
  // 90 days closed less 35 days at the others and 15 at the plant: 40 days; more than 30 in 2 of 12 cases (5 and 15
  // days of stock).
  CHECK(d.points[9].outputs[1].mean() == 40);
  CHECK(d.limits[0].crossed == 2);
  CHECK_FALSE(d.limit_broken());  // 25 % are allowed
  write_sweep_tables(folder / "study.sqlite", folder.path.string(), plan);
  const auto trials = bytes(folder / "trials.csv"), points = bytes(folder / "points.csv");
  CHECK(trials.rfind("trial,point,replication,scrambling,status,reason,crossed,closed,stock,first_stop,stop_days,lost_"
                     "cars\r\n0,0,0,0,ok,,,30,5,,0,0\r\n",
                     0) == 0);
  CHECK(std::count(trials.begin(), trials.end(), '\n') == 13);
  CHECK(std::count(points.begin(), points.end(), '\n') == 13);
  CHECK(sweep_text(d, plan, 100).find("closed, d") != std::string::npos);
  if (write_workbook(folder / "study.sqlite", folder / "a.xlsx", plan)) {
    REQUIRE(write_workbook(folder / "study.sqlite", folder / "b.xlsx", plan));
    CHECK((bytes(folder / "a.xlsx") == bytes(folder / "b.xlsx")));
    CHECK(bytes(folder / "a.xlsx").rfind("PK", 0) == 0);
  }
}
