// The replenishment policies on a few numbers each.
#include "chokepoint/rules/order.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

/// On hand 50, backlog 30, on order 20: net 20, position 40.
constexpr Position position{{50}, {30}, {20}};

std::int64_t ordered(const OrderRule& rule, const Position& at = position) { return order_quantity(rule, at).units; }

}  // namespace

TEST_CASE("a position is stock less backlog plus all that was ordered and has not come") {
  CHECK(position.net() == Quantity{20});
  CHECK(position.position() == Quantity{40});
}

TEST_CASE("base stock lifts the position to its level and never sends goods back") {
  CHECK(ordered(BaseStock{{100}}) == 60);
  CHECK(ordered(BaseStock{{40}}) == 0);
  CHECK(ordered(BaseStock{{39}}) == 0);
}

TEST_CASE("(s,S) orders at the reorder point too") {
  CHECK(ordered(MinMax{{40}, {100}}) == 60);
  CHECK(ordered(MinMax{{39}, {100}}) == 0);
  CHECK(ordered(MinMax{{40}, {30}}) == 0);  // a level below the reorder point cannot make it negative
}

TEST_CASE("(r,nQ) orders the fewest lots that lift the position above the reorder point") {
  CHECK(ordered(ReorderLot{{39}, {10}}) == 0);
  CHECK(ordered(ReorderLot{{40}, {10}}) == 10);
  CHECK(ordered(ReorderLot{{49}, {10}}) == 10);  // 40 + 10 = 50 > 49
  CHECK(ordered(ReorderLot{{50}, {10}}) == 20);  // 40 + 10 = 50 is not above 50
  CHECK(ordered(ReorderLot{{50}, {10}, false}) == 10);
}

TEST_CASE("the proportional rule with gains of one is base stock on the sum of its targets") {
  // Source: Disney & Towill (2003): forecast + net target + order target is the order-up-to level.
  CHECK(ordered(Proportional{{10}, {60}, {30}}) == ordered(BaseStock{{100}}));
}

TEST_CASE("the proportional rule corrects by its gains, rounds once and down, and is never negative") {
  // By hand: 10 + 1/4 (60 - 20) + 1/2 (30 - 20) = 25.
  CHECK(ordered(Proportional{{10}, {60}, {30}, {250'000'000}, {500'000'000}}) == 25);
  // 10 + 1/2 (21 - 20) + 1/2 (21 - 20) = 11: rounding each correction alone would lose it.
  CHECK(ordered(Proportional{{10}, {21}, {21}, {500'000'000}, {500'000'000}}) == 11);
  // 10 + 1/2 (19 - 20) = 9.5, down.
  CHECK(ordered(Proportional{{10}, {19}, {20}, {500'000'000}, {500'000'000}}) == 9);
  CHECK(ordered(Proportional{{10}, {0}, {0}}) == 0);  // 10 - 20 - 20
}

TEST_CASE("a contract orders the same whatever the position, and no rule orders nothing") {
  CHECK(ordered(Contract{{7}}) == 7);
  CHECK(ordered(Contract{{7}}, {{1000}, {0}, {1000}}) == 7);
  CHECK(ordered(NoOrders{}) == 0);
}

TEST_CASE("the economic order quantity balances ordering and holding cost") {
  // Source: Snyder & Shen (2019), example 3.1, case B01: K 8, h 0.225, demand 1300 a year.
  const double q = economic_order_quantity(8, 1300, 0.225);
  CHECK(q == Approx(304.047).margin(1e-3));
  CHECK(8 * 1300 / q + 0.225 * q / 2 == Approx(68.4105).margin(1e-3));
}
