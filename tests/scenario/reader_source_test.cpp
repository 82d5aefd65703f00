// Where numbers come from: whose source holds, which words name an entry of the table, what is on record.
#include <algorithm>

#include "catch.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;
using texts::message;

namespace {

ReadResult all(const texts::Files& files, const std::vector<std::string>& overrides = {}) {
  return read_scenario("s.yaml", texts::source(files), overrides, Record::all);
}
ReadResult all(const std::string& rest, const std::vector<std::string>& overrides = {}) {
  return all(texts::Files{{"s.yaml", texts::head + rest}}, overrides);
}

/// "grade|source|note" of the number at `path`, with "*" when they are those of the entry around it.
std::string behind(const ReadResult& r, const std::string& path) {
  const auto& list = r.provenance;
  const auto at = std::find_if(list.begin(), list.end(), [&](const Provenance& p) { return p.path == path; });
  if (at == list.end()) return "not on record";
  return at->grade + "|" + at->source + "|" + at->note + (at->inherited ? "*" : "");
}

std::string record_of(const ReadResult& r) {
  std::string text;
  for (const auto& p : r.provenance)
    text += p.path + "=" + p.value + " [" + p.range + "] " + behind(r, p.path) + " " + p.cites + "\n";
  return text;
}

const std::string works = R"yaml(
sources: {usgs: U.S. Geological Survey, plant: {title: a plant}}
sites:
  works:
    source: "usgs: page 1"
    grade: reported
    note: all of it
    makes: {metal: 1 t}
    needs: {ore: {amount: 2 t, grade: estimate}, flux: {value: 1 kg, source: plant}}
    at_most: {value: 5 t/d, range: 4 t/d to 6 t/d}
    takes: {value: 3 d, source: ~}
    keeps:
      ore: {cover: 20 d, source: a shelf, note: counted, orders: {rule: base stock, level: 9 t}}
      flux: {value: 10 d, note: guessed}
    sells: {metal: 1 t/d}
)yaml";

}  // namespace

TEST_CASE("a source at an entry holds for the numbers inside, and the nearest wins") {
  const auto r = all(works);
  REQUIRE(message(r.diagnostics) == "ok");
  CHECK(behind(r, "sites.works.makes.metal") == "reported|usgs: page 1|all of it*");
  CHECK(behind(r, "sites.works.at_most") == "reported|usgs: page 1|all of it*");
  CHECK(behind(r, "sites.works.sells.metal") == "reported|usgs: page 1|all of it*");
  CHECK(behind(r, "sites.works.keeps.flux") == "reported|usgs: page 1|guessed*");
  // nearer, and at any depth
  CHECK(behind(r, "sites.works.keeps.ore.cover") == "|a shelf|counted*");
  CHECK(behind(r, "sites.works.keeps.ore.orders.level") == "|a shelf|counted*");
  // source and grade travel together: one's own of either takes neither from around it
  CHECK(behind(r, "sites.works.needs.flux") == "|plant|all of it");
  CHECK(behind(r, "sites.works.needs.ore.amount") == "estimate||all of it*");
  CHECK(behind(r, "sites.works.takes") == "||all of it");
  CHECK(r.provenance.size() == 9);
}

TEST_CASE("every number of the world is on record when all are wanted, else those written with a source") {
  const std::string text =
      "goods: {ore: {unit: t, contains: {Nd: 2 %}}}\n"
      "lanes: {road: {from: a, to: b, carries: ore, takes: \"uniform(1 d, 2 d)\", share: 45 %,"
      " rank: 2, at_most: {value: 3 t/d, grade: invented}, in_order: true}}\n"
      "events: [{id: e, date: 2025-02-01, what: ban, goods: ore, leaves: CN, source: a law}]\n"
      "lot_interval: 6 h\nseed: 4\n";
  const auto r = all(text);
  REQUIRE(message(r.diagnostics) == "ok");
  CHECK(record_of(r) ==
        "goods.ore.contains.Nd=2 % [] || \n"
        "lanes.road.takes=uniform(1 d, 2 d) [] || \n"
        "lanes.road.share=45 % [] || \n"
        "lanes.road.rank=2 [] || \n"
        "lanes.road.at_most=3 t/d [] invented|| \n"
        "events.e.date=2025-02-01 [] |a law|* \n");
  CHECK(record_of(texts::read(text)) == "lanes.road.at_most=3 t/d [] invented|| \n");
}

TEST_CASE("a source names an entry by its id, alone or before a colon, and anything else is a sentence") {
  const auto cites = [](const std::string& source) {
    const auto r = all("sources: {usgs-2026: a report, Argus: prices}\nsites: {a: {at_most: {value: 1 t/d, source: '" +
                       source + "'}}}\n");
    return message(r.diagnostics) == "ok" ? "<" + r.provenance.at(0).cites + ">" : "a complaint";
  };
  CHECK(cites("usgs-2026") == "<usgs-2026>");
  CHECK(cites("usgs-2026: page 145") == "<usgs-2026>");
  CHECK(cites("Argus: 26,504 t") == "<Argus>");
  CHECK(cites("Reuters: 26,504 t") == "<>");
  CHECK(cites("56ok: a port") == "<>");
  CHECK(cites("reports on the framework") == "<>");
  CHECK(cites("no source: an assumption") == "<>");
  CHECK(cites("https://example.org/a") == "<>");
  CHECK(cites("usgs-2025") == "a complaint");
  CHECK(cites("usgs: page 145") == "a complaint");
  CHECK(cites("Reuters") == "a complaint");
}

TEST_CASE("an unknown id is told with the nearest one") {
  const auto r = all("sources: {usgs-2026: a report}\nsites: {a: {source: usgs-2025}}\n");
  CHECK(r.diagnostics.text() ==
        "s.yaml:5:21: sites.a.source: error: 'usgs-2025' is not in the table 'sources'; did you mean 'usgs-2026'? "
        "known: usgs-2026; or write a sentence\n");
}

TEST_CASE("the table of sources merges over files, and a network file may hold one") {
  const auto r = all({{"s.yaml", texts::head + "network: n.yaml\nsources: {b: two}\n"
                                               "sites: {x: {at_most: {value: 1 t/d, source: a}}}\n"},
                      {"n.yaml", "sources: {a: one}\nsites: {y: {source: b, at_most: 2 t/d}}\n"}});
  CHECK(message(r.diagnostics) == "ok");
  REQUIRE(r.spec.sources.size() == 2);
  CHECK(r.spec.sources[0].value.title == "one");
  CHECK(behind(r, "sites.y.at_most") == "|b|*");
}

TEST_CASE("a number from another file or the command line does not borrow the source of the entry it changes") {
  const texts::Files files{{"s.yaml", texts::head + "network: n.yaml\nsites: {x: {at_most: 9 t/d, note: changed}}\n"},
                           {"n.yaml",
                            "sites: {x: {source: a report, at_most: 2 t/d, takes: 3 d, yield: 90 %,\n"
                            "            keeps: {ore: 20 d}}}\n"}};
  const auto r = all(files, {"sites.x.yield={value: 80 %, note: worse}", "sites.x.keeps.ore=5 d"});
  REQUIRE(message(r.diagnostics) == "ok");
  const std::string expected =
      "sites.x.yield=80 % [] ||worse \n"
      "sites.x.takes=3 d [] |a report|changed* \n"
      "sites.x.at_most=9 t/d [] ||changed \n"
      "sites.x.keeps.ore=5 d [] ||changed \n";
  CHECK(record_of(r) == expected);
  // the effective text is one file, and still tells them apart
  const auto again = all(texts::Files{{"s.yaml", r.effective}});
  CHECK(message(again.diagnostics) == "ok");
  CHECK(record_of(again) == expected);
  CHECK(again.effective == r.effective);
}

TEST_CASE("the effective text keeps sources, grades and notes") {
  const auto once = all(works);
  const auto again = all(texts::Files{{"s.yaml", once.effective}});
  CHECK(message(again.diagnostics) == "ok");
  CHECK(record_of(again) == record_of(once));
  CHECK(again.effective == once.effective);
  CHECK(again.spec.sources[1].value.title == "a plant");
}
