// Paired differences and the choice of the best, by hand and against published figures.
#include "chokepoint/study/paired.hpp"

#include <cmath>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a paired difference has the interval of the differences") {
  // Law & Kelton (2000), example 10.2: two (s, S) policies, five replications; Z = 4.98, variance of Z 2.44, paired-t
  // interval at 90 % 1.65 to 8.31. At 95 % 2.7764 x sqrt(2.438) = 4.335.
  const Sample a{126.97, 124.31, 126.68, 122.66, 127.23}, b{118.21, 120.22, 122.45, 122.68, 119.40};
  const auto p = paired(a, b, false, 1);
  CHECK(p.difference.mean == Approx(4.98).margin(0.005));
  CHECK(p.difference.half_width == Approx(4.335).margin(0.005));
  CHECK(estimate({8.76, 4.09, 4.23, -0.02, 7.83}, 0.90).half_width == Approx(3.33).margin(0.005));
  CHECK(p.worse == 4);
  CHECK(p.better == 1);
  CHECK(p.simultaneous == Approx(p.difference.half_width));
  CHECK(paired(a, b, false, 10).simultaneous ==
        Approx(p.difference.half_width * student_quantile(0.995, 4) / student_quantile(0.95, 4)));
}

TEST_CASE("pairing gains what the samples have in common") {
  // By hand: sums of squares 18 and 8, of products 12, so r = 12 / sqrt(8 x 18) = 1; those of the differences 1, 2, 3
  // are 2, so the gain is 26 / 2 = 13.
  const auto p = paired({1, 4, 7}, {0, 2, 4}, false, 1);
  CHECK(*p.correlation == Approx(1));
  CHECK(*p.gain == Approx(13));
  CHECK_FALSE(paired({1, 2}, {5, 5}, false, 1).correlation.has_value());
  CHECK(*paired({1, 2}, {5, 5}, false, 1).gain == Approx(1));      // a baseline that does not vary gives nothing
  CHECK_FALSE(paired({6, 7}, {5, 6}, false, 1).gain.has_value());  // the difference is the same in all replications
}

TEST_CASE("more is better: a lower number is worse") {
  const auto p = paired({1, 5, 3}, {2, 4, 3}, true, 1);
  CHECK(p.worse == 1);
  CHECK(p.better == 1);
}

TEST_CASE("the best of three is named when the others are shown to be worse") {
  const Sample a{10, 11, 12, 11, 10}, b{12, 13, 14.5, 13, 12}, c{20, 21, 19, 22, 20};
  const auto s = select_best({b, a, c}, false);
  REQUIRE(s.best.has_value());
  CHECK(*s.best == 1);
  CHECK(s.standings[1].best_in == 5);
  CHECK(s.standings[1].high <= 0);  // it is the best, with at least 95 % confidence
  CHECK(s.standings[1].to_best == Approx(-2.1));
  CHECK(s.standings[2].low == 0);
  CHECK(s.standings[2].high > 9);
  const auto other_way = select_best({b, a, c}, true);
  CHECK(*other_way.best == 2);
  CHECK(other_way.standings[2].low >= 0);
}

TEST_CASE("scenarios that cannot be told apart stay together") {
  CHECK_FALSE(select_best({{1, 2, 3}, {1, 2, 3}}, false).best.has_value());
  const auto noise = select_best({{1, 5, 3}, {5, 1, 3.5}}, false);
  CHECK_FALSE(noise.best.has_value());
  CHECK(noise.standings[0].low < 0);
  CHECK(noise.standings[0].high > 0);
  CHECK_FALSE(select_best({{1}, {2}}, false).best.has_value());  // one replication shows nothing
  CHECK(select_best({{1}, {2}}, false, true).best == 0);         // unless nothing is random
}
