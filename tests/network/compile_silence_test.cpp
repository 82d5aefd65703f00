// What an author wrote down and would wait for in vain: told by `check`, refused nowhere.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::string told(const std::string& events) { return complaints(chain + "events:\n" + events); }

const std::string licence =
    "  - {id: papers, date: 2025-03-01, until: 2025-06-01, what: export licence, goods: magnet, leaves: CN, "
    "decided_after: "
    "30 d}\n";
std::string ban(const std::string& keys) {
  return "  - {id: stop, what: ban, goods: magnet, leaves: CN, " + keys + "}\n";
}

}  // namespace

TEST_CASE("a licence on lanes that a ban closes all the while has no effect, and check says so") {
  const std::string warning = "events.papers: has no effect: the ban 'stop' closes them all the time";
  CHECK(says(told(licence + ban("date: 2025-03-01, until: 2025-06-01")), warning));
  CHECK(says(told(licence + ban("date: 2025-02-01")), warning));
  CHECK_FALSE(says(told(licence + ban("date: 2025-03-02")), warning));
  CHECK_FALSE(says(told(licence + ban("date: 2025-03-01, until: 2025-05-31")), warning));
  CHECK_FALSE(says(told(licence + ban("date: 2025-02-01, leak: 5 %")), warning));
  CHECK_FALSE(says(told(licence + ban("date: 2025-02-01, probability: 50 %")), warning));
  CHECK_FALSE(says(told(licence + ban("date: 2025-02-01, goes_to: JP")), warning));
  const std::string truce = "  - {id: pause, date: 2025-04-01, lasts: 10 d, what: truce, suspends: stop}\n";
  CHECK_FALSE(says(told(licence + ban("date: 2025-02-01") + truce), warning));
}

TEST_CASE("of a licence that is in vain on some lanes check tells on how many") {
  const std::string world = R"(
goods: {magnet: t}
sites:
  works: {country: CN, makes: magnet}
  plant: {country: DE, keeps: {magnet: 10 d}, sells: {magnet: 1 t/d}}
  mill: {country: JP, keeps: {magnet: 10 d}, sells: {magnet: 1 t/d}}
lanes:
  west: {from: works, to: plant, carries: magnet}
  east: {from: works, to: mill, carries: magnet}
events:
  - {id: stop, date: 2025-02-01, what: ban, goods: magnet, leaves: CN, goes_to: JP}
)";
  CHECK(says(complaints(world + licence), "events.papers: has no effect on 1 of its 2 lanes: the ban 'stop'"));
}

TEST_CASE("what waits for an end that never comes is told") {
  const std::string dip = ", what: demand change, where: car-plant, to: 90 %";
  const std::string after = "  - {id: late, after_end: first, lasts: 3 d" + dip + "}\n";
  const auto first = [&](const std::string& keys) { return "  - {id: first, " + keys + dip + "}\n"; };
  CHECK(says(told(first("date: 2025-03-01") + after), "events.late.after_end: never happens: 'first' does not end"));
  CHECK(says(told(first("date: 2025-03-01, until: 2099-01-01") + after), "never happens: 'first' does not end"));
  CHECK(told(first("date: 2025-03-01, lasts: 3 d") + after).empty());
  CHECK(told(first("date: 2025-03-01, ends_when: {what: fill rate, at: car-plant, below: 50 %}") + after).empty());
  const std::string loss = "  - {id: first, date: 2025-03-01, what: stock destroyed, where: car-plant, good: magnet}\n";
  CHECK(says(told(loss + after), "events.late.after_end: never happens: 'first' happens at once and has no end"));
}

TEST_CASE("a delay of a project that is not decided yet delays nothing") {
  const auto plant = [](const std::string& date) {
    return "  - {id: plant, date: " + date + ", what: new capacity, where: hill-mine, adds: 1 t/d, lead: 60 d}\n";
  };
  const std::string delay = "  - {id: delay, date: 2025-03-01, what: delay of a project, of: plant, by: 30 d}\n";
  CHECK(says(told(plant("2025-04-01") + delay),
             "events.delay: delays nothing: 'plant' is decided later, on 2025-04-01; give that one the date of the"));
  CHECK(told(plant("2025-02-01") + delay).empty());
}

TEST_CASE("a store of what is neither made, bought, used nor sold there is told") {
  const auto keeping = [](const std::string& what) {
    return complaints(pair_of("", ", keeps: {ore: 5 d, " + what + "}", ""));
  };
  CHECK(complaints(pair_of("", ", keeps: {ore: 5 d}", "")).empty());
  const auto text = complaints(
      "goods: {ore: t, salt: t}\nsites:\n  mine: {makes: ore}\n  shop: {sells: {ore: 10 t/d}, keeps: {ore: 5 d, salt: "
      "{starts_with: 5 t}}}\nlanes:\n  road: {from: mine, to: shop, carries: ore}\n");
  CHECK(says(text, "sites.shop.keeps.salt: is neither made here nor bought, used, sold or sent on"));
  CHECK_FALSE(says(text, "keeps.ore"));
  CHECK(says(keeping("salz: 5 d"), "unknown good 'salz'"));
}

TEST_CASE("who buys the cheapest and starts with something dearer is told") {
  const auto world = [](const std::string& near, const std::string& far) {
    return complaints(R"(
money: USD
goods: {ore: t}
sites:
  a: {makes: ore}
  b: {makes: ore}
  shop: {keeps: {ore: {cover: 5 d, sources: cheapest}}, sells: {ore: 10 t/d}}
lanes:
  near: {from: a, to: shop, carries: ore, )" +
                      near + "}\n  far: {from: b, to: shop, carries: ore, " + far + "}\n");
  };
  // By hand: 100 x 1.2 + 5 = 125 USD, and 110 USD.
  const std::string dear = "money: {price: 100 USD/t, tariff: 20 %, transport: 5 USD/t}";
  const std::string cheap = "money: {price: 110 USD/t}";
  CHECK(
      says(world("priority: 1, " + dear, "priority: 2, " + cheap),
           "sites.shop.keeps.ore.sources: the run starts with goods asked of 'near' first, but 'far' is the cheapest"));
  CHECK(world("priority: 2, " + dear, "priority: 1, " + cheap).empty());
  CHECK(world("priority: 1, " + cheap, "priority: 2, " + cheap).empty());
}
