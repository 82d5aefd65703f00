// Sobol' points against published ones, and what scrambling keeps.
#include "chokepoint/core/sobol.hpp"

#include <set>

#include "catch.hpp"

using namespace chokepoint;

namespace {
double coordinate(std::uint32_t x) { return x * 0x1p-32; }
}  // namespace

TEST_CASE("Sobol' points begin at the origin and are those of the books") {
  // Bratley & Fox (1988): 0, (1/2, 1/2), (3/4, 1/4), (1/4, 3/4) in Gray code; in binary order the last two change
  // places.
  const SobolSequence sobol(3);
  const double expected[4][2] = {{0, 0}, {0.5, 0.5}, {0.25, 0.75}, {0.75, 0.25}};
  for (std::uint32_t p = 0; p < 4; ++p)
    for (std::size_t d = 0; d < 2; ++d) CHECK(coordinate(sobol.at(p, d)) == expected[p][d]);
  CHECK_THROWS(SobolSequence(sobol_dimensions + 1));
}

TEST_CASE("2^m Sobol' points have one point in each of 2^m slices, scrambled or not, also far out") {
  const SobolSequence sobol(10);
  const Stream stream(7, 3, "x", Purpose::happening);
  for (std::size_t d = 0; d < 10; ++d) {
    std::set<std::uint32_t> plain, mixed;
    for (std::uint32_t p = 0; p < 1024; ++p) {
      plain.insert(sobol.at(p, d) >> 22);
      mixed.insert(scrambled(sobol.at(p, d), stream) >> 22);
    }
    CHECK(plain.size() == 1024);
    CHECK(mixed.size() == 1024);
  }
  CHECK(sobol.at(0xFFFFFFFFU, 0) == 0xFFFFFFFFU);  // all bits reversed, van der Corput
}

TEST_CASE("scrambling keeps pairs in their boxes: a digital net stays one") {
  // (0, m, 2)-net of the first two dimensions: each box of 2^-a by 2^-(m-a) holds one of 2^m points.
  const SobolSequence sobol(2);
  const Stream x(1, 0, "x", Purpose::happening), y(1, 0, "y", Purpose::happening);
  for (unsigned a = 0; a <= 6; ++a) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> boxes;
    for (std::uint32_t p = 0; p < 64; ++p) {
      const auto u = std::uint64_t{scrambled(sobol.at(p, 0), x)} >> (32 - a);
      const auto v = std::uint64_t{scrambled(sobol.at(p, 1), y)} >> (32 - (6 - a));
      boxes.emplace(static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(v));
    }
    CHECK(boxes.size() == 64);
  }
}

TEST_CASE("scrambled coordinates are uniform: every scrambling gives another point") {
  double sum = 0;
  std::set<std::uint32_t> seen;
  for (std::uint32_t s = 0; s < 1000; ++s) {
    const auto x = scrambled(0, Stream(1, s, "x", Purpose::happening));
    seen.insert(x);
    sum += coordinate(x);
  }
  CHECK(seen.size() == 1000);
  CHECK(std::abs(sum / 1000 - 0.5) < 4 * 0.2887 / 31.6);  // four standard errors of the mean of uniform numbers
}
