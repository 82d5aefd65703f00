// The allocation rules on published numbers, and their promises on random claims.
#include "chokepoint/rules/ration.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace chokepoint;

namespace {

using Units = std::vector<std::int64_t>;

constexpr RationRule all_rules[] = {RationRule::first_come, RationRule::proportional, RationRule::uniform,
                                    RationRule::linear,     RationRule::priority,     RationRule::domestic_first};

Units rationed(RationRule rule, std::int64_t available, const std::vector<Claim>& claims) {
  std::vector<Quantity> granted(claims.size(), Quantity{-1});
  ration(rule, {available}, claims, granted);
  Units units;
  for (const auto g : granted) units.push_back(g.units);
  return units;
}

std::int64_t sum(const Units& units) { return std::accumulate(units.begin(), units.end(), std::int64_t{0}); }

/// Orders in thousandths, as pieces are counted.
const std::vector<Claim> d06{{{100'000}, 0, 2, false}, {{60'000}, 1, 0, true}, {{40'000}, 2, 1, true}};

std::vector<Claim> random_claims(std::mt19937_64& random) {
  std::vector<Claim> claims(random() % 50);  // both sides of the scratch arrays' 32
  const std::uint64_t largest = 1 + (random() >> (20 + random() % 43));
  std::uint32_t number = 0;
  for (auto& c : claims) {
    c.asked = {static_cast<std::int64_t>(random() % largest)};
    c.number = number++;
    c.rank = static_cast<std::int32_t>(random() % 4) - 2;
    c.domestic = random() % 2 == 0;
  }
  return claims;
}

std::int64_t asked(const std::vector<Claim>& claims) {
  std::int64_t total = 0;
  for (const auto& c : claims) total += c.asked.units;
  return total;
}

}  // namespace

TEST_CASE("the allocation rules share 120 among 100, 60 and 40 as defined") {
  // Source: case D06. A unit left over goes by largest remainder, ties to the lower index.
  CHECK(rationed(RationRule::proportional, 120'000, d06) == Units{60'000, 36'000, 24'000});
  CHECK(rationed(RationRule::uniform, 120'000, d06) == Units{40'000, 40'000, 40'000});
  CHECK(rationed(RationRule::linear, 120'000, d06) == Units{73'334, 33'333, 13'333});
  CHECK(rationed(RationRule::priority, 120'000, d06) == Units{20'000, 60'000, 40'000});
  CHECK(rationed(RationRule::domestic_first, 120'000, d06) == Units{20'000, 60'000, 40'000});
  CHECK(rationed(RationRule::first_come, 120'000, d06) == Units{100'000, 20'000, 0});  // by hand
}

TEST_CASE("inflated orders are rewarded by proportional and linear but not by uniform allocation") {
  // Source: case C06 (Lee, Padmanabhan & Whang 1997; Cachon & Lariviere 1999): capacity 150, orders 200 and 100.
  const std::vector<Claim> claims{{{200}, 0, 0, false}, {{100}, 1, 0, false}};
  CHECK(rationed(RationRule::proportional, 150, claims) == Units{100, 50});
  CHECK(rationed(RationRule::uniform, 150, claims) == Units{75, 75});
  CHECK(rationed(RationRule::linear, 150, claims) == Units{125, 25});
}

TEST_CASE("linear allocation drops claims that the cut would make negative") {
  // By hand: 100, 90, 5 and 1 with 50 to share: 1 and 5 fall away, then (190 - 50) / 2 = 70 is cut from both others.
  const std::vector<Claim> claims{{{5}, 0, 0, false}, {{100}, 1, 0, false}, {{1}, 2, 0, false}, {{90}, 3, 0, false}};
  CHECK(rationed(RationRule::linear, 50, claims) == Units{0, 30, 0, 20});
}

TEST_CASE("uniform allocation serves small claims in full and caps the others alike") {
  // By hand: 2 and 4 in full leave 10 for two: 5 each; with 11 the odd unit goes to the lower index.
  const std::vector<Claim> claims{{{50}, 0, 0, false}, {{2}, 1, 0, false}, {{9}, 2, 0, false}, {{4}, 3, 0, false}};
  CHECK(rationed(RationRule::uniform, 16, claims) == Units{5, 2, 5, 4});
  CHECK(rationed(RationRule::uniform, 17, claims) == Units{6, 2, 5, 4});
}

TEST_CASE("too little for the domestic claims is shared in proportion among them alone") {
  CHECK(rationed(RationRule::domestic_first, 50, d06) == Units{0, 30, 20});  // by hand: 50 as 60 to 40
}

TEST_CASE("within a rank the earlier claim is served first") {
  const std::vector<Claim> claims{{{10}, 7, 1, false}, {{10}, 3, 1, false}, {{10}, 9, -1, false}};
  CHECK(rationed(RationRule::priority, 15, claims) == Units{0, 5, 10});
}

TEST_CASE("every rule gives away exactly what it can, no claim more than it asked, none less than nothing") {
  const unsigned seed = 6;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 1500; ++round) {
    const auto claims = random_claims(random);
    const auto total = asked(claims);
    const auto available = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(total + total / 4 + 2));
    for (const auto rule : all_rules) {
      CAPTURE(round, static_cast<int>(rule));
      const auto granted = rationed(rule, available, claims);
      REQUIRE(sum(granted) == std::min(available, total));
      for (std::size_t i = 0; i < claims.size(); ++i) {
        REQUIRE(granted[i] >= 0);
        REQUIRE(granted[i] <= claims[i].asked.units);
      }
    }
  }
}

TEST_CASE("who stands where in the list matters for one unit at most") {
  const unsigned seed = 7;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 500; ++round) {
    const auto claims = random_claims(random);
    auto shuffled = claims;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const auto available = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(asked(claims) + 1));
    for (const auto rule : all_rules) {
      const bool in_turn = rule == RationRule::first_come || rule == RationRule::priority;
      std::map<std::uint32_t, std::int64_t> by_number;
      const auto before = rationed(rule, available, claims), after = rationed(rule, available, shuffled);
      for (std::size_t i = 0; i < claims.size(); ++i) by_number[claims[i].number] = before[i];
      for (std::size_t i = 0; i < claims.size(); ++i) {
        CAPTURE(round, static_cast<int>(rule), i);
        REQUIRE(std::abs(by_number[shuffled[i].number] - after[i]) <= (in_turn ? 0 : 1));
      }
    }
  }
}

TEST_CASE("under uniform allocation nobody who is cut has less than anybody else, under linear all cuts are alike") {
  const unsigned seed = 8;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 500; ++round) {
    const auto claims = random_claims(random);
    if (asked(claims) == 0) continue;
    const auto available = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(asked(claims)));
    const auto fair = rationed(RationRule::uniform, available, claims);
    const auto cut = rationed(RationRule::linear, available, claims);
    const auto most = *std::max_element(fair.begin(), fair.end());
    std::int64_t largest_cut = 0, smallest_cut = INT64_MAX;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (fair[i] < claims[i].asked.units) REQUIRE(fair[i] >= most - 1);
      const auto lost = claims[i].asked.units - cut[i];
      largest_cut = std::max(largest_cut, lost);
      if (cut[i] > 0) smallest_cut = std::min(smallest_cut, lost);
    }
    if (smallest_cut != INT64_MAX) REQUIRE(largest_cut - smallest_cut <= 1);
  }
}
