// Weighted means and quantiles; expected numbers by hand.
#include "chokepoint/measure/spread.hpp"

#include <stdexcept>

#include <cmath>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a spread weighs durations by quantity") {
  Spread s;
  s.add(10 * day, {30});
  s.add(20 * day, {60});
  s.add(40 * day, {10});
  CHECK(s.mean() == Approx(19));  // (300 + 1200 + 400) / 100
  CHECK(s.quantile(0.3) == 10);
  CHECK(s.quantile(0.31) == 20);
  CHECK(s.quantile(0.9) == 20);
  CHECK(s.quantile(0.91) == 40);
  CHECK(s.weight() == 100);
}

TEST_CASE("whole days and other times stand in one order, however long they are") {
  Spread s;
  s.add(600 * day, {10});  // by hand: 0 d, 36 h, 2 d, 511 d, 512 d, 600 d with weights 10, 20, 30, 15, 15, 10
  s.add(2 * day, {30});
  s.add(36 * hour, {20});
  s.add(Duration{}, {10});
  CHECK(s.quantile(0.5) == 2);  // asked in between: what is added later counts too
  s.add(512 * day, {15});
  s.add(511 * day, {15});
  CHECK(s.quantile(0.1) == 0);
  CHECK(s.quantile(0.3) == 1.5);
  CHECK(s.quantile(0.6) == 2);
  CHECK(s.quantile(0.75) == 511);
  CHECK(s.quantile(0.9) == 512);
  CHECK(s.quantile(1) == 600);
}

TEST_CASE("an empty spread has no quantiles and takes no weight of zero") {
  Spread s;
  s.add(day, {0});
  CHECK(s.empty());
  CHECK(s.quantile(0.5) == 0);
  CHECK(s.mean() == 0);
}

TEST_CASE("a spread of many different values stays small and exact in the mean") {
  Spread s;
  for (int i = 0; i < 100'000; ++i) s.add(Duration{i * 60}, {1});  // minutes 0 to 99,999
  CHECK(s.mean() == Approx(49'999.5 / 1440));
  CHECK(s.quantile(0.5) == Approx(49'999.0 / 1440).margin(1.0 / 24));  // rounded to the hour at worst
  CHECK(sizeof(s) < 200);
}

TEST_CASE("spreads add up, whichever is rounded") {
  Spread a, b;
  a.add(2 * day, {1});
  b.add(4 * day, {3});
  a.add(b);
  CHECK(a.mean() == Approx(3.5));
  CHECK(a.quantile(0.5) == 4);
}

TEST_CASE("a sum of spreads has the quantiles of all their values, also of equal ones") {
  Spread a, b, sum;
  for (int i = 0; i < 9; ++i) a.add((9 - i) * day, {1});
  b.add(5 * day, {90});
  b.add(20 * day, {1});
  sum.add(a);
  sum.add(b);
  CHECK(sum.weight() == 100);
  CHECK(sum.mean() == Approx((45 + 450 + 20) / 100.0));
  CHECK(sum.quantile(0.04) == 4);  // 1, 2, 3, 4 days, then 91 of 5
  CHECK(sum.quantile(0.05) == 5);
  CHECK(sum.quantile(0.95) == 5);
  CHECK(sum.quantile(0.96) == 6);
  CHECK(sum.quantile(1) == 20);
}

TEST_CASE("a condensed spread still tells its mean and the reported quantiles") {
  Spread s;
  for (int i = 1; i <= 200; ++i) s.add(i * day, {1});
  s.condense();
  CHECK(s.mean() == Approx(100.5));
  CHECK(s.quantile(0.5) == 100);
  CHECK(s.quantile(0.9) == 180);
  CHECK(s.quantile(0.99) == 198);
  CHECK_THROWS_AS(s.quantile(0.3), std::out_of_range);  // its values are gone
}

// Expected by hand: the product-limit estimator of Kaplan & Meier (1958). At risk are 40; after one day 10 of 40 are
// served and 30/40 wait longer; what is open after a day and a half leaves the 30; after two days 10 of 20 are served
// and 3/8 wait longer.
TEST_CASE(
    "what still waits counts as waiting at least so long, and a quantile beyond all that was served is infinite") {
  Spread s;
  s.add(1 * day, {10});
  s.add(2 * day, {10});
  CHECK(s.waits({})[0] == 1);
  CHECK(s.waits({})[1] == 2);
  const auto waits = s.waits({{3 * day, {10}}, {36 * hour, {10}}});
  CHECK(waits[0] == 2);
  CHECK(std::isinf(waits[1]));
  CHECK(std::isinf(waits[2]));
  // What is open as long as the served ones waited is at risk with them: 20 of 40 after two days are half exactly.
  Spread even;
  even.add(2 * day, {20});
  CHECK(even.waits({{2 * day, {20}}})[0] == 2);
  CHECK(std::isinf(even.waits({{2 * day, {21}}})[0]));
  CHECK(Spread{}.waits({})[0] == 0);
  CHECK(std::isinf(Spread{}.waits({{1 * day, {1}}})[0]));
}
