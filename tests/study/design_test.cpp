// Designs: what each promises of its points, computed for every point alone.
#include "chokepoint/study/design.hpp"

#include <set>

#include "catch.hpp"

using namespace chokepoint;

namespace {

Design design(DesignKind kind, std::uint64_t points, std::size_t factors, std::uint32_t scramblings = 1) {
  DesignTerms t;
  t.kind = kind;
  t.points = points;
  t.scramblings = scramblings;
  std::vector<Axis> axes;
  for (std::size_t f = 0; f < factors; ++f) axes.push_back({"f" + std::to_string(f), 0});
  return Design(t, axes);
}

}  // namespace

TEST_CASE("a grid holds every combination once, the last factor running fastest") {
  DesignTerms t;
  const Design grid(t, {{"a", 2}, {"b", 3}});
  REQUIRE(grid.points() == 6);
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (std::uint64_t p = 0; p < 6; ++p) seen.emplace(grid.at(p, 0).level, grid.at(p, 1).level);
  CHECK(seen.size() == 6);
  CHECK(grid.at(1, 0).level == 0);
  CHECK(grid.at(1, 1).level == 1);
  CHECK(Design(t, {{"a", 1ULL << 40}, {"b", 1ULL << 40}}).points() == 0);  // cannot be counted
}

TEST_CASE("a Latin hypercube meets every slice of every factor once") {
  for (const std::uint64_t n : {1, 2, 3, 7, 64, 1000}) {
    const auto lhs = design(DesignKind::latin_hypercube, n, 3);
    for (std::size_t f = 0; f < 3; ++f) {
      std::set<std::uint64_t> slices;
      for (std::uint64_t p = 0; p < n; ++p)
        slices.insert(static_cast<std::uint64_t>(lhs.at(p, f).u * static_cast<double>(n)));
      CHECK(slices.size() == n);
    }
  }
}

TEST_CASE("factors of a Latin hypercube are not dealt out alike") {
  // The correlation of two independent permutations of 1000 has standard deviation 1/sqrt(999) = 0.032.
  const auto lhs = design(DesignKind::latin_hypercube, 1000, 2);
  double sum = 0;
  for (std::uint64_t p = 0; p < 1000; ++p) sum += (lhs.at(p, 0).u - 0.5) * (lhs.at(p, 1).u - 0.5);
  CHECK(std::abs(sum / 1000 * 12) < 4 * 0.032);
}

TEST_CASE("each scrambling of a Sobol' design is balanced, and no two are alike") {
  const auto sobol = design(DesignKind::sobol, 256, 4, 8);
  std::set<double> firsts;
  for (std::uint32_t s = 0; s < 8; ++s) {
    for (std::size_t f = 0; f < 4; ++f) {
      std::set<std::uint64_t> slices;
      for (std::uint64_t p = 0; p < 32; ++p) slices.insert(static_cast<std::uint64_t>(sobol.at(32 * s + p, f).u * 32));
      CHECK(slices.size() == 32);
    }
    firsts.insert(sobol.at(32 * s, 0).u);
    CHECK(sobol.scrambling(32 * s) == s);
    CHECK(sobol.scrambling(32 * s + 31) == s);
  }
  CHECK(firsts.size() == 8);
}

TEST_CASE("a factor keeps its random numbers when others come and go") {
  for (const auto kind : {DesignKind::random, DesignKind::latin_hypercube}) {
    DesignTerms t;
    t.kind = kind, t.points = 16;
    const Design one(t, {{"stock", 0}}), two(t, {{"other", 0}, {"stock", 0}});
    for (std::uint64_t p = 0; p < 16; ++p) CHECK(one.at(p, 0).u == two.at(p, 1).u);
  }
}

TEST_CASE("a pair of sobol indices is followed by its mixtures") {
  const auto d = design(DesignKind::sobol_indices, 8, 3);
  REQUIRE(d.points() == 8 * 5);
  for (std::uint64_t g = 0; g < 8; ++g)
    for (std::size_t mixture = 0; mixture < 3; ++mixture)
      for (std::size_t f = 0; f < 3; ++f) {
        const double a = d.at(5 * g, f).u, b = d.at(5 * g + 4, f).u;
        CHECK(a != b);
        CHECK(d.at(5 * g + 1 + mixture, f).u == (f == mixture ? b : a));
      }
}

TEST_CASE("a walk of morris changes one factor at a time by half of the levels, each once") {
  const auto d = design(DesignKind::morris, 40, 5);
  REQUIRE(d.points() == 40 * 6);
  std::set<std::string> orders;
  for (std::uint64_t w = 0; w < 40; ++w) {
    std::set<std::size_t> changed;
    std::string order;
    for (std::size_t step = 1; step <= 5; ++step) {
      changed.insert(d.changed(w, step));
      order += std::to_string(d.changed(w, step));
      for (std::size_t f = 0; f < 5; ++f) {
        const double move = std::abs(d.at(6 * w + step, f).u - d.at(6 * w + step - 1, f).u);
        CHECK(move == Approx(f == d.changed(w, step) ? 2.0 / 3 : 0.0).margin(1e-15));
      }
    }
    CHECK(changed.size() == 5);
    orders.insert(order);
  }
  CHECK(orders.size() > 20);  // of 120
}

TEST_CASE("shuffling is a bijection of any range") {
  const Stream stream(3, 0, "x", Purpose::happening);
  for (const std::uint64_t n : {1, 2, 5, 16, 17, 1000}) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < n; ++i) seen.insert(shuffled(i, n, stream));
    CHECK(seen.size() == n);
    CHECK(*seen.rbegin() == n - 1);
  }
}
