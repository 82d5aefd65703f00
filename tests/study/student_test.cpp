// Student's distribution against printed tables.
#include "chokepoint/study/student.hpp"

#include <cmath>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("quantiles of Student's distribution agree with the printed table") {
  // Any textbook's table of t at 0.975 (two-sided 95 %), for instance Law (2015), table T.1.
  CHECK(student_quantile(0.95, 1) == Approx(12.7062).epsilon(1e-5));
  CHECK(student_quantile(0.95, 2) == Approx(4.30265).epsilon(1e-5));
  CHECK(student_quantile(0.95, 3) == Approx(3.18245).epsilon(1e-5));
  CHECK(student_quantile(0.95, 9) == Approx(2.26216).epsilon(1e-5));
  CHECK(student_quantile(0.95, 30) == Approx(2.04227).epsilon(1e-5));
  CHECK(student_quantile(0.99, 4) == Approx(4.60409).epsilon(1e-5));
  CHECK(student_quantile(0.95, 100'000) == Approx(1.96).epsilon(1e-3));  // the normal distribution's
}

TEST_CASE("an estimate is the mean with its interval") {
  const auto e = estimate({1, 2, 3, 4, 5});
  CHECK(e.n == 5);
  CHECK(e.mean == Approx(3));
  CHECK(e.low == 1);
  CHECK(e.high == 5);
  CHECK(e.half_width == Approx(2.77645 * std::sqrt(2.5 / 5)).epsilon(1e-5));  // s^2 = 2.5, t(4) = 2.77645
}

TEST_CASE("one value has no interval, none has nothing, equal values are exact") {
  CHECK(estimate({7}).half_width == 0);
  CHECK(estimate({7}).mean == 7);
  CHECK(estimate({}).n == 0);
  const auto same = estimate({0.1, 0.1, 0.1});
  CHECK(same.mean == 0.1);
  CHECK(same.half_width == 0);
}
