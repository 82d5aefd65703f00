// The record of numbers as text, CSV and JSON.
#include "chokepoint/report/sources.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.hpp"
#include "chokepoint/report/wording.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

namespace {

ReadResult sample(const std::string& more = "") {
  const std::string text = texts::head +
                           "sources: {usgs: {title: Commodity Summaries, address: 'https://a.org/b'}}\n"
                           "sites:\n  mine: {source: 'usgs: page 1, \"ore\"', grade: reported,"
                           " makes: {ore: 1 t}, at_most: {value: 5 t/d, range: 4 t/d to 6 t/d}}\n"
                           "  works: {takes: 3 d, yield: {value: 90 %, grade: invented}}\n" +
                           more;
  return read_scenario("s.yaml", texts::source({{"s.yaml", text}}), {}, Record::all);
}

}  // namespace

TEST_CASE("numbers, cited sources, grades and what has no source are told") {
  // by hand: the site's source and grade hold for its two numbers
  CHECK(sources_text(sample(), 100) ==
        "t\n"
        "  sites.mine\n"
        "    reported: makes.ore 1 t, at_most 5 t/d (4 t/d to 6 t/d)\n"
        "      usgs: page 1, \"ore\"\n"
        "  sites.works\n"
        "    invented: yield 90 %\n"
        "      (no source)\n"
        "    no grade: takes 3 d\n"
        "      (no source)\n"
        "\n"
        "  Sources cited:\n"
        "    usgs (2 numbers): Commodity Summaries\n"
        "      https://a.org/b\n"
        "\n"
        "  Grades:\n"
        "    reported         2     50 %\n"
        "    derived          0      0 %\n"
        "    estimate         0      0 %\n"
        "    recalled         0      0 %\n"
        "    fitted           0      0 %\n"
        "    invented         1     25 %\n"
        "    none             1     25 %\n"
        "\n"
        "  2 of 4 numbers carry no source:\n"
        "    sites.works.yield\n"
        "    sites.works.takes\n");
}

TEST_CASE("no line of the table of numbers is wider than asked") {
  const std::string longest(50, 'x');
  const auto r =
      sample("lanes: {" + longest + ": {share: {value: 5 %, source: 'a sentence of many words \u00e4\u00f6 and " +
             longest + longest + "'}}}\n");
  REQUIRE(r.diagnostics.errors() > 0);  // a lane without ends; its numbers are told all the same
  for (const std::size_t columns : {40, 60, 100, 300}) {
    std::istringstream lines(sources_text(r, columns));
    for (std::string line; std::getline(lines, line);) {
      INFO(columns << ": " << line);
      CHECK(width_of(line) <= columns);
    }
  }
}

TEST_CASE("only the first twenty numbers without a source are named") {
  std::string more = "goods:\n";
  for (int i = 10; i < 40; ++i) more += "  g" + std::to_string(i) + ": {unit: t, contains: {Nd: 1 %}}\n";
  const auto text = sources_text(sample(more), 100);
  // by hand: thirty goods, and two numbers of the works
  CHECK(text.find("32 of 34 numbers carry no source:\n    goods.g10.contains.Nd\n") != std::string::npos);
  CHECK(text.find("    goods.g29.contains.Nd\n    and 12 more\n") != std::string::npos);
}

TEST_CASE("sources as CSV and as JSON") {
  const auto r = sample();
  CHECK(sources_csv(r) ==
        "path,value,range,grade,source,cites,note,inherited,file,line\r\n"
        "sites.mine.makes.ore,1 t,,reported,\"usgs: page 1, \"\"ore\"\"\",usgs,,true,s.yaml,6\r\n"
        "sites.mine.at_most,5 t/d,4 t/d to 6 t/d,reported,\"usgs: page 1, \"\"ore\"\"\",usgs,,true,s.yaml,6\r\n"
        "sites.works.yield,90 %,,invented,,,,false,s.yaml,7\r\n"
        "sites.works.takes,3 d,,,,,,false,s.yaml,7\r\n");
  const auto j = nlohmann::json::parse(sources_json(r));
  CHECK(j["numbers"].size() == 4);
  CHECK(j["numbers"][1]["range"] == "4 t/d to 6 t/d");
  CHECK(j["sources"][0]["id"] == "usgs");
  CHECK(j["sources"][0]["address"] == "https://a.org/b");
  CHECK(j["sources"][0]["numbers"] == 2);
  CHECK(j["grades"]["reported"] == 2);
  CHECK(j["grades"]["none"] == 1);
  CHECK(j["without_source"] == nlohmann::json{"sites.works.yield", "sites.works.takes"});
}
