// Final demand and lines through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {
const std::string head = "title: t\nfrom: 2025-01-01\nuntil: 2025-01-21\n";
}

TEST_CASE("backorders run out of patience, and what is served late counts from its own day") {
  // By hand: 5 t/d, stock 10 t, nothing else: served on day 1 and 2; each later day's 5 t is lost 3 days after it was
  // placed: those of 3 to 17 January are gone by the 20th (15 days, 75 t); 3 days' demand still waits at the end.
  const Story s(head + R"(
goods: {m: t}
sites: {shop: {sells: {m: {rate: 5 t/d, if_short: backorder, patience: 3 d}}, keeps: {m: {starts_with: 10 t, orders: none}}}}
)");
  CHECK(s.sum(FactKind::delivered, 0) == 10'000'000);
  CHECK(s.sum(FactKind::lost, 0) == 75'000'000);
  CHECK(s.state.items[s.item("shop", "m")].claimed.units == 15'000'000);
}

TEST_CASE("a line stops, waits for its restart cover and the lag, and loses whole days meanwhile") {
  // By hand: need 1 t/d, stock 5 t, from 6 January 0.5 t/d arrives. The 6th builds half (0.5 t) and the line stops. It
  // wants 3 days of cover: 0.5 t a day from the 7th reaches 3 t on the 12th; one day of lag: it runs on the 13th with
  // 3.5 t, 14th 3, 15th 2.5, 16th 2, 17th 1.5, 18th 1 t, and on the 19th half a day again.
  const Story s(head + R"(
goods: {m: t, car: cars}
sites:
  works: {makes: m, makes_to: plan, plan: 0.5 t/d}
  plant:
    makes: car
    needs: {m: 1 t}
    keeps: {m: {starts_with: 5 t, orders: none}}
    sells: {car: {rate: 1 cars/d, restarts_at: 3 d, restart_lag: 1 d}}
lanes: {one: {from: works, to: plant, carries: m, takes: 5 d, under_way: []}}
events:
  - {id: gift, date: 2025-01-06, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g07, date: 2025-01-07, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g08, date: 2025-01-08, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g09, date: 2025-01-09, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g10, date: 2025-01-10, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g11, date: 2025-01-11, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g12, date: 2025-01-12, what: stock released, where: plant, good: m, amount: 0.5 t}
  - {id: g13, date: 2025-01-13, what: stock released, where: plant, good: m, amount: 0.5 t}
)");
  // The 6th half, the 7th to the 12th nothing; from the 13th 3.5 t: three whole days and a half one; the rest nothing.
  CHECK(s.sum(FactKind::lost, 0, "2025-01-01", "2025-01-14") == 6'500);
  CHECK(s.sum(FactKind::delivered, 0, "2025-01-13", "2025-01-17") == 3'500);
  CHECK(s.times(FactKind::line_started, 0) == std::vector<std::string>{"2025-01-14"});
}

TEST_CASE("demand on a working-day calendar comes on working days only, in discrete sizes where it is asked so") {
  // By hand: January 2025 in China: 1 January off; the 2nd, 3rd, 6th to 10th, 13th to 17th and 20th are worked: 13
  // days.
  const Story s(head + R"(
goods: {m: t}
sites:
  shop: {sells: {m: {each: 2 t, every: 1 d, calendar: CN}}, keeps: {m: {starts_with: 100 t, orders: none}}}
)");
  CHECK(s.sum(FactKind::demanded, 0) == 26'000'000);
}

TEST_CASE("a lost unit is not un-ordered: after a delay upstream the flow is whole again") {
  // By hand: 1 t/d, transit 5 d, cover 2 d. Dispatch stands still from 1 to 11 January: ten days' orders wait in the
  // book. The plant has 2 t on the shelf and 5 t at sea: days 1 to 7 run, days 8 to 15 are lost (the first goods leave
  // on the 11th and arrive on the 16th), and from then on it runs every day, for its orders never stopped.
  const Story s(head + R"(
goods: {m: t, car: cars}
sites:
  works: {makes: m, at_most: 1 t/d}
  plant: {makes: car, needs: {m: 1 t}, keeps: {m: 2 d}, sells: {car: 1 cars/d}}
lanes: {one: {from: works, to: plant, carries: m, takes: 5 d}}
events: [{id: strike, date: 2025-01-01, what: outage, where: works, lasts: 10 d}]
)");
  CHECK(s.sum(FactKind::lost, 0) == 8'000);
  CHECK(s.sum(FactKind::ordered, 0) == 20'000'000);
  CHECK(s.sum(FactKind::delivered, 0, "2025-01-16", "2025-01-21") == 5'000);
}

TEST_CASE("sales that are lost are not ordered: stock and orders never add up to more than the base stock") {
  // Source: lost-sales base stock: every order replaces a sale. By hand: level 20 t, lead 5 d, an empty start.
  const Story s(R"(
title: t
from: 2025-01-01
until: 2025-03-01
goods: {w: t}
sites:
  fab: {makes: w}
  shop: {sells: {w: 10 t/d}, keeps: {w: {cover: 0 d, starts_with: 0 t, orders: {rule: base stock, level: 20 t}}}}
lanes: {l: {from: fab, to: shop, carries: w, takes: 5 d, under_way: []}}
)");
  const auto ordered = s.sum(FactKind::ordered, 0), delivered = s.sum(FactKind::delivered, 0);
  CHECK(delivered > 0);
  CHECK(ordered <= delivered + 20'000'000);
  CHECK(s.sum(FactKind::ordered, 0, "2025-01-01", "2025-01-02") == 20'000'000);
}

TEST_CASE("goods that arrive in the moment in which patience ends are in time") {
  // By hand: 10 t/d, none from 1 to 20 February; the demand of 1 to 15 February waits five days in vain: 150 t.
  const Story s(R"(
title: t
from: 2025-01-01
until: 2025-04-01
goods: {w: t}
sites:
  fab: {makes: w, at_most: 15 t/d}
  shop: {sells: {w: {rate: 10 t/d, if_short: backorder, patience: 5 d}}, keeps: {w: 0 d}}
lanes: {l: {from: fab, to: shop, carries: w}}
events: [{id: e, date: 2025-02-01, what: outage, where: fab, lasts: 20 d}]
)");
  CHECK(s.sum(FactKind::lost, 0) == 150'000'000);
}
