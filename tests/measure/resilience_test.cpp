// The resilience triangle from daily service; numbers by hand.
#include "chokepoint/measure/resilience.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

std::vector<UserDay> days(const std::vector<int>& delivered) {
  std::vector<UserDay> list;
  for (const int d : delivered) list.push_back({{}, Quantity{d * 1000}, -1});
  return list;
}

}  // namespace

TEST_CASE("the triangle has an area, a depth and an end") {
  const auto base = days({10, 10, 10, 10, 10, 10});
  const auto r = resilience(base, days({2, 10, 4, 7, 10, 10}), 1);  // the 2 of day 0 lies before the disruption
  CHECK(r.loss_days == Approx(0.6 + 0.3));
  CHECK(r.depth == Approx(0.6));
  CHECK(r.restored_days == 3.0);
}

TEST_CASE("what is not whole at the end was not restored, and nothing lost needs no restoring") {
  const auto base = days({10, 0, 10});
  CHECK_FALSE(resilience(base, days({5, 0, 5}), 0).restored_days);
  const auto none = resilience(base, days({12, 3, 10}), 0);  // more than the baseline repays nothing
  CHECK_FALSE(none.restored_days);
  CHECK(none.loss_days == 0);
}
