// Suppliers that stand by: when they come in, and what moves; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

std::string plant(const std::string& standby, const std::string& events) {
  return R"(title: t
from: 2025-01-01
until: 2025-06-01
goods: {m: t, car: cars}
sites:
  first: {country: CN, makes: m}
  second: {country: DE, makes: m}
  plant: {country: DE, makes: car, needs: {m: 1 t}, keeps: {m: 100 d}, sells: {car: 10 cars/d}}
lanes:
  usual: {from: first, to: plant, carries: m}
  spare: {from: second, to: plant, carries: m, standby: )" +
         standby + "}\nevents:\n" + events;
}

/// "1 on 2025-02-06; 2 on 2025-03-08": what became of the lane that stands by.
std::string story_of(const Story& s) {
  std::string text;
  for (const Fact& f : s.facts)
    if (f.kind == FactKind::stood_in)
      text += (text.empty() ? "" : "; ") + std::to_string(f.other) + " on " + to_text(f.at);
  return text;
}

}  // namespace

TEST_CASE("a second source is qualified, stands in, stays for a while and stands by again") {
  // By hand: out from 1 February; the order of that day has waited 5 days on the 6th, seen on the 13th, qualified 30
  // days later, on 15 March. The outage ends on 2 April; that day's review still finds the old orders, that of the 3rd
  // does not; ten days later the old supplier has all orders again.
  const Story s(plant("{after: 5 d, detected_in: 7 d, qualifies_in: 30 d, stays: 10 d}",
                      "  - {id: stop, date: 2025-02-01, lasts: 60 d, what: outage, where: first}\n"));
  CHECK(story_of(s) == "1 on 2025-02-13; 2 on 2025-03-15; 0 on 2025-04-13");
  const auto spare = s.lane("spare").index, usual = s.lane("usual").index;
  CHECK(s.sum(FactKind::ordered, spare, "2025-03-15", "2025-04-13") == 29 * 10'000'000LL);
  CHECK(s.sum(FactKind::ordered, spare) == 29 * 10'000'000LL);
  CHECK(s.sum(FactKind::ordered, usual, "2025-03-15", "2025-04-13") == 0);
  // One need is ordered once: 151 days of 10 t.
  CHECK(s.sum(FactKind::ordered, spare) + s.sum(FactKind::ordered, usual) == 151 * 10'000'000LL);
  CHECK(s.on_hand("plant", "m") == 1000);
}

TEST_CASE("trouble that is over before it is detected qualifies nobody") {
  const Story s(plant("{after: 5 d, detected_in: 7 d}",
                      "  - {id: stop, date: 2025-02-01, lasts: 11 d, what: outage, where: first}\n"));
  CHECK(story_of(s).empty());
}

TEST_CASE("a wait for a licence is trouble too, and a second one finds the supplier qualified") {
  // By hand: filed on 1 February, waiting 10 days on the 11th; qualified 20 days later, 3 March. From 1 April nothing
  // needs a licence, seen on the 2nd; 5 days later it stands by. From 1 May again: 10 days later it is used at once.
  const Story s(plant("{after: 10 d, qualifies_in: 20 d, stays: 5 d}", R"(
  - {id: one, date: 2025-02-01, until: 2025-04-01, what: export licence, goods: m, leaves: CN, decided_after: 90 d}
  - {id: two, date: 2025-05-01, what: export licence, goods: m, leaves: CN, decided_after: 90 d}
)"));
  CHECK(story_of(s) == "1 on 2025-02-11; 2 on 2025-03-03; 0 on 2025-04-07; 2 on 2025-05-11");
}

TEST_CASE("orders that wait at the failing supplier move as far as the second one can promise") {
  // By hand: 10 t a day wait since 1 February; from 7 March on the second takes 25 t a day: 10 t of new need go there
  // or stay, the rest of the 25 comes from the 340 t that wait.
  const Story s(plant("{after: 4 d, qualifies_in: 30 d, moves_orders: true}, at_most: 25 t/d",
                      "  - {id: stop, date: 2025-02-01, lasts: 60 d, what: outage, where: first}\n"));
  CHECK(story_of(s).substr(0, 32) == "1 on 2025-02-05; 2 on 2025-03-07");
  const auto spare = s.lane("spare").index, usual = s.lane("usual").index;
  CHECK(s.sum(FactKind::ordered, spare, "2025-03-07", "2025-03-08") == 25'000'000);
  CHECK(s.sum(FactKind::ordered, spare, "2025-03-07", "2025-03-17") == 250'000'000);
  CHECK(s.sum(FactKind::ordered, spare) + s.sum(FactKind::ordered, usual) - s.sum(FactKind::cancelled, usual) ==
        151 * 10'000'000LL);
  CHECK(s.on_hand("plant", "m") == 1000);
}

TEST_CASE("a supplier that makes to order is not late while it makes") {
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-06-01
goods: {m: t}
sites:
  first: {makes: m, takes: 30 d}
  second: {makes: m}
  shop: {keeps: {m: 40 d}, sells: {m: 10 t/d}}
lanes:
  usual: {from: first, to: shop, carries: m}
  spare: {from: second, to: shop, carries: m, standby: {after: 5 d}}
)");
  CHECK(s.facts.size() > 100);
  CHECK(story_of(s).empty());
  CHECK(s.network.lanes[s.lane("spare")].flow == 0);
}

TEST_CASE("trouble can be a control, before any order is late") {
  // By hand: the licence begins on 1 February; the review of that day sees it, and the second source is used at once.
  // It ends on 3 March: that day's review is calm, and five days later the old supplier has all orders.
  const Story s(
      plant("{at_controls: true, stays: 5 d}",
            "  - {id: licence, date: 2025-02-01, until: 2025-03-03, what: export licence, goods: m, leaves: CN, "
            "decided_after: 90 d}\n"));
  CHECK(story_of(s) == "1 on 2025-02-01; 2 on 2025-02-01; 0 on 2025-03-08");
  const Story ban(plant("{at_controls: true}", "  - {id: stop, date: 2025-02-01, what: ban, goods: m, leaves: CN}\n"));
  CHECK(story_of(ban) == "1 on 2025-02-01; 2 on 2025-02-01");
  const Story strike(
      plant("{at_controls: true}", "  - {id: s, date: 2025-02-01, what: outage, where: {lanes: usual}}\n"));
  CHECK(story_of(strike).empty());
}

TEST_CASE("trouble can be a low fill over some days") {
  // By hand: half of the 10 t a day leave from 1 February on. Over ten days, n of them with half, 100 - 5 n t have left
  // of 100: less than 80 % for the first time when n = 5. Reviews come before the day's dispatch, so what is seen on a
  // day has its order of that day counted and not yet what leaves.
  const Story s(plant("{fill_below: 80 %, fill_over: 10 d}",
                      "  - {id: cut, date: 2025-02-01, what: outage, where: {lanes: usual}, cut: 50 %}\n"));
  const Story never(plant("{fill_below: 40 %, fill_over: 10 d}",
                          "  - {id: cut, date: 2025-02-01, what: outage, where: {lanes: usual}, cut: 50 %}\n"));
  CHECK(story_of(s).substr(0, 15) == "1 on 2025-02-05");
  CHECK(story_of(never).empty());
}

TEST_CASE("the share of a second source rises by so much a month") {
  // By hand: 30 % in 30 days are 1 % of new orders more each day: on the n-th day of use 0.1 n t of 10.
  const Story s(plant("{at_controls: true, rises_by: 30 %}",
                      "  - {id: stop, date: 2025-02-01, what: ban, goods: m, leaves: CN}\n"));
  const auto spare = s.lane("spare").index;
  CHECK(s.sum(FactKind::ordered, spare, "2025-02-01", "2025-02-02") == 100'000);
  CHECK(s.sum(FactKind::ordered, spare, "2025-02-10", "2025-02-11") == 1'000'000);
  CHECK(s.sum(FactKind::ordered, spare, "2025-05-20", "2025-05-21") == 10'000'000);
}

TEST_CASE("a lane that stands by must know what trouble is") {
  CHECK_THROWS_WITH(Story(plant("{detected_in: 7 d}", "  []")), Catch::Contains("say what trouble is"));
  CHECK_THROWS_WITH(Story(plant("{after: 3 d, fill_over: 7 d}", "  []")), Catch::Contains("goes with `fill_below`"));
}
