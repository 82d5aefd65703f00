// Scenario events, kind by kind; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

std::string chain(const std::string& events, const std::string& works = "makes: m, at_most: 10 t/d",
                  const std::string& lane = "takes: 3 d") {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t, car: cars}\nsites:\n  works: {country: CN, " +
         works +
         "}\n  plant: {country: DE, makes: car, needs: {m: 1 t}, keeps: {m: 4 d}, sells: {car: 10 cars/d}}\n"
         "lanes: {road: {from: works, to: plant, carries: m, " +
         lane + "}}\nevents:\n" + events;
}

}  // namespace

TEST_CASE("overlapping cuts multiply what is left") {
  // By hand: 50 % and 40 % out together leave 50 % x 60 % = 30 %: 3 t/d.
  const Story s(
      chain("  - {id: a, date: 2025-01-05, what: outage, where: works, cut: 50 %, lasts: 10 d}\n"
            "  - {id: b, date: 2025-01-08, what: outage, where: works, cut: 40 %, lasts: 4 d}\n"));
  const auto made = [&](const char* from, const char* until) {
    return s.sum(FactKind::made, s.item("works", "m").index, from, until);
  };
  CHECK(made("2025-01-04", "2025-01-05") == 10'000'000);
  CHECK(made("2025-01-06", "2025-01-07") == 5'000'000);
  CHECK(made("2025-01-09", "2025-01-10") == 3'000'000);
  CHECK(made("2025-01-13", "2025-01-14") == 5'000'000);
  CHECK(s.touched("a"));
  CHECK(s.touched("b"));
}

TEST_CASE("a linear recovery gives the straight line's area") {
  // By hand: out from 3 to 5 January, then back over 10 days: the n-th day of the recovery has (n - 0.5)/10 of 10 t.
  const Story s(
      chain("  - {id: a, date: 2025-01-03, what: outage, where: works, lasts: 2 d, recovery: linear, recovery_takes: "
            "10 d}\n"));
  const auto made = [&](const char* from, const char* until) {
    return s.sum(FactKind::made, s.item("works", "m").index, from, until);
  };
  CHECK(made("2025-01-03", "2025-01-05") == 0);
  CHECK(made("2025-01-05", "2025-01-06") == 500'000);
  CHECK(made("2025-01-09", "2025-01-10") == 4'500'000);
  CHECK(made("2025-01-05", "2025-01-15") == 50'000'000);
  CHECK(made("2025-01-15", "2025-01-16") == 10'000'000);
}

TEST_CASE("a lane that is out dispatches nothing while goods under way go on or stand still as the event says") {
  // By hand: closed 10 to 15 January. What left on the 9th arrives on the 12th, or five days later on the 17th.
  const std::string event = "  - {id: a, date: 2025-01-10, what: outage, where: road, lasts: 5 d";
  const Story goes(chain(event + "}\n"));
  const auto received = [](const Story& s, const char* from, const char* until) {
    return s.sum(FactKind::received, 0, from, until);
  };
  CHECK(received(goes, "2025-01-10", "2025-01-13") == 30'000'000);
  CHECK(received(goes, "2025-01-13", "2025-01-18") == 0);
  CHECK(received(goes, "2025-01-18", "2025-01-19") == 60'000'000);  // five days that waited, and the day's own
  const Story waits(chain(event + ", under_way: waits}\n"));
  CHECK(received(waits, "2025-01-10", "2025-01-15") == 0);
  CHECK(received(waits, "2025-01-15", "2025-01-18") == 30'000'000);
}

TEST_CASE("where the order is kept nothing that leaves while goods stand still arrives before them") {
  // By hand: 1 % is out from the 10th to the 15th, and what is under way, due on the 10th, 11th and 12th, stands still:
  // it comes on the 15th, 16th and 17th. What leaves on the 10th would come on the 13th, and may not before the 17th.
  const std::string event =
      "  - {id: a, date: 2025-01-10, what: outage, where: road, lasts: 5 d, cut: 1 %, under_way: waits}\n";
  const auto received = [](const Story& s, const char* from, const char* until) {
    return s.sum(FactKind::received, 0, from, until);
  };
  const std::string mode = "modes: {sea: {takes: 3 d}}, in_order: true";
  for (const std::string& lane : {std::string("takes: 3 d, in_order: true"), mode}) {
    INFO(lane);
    const Story s(chain(event, "makes: m, at_most: 20 t/d", lane));
    CHECK(received(s, "2025-01-10", "2025-01-15") == 0);
    CHECK(received(s, "2025-01-15", "2025-01-16") == 10'000'000);
    CHECK(received(s, "2025-01-16", "2025-01-17") == 10'000'000);
    CHECK(received(s, "2025-01-17", "2025-01-18") > 50'000'000);
  }
  const Story overtakes(chain(event, "makes: m, at_most: 20 t/d"));
  CHECK(received(overtakes, "2025-01-13", "2025-01-14") == 9'900'000);
}

TEST_CASE("a ban stops dispatch to other countries and can cancel the open orders") {
  const std::string event = "  - {id: a, date: 2025-01-10, what: ban, goods: m, leaves: CN, lasts: 5 d";
  const Story waits(chain(event + "}\n"));
  CHECK(waits.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-15") == 0);
  CHECK(waits.sum(FactKind::dispatched, 0, "2025-01-15", "2025-01-16") == 60'000'000);
  CHECK(waits.touched("a"));
  const Story cancels(chain(event + ", open_orders: cancelled}\n", "makes: m, at_most: 10 t/d, takes: 2 d"));
  // Made to order with a lead of two days: two days' orders are in the book on the 10th and are cancelled.
  CHECK(cancels.sum(FactKind::cancelled, 0) == 20'000'000);
}

TEST_CASE("goods under way are lost or seized as the event says, and ordered again when they do not arrive") {
  // By hand: three days' goods are on the way when the lane closes, 10 to 15 January, also what is due on the 10th. The
  // five days' orders wait; what was due on the 10th, 11th and 12th is missed on these days and ordered again.
  const std::string outage = "  - {id: a, date: 2025-01-10, what: outage, where: road, lasts: 5 d, under_way: lost}\n";
  const std::string ban =
      "  - {id: a, date: 2025-01-10, what: ban, goods: m, leaves: CN, lasts: 5 d, under_way: seized}\n";
  for (const std::string& event : {outage, ban}) {
    INFO(event);
    const Story s(chain(event, "makes: m, at_most: 30 t/d"));
    CHECK(s.sum(FactKind::lost_under_way, 0) == 30'000'000);
    CHECK(s.sum(FactKind::received, 0, "2025-01-10", "2025-01-18") == 0);
    for (const int d : {10, 11, 12}) {
      const std::string day = "2025-01-" + std::to_string(d), next = "2025-01-" + std::to_string(d + 1);
      CHECK(s.sum(FactKind::ordered, 0, day, next) == 20'000'000);
    }
    CHECK(s.sum(FactKind::received, 0, "2025-01-18", "2025-01-19") ==
          90'000'000);  // 5 x 10 t, 3 x 10 t, the 15th's own
    CHECK(s.result.audit.clean());
    CHECK(s.touched("a"));
  }
}

TEST_CASE("an exception from bans, and the time before the run, spare what is under way") {
  const std::string ban = "  - {id: a, what: ban, goods: m, leaves: CN, under_way: seized, ";
  const Story spared(
      chain(ban + "date: 2025-01-10}\n" +
            "  - {id: b, what: exception from bans, date: 2025-01-10, goods: m, leaves: CN, goes_to: DE}\n"));
  CHECK(spared.sum(FactKind::lost_under_way, 0) == 0);
  // What began before the run has taken what was under way then: the pipeline of the start is of later orders.
  const Story older(chain(ban + "date: 2024-12-10}\n"));
  CHECK(older.sum(FactKind::lost_under_way, 0) == 0);
}

TEST_CASE("work in process finishes, or is scrapped with its inputs") {
  // By hand: lead 4 d, 10 t/d: on 10 January four lots are in work.
  const std::string event = "  - {id: a, date: 2025-01-10, what: outage, where: works, lasts: 5 d";
  const std::string works = "makes: m, at_most: 10 t/d, takes: 4 d";
  const Story finishes(chain(event + "}\n", works));
  CHECK(finishes.sum(FactKind::made, finishes.item("works", "m").index, "2025-01-10", "2025-01-19") == 40'000'000);
  const Story scrapped(chain(event + ", work: scrapped}\n", works));
  CHECK(scrapped.sum(FactKind::scrapped, 0) == 40'000'000);
  CHECK(scrapped.sum(FactKind::made, scrapped.item("works", "m").index, "2025-01-10", "2025-01-19") == 0);
  CHECK(scrapped.result.audit.clean());
}

TEST_CASE("new capacity comes with a ramp, on top of what there is") {
  // By hand: backlog without end behind 4 t/d against 10 t/d of demand; 4 t/d more from 11 January over 8 days: the
  // n-th day has 4 + 4 (n - 0.5)/8.
  const Story s(chain("  - {id: a, date: 2025-01-11, what: new capacity, where: works, adds: 4 t/d, ramp: 8 d}\n",
                      "makes: m, at_most: 4 t/d"));
  const auto made = [&](const char* from, const char* until) {
    return s.sum(FactKind::made, s.item("works", "m").index, from, until);
  };
  CHECK(made("2025-01-10", "2025-01-11") == 4'000'000);
  CHECK(made("2025-01-11", "2025-01-12") == 4'250'000);
  CHECK(made("2025-01-11", "2025-01-19") == 48'000'000);
  CHECK(made("2025-01-20", "2025-01-21") == 8'000'000);
}

TEST_CASE("stock is destroyed by share or amount, released from outside, and the books know both") {
  const Story s(
      chain("  - {id: a, date: 2025-01-05, what: stock destroyed, where: plant, good: m, share: 25 %}\n"
            "  - {id: b, date: 2025-01-06, what: stock destroyed, where: plant, good: m, amount: 500 t}\n"
            "  - {id: c, date: 2025-01-07, what: stock released, where: plant, good: m, amount: 12 t}\n"));
  // By hand: 40 t on the shelf at the end of each day; 10 t go on the 5th; on the 6th all there is at 00:00: 30 t and
  // the receipt of the day comes after it.
  CHECK(s.sum(FactKind::destroyed, s.item("plant", "m").index, "2025-01-05", "2025-01-06") == 10'000'000);
  CHECK(s.sum(FactKind::destroyed, s.item("plant", "m").index, "2025-01-06", "2025-01-07") == 40'000'000 - 10'000'000);
  CHECK(s.sum(FactKind::entered, s.item("plant", "m").index) == 12'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("events that change nothing are known as such") {
  const Story s(
      chain("  - {id: idle, date: 2025-01-05, what: outage, where: works, cut: 5 %, lasts: 3 d}\n"
            "  - {id: real, date: 2025-01-09, what: demand change, where: plant, to: 90 %, lasts: 2 d}\n",
            "makes: m, at_most: 20 t/d"));
  CHECK_FALSE(s.touched("idle"));  // 19 t/d are left, 10 are wanted
  CHECK(s.touched("real"));
  CHECK(s.sum(FactKind::demanded, 0, "2025-01-09", "2025-01-11") == 18'000);
}

TEST_CASE("the baseline knows background events only") {
  const std::string text = chain(
      "  - {id: a, date: 2025-01-05, what: outage, where: works, lasts: 3 d}\n"
      "  - {id: b, date: 2025-01-15, what: demand change, where: plant, to: 120 %, background: true}\n");
  const Story baseline(text, {.with_events = false});
  CHECK(baseline.times(FactKind::began, 0).empty());
  CHECK(baseline.times(FactKind::began, 1) == std::vector<std::string>{"2025-01-15"});
}

TEST_CASE("new capacity that nobody uses has changed nothing") {
  const Story idle(chain("  - {id: a, date: 2025-01-11, what: new capacity, where: works, adds: 5 t/d}\n",
                         "makes: m, at_most: 12 t/d"));
  CHECK_FALSE(idle.touched("a"));
  const Story used(chain("  - {id: a, date: 2025-01-11, what: new capacity, where: works, adds: 5 t/d}\n",
                         "makes: m, at_most: 8 t/d"));
  CHECK(used.touched("a"));
}

TEST_CASE("a cut within an interval whose lot has run does not raise output") {
  // By hand: backlog behind 10 t/d; the lot of the day runs at 00:00, before the cut from 12:00 to 18:00, and nothing
  // of it is given twice: 10 t on that day and 10 t on the next. (Where the hour matters, a shorter lot interval.)
  const Story s(
      chain("  - {id: a, date: 2025-01-10 12:00, what: outage, where: works, cut: 50 %, lasts: 6 h}\n"
            "  - {id: more, date: 2025-01-02, what: demand change, where: plant, to: 200 %}\n"));
  const auto made = [&](const char* from, const char* until) {
    return s.sum(FactKind::made, s.item("works", "m").index, from, until);
  };
  CHECK(made("2025-01-10", "2025-01-11") == 10'000'000);
  CHECK(made("2025-01-11", "2025-01-12") == 10'000'000);
}

TEST_CASE("what a lane has carried on earlier days does not count against the rest of a day that is cut") {
  // By hand: 4 t at midnight and 4 t at noon, on a lane for 10 t/d that is halved from 6 to 9 o'clock: 10 t less 0.625
  // t are enough for both.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {m: t}
sites:
  works: {makes: m, makes_to: stock, keeps: {m: 10 d}}
  shop: {keeps: {m: {starts_with: 40 t, review: 0 d, orders: {rule: base stock, level: 40 t}}}, sells: {m: {each: 4 t, every: 12 h, if_short: backorder}}}
lanes: {road: {from: works, to: shop, carries: m, takes: 0 d, at_most: 10 t/d}}
events: [{id: a, date: 2025-01-10 06:00, what: outage, where: {lanes: road}, cut: 50 %, lasts: 3 h}]
)");
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-09", "2025-01-10") == 8'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-11") == 8'000'000);
}

TEST_CASE("overlapping standstills of a lane are united, not added") {
  // By hand: closed 11 to 21 and 16 to 26 January with goods standing: what left on 10 January needs one more day than
  // the 15 days of the standstill: it was due on the 13th and comes on the 28th.
  const Story s(
      chain("  - {id: a, date: 2025-01-11, what: outage, where: road, lasts: 10 d, under_way: waits}\n"
            "  - {id: b, date: 2025-01-16, what: outage, where: road, lasts: 10 d, under_way: waits}\n"));
  CHECK(s.sum(FactKind::received, 0, "2025-01-11", "2025-01-26") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-01-26", "2025-01-29") == 30'000'000);
}

TEST_CASE("a line that makes one of its own inputs builds") {
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {steel: t, engine: pieces, car: cars}
sites:
  mill: {makes: steel}
  plant:
    recipes:
      assembly: {makes: car, needs: {engine: 1 pieces}}
      foundry: {makes: engine, needs: {steel: 1 t}}
    keeps: {steel: 2 d}
    sells: {car: 10 cars/d}
lanes: {road: {from: mill, to: plant, carries: steel, takes: 2 d}}
)");
  CHECK(s.sum(FactKind::delivered, 0) == 310'000);
  CHECK(s.sum(FactKind::lost, 0) == 0);
}

TEST_CASE("an outage that only moved orders to the next supplier has touched them") {
  const Story s(R"(
title: t
from: 2025-01-01
until: 2025-03-01
goods: {w: t}
sites:
  f1: {makes: w, at_most: 6 t/d}
  f2: {makes: w, at_most: 10 t/d}
  shop: {sells: {w: 10 t/d}, keeps: {w: 5 d}}
lanes:
  l1: {from: f1, to: shop, carries: w, priority: 1}
  l2: {from: f2, to: shop, carries: w, priority: 2, takes: 4 d}
events: [{id: e, date: 2025-02-01, what: outage, where: f1, lasts: 10 d}]
)");
  CHECK(s.sum(FactKind::ordered, s.lane("l1").index, "2025-02-01", "2025-02-11") == 0);
  CHECK(s.touched("e"));
}

TEST_CASE("an end that a condition moved forward does not happen again on its old date") {
  // By hand: it begins on the 2nd for twelve days, ends on the 8th, because the stock is low, and begins again on the
  // 13th, because the stock is high. On the 14th, the old end, the stock is still high: it goes on until it is low.
  const Story s(chain(
      "  - {id: a, when: {what: stock, of: m, at: plant, above: 35 t}, lasts: 12 d, ends_when: {what: stock, of: m, "
      "at: plant, below: 15 t}, repeats: true, what: outage, where: works}\n",
      "makes: m, at_most: 40 t/d"));
  CHECK(s.times(FactKind::began, 0) == std::vector<std::string>{"2025-01-02", "2025-01-13", "2025-01-26"});
  CHECK(s.times(FactKind::ended, 0) == std::vector<std::string>{"2025-01-08", "2025-01-21"});
}

TEST_CASE(
    "goods that wait in the store for a lane with a limit leave interval by interval, though nobody touches the site") {
  // By hand: the first order is 30 days of 1 t, the lane takes 5 t a day: six days.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-01-20
goods: {ore: t}
sites:
  mine: {makes: ore}
  shop: {keeps: {ore: {starts_with: 0 t, orders: {rule: min-max, reorder: 0 t, level: 30 t}, review: 60 d}}, sells: {ore: {rate: 1 t/d, if_short: backorder}}}
lanes: {road: {from: mine, to: shop, carries: ore, takes: 0 d, at_most: 5 t/d, under_way: []}}
)");
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-01", "2025-01-02") == 5'000'000);
  CHECK(s.sum(FactKind::dispatched, 0) >= 30'000'000);
}

TEST_CASE("scarce goods are not put aside for a lane that is closed") {
  // By hand: the mine gives 5 t of the 10 t a day that two shops want; with one lane shut, or all its modes, the other
  // shop misses nothing.
  const auto told = [](const std::string& lane, const std::string& modes) {
    return Story(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {ore: t}
sites:
  mine: {makes: ore, at_most: 10 t/d, allocates: proportional}
  a: {keeps: {ore: 1 d}, sells: {ore: {rate: 5 t/d, if_short: backorder}}}
  b: {keeps: {ore: 1 d}, sells: {ore: {rate: 5 t/d, if_short: backorder}}}
lanes:
  to-a: {from: mine, to: a, carries: ore, )" +
                 lane + R"(}
  to-b: {from: mine, to: b, carries: ore, takes: 1 d}
events:
  - {id: shut, date: 2025-01-10, what: outage, where: {lanes: to-a}, lasts: 10 d)" +
                 modes + R"(}
  - {id: half, date: 2025-01-10, what: outage, where: mine, cut: 50 %, lasts: 10 d}
)");
  };
  const auto check = [](const Story& s) {
    CHECK(s.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-20") == 0);
    CHECK(s.sum(FactKind::dispatched, 1, "2025-01-10", "2025-01-20") == 50'000'000);
  };
  check(told("takes: 1 d", ""));
  check(told("modes: {sea: 1 d}", ", modes: sea"));
}
