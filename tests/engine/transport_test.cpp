// Modes, departures, losses, expediting and reroutings of lanes; leaks of bans; truces in part. Numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// 10 t a day from a works to a shop; `lane` are the terms of the lane.
std::string trade(const std::string& lane, const std::string& events, const std::string& cover = "100 d") {
  return R"(title: t
from: 2025-01-01
until: 2025-07-01
goods: {m: t}
sites:
  works: {country: CN, makes: m}
  shop: {country: DE, keeps: {m: )" +
         cover + R"(}, sells: {m: 10 t/d}}
lanes:
  sea: {from: works, to: shop, carries: m, )" +
         lane + "}\nevents:" + events;
}
constexpr const char* two_ways = "modes: {suez: 35 d, cape: 46 d, air: {takes: 6 d}}";
constexpr std::int64_t t = 1'000'000;

}  // namespace

TEST_CASE("a lane with one mode is the lane that takes as long") {
  const Story plain(trade("takes: 35 d", " []"));
  const Story one(trade("modes: {ship: 35 d}", " []"));
  CHECK(one.sum(FactKind::dispatched, 0) == plain.sum(FactKind::dispatched, 0));
  CHECK(one.sum(FactKind::received, 0) == plain.sum(FactKind::received, 0));
  CHECK(one.on_hand("shop", "m") == plain.on_hand("shop", "m"));
}

TEST_CASE("while the usual mode is closed goods go by the next one that is open") {
  // By hand: what left until 31 January arrives until 6 March (35 d); what leaves from 1 February on comes from 19
  // March on (46 d). In the 11 days between nothing arrives.
  const Story s(trade(two_ways, R"(
  - {id: red-sea, date: 2025-02-01, what: outage, where: {lanes: sea}, modes: suez}
)"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-02-01", "2025-02-11") == 100 * t);
  CHECK(s.sum(FactKind::received, 0, "2025-03-01", "2025-03-08") == 70 * t);
  CHECK(s.sum(FactKind::received, 0, "2025-03-08", "2025-03-19") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-03-19", "2025-03-20") == 10 * t);
  CHECK(s.touched("red-sea"));
}

TEST_CASE("a lane all of whose modes are closed is closed") {
  const Story s(trade("modes: {suez: 35 d, cape: 46 d}", R"(
  - {id: war, date: 2025-02-01, until: 2025-03-01, what: outage, where: {lanes: sea}, modes: [suez, cape]}
)"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-02-01", "2025-03-01") == 0);
  // The 28 days' orders have waited in the book.
  CHECK(s.sum(FactKind::dispatched, 0, "2025-03-01", "2025-03-02") == 290 * t);
  CHECK(s.touched("war"));
}

TEST_CASE("a rerouting changes the mode or lengthens the way of what leaves while it lasts") {
  const Story by_mode(trade(two_ways, R"(
  - {id: detour, date: 2025-02-01, what: reroute, where: {from: CN}, mode: cape}
)"));
  CHECK(by_mode.sum(FactKind::received, 0, "2025-03-08", "2025-03-19") == 0);
  CHECK(by_mode.sum(FactKind::received, 0, "2025-03-19", "2025-03-20") == 10 * t);
  CHECK(by_mode.touched("detour"));
  // The same of a lane without modes: 35 d and 11 d.
  const Story longer(trade("takes: 35 d", R"(
  - {id: detour, date: 2025-02-01, until: 2025-02-11, what: reroute, where: sea, adds: 11 d}
)"));
  CHECK(longer.sum(FactKind::received, 0, "2025-03-08", "2025-03-18") == 0);
  // On 18 March come the goods of 11 February, from then on also those of 1 to 10 February.
  CHECK(longer.sum(FactKind::received, 0, "2025-03-18", "2025-03-19") == 10 * t);
  CHECK(longer.sum(FactKind::received, 0, "2025-03-19", "2025-03-20") == 20 * t);
}

TEST_CASE("goods wait, allocated, for a departure, and one departure carries no more than it can") {
  // By hand: weekly ships from 1 January on, 10 t a day: 70 t on each; with room for 65 t, 5 t more wait each week.
  const Story s(trade("modes: {ship: {takes: 20 d, departs_every: 7 d}}", " []"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-08", "2025-01-09") == 70 * t);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-09", "2025-01-15") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-03-01", "2025-03-29") == 280 * t);  // four ships
  CHECK(s.sum(FactKind::lost, 0) == 0);
  const Story small(trade("modes: {ship: {takes: 20 d, departs_every: 7 d, per_departure: 65 t}}", " []"));
  CHECK(small.sum(FactKind::dispatched, 0, "2025-01-08", "2025-01-15") == 65 * t);
  // On 1 January one day's goods leave; of the 7 x 10 t before each later ship 65 t do. The last ship is of 25 June
  // (the 25th after the first); then six days' goods more are ready.
  const ItemId works = small.item("works", "m");
  CHECK(small.state.items[works].staged.units == (25 * 5 + 5 * 10) * t);
}

TEST_CASE("a buyer on weekly ships keeps its days of cover between them") {
  // By hand: 12 days of cover at the end of the day before a ship comes, 18 at the end of the day on which it comes.
  const Story s(trade("modes: {ship: {takes: 20 d, departs_every: 7 d}}", " []", "12 d"));
  CHECK(s.sum(FactKind::lost, 0) == 0);
  CHECK(s.on_hand("shop", "m") >= 120);
  CHECK(s.on_hand("shop", "m") <= 180);
}

TEST_CASE("shares that are lost under way lose no gram to rounding") {
  // By hand: 33.333333 % of 10 t a day, 3,333,333.3 g: in ten days 33,333,333 g, not ten times 3,333,333 g.
  const Story s(trade("modes: {ship: {takes: 20 d, loses: 33.333333 %}}", " []"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-01", "2025-01-11") == 100 * t);
  CHECK(s.sum(FactKind::lost_under_way, 0, "2025-01-01", "2025-01-11") == 33'333'333);
}

TEST_CASE("what is lost under way is destroyed, and ordered anew when it does not arrive") {
  // By hand: 2 % of what leaves is lost. 10 t a day leave; from 21 January on the buyer misses 0.2 t a day and orders
  // 10.2 t; the books are checked after every event by the story.
  const Story s(trade("modes: {ship: {takes: 20 d, loses: 2 %}}", " []"));
  CHECK(s.sum(FactKind::lost_under_way, 0, "2025-01-02", "2025-01-12") == 2 * t);
  CHECK(s.sum(FactKind::received, 0, "2025-01-22", "2025-01-23") == 9'800'000);
  CHECK(s.sum(FactKind::ordered, 0, "2025-01-11", "2025-01-12") == 10 * t);
  CHECK(s.sum(FactKind::ordered, 0, "2025-01-25", "2025-01-26") == 10'200'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("goods in a hurry take the fast mode, up to its limit") {
  // By hand: a stop of 30 days leaves the shop short of 30 days' goods; it holds 20 days, by sea it takes 20 d. The
  // goods of 3 March are the 30 days' and the day's own, 310 t; 4 t a day fly (6 d) while cover is below 15 d.
  const auto lane = std::string("modes: {ship: 20 d, air: 6 d}, expedite: {mode: air, below: 15 d, at_most: 4 t/d}");
  const Story s(trade(lane, R"(
  - {id: stop, date: 2025-02-01, until: 2025-03-03, what: outage, where: works}
)",
                      "20 d"));
  CHECK(s.sum(FactKind::received, 0, "2025-03-03", "2025-03-09") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-03-09", "2025-03-10") == 4 * t);
  const Story never_urgent(trade(lane, " []", "20 d"));
  const Story by_sea(trade("takes: 20 d", " []", "20 d"));
  CHECK(never_urgent.sum(FactKind::received, 0) == by_sea.sum(FactKind::received, 0));
}

TEST_CASE("a licence that begins while goods wait on the quay is applied for") {
  const Story s(trade("modes: {ship: {takes: 20 d, departs_every: 7 d}}", R"(
  - {id: control, date: 2025-01-11, what: export licence, goods: m, leaves: CN, decided_after: 60 d}
)"));
  // The ship of 15 January leaves empty: what came to the quay on 9 and 10 January needs a licence now too.
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-08", "2025-01-09") == 70 * t);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-09", "2025-03-12") == 0);
  CHECK(s.sum(FactKind::filed, 0, "2025-01-11", "2025-01-12") == 30 * t);  // and those of the day itself
}

TEST_CASE("a ban that leaks lets a share through, by a longer way") {
  // By hand: 5 % of 10 t a day, 20 d and 45 d under way: from 1 February on 0.5 t leave a day, from 7 April on (65 d
  // later) they arrive.
  const Story s(trade("takes: 20 d", R"(
  - {id: ban, date: 2025-02-01, what: ban, goods: m, leaves: CN, leak: {share: 5 %, adds: 45 d}}
)"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-02-01", "2025-03-03") == 15 * t);
  CHECK(s.sum(FactKind::received, 0, "2025-02-21", "2025-04-07") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-04-07", "2025-04-08") == 500'000);
}

namespace {

std::string two_buyers(const std::string& events) {
  return R"(title: t
from: 2025-01-01
until: 2025-07-01
deterministic: true
goods: {m: t}
sites:
  works: {country: CN, makes: m}
  berlin: {country: DE, keeps: {m: 200 d}, sells: {m: 10 t/d}}
  boston: {country: US, keeps: {m: 200 d}, sells: {m: 10 t/d}}
lanes:
  to-berlin: {from: works, to: berlin, carries: m}
  to-boston: {from: works, to: boston, carries: m}
events:
)" + events;
}

}  // namespace

TEST_CASE("a truce with one country spares its lanes and leaves the ban on all others") {
  const Story s(two_buyers(R"(
  - {id: ban, date: 2025-02-01, what: ban, goods: m, leaves: CN}
  - {id: deal, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: ban, goes_to: DE}
)"));
  const auto berlin = s.lane("to-berlin").index, boston = s.lane("to-boston").index;
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-02-01", "2025-03-01") == 0);
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-03-01", "2025-04-01") == 590 * t);  // February's 280 t and its own
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-04-01") == 0);
  CHECK(s.sum(FactKind::dispatched, boston, "2025-02-01") == 0);
  CHECK(s.touched("deal"));
}

TEST_CASE("a truce in part lets go what waits for a licence there, and licences come back when it ends") {
  // By hand: reviews of 100 days. At the truce February's 280 t for Berlin are let go; in March 310 t leave without.
  const Story s(two_buyers(R"(
  - {id: control, date: 2025-02-01, what: export licence, goods: m, leaves: CN, decided_after: 100 d}
  - {id: deal, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: control, goes_to: DE}
)"));
  const auto berlin = s.lane("to-berlin").index, boston = s.lane("to-boston").index;
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-03-01", "2025-03-02") == 290 * t);
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-03-01", "2025-04-01") == 590 * t);
  CHECK(s.sum(FactKind::dispatched, berlin, "2025-04-01", "2025-06-01") == 0);
  CHECK(s.sum(FactKind::dispatched, boston, "2025-02-01", "2025-05-12") == 0);
  CHECK(s.sum(FactKind::dispatched, boston, "2025-05-12", "2025-05-13") == 10 * t);  // filed on 1 February
}

TEST_CASE("wrong modes, departures, expediting and reroutings are refused") {
  const auto error_of = [](const std::string& lane, const std::string& events) -> std::string {
    try {
      network_of(trade(lane, events));
    } catch (const std::runtime_error& e) {
      return e.what();
    }
    return "";
  };
  CHECK_THAT(error_of("takes: 3 d, modes: {ship: 35 d}", " []"),
             Catch::Contains("each of the `modes` has its own `takes`"));
  CHECK_THAT(error_of("modes: {ship: {takes: 35 d, per_departure: 3 t}}", " []"),
             Catch::Contains("need `departs_every`"));
  CHECK_THAT(error_of("modes: {ship: {takes: 35 d, departs_every: 36 h}}", " []"),
             Catch::Contains("a whole number of lot intervals"));
  CHECK_THAT(error_of("modes: {ship: 35 d}, expedite: {mode: plane, below: 3 d, at_most: 1 t/d}", " []"),
             Catch::Contains("the lane has no mode 'plane'"));
  CHECK_THAT(error_of("takes: 35 d, expedite: {mode: air, below: 3 d, at_most: 1 t/d}", " []"),
             Catch::Contains("needs `modes`"));
  CHECK_THAT(error_of("takes: 35 d", "\n  - {id: e, date: 2025-02-01, what: outage, where: sea, modes: suez}\n"),
             Catch::Contains("none of these lanes has a mode 'suez'"));
  CHECK_THAT(error_of("takes: 35 d", "\n  - {id: e, date: 2025-02-01, what: reroute, where: sea}\n"),
             Catch::Contains("changes nothing"));
  CHECK_THAT(error_of(two_ways, "\n  - {id: e, date: 2025-02-01, what: outage, where: sea, modes: suez, cut: 50 %}\n"),
             Catch::Contains("does not go with `modes`"));
}

TEST_CASE("goods fly only while that costs no more than a share of what they are worth") {
  // By hand: air costs 5 USD/t; a tenth of 100 USD/t permits it, a tenth of 40 does not. 4 t a day fly, and only those
  // are told as expediting.
  const auto text = [](const char* price) {
    std::string story =
        trade(std::string("modes: {ship: 20 d, air: {takes: 6 d, costs: 5 USD/t}}, expedite: {mode: air, "
                          "below: 15 d, at_most: 4 t/d, costs_at_most: 10 %}, money: {price: ") +
                  price + ", transport: 1 USD/t}",
              R"(
  - {id: stop, date: 2025-02-01, until: 2025-03-03, what: outage, where: works}
)",
              "20 d");
    return story.replace(0, 9, "title: t\nmoney: USD\n");
  };
  const Story dear(text("100 USD/t")), cheap(text("40 USD/t"));
  CHECK(dear.sum(FactKind::received, 0, "2025-03-09", "2025-03-10") == 4 * t);
  CHECK(cheap.sum(FactKind::received, 0, "2025-03-09", "2025-03-10") == 0);
  CHECK(cheap.result.accounts.total(MoneyKind::expediting) == 0);
  std::int64_t flown = 0, shipped = 0;
  for (const Fact& f : dear.facts)
    if (f.kind == FactKind::dispatched) (f.serial == 2 ? flown : shipped) += f.amount.units;
  CHECK(flown > 0);
  CHECK(static_cast<double>(dear.result.accounts.total(MoneyKind::expediting)) == 5.0 * static_cast<double>(flown));
  CHECK(static_cast<double>(dear.result.accounts.total(MoneyKind::transport)) == 1.0 * static_cast<double>(shipped));
  CHECK_THROWS_WITH(Story(trade("modes: {ship: 20 d, air: 6 d}, expedite: {mode: air, below: 15 d, at_most: 4 t/d, "
                                "costs_at_most: 10 %}",
                                " []")),
                    Catch::Contains("say what the fast mode `costs`"));
}
