// Intervals of shares and medians against printed tables and by counting.
#include "chokepoint/study/intervals.hpp"

#include <cmath>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("Wilson's interval of a share agrees with published examples") {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81/263, 15/148, 0/20, 1/29.
  const auto close = [](Interval i, double low, double high) {
    CHECK(i.low == Approx(low).margin(0.00005));
    CHECK(i.high == Approx(high).margin(0.00005));
  };
  close(share_interval(81, 263), 0.2553, 0.3662);
  close(share_interval(15, 148), 0.0624, 0.1605);
  close(share_interval(0, 20), 0.0, 0.1611);
  close(share_interval(1, 29), 0.0061, 0.1718);
  CHECK(share_interval(20, 20).high == 1);
  CHECK(share_interval(0, 0).high == 1);
}

TEST_CASE("quantiles of the normal distribution are those of the table") {
  CHECK(normal_quantile(0.975) == Approx(1.959964).epsilon(1e-6));  // any table
  CHECK(normal_quantile(0.5) == Approx(0).margin(1e-9));
  CHECK(normal_quantile(0.05) == Approx(-1.644854).epsilon(1e-6));
}

TEST_CASE("the median lies between the ordered values that the sign test's table names") {
  // By binomial sums: n = 10: P(B <= 1) = 11/1024 <= 2.5 % < P(B <= 2); ranks 2 and 9. n = 20: 6 and 15. n = 40: 14 and
  // 27 (Conover (1999), table A3).
  const auto ranks = [](std::size_t n) {
    const auto r = quantile_ranks(n, 0.5);
    return std::to_string(r.low) + " " + std::to_string(r.high);
  };
  CHECK(ranks(10) == "2 9");
  CHECK(ranks(20) == "6 15");
  CHECK(ranks(40) == "14 27");
  CHECK(ranks(5) == "0 6");                           // 1/32 > 2.5 %: five values give no interval
  CHECK(quantile_ranks(100'000, 0.5).low == 49'690);  // 50,000 - 0.98 x sqrt(100,000), normal
  CHECK(quantile_ranks(0, 0.5).high == 1);
}

TEST_CASE("a median counts those who never stop as the latest") {
  const auto seven_of_ten = middle({1, 2, 3, 4, 5, 6, 7}, 10);
  CHECK(seven_of_ten.value == 5);
  CHECK(seven_of_ten.low == 2);
  CHECK(std::isinf(seven_of_ten.high));  // rank 9 of 10 never stops
  CHECK(std::isinf(middle({1}, 10).value));
  CHECK(middle({3, 1, 2}, 3).value == 2);
  CHECK(middle({2, 1}, 2).value == 1);  // of two in the middle the earlier
  CHECK(middle({3, 1, 2}, 3).low < 0);  // three values have no interval
}

TEST_CASE("the nearest rank is the smallest value that a share of all does not exceed") {
  // By counting: of twenty values the nineteenth, not the twentieth, has 95 % at or below it; of one, that one.
  std::vector<double> twenty;
  for (int i = 1; i <= 20; ++i) twenty.push_back(i);
  CHECK(nearest_rank(twenty, 0.95) == 19);
  CHECK(nearest_rank(twenty, 0.951) == 20);
  CHECK(nearest_rank(twenty, 0.5) == 10);
  CHECK(nearest_rank(twenty, 0) == 1);
  CHECK(nearest_rank(std::vector<float>{7}, 0.9) == 7);
}
