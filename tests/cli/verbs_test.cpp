// The verbs end to end.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

TEST_CASE("check says what it understood") {
  const auto r = program::run("check scenarios/minimal.yaml");
  INFO(r.out << r.err);
  CHECK(r.code == 0);
  CHECK(r.says("4 sites, 3 lanes, 4 goods"));
  CHECK(r.says("car-plant builds 5,000 cars/d"));
  CHECK(r.says("2025-03-01 closure: outage until 2025-04-30; meets hill-mine"));
  CHECK(r.says("all of it passes through magnet-works, river-refinery and hill-mine"));
  CHECK(program::run("check -q scenarios/minimal.yaml").out.empty());
}

TEST_CASE("check reads standard input and reports mistakes with exit code 2") {
  const auto good = program::run("check -", "cat scenarios/minimal.yaml |");
  CHECK(good.code == 0);
  const auto bad = program::run("check -", "sed 's/12 t.d/12 t/' scenarios/minimal.yaml |");
  CHECK(bad.code == 2);
  CHECK(bad.complains("error:"));
  CHECK(bad.out.empty());
}

TEST_CASE("check tells where every number comes from") {
  const auto r = program::run("check --sources scenarios/april-2025-compact.yaml", "COLUMNS=120");
  INFO(r.err);
  CHECK(r.code == 0);
  CHECK(r.says("  sites.myanmar-clays\n    estimate: at_most 69000 t/y (44000 t/y to 75000 t/y)"));
  CHECK(r.says("numbers carry no source"));
  const auto csv = program::run("check --sources scenarios/april-2025-compact.yaml --format csv");
  // the file's own words
  CHECK(csv.says("events.licences.passes_freely,22.04 %,15 % to 30 %,fitted,customs series of April to July"));
  const auto json = program::run("check --sources scenarios/minimal.yaml --format json");
  // minimal.yaml gives a source to its event alone
  CHECK(nlohmann::json::parse(json.out)["numbers"].back()["source"] == "invented for teaching");
  CHECK(program::run("check scenarios/minimal.yaml --format csv").complains("goes with --sources"));
  CHECK(program::run("check --sources scenarios/minimal.yaml --format yaml").complains("there is no format 'yaml'"));
}

TEST_CASE("run prints the answer, JSON or CSV on standard output alone") {
  CHECK(program::run("run scenarios/minimal.yaml").says("car-plant on 2025-06-07"));
  const auto json = program::run("run scenarios/minimal.yaml --format json");
  CHECK(json.code == 0);
  CHECK(nlohmann::json::parse(json.out)["end_users"][0]["scenario"]["stop_days"] == 10);
  const auto csv = program::run("run scenarios/minimal.yaml --format=csv");
  CHECK(csv.out.rfind("site,commodity,unit,line,run,demanded", 0) == 0);
}

TEST_CASE("run changes values by their path") {
  const auto r = program::run("run scenarios/minimal.yaml --set events.closure.lasts='70 d' --format json");
  INFO(r.err);
  REQUIRE(r.code == 0);
  // By hand: 70 days closed less 50 days on the shelves.
  CHECK(nlohmann::json::parse(r.out)["end_users"][0]["scenario"]["stop_days"] == 20);
  CHECK(program::run("run scenarios/minimal.yaml --set events.closur.lasts='70 d'").code == 2);
}

TEST_CASE("run writes a folder once, whole, and the same bytes whatever the jobs") {
  const program::Pad pad;
  const auto a = (pad.path.string() + "-a"), b = (pad.path.string() + "-b");
  std::filesystem::remove_all(a);
  std::filesystem::remove_all(b);
  const std::string scenario =
      "run scenarios/minimal.yaml --set lanes.magnet-ship.takes='triangular(30 d, 35 d, 46 d)' -n 4 ";
  CHECK(program::run(scenario + "-j1 --out " + a).code == 0);
  CHECK(program::run(scenario + "-j3 --out " + b).code == 0);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(a)) {
    const auto name = entry.path().filename().string();
    INFO(name);
    ++count;
    if (name != "manifest.json")
      CHECK(program::text_of(entry.path()) == program::text_of(std::filesystem::path(b) / name));
  }
  CHECK(count == 18);
  const auto manifest = nlohmann::json::parse(program::text_of(std::filesystem::path(a) / "manifest.json"));
  CHECK(manifest["counts"]["replications_done"] == 4);
  CHECK(manifest["command"][1] == "run");
  const auto again = program::run(scenario + "--out " + a);
  CHECK(again.code == 2);
  CHECK(again.complains("--force"));
  CHECK(program::run(scenario + "--force --out " + a).code == 0);
  std::filesystem::remove_all(a);
  std::filesystem::remove_all(b);
}

TEST_CASE("trace tells a run, filtered") {
  const auto r = program::run("trace scenarios/minimal.yaml --site car-plant --from 2025-06-07 --until 2025-06-09");
  INFO(r.out);
  CHECK(r.code == 0);
  CHECK(r.says("car-plant STOPS"));
  CHECK_FALSE(r.says("hill-mine starts"));
  const auto all = program::run("trace scenarios/minimal.yaml --baseline --replication 0 --limit 0");
  CHECK(all.code == 0);
  CHECK(all.says("car-plant"));
  CHECK_FALSE(all.says("EVENT"));
  CHECK(program::run("trace scenarios/minimal.yaml --site car-plan").complains("did you mean 'car-plant'"));
  CHECK(program::run("trace scenarios/minimal.yaml --limit 2").complains("--limit 0 tells all"));
  CHECK(program::run("trace scenarios/minimal.yaml --from yesterday").code == 2);
  CHECK(program::run("trace scenarios/minimal.yaml --from 2025-07-01 --until 2025-06-01").code == 2);
  CHECK(program::run("trace scenarios/minimal.yaml --from 2031-01-01").complains("lie outside: the run lasts from"));
  CHECK(program::run("trace scenarios/minimal.yaml --until 2020-01-01").complains("lie outside"));
  CHECK(program::run("trace scenarios/minimal.yaml --lane ore-road --goods car").complains("nothing that happens"));
}

TEST_CASE("schema prints JSON, reference prints Markdown") {
  const auto schema = program::run("schema");
  CHECK(schema.code == 0);
  CHECK(nlohmann::json::parse(schema.out).contains("$schema"));
  CHECK(program::run("schema --reference").says("at_most"));
}

TEST_CASE("run refuses a folder that cannot be written before it simulates") {
  const auto r = program::run("run scenarios/minimal.yaml --out /proc/no-such-place/out");
  CHECK(r.code == 2);
  CHECK(r.complains("cannot write to /proc/no-such-place/out: "));
  CHECK(r.out.empty());
}

TEST_CASE("the first Ctrl-C ends a long run with 130 and one line") {
  // A thousand years would take far longer than the time limit, after which the signal comes; once, since in the
  // foreground timeout tells only the program and not its whole group.
  const auto r = program::run("run scenarios/minimal.yaml --set until=3025-01-01 --set lot_interval='15 min'",
                              "timeout --foreground --preserve-status --signal=INT 1");
  INFO(r.err);
  CHECK(r.code == 130);
  CHECK(r.complains("chokepoint: interrupted after 0 of 1 replication; there is nothing to report"));
  CHECK(r.out.empty());
}

TEST_CASE("run keeps within its limits or ends with exit code 4") {
  // By hand: 10 days without cars from 7 June.
  const std::string run = "run scenarios/minimal.yaml -b ";
  const auto crossed = program::run(run + "--fail-if 'stop_days of car-plant > 9 d'");
  INFO(crossed.err);
  CHECK(crossed.code == 4);
  CHECK(crossed.says("LIMIT CROSSED: stop_days of car-plant > 9 d"));
  CHECK(crossed.complains("limit crossed: stop_days of car-plant > 9 d; the mean is 10"));
  CHECK(program::run(run + "--fail-if 'stop_days > 10 d' --fail-if 'first_stop_day < 2025-06-07'").code == 0);
  CHECK(program::run(run + "--fail-if 'stop_day > 10 d'").code == 2);
  CHECK(program::run(run + "--fail-if 'stop_day > 10 d'").complains("did you mean 'stop_days'"));
}

TEST_CASE("run adds replications until the interval is as narrow as asked") {
  const std::string run = "run scenarios/minimal.yaml -b --set lanes.magnet-ship.takes='triangular(30 d, 35 d, 46 d)' ";
  const auto r = program::run(run + "--precision 'stop_days of car-plant: 3 %' --format json");
  INFO(r.err);
  REQUIRE(r.code == 0);
  const auto j = nlohmann::json::parse(r.out);
  CHECK(j["replications"] > 10);
  CHECK(j["precision"][0]["met"] == true);
  CHECK(j["precision"][0]["half_width"] <= j["precision"][0]["wanted"]);
  const auto short_of = program::run(run + "--precision '1 %' --at-most 11");
  CHECK(short_of.says("NOT REACHED"));
  CHECK(short_of.says("11 replications"));
  CHECK(program::run(run + "--at-most 11").complains("--at-most goes with --precision"));
}

TEST_CASE("run without chance replaces every distribution by its mean, once") {
  // By hand: (30 + 35 + 46) / 3 = 37 days at sea, two later than written: the shelves last as long, the stop is as
  // long.
  const auto r = program::run(
      "run scenarios/minimal.yaml --set lanes.magnet-ship.takes='triangular(30 d, 35 d, 46 d)' --set replications=30 "
      "--deterministic --format json");
  INFO(r.err);
  const auto j = nlohmann::json::parse(r.out);
  CHECK(j["replications"] == 1);
  CHECK(j["end_users"][0]["scenario"]["first_stop_day"] == 159);
}

TEST_CASE("compare prints who is best and writes the same bytes whatever the jobs") {
  const std::string two = "compare scenarios/full-embargo.yaml scenarios/embargo-with-leak.yaml --deterministic ";
  const auto text = program::run(two);
  INFO(text.out << text.err);
  CHECK(text.code == 0);
  CHECK(text.says("Best by unmet_days: embargo-with-leak."));
  CHECK(text.says("Baseline: full-embargo without its events"));
  const auto a = program::Pad().path.string() + "-compare-a", b = program::Pad().path.string() + "-compare-b";
  std::filesystem::remove_all(a);
  std::filesystem::remove_all(b);
  const std::string ships =
      "compare scenarios/minimal.yaml chokepoint:minimal.yaml --set lanes.magnet-ship.takes='triangular(30 d, 35 d, 46 "
      "d)' -n 6 ";
  CHECK(program::run(ships + "-j1 --out " + a).code == 0);
  CHECK(program::run(ships + "-j3 --out " + b).code == 0);
  for (const std::string name : {"compare.json", "compare.csv", "pairs.csv"}) {
    INFO(name);
    CHECK(program::text_of(std::filesystem::path(a) / name) == program::text_of(std::filesystem::path(b) / name));
  }
  const auto j = nlohmann::json::parse(program::text_of(std::filesystem::path(a) / "compare.json"));
  CHECK(j["measures"][0]["best"] == nullptr);  // the same scenario twice
  CHECK(j["replications"] == 6);
  const auto manifest = nlohmann::json::parse(program::text_of(std::filesystem::path(a) / "manifest.json"));
  CHECK(manifest["scenarios"].size() == 2);
  CHECK(program::run(ships + "--out " + a).complains("--force"));
  std::filesystem::remove_all(a);
  std::filesystem::remove_all(b);
}

TEST_CASE("compare refuses what cannot be compared, and limits hold for every scenario") {
  CHECK(program::run("compare").code == 2);
  CHECK(program::run("compare scenarios/minimal.yaml scenarios/minimal.yaml").complains("is named twice"));
  const auto longer = program::run("compare scenarios/full-embargo.yaml scenarios/truce-2025.yaml");
  CHECK(longer.code == 2);
  CHECK(longer.complains("cannot be compared. Give all the same horizon"));
  const auto other = program::run("compare scenarios/minimal.yaml scenarios/full-embargo.yaml");
  CHECK(other.code == 2);
  CHECK(other.complains("no end user in common"));
  const auto limit = program::run("compare scenarios/minimal.yaml --fail-if 'stop_days > 9 d' --format csv");
  CHECK(limit.code == 4);
  CHECK(limit.complains("minimal crosses the limit stop_days > 9 d"));
  CHECK(limit.says("measure,unmet_days,d,less,minimal,1,10,"));
}
