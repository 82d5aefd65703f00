// The first day is like any other: levels, stocks, pipelines and work in process from the balanced flows.
#include "chokepoint/engine/run.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/balance.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::int64_t under_way(const Network& n, const std::string& name) {
  std::int64_t sum = 0;
  for (const auto& s : n.shipments)
    if (n.lanes[s.lane].name == name) sum += s.amount.units;
  return sum;
}
std::size_t shipments(const Network& n, const std::string& name) {
  std::size_t count = 0;
  for (const auto& s : n.shipments) count += n.lanes[s.lane].name == name;
  return count;
}

}  // namespace

TEST_CASE("the chain's shelves hold exactly their cover") {
  // By hand: 10 t/d of ore for 20 d, 5 t/d of oxide for 15 d, 10 t/d of magnets for 15 d.
  const auto n = network(chain);
  CHECK(item(n, "river-refinery", "ore").start.units == 200'000'000);
  CHECK(item(n, "magnet-works", "oxide").start.units == 75'000'000);
  CHECK(item(n, "car-plant", "magnet").start.units == 150'000'000);
  CHECK(item(n, "hill-mine", "ore").start.units == 0);
}

TEST_CASE("the chain's pipelines hold one lot for every day of transit") {
  // By hand: transit 10, 3 and 35 days; the oldest lot arrives on the first day.
  const auto n = network(chain);
  CHECK(shipments(n, "ore-road") == 10);
  CHECK(under_way(n, "oxide-road") == 15'000'000);
  CHECK(shipments(n, "ship") == 35);
  Time first = never, last{INT64_MIN};
  for (const auto& s : n.shipments) first = std::min(first, s.arrives), last = std::max(last, s.arrives);
  CHECK(first == n.start());
  CHECK(last == n.start() + 34 * day);
}

TEST_CASE("the first review orders exactly one lot") {
  // Source: level - (start + under way - one day's use), the position of the first review.
  const auto n = network(chain);
  const auto order = [&](const std::string& at, const std::string& good, const std::string& by, std::int64_t use) {
    const auto& i = item(n, at, good);
    return level(i) - (i.start.units + under_way(n, by) - use);
  };
  CHECK(order("river-refinery", "ore", "ore-road", 10'000'000) == 10'000'000);
  CHECK(order("magnet-works", "oxide", "oxide-road", 5'000'000) == 5'000'000);
  CHECK(order("car-plant", "magnet", "ship", 10'000'000) == 10'000'000);
}

TEST_CASE("a transit of ten and a half days has ten lots under way and a day more on the shelf") {
  // By hand: what arrives at noon serves the next day, so 11 days: 10 t/d x (11 + 4) d = 150 t, less 10 lots of 10 t.
  const auto n = network(pair_of("", ", keeps: {ore: 4 d}", ", takes: 252 h"));
  CHECK(level(item(n, "shop", "ore")) == 150'000'000);
  CHECK(item(n, "shop", "ore").lead == 11 * day);
  CHECK(shipments(n, "road") == 10);
  CHECK(item(n, "shop", "ore").start.units == 50'000'000);
}

TEST_CASE("a weekly review orders a week's flow and keeps its cover at the end of the week") {
  // By hand: level 10 x (14 + 7 - 1 + 5) = 250 t; two orders of 70 t under way; the review of the start comes after the
  // first day's use and orders 70 t: 250 - (start + 140 - 10) = 70, start = 50 t.
  const auto n = network(pair_of("", ", keeps: {ore: {cover: 5 d, review: 7 d}}", ", takes: 14 d"));
  CHECK(level(item(n, "shop", "ore")) == 250'000'000);
  CHECK(shipments(n, "road") == 2);
  CHECK(under_way(n, "road") == 140'000'000);
  CHECK(item(n, "shop", "ore").start.units == 50'000'000);
}

TEST_CASE("a maker to order has its orders in the book and its runs in work") {
  // By hand: lead 6 d, transit 2 d: orders of days -1 to -6 in the book, those of -7 and -8 on the road.
  const auto n = network(pair_of(", takes: 6 d", ", keeps: {ore: 3 d}", ", takes: 2 d"));
  CHECK(n.orders.size() == 6);
  CHECK(n.shipments.size() == 2);
  CHECK(n.work.size() == 6);
  CHECK(n.orders.front().placed == n.start() - day * 6);  // the oldest is met first
  CHECK(n.orders.back().placed == n.start() - day);
  CHECK(level(item(n, "shop", "ore")) == 110'000'000);  // 10 t/d x (6 + 2 + 3) d
  CHECK(item(n, "shop", "ore").start.units == 30'000'000);
  CHECK(item(n, "mine", "ore").start.units == 0);
}

TEST_CASE("a maker to stock keeps its cover beside the work in process") {
  // By hand: level 10 t/d x (6 + 4) d, six lots in work; its buyer need not wait for the run.
  const auto n = network(pair_of(", takes: 6 d, keeps: {ore: 4 d}", ", keeps: {ore: 3 d}", ", takes: 2 d"));
  CHECK(n.orders.empty());
  CHECK(level(item(n, "mine", "ore")) == 100'000'000);
  CHECK(item(n, "mine", "ore").start.units == 40'000'000);
  CHECK(level(item(n, "shop", "ore")) == 50'000'000);
}

TEST_CASE("orders that travel are on their way at the start") {
  // By hand: orders take 2 d, goods 3 d: -1 and -2 travel (the older arrives at the start), -3 to -5 are on the road.
  const auto n = network(pair_of("", ", keeps: {ore: 1 d}", ", takes: 3 d, order_takes: 2 d"));
  REQUIRE(n.orders.size() == 2);
  CHECK(n.orders.front().arrives == n.start());
  CHECK(n.shipments.size() == 3);
  CHECK(level(item(n, "shop", "ore")) == 60'000'000);
  CHECK(item(n, "shop", "ore").start.units == 10'000'000);
}

TEST_CASE("pipelines of a rate that no gram divides drift by no gram") {
  // Source: the sum of k lots is floor(k x rate); 270 t/y is 739726.027 g/d, in 30 days 22191780 g.
  auto text = pair_of("", "", ", takes: 30 d");
  text.replace(text.find("10 t/d"), 6, "270 t/y");
  const auto n = network(text);
  CHECK(n.shipments.size() == 30);
  CHECK(under_way(n, "road") == 22'191'780);
}

TEST_CASE("an author's stock, pipeline and work stay as they are") {
  const auto n = network(pair_of(", takes: 4 d, keeps: {ore: 2 d}, in_work: [{amount: 7 t, done: 2025-01-03}]",
                                 ", keeps: {ore: {cover: 9 d, starts_with: 1 t}}",
                                 ", takes: 5 d, under_way: [{amount: 3 t, arrives: 2025-01-02}]"));
  CHECK(item(n, "shop", "ore").start.units == 1'000'000);
  REQUIRE(n.shipments.size() == 1);
  CHECK(n.shipments.front().amount.units == 3'000'000);
  REQUIRE(n.work.size() == 1);
  CHECK(n.work.front().size.units == 7'000'000);
}

TEST_CASE("work in process of a batch process comes in whole batches") {
  // By hand: 10 t/d in batches of 25 t with a lead of 10 d: 100 t, four batches.
  const auto n = network(pair_of(", takes: 10 d, batch: 25 t, keeps: {ore: 5 d}", "", ""));
  std::int64_t sum = 0;
  for (const auto& w : n.work) {
    CHECK(w.size.units == 25'000'000);
    sum += w.size.units;
  }
  CHECK(sum == 100'000'000);
}

TEST_CASE("nothing flows, nothing is filled") {
  auto text = pair_of(", takes: 5 d", ", keeps: {ore: 9 d}", ", takes: 5 d");
  text.replace(text.find("10 t/d"), 6, "0 t/d");
  const auto n = network(text);
  CHECK(n.shipments.empty());
  CHECK(n.work.empty());
  CHECK(item(n, "shop", "ore").start.units == 0);
}

TEST_CASE("a proportional rule forecasts the balanced flow of its review") {
  const auto n =
      network(pair_of("", ", keeps: {ore: {orders: {rule: proportional, net_target: 40 t}, review: 2 d}}", ""));
  const auto rule = std::get<Proportional>(item(n, "shop", "ore").rule);
  CHECK(rule.forecast.units == 20'000'000);
  CHECK(item(n, "shop", "ore").start.units == 40'000'000);
}

TEST_CASE("each stage of a lead time counts up to whole lots, and no further") {
  // By hand, in days: an order of half a day, a run of half a day, a way of a day and a half: 1 + 1 + 2.
  const std::string lane_keys = ", takes: 36 h, order_takes: 12 h";
  const auto n = network(pair_of(", takes: 12 h", ", keeps: {ore: 0 d}", lane_keys));
  CHECK(item(n, "shop", "ore").lead == 4 * day);
  CHECK(item(n, "mine", "ore").lead == day);
  CHECK(level(item(n, "shop", "ore")) == 40'000'000);
  // The same in lots of 12 h: nothing to round. 2.5 d, and a cover that leaves out one lot as ever.
  const auto fine = network("lot_interval: 12 h\n" + pair_of(", takes: 12 h", ", keeps: {ore: 0 d}", lane_keys));
  CHECK(item(fine, "shop", "ore").lead == 60 * hour);
  CHECK(level(item(fine, "shop", "ore")) == 25'000'000);
}

TEST_CASE("goods that arrive off the beat leave no baseline short, with no cover at all") {
  // Source: whoever orders every day what he used that day, and has what the way takes on it, is never short.
  const auto lost = [](const std::string& text) {
    const auto n = network(text);
    RunOptions options;
    options.with_events = false;
    const auto result = run_once(n, options);
    REQUIRE(result.failure.empty());
    double sum = 0;
    for (const auto& user : result.users) sum += static_cast<double>((user.lost + user.backlog).units);
    REQUIRE(!result.users.empty());
    CHECK(result.users.front().delivered.units > 0);
    return sum;
  };
  const std::string none = ", keeps: {ore: 0 d}";
  const std::string line =
      "goods: {ore: t, car: cars}\nsites:\n  mine: {makes: ore, takes: 36 h}\n"
      "  plant: {makes: car, needs: {ore: 1 t}, sells: {car: 10 cars/d}}\n"
      "lanes:\n  road: {from: mine, to: plant, carries: ore, takes: 36 h}\n";
  const std::string parts =
      "goods: {ore: t, part: t, car: cars}\nsites:\n  mine: {makes: ore}\n"
      "  plant: {recipes: {one: {makes: part, takes: 12 h, needs: {ore: 1 t}}, two: {makes: car, needs: {part: 1 t}}}, "
      "sells: {car: 10 cars/d}}\nlanes:\n  road: {from: mine, to: plant, carries: ore, takes: 12 h}\n";
  for (const auto& text :
       {pair_of("", none, ", takes: 12 h"), pair_of("", none, ", takes: 36 h"), pair_of("", none, ", takes: 1 d"),
        pair_of(", takes: 12 h", none, ", takes: 12 h"), pair_of(", takes: 12 h", none, ", order_takes: 12 h"),
        pair_of(", takes: 12 h", none, ", takes: 12 h, order_takes: 12 h"),
        pair_of(", takes: 36 h", none, ", takes: 36 h, order_takes: 36 h"),
        pair_of(", takes: 12 h, keeps: {ore: 0 d}", none, ", takes: 12 h, order_takes: 12 h"), line, parts}) {
    INFO(text);
    CHECK(lost(text) == 0);
  }
}

TEST_CASE("stock and work of the start fit into the room, whoever gave the one or the other") {
  // By hand: 10 t/d with a lead of 6 d and a cover of 4 d would be 60 t in work and 40 t on the shelf.
  const auto filled = [](const std::string& keys) {
    const auto n = network(pair_of(", takes: 6 d, keeps: {ore: {cover: 4 d, " + keys, "", ""));
    std::int64_t work = 0;
    for (const auto& w : n.work) work += w.size.units;
    return std::pair{item(n, "mine", "ore").start.units, work};
  };
  CHECK(filled("room: 100 t}}") == std::pair<std::int64_t, std::int64_t>{40'000'000, 60'000'000});
  CHECK(filled("room: 75 t}}") == std::pair<std::int64_t, std::int64_t>{15'000'000, 60'000'000});
  CHECK(filled("room: 30 t}}") == std::pair<std::int64_t, std::int64_t>{0, 30'000'000});
  CHECK(filled("room: 30 t, when_full: dump}}") == std::pair<std::int64_t, std::int64_t>{30'000'000, 60'000'000});
  CHECK(filled("room: 75 t, starts_with: 45 t}}") == std::pair<std::int64_t, std::int64_t>{45'000'000, 30'000'000});
  CHECK(filled("room: 50 t}}, in_work: [{amount: 20 t, done: 2025-01-03}]") ==
        std::pair<std::int64_t, std::int64_t>{30'000'000, 20'000'000});
}

TEST_CASE("cover of a good that only stands in for another is held on the shelf and ordered again when taken") {
  // By hand: the input takes 10 t/d, so 6 d of the alternative are 60 t, of which nothing is on the road; of the first
  // good, which carries the flow, 4 d are 40 t, and the 2 d of its transit more in its level.
  const std::string text = R"(
goods: {a: t, b: t, m: t}
sites:
  m1: {makes: a, at_most: 12 t/d}
  m2: {makes: b, at_most: 15 t/d}
  plant: {makes: m, needs: {feed: {amount: 1 t, any_of: [a, b]}}, sells: {m: 10 t/d}, keeps: {a: 4 d, b: 6 d}}
lanes:
  la: {from: m1, to: plant, carries: a, takes: 2 d}
  lb: {from: m2, to: plant, carries: b, takes: 7 d}
)";
  const auto n = network(text);
  CHECK(item(n, "plant", "a").start.units == 40'000'000);
  CHECK(level(item(n, "plant", "a")) == 60'000'000);
  CHECK(item(n, "plant", "b").start.units == 60'000'000);
  CHECK(level(item(n, "plant", "b")) == 60'000'000);
  CHECK(shipments(n, "lb") == 0);
  const auto without = network(R"(
goods: {a: t, b: t, m: t}
sites:
  m1: {makes: a, at_most: 12 t/d}
  m2: {makes: b, at_most: 15 t/d}
  plant: {makes: m, needs: {feed: {amount: 1 t, any_of: [a, b]}}, sells: {m: 10 t/d}}
lanes:
  la: {from: m1, to: plant, carries: a, takes: 2 d}
  lb: {from: m2, to: plant, carries: b, takes: 7 d}
)");
  CHECK(item(without, "plant", "b").start.units == 0);
}

TEST_CASE("a stock that stands by and that no lane renews holds its cover too") {
  // By hand: 10 t/d for 6 d.
  const auto n = network(R"(
goods: {a: t, b: t, m: t}
sites:
  m1: {makes: a}
  plant: {makes: m, needs: {feed: {amount: 1 t, any_of: [a, b]}}, sells: {m: 10 t/d}, keeps: {b: 6 d}}
lanes: {la: {from: m1, to: plant, carries: a}}
)");
  CHECK(item(n, "plant", "b").start.units == 60'000'000);
}

TEST_CASE("several buyers of a maker to order with a lead time each keep their stock from the first day") {
  // By hand: everyone sells what arrives, so no store moves by a gram; the small buyer's orders are not served late.
  const auto n = network(
      "goods: {ore: t}\nsites:\n  mine: {makes: ore, takes: 14 d}\n  a: {keeps: {ore: 20 d}, sells: {ore: 100 t/d}}\n"
      "  b: {keeps: {ore: 20 d}, sells: {ore: 10 t/d}}\nlanes:\n  to-a: {from: mine, to: a, carries: ore, takes: 3 d}\n"
      "  to-b: {from: mine, to: b, carries: ore, takes: 3 d}\n");
  Facts facts;
  for (const std::string buyer : {"a", "b"}) {
    CAPTURE(buyer);
    const auto id = item_id(n, buyer, "ore");
    const auto day_of_sales = n.items[id].start.units / 20;
    State state = start(n, {});
    std::int64_t least = INT64_MAX, most = 0;
    while (state.now < n.from + day * 60 && step(n, state, facts)) {
      facts.clear();
      least = std::min(least, state.items[id].on_hand.units);
      most = std::max(most, state.items[id].on_hand.units);
    }
    CHECK(least == n.items[id].start.units);
    CHECK(most == n.items[id].start.units + day_of_sales);  // in the morning, before the day's sales
  }
}

TEST_CASE("a maker to order works for each order of buyers that review now and then, and none lacks the first lot") {
  // By hand: both buyers ordered 1 t a day ago, of which each sells half in the first and half in the second interval.
  const auto n = network(
      "lot_interval: 12 h\ngoods: {ore: t}\nsites:\n  mine: {makes: ore, takes: 1 d}\n"
      "  a: {keeps: {ore: {cover: 0 d, review: 1 d}}, sells: {ore: 1 t/d}}\n"
      "  b: {keeps: {ore: {cover: 0 d, review: 1 d}}, sells: {ore: 1 t/d}}\n"
      "lanes:\n  to-a: {from: mine, to: a, carries: ore, takes: 0 d}\n"
      "  to-b: {from: mine, to: b, carries: ore, takes: 0 d}\n");
  REQUIRE(n.work.size() == 2);
  for (const auto& w : n.work) {
    CHECK(w.size.units == 1'000'000);
    CHECK(w.done == n.start());
  }
  const auto run = run_once(n, {});
  for (const auto& user : run.users) CHECK(user.lost.units == 0);
}
