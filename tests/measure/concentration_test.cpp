// How concentrated a supply is.
#include "chokepoint/measure/concentration.hpp"

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("one origin is an index of 10,000, n equal ones are n, and none is nothing") {
  CHECK(concentration({12}).index == Approx(10'000));
  CHECK(concentration({3, 3, 3, 3, 0}).origins == Approx(4));
  CHECK(concentration({3, 3, 3, 3, 0}).index == Approx(2500));
  CHECK(concentration({}).origins == 0);
  CHECK(concentration({0, 0}).index == 0);
}
