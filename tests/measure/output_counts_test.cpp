// Production on hand-made facts.
#include "chokepoint/measure/output_counts.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

TEST_CASE("runs are counted by recipe and month, output by stage and day, what was held back by event") {
  auto n = hand::network();
  n.until = on(2025, 3, 1);
  n.sites[hand::plant].stage = "assembly";
  const Window w(n);
  OutputCounts c(n, w);
  c.on(fact(on(2024, 12, 31), FactKind::completed, hand::mining, 99));  // warm-up
  c.on(fact(on(2025, 1, 2), FactKind::started, hand::mining, 10));
  c.on(fact(on(2025, 1, 31), FactKind::completed, hand::mining, 10));
  c.on(fact(on(2025, 1, 31), FactKind::made, hand::ore_at_mine, 10, {}, hand::mining));
  c.on(fact(on(2025, 2, 1), FactKind::completed, hand::mining, 5));
  c.on(fact(on(2025, 2, 1), FactKind::made, hand::car_at_plant, 3, {}, hand::building));
  c.on(fact(on(2025, 2, 1), FactKind::held_back, hand::mining, 4, {}, 2));
  c.on(fact(on(2025, 2, 2), FactKind::held_back, hand::mining, 3, {}, 2));
  const auto r = c.finish();
  CHECK(r.recipes[hand::mining].started.units == 10);
  CHECK(r.recipes[hand::mining].completed.units == 15);
  CHECK(r.recipes[hand::mining].months[0].units == 10);
  CHECK(r.recipes[hand::mining].months[1].units == 5);
  REQUIRE(r.recipes[hand::mining].held_back.size() == 1);
  CHECK(r.recipes[hand::mining].held_back[0].amount.units == 7);
  REQUIRE(r.tiers.size() == 2);
  CHECK(r.tiers[0].name == "level 0");
  CHECK(r.tiers[0].days[30].units == 10);
  CHECK(r.tiers[1].name == "assembly");
  CHECK(r.tiers[1].days[31].units == 3);
}
