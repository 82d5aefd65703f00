// Limits that must be passed for a while, and monthly reports; numbers by hand.
#include "chokepoint/rules/condition.hpp"

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"

using namespace chokepoint;

TEST_CASE("a limit must be passed without a break") {
  const Limit limit{false, 10, 2 * day};
  Passage p;
  const Time t{0};
  CHECK_FALSE(observe(limit, p, 10, t));  // not below
  CHECK_FALSE(observe(limit, p, 9, t + day));
  CHECK_FALSE(observe(limit, p, 9, t + 2 * day));
  CHECK_FALSE(observe(limit, p, 11, t + 3 * day));  // the break
  CHECK_FALSE(observe(limit, p, 9, t + 4 * day));
  CHECK(observe(limit, p, 9, t + 6 * day));
  const Limit above{true, 10, {}};
  Passage q;
  CHECK_FALSE(observe(above, q, 10, t));
  CHECK(observe(above, q, 10.5, t));
}

TEST_CASE("a monthly report is due once, on its day or at the first look after it") {
  const auto at = [](int year, unsigned month, unsigned d) { return time_of({year, month, d}); };
  CHECK(report_is_due(10, at(2025, 1, 9), at(2025, 1, 10)));
  CHECK_FALSE(report_is_due(10, at(2025, 1, 10), at(2025, 1, 11)));
  CHECK(report_is_due(10, at(2025, 1, 9), at(2025, 1, 20)));
  CHECK(report_is_due(10, at(2024, 12, 1), at(2025, 1, 3)));
  CHECK_FALSE(report_is_due(10, at(2024, 12, 15), at(2025, 1, 3)));
}
