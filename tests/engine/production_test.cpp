// Production through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {
const std::string head = "title: t\nfrom: 2025-01-01\nuntil: 2025-01-11\n";
}

TEST_CASE("a joint process runs at its driving output's need and its by-product leaves as surplus unless it is kept") {
  // By hand: 2 t/d of b asked; one run of 1 t ore gives 0.25 t b and 0.7 t a: 8 runs a day, 10 days: 56 t of a, 20 t of
  // b.
  const std::string text = head + R"(
goods: {ore: t, a: t, b: t, lamp: pieces}
sites:
  mine: {makes: ore}
  works: {makes: {a: 0.7 t, b: 0.25 t}, driving: [b], needs: {ore: 1 t}}
  lamps: {makes: lamp, needs: {b: 1 kg}, sells: {lamp: 2000 pieces/d}}
lanes:
  one: {from: mine, to: works, carries: ore}
  two: {from: works, to: lamps, carries: b}
)";
  const Story s(text);
  CHECK(s.on_hand("works", "a") == 0);
  CHECK(s.sum(FactKind::dumped, s.item("works", "a").index) == 56'000'000);
  CHECK(s.on_hand("works", "b") == 0);
  CHECK(s.sum(FactKind::used, s.item("works", "ore").index) == 80'000'000);
  CHECK(s.sum(FactKind::lost, 0) == 0);
  CHECK(s.result.audit.clean());
  std::string kept = text;
  kept.replace(kept.find("driving: [b]"), 0, "keeps: {a: {starts_with: 0 t}}, ");
  CHECK(Story(kept).on_hand("works", "a") == Approx(56));
}

TEST_CASE("a batch process starts only whole batches") {
  // By hand: 3 t/d ordered, batches of 5 t: cumulative orders 3, 6, ..., 30 allow floor(3d/5) batches: 6 after ten
  // days.
  const Story s(head + R"(
goods: {m: t}
sites:
  works: {makes: m, batch: 5 t}
  user: {sells: {m: {rate: 3 t/d, if_short: backorder}}, keeps: {m: {starts_with: 0 t}}}
lanes: {one: {from: works, to: user, carries: m}}
)");
  CHECK(s.times(FactKind::started, 0) ==
        std::vector<std::string>{"2025-01-02", "2025-01-04", "2025-01-05", "2025-01-07", "2025-01-09", "2025-01-10"});
  CHECK(s.sum(FactKind::delivered, 0) == 30'000'000);
}

TEST_CASE("a full output store blocks production, one that dumps lets the surplus go") {
  // By hand: a plan of 4 t/d against no demand: a store of 10 t takes 10 t; the dumping one makes 40 t and dumps 30 t.
  const std::string text = head + R"(
goods: {m: t}
sites: {works: {makes: m, makes_to: plan, plan: 4 t/d, keeps: {m: {room: 10 t, starts_with: 0 t, when_full: )";
  const Story blocks(text + "block}}}}\n");
  CHECK(blocks.on_hand("works", "m") == 10);
  CHECK(blocks.sum(FactKind::made, 0) == 10'000'000);
  const Story dumps(text + "dump}}}}\n");
  CHECK(dumps.on_hand("works", "m") == 10);
  CHECK(dumps.sum(FactKind::dumped, 0) == 30'000'000);
}

TEST_CASE("an input that may be any of several is taken from the first with stock") {
  // By hand: 10 t/d needed, 25 t of a and 100 t of b in stock, nothing arrives: a lasts 2.5 days, then b.
  const Story s(head + R"(
goods: {a: t, b: t, car: cars}
sites:
  plant:
    makes: car
    needs: {feed: {amount: 1 t, any_of: [a, b]}}
    keeps: {a: {starts_with: 25 t, orders: none}, b: {starts_with: 100 t, orders: none}}
    sells: {car: 10 cars/d}
)");
  CHECK(s.sum(FactKind::used, s.item("plant", "a").index) == 25'000'000);
  CHECK(s.sum(FactKind::used, s.item("plant", "b").index) == 75'000'000);
  CHECK(s.sum(FactKind::lost, 0) == 0);
}

TEST_CASE("recipes share one capacity: by share of the need, or in order of priority") {
  // By hand: 10 t/d wanted; shares 70 and 30 %: 7 and 3 t/d. Priority with 4 t/d of its own for the first: 4 and 6 t/d.
  const auto text = [](const char* chooses, const char* first, const char* second) {
    return head +
           "goods: {x: t, y: t, m: t}\nsites:\n  mx: {makes: x}\n  my: {makes: y}\n  works:\n    chooses: " + chooses +
           "\n    at_most: 12 t/d\n    recipes:\n      from-x: {makes: m, needs: {x: 1 t}, " + first +
           "}\n      from-y: {makes: m, needs: {y: 1 t}, " + second + R"(}
  user: {sells: {m: 10 t/d}, keeps: {m: 0 d}}
lanes: {a: {from: mx, to: works, carries: x}, b: {from: my, to: works, carries: y}, c: {from: works, to: user, carries: m}}
)";
  };
  const Story share(text("share", "share: 70 %", "share: 30 %"));
  CHECK(share.sum(FactKind::used, share.item("works", "x").index) == 70'000'000);
  CHECK(share.sum(FactKind::used, share.item("works", "y").index) == 30'000'000);
  const Story priority(text("priority", "at_most: 4 t/d, priority: 1", "priority: 2"));
  CHECK(priority.sum(FactKind::used, priority.item("works", "x").index) == 40'000'000);
  CHECK(priority.sum(FactKind::used, priority.item("works", "y").index) == 60'000'000);
  CHECK(priority.sum(FactKind::lost, 0) == 0);
}

TEST_CASE("a lead time fills a pipeline of work: the first day completes what the balance put in work") {
  // By hand: 6 t/d with a lead of 4 days made to order: 4 lots of 6 t in work at the start, one completes each day.
  const Story s(head + R"(
goods: {m: t}
sites:
  works: {makes: m, takes: 4 d}
  user: {sells: {m: 6 t/d}, keeps: {m: 0 d}}
lanes: {one: {from: works, to: user, carries: m}}
)");
  CHECK(s.network.work.size() == 4);
  CHECK(s.sum(FactKind::made, s.item("works", "m").index, "2025-01-01", "2025-01-02") == 6'000'000);
  CHECK(s.sum(FactKind::lost, 0) == 0);
}

TEST_CASE("a recipe that cannot get its inputs makes way for the next, by priority and by availability") {
  // By hand: the first feed stops for ten days of twenty; the second recipe has a stock of 500 t, so nothing is lost.
  const auto text = [](const std::string& chooses) {
    return head + R"(
goods: {x: t, y: t, m: t}
sites:
  dig: {makes: x}
  brine: {makes: y}
  works:
    chooses: )" +
           chooses + R"(
    keeps: {x: 1 d, y: {cover: 0 d, starts_with: 500 t, orders: {rule: base stock, level: 500 t}}}
    recipes:
      one: {makes: m, needs: x}
      two: {makes: m, needs: y}
  user: {sells: {m: 10 t/d}, keeps: {m: 1 d}}
lanes:
  x: {from: dig, to: works, carries: x}
  y: {from: brine, to: works, carries: y}
  m: {from: works, to: user, carries: m}
events: [{id: shut, date: 2025-01-03, what: outage, where: dig, lasts: 5 d}]
)";
  };
  for (const std::string chooses : {"priority", "availability"}) {
    CAPTURE(chooses);
    const Story s(text(chooses));
    CHECK(s.sum(FactKind::lost, 0) == 0);
    CHECK(s.sum(FactKind::used, s.item("works", "y").index) > 0);
  }
}

TEST_CASE("when the quota of one feed is used up the free feed of the next recipe runs on") {
  // By hand: 6 t/d of domestic feed are charged; 30 t last five days, then all 10 t/d come of imported feed.
  const Story s(head + R"(
goods: {dom: t, imp: t, m: t}
sites:
  pit: {makes: dom, at_most: 6 t/d}
  port: {makes: imp}
  works:
    at_most: 10 t/d
    recipes:
      d: {makes: m, needs: dom, priority: 1, at_most: 6 t/d}
      i: {makes: m, needs: imp, priority: 2}
  user: {sells: {m: 10 t/d}, keeps: {m: 0 d}}
lanes:
  a: {from: pit, to: works, carries: dom}
  b: {from: port, to: works, carries: imp}
  c: {from: works, to: user, carries: m}
events:
  - {id: q, date: 2025-01-01, what: quota, holders: works, batches: {amount: 30 t, issued: 2025-01-01}, free_feed: imp}
)");
  CHECK(s.sum(FactKind::lost, 0) == 0);
  CHECK(s.sum(FactKind::used, s.item("works", "dom").index) == 30'000'000);
}
