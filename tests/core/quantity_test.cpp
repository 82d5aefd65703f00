// Shares, flows and splits, to the unit.
#include "chokepoint/core/quantity.hpp"

#include <numeric>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace chokepoint;

namespace {

std::vector<std::int64_t> split_of(std::int64_t total, const std::vector<std::int64_t>& weights) {
  std::vector<Quantity> parts(weights.size());
  split({total}, weights, parts);
  std::vector<std::int64_t> units;
  for (const auto p : parts) units.push_back(p.units);
  return units;
}

}  // namespace

TEST_CASE("a split gives the units left over to the largest remainders") {
  // 100 x {47, 16, 15.8, 12, 6.1, 3.1} / 100: rounded down 47 16 15 12 6 3 = 99, the unit left goes to 15.8.
  // Source: the textbook example of Hamilton's method (populations 47000, 16000, 15900, 12000, 6000, 3100; ten seats):
  // quotas 4.7 1.6 1.59 1.2 0.6 0.31, seats 5 2 1 1 1 0.
  CHECK(split_of(10, {47000, 16000, 15900, 12000, 6000, 3100}) == std::vector<std::int64_t>{5, 2, 1, 1, 1, 0});
  CHECK(split_of(100, {470, 160, 158, 120, 61, 31}) == std::vector<std::int64_t>{47, 16, 16, 12, 6, 3});
}

TEST_CASE("a split breaks ties by the lower index and gives nothing to a weight of zero") {
  // By hand: 2 in three equal parts leaves two units for the first two.
  CHECK(split_of(2, {1, 1, 1}) == std::vector<std::int64_t>{1, 1, 0});
  CHECK(split_of(5, {0, 3, 0, 3}) == std::vector<std::int64_t>{0, 3, 0, 2});
  CHECK(split_of(0, {0, 0}) == std::vector<std::int64_t>{0, 0});
  CHECK(split_of(0, {}).empty());
}

TEST_CASE("a split of anything sums to the total, and no part is a unit away from its exact share") {
  const unsigned seed = 20250404;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> weights(1 + random() % 70);  // both sides of the scratch array's 32
    for (auto& w : weights) w = static_cast<std::int64_t>(random() >> (1 + random() % 62));
    weights[random() % weights.size()] += 1;
    const auto total = static_cast<std::int64_t>(random() % (std::uint64_t{1} << (1 + random() % 50)));
    const auto parts = split_of(total, weights);
    Wide sum_of_weights = 0, sum = 0;
    for (const auto w : weights) sum_of_weights += w;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      const Wide error = Wide{parts[i]} * sum_of_weights - Wide{total} * weights[i];
      REQUIRE(error < sum_of_weights);
      REQUIRE(-error < sum_of_weights);
    }
    REQUIRE(static_cast<std::int64_t>(sum) == total);
  }
}

TEST_CASE("division rounds towards minus and plus infinity on both sides of zero") {
  CHECK(static_cast<int>(floor_div(-7, 2)) == -4);  // by hand
  CHECK(static_cast<int>(floor_div(-6, 2)) == -3);
  CHECK(static_cast<int>(floor_div(7, 2)) == 3);
  CHECK(static_cast<int>(ceil_div(-7, 2)) == -3);
  CHECK(static_cast<int>(ceil_div(7, 2)) == 4);
  CHECK(static_cast<int>(ceil_div(6, 2)) == 3);
}

TEST_CASE("a share of a quantity and a product of shares are exact") {
  const Share twenty_two_percent{220'000'000};
  CHECK(part_of({1000}, twenty_two_percent) == Quantity{220});
  CHECK(part_of({999}, twenty_two_percent) == Quantity{219});           // 219.78, down
  CHECK(part_of(unlimited, whole) == unlimited);                        // 2^50 x 10^9 needs 80 bits
  CHECK((Share{500'000'000} * Share{500'000'000}).ppb == 250'000'000);  // a half of a half
  CHECK((Share{333'333'333} * Share{333'333'333}).ppb == 111'111'111);  // 111111110.9, to nearest
}

TEST_CASE("lots of a flow sum to the rounded-down flow, whatever their number") {
  const Rate rate{{270'000'000'000}, rate_year};  // 270 kt a year in grams
  CHECK(in(rate_year, rate) == rate.amount);
  Carry carry;
  Quantity sum;
  for (int days = 1; days <= 365; ++days) {
    sum += carry.take(Wide{rate.amount.units} * day.seconds, rate.per.seconds);
    REQUIRE(sum == in(days * day, rate));
  }
  CHECK(static_cast<std::int64_t>(carry.rest()) == 0);
}
