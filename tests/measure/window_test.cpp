// Days and months of the measured time.
#include "chokepoint/measure/window.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;

TEST_CASE("a window counts days and calendar months, and clamps what lies outside") {
  auto n = hand::network();
  n.from = hand::on(2024, 2, 10);
  n.until = hand::on(2024, 4, 1);
  const Window w(n);
  CHECK(w.days() == 51);  // 20 of February 2024 (a leap year) and 31 of March
  REQUIRE(w.months() == 2);
  CHECK(w.month_name(1) == "2024-03");
  CHECK(w.month_of(hand::on(2024, 2, 29) + 23 * hour) == 0);
  CHECK(w.month_of(hand::on(2024, 3, 1)) == 1);
  CHECK(w.day_of(n.until) == 50);
  CHECK(w.day_of(hand::on(2023, 1, 1)) == 0);
  CHECK_FALSE(w.whole_month(0));
  CHECK(w.whole_month(1));
  CHECK(w.month_number(2024, 3) == 1);
  CHECK(w.month_number(2025, 3) == 2);
  CHECK_FALSE(w.covers(n.from - second));
}
