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

TEST_CASE("a run for an order of what divides into no whole grams gives all of it") {
  // By hand: 70 kg of praseodymium come with 300 kg of neodymium, so 1 t of it takes a run that gives 4,285,715 g of
  // neodymium, rounded up: no gram is missing on any day.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {ore: t, nd: t, pr: t}
sites:
  mine: {makes: ore}
  refinery: {makes: {nd: 300 kg, pr: 70 kg}, driving: [nd, pr], needs: {ore: 1 t}}
  shop: {keeps: {pr: 0 d}, sells: {pr: 1 t/d}}
lanes:
  ore-road: {from: mine, to: refinery, carries: ore, takes: 0 d}
  road: {from: refinery, to: shop, carries: pr, takes: 0 d}
)");
  CHECK(s.result.users[0].unmet().units == 0);
  CHECK(s.sum(FactKind::delivered, 0) == 31'000'000);
}

TEST_CASE("the need of a by-product runs no process") {
  // By hand: nobody buys the driving output, so the by-product is never made and its buyer gets nothing.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {ore: t, nd: t, la: t}
sites:
  mine: {makes: ore}
  refinery: {makes: {nd: 300 kg, la: 700 kg}, driving: nd, needs: {ore: 1 t}}
  shop: {keeps: {la: 0 d}, sells: {la: 1 t/d}}
lanes:
  ore-road: {from: mine, to: refinery, carries: ore, takes: 0 d}
  road: {from: refinery, to: shop, carries: la, takes: 0 d}
)");
  CHECK(s.sum(FactKind::made, s.item("refinery", "la").index) == 0);
  CHECK(s.sum(FactKind::delivered, 0) == 0);
}

TEST_CASE("what is a by-product of one recipe and the product of another is ordered of the other") {
  // By hand: nobody buys nd, so the first recipe does not run and all la comes of the second.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {ore: t, lac: t, nd: t, la: t}
sites:
  mine: {makes: ore, keeps: {ore: 10 d}}
  trader: {makes: lac}
  refinery:
    recipes:
      split: {makes: {nd: 300 kg, la: 700 kg}, driving: nd, needs: {ore: 1 t}}
      buy-in: {makes: la, needs: lac}
  shop: {keeps: {la: 0 d}, sells: {la: 1 t/d}}
lanes:
  ore-road: {from: mine, to: refinery, carries: ore, takes: 0 d}
  lac-road: {from: trader, to: refinery, carries: lac, takes: 0 d}
  road: {from: refinery, to: shop, carries: la, takes: 0 d}
)");
  CHECK(s.sum(FactKind::made, s.item("refinery", "nd").index) == 0);
  CHECK(s.sum(FactKind::delivered, 0) == 31'000'000);
}

TEST_CASE("orders look at the room of the store, whatever the level says") {
  // By hand: 10 t/d, three days under way; the level is (3 + 1 + 10) x 10 t, but there is room for 40 t.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-03-01
goods: {ore: t}
sites:
  mine: {makes: ore, at_most: 100 t/d}
  shop: {keeps: {ore: {cover: 10 d, room: 40 t, starts_with: 0 t}}, sells: {ore: 10 t/d}}
lanes: {road: {from: mine, to: shop, carries: ore, takes: 3 d}}
)");
  CHECK(s.on_hand("shop", "ore") <= 40);
  const auto shop = s.item("shop", "ore");
  CHECK(s.state.items[shop].on_hand + s.state.items[shop].on_order <= Quantity{70'000'000});
}

TEST_CASE("by availability the recipe is taken whose scarcest input goes furthest") {
  // By hand: suppliers that are shut leave 40 t of x and 60 t of y in store; 10 t are needed each day. The first day's
  // 10 t come of y, and y stays ahead until both have 40 t: 20 t of y in two days.
  const Story s(head + R"(
goods: {x: t, y: t, m: t}
sites:
  dig: {makes: x}
  brine: {makes: y}
  works:
    chooses: availability
    keeps: {x: {cover: 1 d, starts_with: 40 t}, y: {cover: 1 d, starts_with: 60 t}}
    recipes:
      one: {makes: m, needs: x}
      two: {makes: m, needs: y}
  user: {sells: {m: 10 t/d}, keeps: {m: 0 d}}
lanes:
  x: {from: dig, to: works, carries: x, takes: 30 d, under_way: []}
  y: {from: brine, to: works, carries: y, takes: 30 d, under_way: []}
  m: {from: works, to: user, carries: m}
events: [{id: shut, date: 2025-01-01, what: outage, where: [dig, brine], lasts: 31 d}]
)");
  CHECK(s.sum(FactKind::used, s.item("works", "y").index, "2025-01-01", "2025-01-03") == 20'000'000);
  CHECK(s.sum(FactKind::used, s.item("works", "x").index, "2025-01-01", "2025-01-03") == 0);
}

TEST_CASE("work in process and goods that wait for a licence have their place in a full store") {
  // By hand: 4 t a day by plan into a store for 10 t. Nobody takes anything away: with three days of work under way no
  // more than 10 t are ever begun. Where a buyer's goods wait for a licence they lie there too.
  const std::string works = head + R"(
goods: {m: t}
sites: {works: {country: CN, makes: m, makes_to: plan, plan: 4 t/d, keeps: {m: {room: 10 t, starts_with: 0 t, when_full: block}}, )";
  const auto shop = [](const std::string& stock) {
    return "}, shop: {country: DE, keeps: {m: {cover: 30 d, starts_with: " + stock + R"(}}, sells: {m: 4 t/d}}}
lanes: {road: {from: works, to: shop, carries: m, takes: 1 d, under_way: []}}
)";
  };
  const Story work(works + "takes: 3 d, in_work: []" + shop("500 t") +
                   "events: [{id: shut, date: 2025-01-01, what: outage, where: road, lasts: 31 d}]\n");
  CHECK(work.sum(FactKind::made, work.item("works", "m").index) == 10'000'000);
  const Story held(
      works + "takes: 0 d" + shop("0 t") +
      "events: [{id: l, date: 2025-01-01, what: export licence, goods: m, leaves: CN, decided_after: 365 d}]\n");
  CHECK(held.state.items[held.item("works", "m")].held == Quantity{10'000'000});
  CHECK(held.sum(FactKind::made, held.item("works", "m").index) == 10'000'000);
}

TEST_CASE("of a day on which a plant stood still for hours the other hours count") {
  // By hand: 4 t are to be made at midnight and 4 t at noon; the plant could do 10 t a day and is shut from 6 to 9
  // o'clock: 2.5 t and 6.25 t are enough for both.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {m: t}
sites:
  works: {makes: m, at_most: 10 t/d, makes_to: stock, keeps: {m: &full {starts_with: 20 t, review: 0 d, orders: {rule: base stock, level: 20 t}}}}
  shop: {keeps: {m: *full}, sells: {m: {each: 4 t, every: 12 h, if_short: backorder}}}
lanes: {road: {from: works, to: shop, carries: m, takes: 0 d}}
events: [{id: a, date: 2025-01-10 06:00, what: outage, where: works, lasts: 3 h}]
)");
  const std::uint32_t m = s.item("works", "m").index;
  CHECK(s.sum(FactKind::made, m, "2025-01-09 12:00", "2025-01-09 13:00") == 4'000'000);
  CHECK(s.sum(FactKind::made, m, "2025-01-10 12:00", "2025-01-10 13:00") == 4'000'000);
}
