// Events that wait for a condition; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

using Texts = std::vector<std::string>;

/// Works that stop on 5 January; three days on the road and four on the shelf. At the end of the first moment of a day
/// the plant has 40 t until the 7th, then 30 t (8th), 20 t, 10 t, and nothing from the 11th on.
std::string dry(const std::string& event, const std::string& outage = "lasts: 20 d") {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-03-01\ngoods: {m: t, car: cars}\nsites:\n"
         "  works: {country: CN, makes: m, at_most: 30 t/d}\n"
         "  plant: {country: DE, makes: car, needs: {m: 1 t}, keeps: {m: 4 d}, sells: {car: 10 cars/d}}\n"
         "lanes: {road: {from: works, to: plant, carries: m, takes: 3 d}}\nevents:\n"
         "  - {id: e, what: demand change, where: plant, to: 100 %, " +
         event + "}\n  - {id: stop, date: 2025-01-05, what: outage, where: works, " + outage + "}\n";
}
Texts begins(const std::string& event) { return Story(dry(event)).times(FactKind::began, 0); }

}  // namespace

TEST_CASE("a condition sets off its event at the turn of the next interval") {
  const std::string two_days = "when: {what: cover, of: m, at: plant, below: 2 d}";
  CHECK(begins(two_days) == Texts{"2025-01-11"});  // 1 d on the 10th; exactly 2 d on the 9th is not below
  CHECK(begins(two_days + ", wait: 3 d") == Texts{"2025-01-14"});
  CHECK(begins("when: {what: cover, of: m, at: plant, below: 2 d, for: 1 d}") == Texts{"2025-01-12"});
  CHECK(begins("when: {what: cover, of: m, at: plant, below: 2 d, seen_after: 5 d}") == Texts{"2025-01-16"});
}

TEST_CASE("stock, backlog, output, shortage and fill rate are watched in their units") {
  CHECK(begins("when: {what: stock, of: m, at: plant, below: 25 t}") == Texts{"2025-01-10"});  // 20 t on the 9th
  // The plant orders 10 t a day from 5 January, which nobody makes: 10 t are open on that day, 50 t on the 9th.
  CHECK(begins("when: {what: backlog, of: m, at: works, above: 45 t}") == Texts{"2025-01-10"});
  // Of four days, 3, 4, 5 and 6 January, two are worked: 50 %, 20 t. The first four days are not judged before the 4th.
  CHECK(begins("when: {what: output, of: m, at: works, over: 4 d, below: 51 %}") == Texts{"2025-01-07"});
  CHECK(begins("when: {what: output, of: m, at: works, over: 4 d, below: 21 t}") == Texts{"2025-01-07"});
  // The last parts go on the 11th; nothing is built from the 12th on: 3 of 10 days on the 14th.
  CHECK(begins("when: {what: fill rate, at: plant, over: 10 d, below: 75 %}") == Texts{"2025-01-15"});
  CHECK(begins("when: {what: shortage, at: plant, over: 10 d, above: 25 cars}") == Texts{"2025-01-15"});
  CHECK(begins("when: {what: shortage, at: plant, over: 10 d, above: 25 %}") == Texts{"2025-01-15"});
}

TEST_CASE("a condition that is never met sets nothing off") {
  CHECK(begins("when: {what: stock, of: m, at: plant, above: 500 t}").empty());
}

TEST_CASE("published information speaks of the end of the month before") {
  // Dry from 11 January until the works' goods come on the 28th: 31 January is well again. On 10 February it is known
  // that January ended well; the outage until 5 February is known on 10 February.
  const std::string dry_store = "when: {what: cover, of: m, at: plant, below: 2 d, published_on: 10}";
  CHECK(begins(dry_store).empty());
  const Story late(dry(dry_store, "lasts: 31 d"));
  CHECK(late.times(FactKind::began, 0) == Texts{"2025-02-11"});
}

TEST_CASE("an event ends when its condition says so, or before") {
  // By hand: the works run again on the 25th and send 30 t a day; 30 t come on 28 January, of which 10 are built, so 20
  // t are left; with 30 t a day more than 40 t lie there on the 30th; above 3 d on the 29th.
  const std::string from = "when: {what: cover, of: m, at: plant, below: 2 d}";
  const std::string end = ", ends_when: {what: cover, of: m, at: plant, above: 15 h}";
  const Story s(dry(from + end));
  REQUIRE(s.times(FactKind::began, 0) == Texts{"2025-01-11"});
  CHECK(s.times(FactKind::ended, 0) == Texts{"2025-01-29"});
  const Story sooner(dry(from + end + ", lasts: 4 d"));
  CHECK(sooner.times(FactKind::ended, 0) == Texts{"2025-01-15"});
}

TEST_CASE("a condition that repeats begins again after the end, while it holds") {
  // Below 2 d from 10 January; the event lasts from the 11th to the 15th; on the 15th it is over and still dry.
  const Story s(dry("when: {what: cover, of: m, at: plant, below: 2 d}, lasts: 4 d, repeats: true", "lasts: 10 d"));
  CHECK(s.times(FactKind::began, 0) == Texts{"2025-01-11", "2025-01-16"});
  CHECK(s.times(FactKind::ended, 0) == Texts{"2025-01-15", "2025-01-20"});
}

TEST_CASE("what happens at once repeats when the condition has ceased in between") {
  // By hand: below 25 t on the 9th, so 50 t come in on the 10th: 60 t after the 10 t of the day. They fall by 10 t a
  // day to 20 t on the 14th, so 50 t more on the 15th, and again on the 20th. The last day without goods is the 27th.
  const std::string text = R"(
title: t
from: 2025-01-01
until: 2025-01-27
goods: {m: t, car: cars}
sites:
  works: {makes: m, at_most: 30 t/d}
  plant: {makes: car, needs: {m: 1 t}, keeps: {m: 4 d}, sells: {car: 10 cars/d}}
lanes: {road: {from: works, to: plant, carries: m, takes: 3 d}}
events:
  - {id: e, what: stock released, where: plant, good: m, amount: 50 t, when: {what: stock, of: m, at: plant, below: 25 t}, repeats: true}
  - {id: stop, date: 2025-01-05, what: outage, where: works}
)";
  const Story s(text);
  CHECK(s.times(FactKind::began, 0) == Texts{"2025-01-10", "2025-01-15", "2025-01-20", "2025-01-25"});
  CHECK(s.sum(FactKind::entered, s.item("plant", "m").index) == 200'000'000);
}

TEST_CASE("the pair of runs is the same as one by one, with a condition as with dates") {
  const Network n = network_of(dry(
      "when: {what: cover, of: m, at: plant, below: 2 d}, lasts: 4 d, probability: 80 %, wait: \"uniform(1 d, 9 d)\""));
  CHECK(parting(n) == n.start());
  for (std::uint32_t r = 0; r < 5; ++r) {
    const auto both = run_both(n, {.replication = r});
    const auto with = run_once(n, {.replication = r}), without = run_once(n, {.replication = r, .with_events = false});
    CHECK(both.scenario.events == with.events);
    CHECK(both.scenario.users[0].lost == with.users[0].lost);
    CHECK(both.scenario.incidents[0].begin == with.incidents[0].begin);
    CHECK(both.baseline.events == without.events);
    CHECK_FALSE(both.baseline.incidents[0].began);
    CHECK(both.scenario.audit.clean());
  }
}

TEST_CASE("of several part numbers the scarcest may be watched, or all together") {
  // By hand: four part numbers with covers of 2.5, 7.5, 12.5 and 17.5 days, ten in the mean; nothing comes after 5
  // January, for orders of that day meet works that stand. What was sent on 4 January comes on the 7th.
  const auto begin = [](const std::string& counted) {
    const Story s(
        "title: t\nfrom: 2025-01-01\nuntil: 2025-03-01\ngoods: {m: t, car: cars}\nsites:\n"
        "  works: {country: CN, makes: m}\n"
        "  plant: {country: DE, makes: car, needs: {m: {amount: 4 t, parts: 4, cover: 'uniform(0 d, 20 d)'}}, "
        "sells: {car: 10 cars/d}}\n"
        "lanes: {road: {from: works, to: plant, carries: m, takes: 3 d}}\nevents:\n"
        "  - {id: e, what: demand change, where: plant, to: 100 %, when: {what: cover, of: m, at: plant, below: 2 d" +
        counted + "}}\n  - {id: stop, date: 2025-01-05, what: outage, where: works}\n");
    return s.times(FactKind::began, 0);
  };
  const auto scarcest = begin(", counted: scarcest"), together = begin("");
  REQUIRE(scarcest.size() == 1);
  CHECK(scarcest.front() < "2025-01-12");
  // The line stands as the scarcest part is gone, with the others unused: together they never fall so low.
  CHECK(together.empty());
}
