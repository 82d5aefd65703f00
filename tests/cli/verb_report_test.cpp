// report from what the other verbs write: folders of runs, comparisons and sweeps, scenarios and studies.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "chokepoint/report/page.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

struct Results {
  fs::path path = fs::temp_directory_path() / ("chokepoint-report-" + std::to_string(getpid()));
  Results() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Results() { fs::remove_all(path); }
  std::string operator/(const std::string& name) const { return (path / name).string(); }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("report of a study runs it and makes the page of its trials") {
  const Results results;
  const auto r = program::run("report scenarios/studies/closure-and-stock.yaml --out " + results / "a" + " -o " +
                              results / "page.html");
  INFO(r.out << r.err);
  REQUIRE(r.code == 0);
  CHECK(r.complains("report in " + results / "page.html"));
  CHECK(r.complains("no pictures") != draws_pictures());
  const auto page = program::text_of(results.path / "page.html");
  CHECK(holds(page, "12 trials that differ in <bdi>closed</bdi> and <bdi>stock</bdi>."));
  // by hand in sweep_columns_test.cpp: with 30 days of closure no line stops, with 90 it stands 35 days on average
  CHECK(holds(page,
              "<td><bdi>closed</bdi></td><td><bdi>30 d</bdi></td><td><bdi>90 d</bdi></td><td class=\"n\">0</td><td "
              "class=\"n\">35 &plusmn;"));
  CHECK(holds(page, "The limit <bdi>long-stop</bdi> is crossed in 17 % of them."));  // 50 and 40 days, of 12
  CHECK(program::run("report " + results / "a" + " -q").code == 0);
  CHECK(program::text_of(results.path / "a/report.html") == page);
  CHECK(program::run("report scenarios/studies/closure-and-stock.yaml --out " + results / "a" + " -o " +
                     results / "page.html")
            .code == 2);
}

TEST_CASE("the daily series of a sweep become bands") {
  const Results results;
  std::ofstream(results.path / "s.yaml") << "title: Series\nscenario: " CHOKEPOINT_ROOT
                                            "/scenarios/minimal.yaml\n"
                                            "factors: {closed: {path: events.closure.lasts, values: [60 d, 90 d]}}\n"
                                            "outputs: {stop_days: users.car-plant.stop_days}\n"
                                            "series: {delivered: users.car-plant.delivered}\n";
  REQUIRE(program::run("sweep -q " + results / "s.yaml" + " --out " + results / "b").code == 0);
  REQUIRE(program::run("report -q " + results / "b").code == 0);
  const auto page = program::text_of(results.path / "b/report.html");
  CHECK(holds(page, "<section id=\"series\""));
  CHECK(holds(page,
              "the line is the median of 2 trials. Points are means of a week; every day of every trial stands in "));
  // 5000 cars a day; from 7 June (day 157) on a line stands for 10 days of the 60, for 40 of the 90: some week has none
  CHECK(holds(page, "<td class=\"n\">0</td><td class=\"n\">5,000</td><td class=\"n\">5,000</td>"));
}

TEST_CASE("report of a comparison says what was compared and what each was told") {
  const Results results;
  REQUIRE(program::run("compare scenarios/minimal.yaml -q -n 2 -o " + results / "c").code == 0);
  REQUIRE(program::run("report -q " + results / "c").code == 0);
  const auto page = program::text_of(results.path / "c/report.html");
  CHECK(holds(page, "compared</bdi></h1>"));
  CHECK(holds(page, "numbers with a source"));
  CHECK(holds(page, "not a gram of any good or element came from nowhere"));
}
