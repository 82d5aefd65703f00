// Stores on hand-made facts and states.
#include "chokepoint/measure/stores.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

TEST_CASE("a store's area is exact between events and its days are sampled once") {
  const auto n = hand::network();
  const Window w(n);
  State s;
  s.items.resize(3);
  s.items[hand::ore_at_plant].on_hand = {100};
  Stores stores(n, w, s);
  const auto d1 = on(2025, 1, 1), d11 = on(2025, 1, 11);
  s.items[hand::ore_at_plant].claimed = {5};
  s.items[hand::ore_at_plant].owed = {2};
  s.items[hand::ore_at_plant].on_order = {9};
  stores.on(fact(d1, FactKind::closed, 0, 0), s);
  stores.on(fact(d1 + hour, FactKind::closed, 0, 0), s);
  stores.on(fact(d1, FactKind::ordered, hand::road, 40), s);
  s.items[hand::ore_at_plant].on_hand = {20};
  stores.on(fact(d11 + 12 * hour, FactKind::used, hand::ore_at_plant, 80), s);
  s.items[hand::ore_at_plant].on_hand = {60};
  stores.on(fact(d11 + 18 * hour, FactKind::received, hand::road, 40, d1), s);
  const auto all = stores.finish(s);
  const auto& r = all.items[hand::ore_at_plant];
  // 100 for 10.5 days, 20 for a quarter, 60 for the remaining 20.25
  CHECK(r.area == Approx(1050 + 5 + 1215));
  CHECK(r.mean == Approx(2270 / 31.0));
  CHECK(r.lowest.units == 20);
  CHECK(r.lowest_at == d11 + 12 * hour);
  CHECK(r.end.units == 60);
  CHECK(r.orders == 1);
  CHECK(r.ordered.units == 40);
  CHECK(r.order_times == std::vector<Time>{d1});
  CHECK(r.receipts == 1);
  REQUIRE(all.days == std::vector<std::uint32_t>{0});
  CHECK(r.days[0].on_hand.units == 100);
  CHECK(r.days[0].claimed.units == 7);
  CHECK(r.days[0].on_order.units == 9);
}

TEST_CASE("a level inside one moment is not the lowest level") {
  const auto n = hand::network();
  const Window w(n);
  State s;
  s.items.resize(3);
  s.items[hand::ore_at_mine].on_hand = {10};
  Stores stores(n, w, s);
  const auto d3 = on(2025, 1, 3);
  s.items[hand::ore_at_mine].on_hand = {0};
  stores.on(fact(d3, FactKind::dispatched, hand::road, 10, d3), s);
  s.items[hand::ore_at_mine].on_hand = {10};
  stores.on(fact(d3, FactKind::made, hand::ore_at_mine, 10), s);
  CHECK(stores.finish(s).items[hand::ore_at_mine].lowest.units == 10);
}
