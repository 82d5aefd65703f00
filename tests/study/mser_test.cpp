// MSER-5 on series whose beginnings are known.
#include "chokepoint/study/mser.hpp"

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("MSER-5 cuts off a beginning that does not belong") {
  std::vector<double> series(200, 1.0);
  CHECK(mser5(series, 100) == 0);
  for (std::size_t i = 0; i < 23; ++i) series[i] = 50;
  CHECK(mser5(series, 100) == 25);  // batches of five: by hand the first from the 25th on
  CHECK(mser5(series, 20) == 20);   // never more than asked
}

TEST_CASE("MSER-5 by hand: three batches") {
  // Batches 4, 1, 2. Squares over n^2: all (2 1/3)^2 + ... = 4.667 / 9 = 0.519; without the first 0.5 / 4 = 0.125.
  CHECK(mser5({4, 4, 4, 4, 4, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2}, 10) == 5);
  // Batches 1, 2, 1: 0.667 / 9 = 0.074; without the first 0.5 / 4.
  CHECK(mser5({1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1}, 10) == 0);
}

TEST_CASE("MSER-5 keeps a series that is too short to judge") {
  CHECK(mser5({9, 1, 1, 1, 1, 1, 1}, 5) == 0);
  CHECK(mser5({}, 5) == 0);
}
