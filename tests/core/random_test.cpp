// The generator against its published vectors, and the promises of an address.
#include "chokepoint/core/random.hpp"

#include <algorithm>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "catch.hpp"

using namespace chokepoint;

namespace {

using Words = std::array<std::uint32_t, 4>;

Words block_of(const Stream& stream, std::uint32_t index) {
  auto draw = stream.draw(index);
  Words words{};
  for (auto& w : words) w = draw();
  return words;
}

/// The correlation of the first uniforms of draws 0..n-1 of two streams.
double correlation(const Stream& a, const Stream& b, std::uint32_t shift, std::uint32_t n) {
  double sum = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    auto x = a.draw(i), y = b.draw(i + shift);
    sum += (x.uniform() - 0.5) * (y.uniform() - 0.5) * 12;
  }
  return sum / n;
}

}  // namespace

TEST_CASE("Philox4x32-10 gives the published vectors") {
  // Source: case A01 (Random123's known-answer vectors).
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("an address gives the same numbers as in the first release") {
  // Source: the description in docs/decisions/0004-randomness.md, programmed a second time in another language.
  // A change here changes the answer of every stochastic scenario.
  CHECK(block_of(Stream(1, 0, "hill-mine", Purpose::demand_size), 0) ==
        Words{0x1d754131, 0x54bcf0ef, 0x361d460d, 0xe869212});
  CHECK(block_of(Stream(0x0123456789abcdef, 7, "a-magnet-maker-with-a-long-name", Purpose::yield), 365) ==
        Words{0xb1adf651, 0x8ff1442a, 0xb181b7cf, 0x981feb9b});
}

TEST_CASE("draws asked in any order are the same, and extra numbers of one shift no other") {
  const Stream stream(42, 3, "refinery", Purpose::transit);
  std::vector<Words> forwards;
  for (std::uint32_t i = 0; i < 50; ++i) forwards.push_back(block_of(stream, i));
  for (std::uint32_t i = 50; i-- > 0;) {
    auto greedy = stream.draw(i + 1);
    boost::random::gamma_distribution<double> rejecting(0.3, 1.0);  // takes as many numbers as it likes
    for (int k = 0; k < 100; ++k) rejecting(greedy);
    CHECK(block_of(stream, i) == forwards[i]);
  }
}

TEST_CASE("a draw may take more numbers than one block holds without repeating itself") {
  auto draw = Stream(42, 3, "refinery", Purpose::transit).draw(0);
  std::vector<std::uint32_t> numbers(4000);
  for (auto& n : numbers) n = draw();
  std::sort(numbers.begin(), numbers.end());
  // 4000 numbers of 32 bits collide 0.002 times on average; with this address never.
  CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("addresses that differ in one part have different streams") {
  std::vector<Words> first;
  const std::string long_name(16, 'x');
  for (const std::uint64_t seed : {0ull, 1ull, 1ull << 32})
    for (std::uint32_t replication = 0; replication < 20; ++replication)
      for (const std::string& name : {std::string(), std::string("a"), std::string("b"), std::string("ab"),
                                      std::string("a\0", 2), long_name, long_name + "y", long_name + long_name})
        for (const auto purpose : {Purpose::demand_size, Purpose::demand_time, Purpose::yield})
          first.push_back(block_of(Stream(seed, replication, name, purpose), 0));
  std::sort(first.begin(), first.end());
  CHECK(first.size() == 3 * 20 * 8 * 3);
  CHECK(std::adjacent_find(first.begin(), first.end()) == first.end());
}

TEST_CASE("streams of neighbouring addresses and neighbouring draws are uncorrelated") {
  // The correlation of n independent pairs has standard error 1/sqrt(n); the limit is four of them.
  const std::uint32_t n = 20'000;
  const double limit = 4 / std::sqrt(static_cast<double>(n));
  const Stream base(7, 0, "site-1", Purpose::outage);
  CHECK(std::abs(correlation(base, base, 1, n)) < limit);
  CHECK(std::abs(correlation(base, Stream(8, 0, "site-1", Purpose::outage), 0, n)) < limit);
  CHECK(std::abs(correlation(base, Stream(7, 1, "site-1", Purpose::outage), 0, n)) < limit);
  CHECK(std::abs(correlation(base, Stream(7, 0, "site-2", Purpose::outage), 0, n)) < limit);
  CHECK(std::abs(correlation(base, Stream(7, 0, "site-1", Purpose::repair), 0, n)) < limit);
  CHECK(correlation(base, base, 0, n) > 0.9);  // the measure itself sees a correlation where there is one
}

TEST_CASE("uniform numbers are inside the open interval and evenly spread") {
  const Stream stream(20250404, 0, "spread", Purpose::review);
  std::array<int, 64> cells{};
  const int n = 64'000;
  for (std::uint32_t i = 0; i < n; ++i) {
    auto draw = stream.draw(i);
    const double u = draw.uniform();
    REQUIRE((u > 0 && u < 1));
    ++cells[static_cast<std::size_t>(u * 64)];
  }
  double chi_square = 0;
  for (const int c : cells) chi_square += (c - 1000.0) * (c - 1000.0) / 1000.0;
  CHECK(chi_square < 63 + 4 * std::sqrt(2 * 63.0));  // mean and variance of chi-square with 63 degrees of freedom
  CHECK(chi_square > 63 - 4 * std::sqrt(2 * 63.0));
}
