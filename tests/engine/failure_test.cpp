// Breakdowns, servers, maintenance, and lanes that pause orders or receipts; numbers by hand in each test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

using Texts = std::vector<std::string>;

/// One batch of 10 t at a time, five days each; fails on the third day, for four days.
std::string works(const std::string& keys) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t}\nsites:\n"
         "  works: {makes: m, takes: 5 d, batch: 10 t, servers: 1, in_work: [], " +
         keys + "}\n  shop: {sells: {m: {rate: 10 t/d, if_short: backorder}}}\n" +
         "lanes: {road: {from: works, to: shop, carries: m}}\n";
}
Texts completions(const std::string& keys) { return Story(works(keys)).times(FactKind::completed, 0); }

std::string lane(const std::string& pauses) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t}\nsites:\n"
         "  works: {makes: m}\n  shop: {keeps: {m: 4 d}, sells: {m: {rate: 10 t/d, if_short: backorder}}}\n"
         "lanes: {road: {from: works, to: shop, carries: m, takes: 3 d}}\n"
         "events: [{id: e, date: 2025-01-10, what: outage, where: road, lasts: 5 d, pauses: " +
         pauses + "}]\n";
}

}  // namespace

TEST_CASE("a server works on one batch at a time") {
  CHECK(completions("maintenance: []") ==
        Texts{"2025-01-06", "2025-01-11", "2025-01-16", "2025-01-21", "2025-01-26", "2025-01-31"});
}

TEST_CASE("a breakdown puts work off, scraps it, or lets it finish") {
  // Up for 3 d, down for 4 d, in turn: down 4 to 8, 11 to 15, 18 to 22, 25 to 29 January.
  // Resumes: 3 d of the first batch before the 4th, 2 d after the 8th: the 10th; then 10 to 11 and 15 to 18 are 4 d,
  // and one more from the 22nd: the 23rd; 23 to 25 and 29 to 1 February are 5 d: at the end.
  const std::string fails = "fails: {up: 3 d, down: 4 d, work: ";
  CHECK(completions(fails + "resumes}") == Texts{"2025-01-10", "2025-01-23"});
  // Finishes: the first on the 6th, while it is down; the next begins on the 8th and ends on the 13th, then 15th to
  // 20th, 22nd to 27th.
  CHECK(completions(fails + "finishes}") == Texts{"2025-01-06", "2025-01-13", "2025-01-20", "2025-01-27"});
  const Story scrapped(works(fails + "scrapped}"));
  CHECK(scrapped.times(FactKind::completed, 0).empty());
  CHECK(scrapped.times(FactKind::scrapped, 0) == Texts{"2025-01-04", "2025-01-11", "2025-01-18", "2025-01-25"});
  CHECK(scrapped.result.audit.clean());
}

TEST_CASE("a breakdown that needs work does not strike an idle plant") {
  const std::string idle =
      "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t}\nsites:\n"
      "  works: {makes: m, takes: 5 d, in_work: [], fails: {up: 3 d, down: 4 d, while_idle: ";
  const std::string rest =
      "}}\n  shop: {keeps: {m: {starts_with: 0 t, orders: {rule: base stock, level: 0 t}}},\n"
      "    sells: {m: {each: 10 t, every: 30 d, first: 2025-01-10, if_short: backorder}}}\n"
      "lanes: {road: {from: works, to: shop, carries: m, orders_under_way: []}}\n";
  // Work from the 10th. Failures fall due on 4, 7, 10 (still idle at 00:00) and 13 January: down until the 17th, and 3
  // d of work are done: the end comes on the 19th. When idle too: down 4 to 8, 11 to 15, 18 to 22: begun on the 10th, 1
  // d until the 11th, 3 d until the 18th, 1 d from the 22nd: the 23rd.
  CHECK(Story(idle + "false" + rest).times(FactKind::completed, 0) == Texts{"2025-01-19"});
  CHECK(Story(idle + "true" + rest).times(FactKind::completed, 0) == Texts{"2025-01-23"});
}

TEST_CASE("maintenance stands still in both runs") {
  const std::string text = works("maintenance: [{from: 2025-01-05, until: 2025-01-20}]");
  const Texts done{"2025-01-06", "2025-01-25", "2025-01-30"};
  CHECK(Story(text).times(FactKind::completed, 0) == done);
  CHECK(Story(text, {.with_events = false}).times(FactKind::completed, 0) == done);
}

TEST_CASE("a lane can pause orders, shipments, transit or receipts") {
  const auto received = [](const Story& s, const char* from, const char* until) {
    return s.sum(FactKind::received, 0, from, until) / 1'000'000;
  };
  // Orders of 10 to 14 January are not placed; that of the 15th makes up for all of them and comes on the 18th.
  const Story orders(lane("[orders]"));
  CHECK(orders.sum(FactKind::ordered, 0, "2025-01-10", "2025-01-15") == 0);
  CHECK(orders.sum(FactKind::ordered, 0, "2025-01-15", "2025-01-16") == 60'000'000);
  CHECK(received(orders, "2025-01-10", "2025-01-13") == 30);
  CHECK(received(orders, "2025-01-13", "2025-01-18") == 0);
  CHECK(orders.touched("e"));
  // Shipments: ordered as ever, and dispatched on the 15th.
  const Story shipments(lane("[shipments]"));
  CHECK(shipments.sum(FactKind::ordered, 0, "2025-01-10", "2025-01-15") == 50'000'000);
  CHECK(shipments.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-15") == 0);
  // Transit: what left on 7 to 9 January comes five days later; dispatch goes on, and those come on the 13th and 14th.
  const Story transit(lane("[transit]"));
  CHECK(transit.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-15") == 50'000'000);
  CHECK(received(transit, "2025-01-10", "2025-01-13") == 0);
  CHECK(received(transit, "2025-01-15", "2025-01-18") == 60);  // three that stood, and those of the 12th to 14th
  // Receipts: five days' goods wait at the gate until the 15th, which has a day's own.
  const Story receipts(lane("receipts"));
  CHECK(receipts.sum(FactKind::dispatched, 0, "2025-01-10", "2025-01-15") == 50'000'000);
  CHECK(received(receipts, "2025-01-10", "2025-01-15") == 0);
  CHECK(received(receipts, "2025-01-15", "2025-01-16") == 60);
  CHECK(receipts.touched("e"));
}
