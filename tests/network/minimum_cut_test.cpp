// The bound on throughput: the textbook figure, knock-outs, and conversion into the user's units.
#include "chokepoint/network/structure.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

/// Cormen, Leiserson, Rivest & Stein, Introduction to Algorithms, figures 26.1 and 26.6. Two edges close loops.
const std::string figure = R"(
goods: {crate: t}
sites: {s: {makes: crate}, v1: {}, v2: {}, v3: {}, v4: {}, t: {sells: {crate: 4 t/d}}}
lanes:
  a: {from: s, to: v1, carries: crate, takes: 1 d, at_most: 16 t/d}
  b: {from: s, to: v2, carries: crate, takes: 1 d, at_most: 13 t/d}
  c: {from: v1, to: v3, carries: crate, takes: 1 d, at_most: 12 t/d}
  d: {from: v2, to: v1, carries: crate, takes: 1 d, at_most: 4 t/d, recycling: true}
  e: {from: v2, to: v4, carries: crate, takes: 1 d, at_most: 14 t/d}
  f: {from: v3, to: v2, carries: crate, takes: 1 d, at_most: 9 t/d, recycling: true}
  g: {from: v3, to: t, carries: crate, takes: 1 d, at_most: 20 t/d}
  h: {from: v4, to: v3, carries: crate, takes: 1 d, at_most: 7 t/d}
  i: {from: v4, to: t, carries: crate, takes: 1 d, at_most: 4 t/d}
)";

}  // namespace

TEST_CASE("the maximum flow of the textbook figure is 23, and its cut carries just that") {
  // Source: case D20.
  const auto n = network(figure);
  const auto cut = minimum_cut(n, DemandId{0});
  CHECK(cut.per_day == Approx(23));
  double sum = 0;
  for (const auto l : cut.lanes) sum += per_day(n.lanes[l].capacity) / 1e6;
  CHECK(sum == Approx(23));
}

TEST_CASE("knocking out one node of the textbook figure leaves 11, 12, 4 and 12") {
  // Source: case D20.
  const auto n = network(figure);
  CHECK(minimum_cut(n, {}, site(n, "v1")).per_day == Approx(11));
  CHECK(minimum_cut(n, {}, site(n, "v2")).per_day == Approx(12));
  CHECK(minimum_cut(n, {}, site(n, "v3")).per_day == Approx(4));
  CHECK(minimum_cut(n, {}, site(n, "v4")).per_day == Approx(12));
}

TEST_CASE("capacities upstream count in the user's units") {
  // By hand: the mine's 12 t/d make 6 t/d of oxide, 12 t/d of magnets, 6000 cars; so do refinery and works.
  const auto n = network(chain);
  CHECK(minimum_cut(n, DemandId{0}).per_day == Approx(6000));
  CHECK(minimum_cut(n, DemandId{0}, site(n, "hill-mine")).per_day == Approx(0));
}

TEST_CASE("the scarcest of several inputs bounds a line, not their sum") {
  // By hand: 1 t of x (30 t/d) and 2 t of y (40 t/d) for each car: y allows 20 cars.
  const auto n = network(R"(
goods: {x: t, y: t, car: cars}
sites:
  mx: {makes: x, at_most: 30 t/d}
  my: {makes: y, at_most: 40 t/d}
  plant: {makes: car, needs: {x: 1 t, y: 2 t}, sells: {car: 5 cars/d}}
lanes:
  1: {from: mx, to: plant, carries: x}
  2: {from: my, to: plant, carries: y}
)");
  const auto cut = minimum_cut(n, DemandId{0});
  CHECK(cut.per_day == Approx(20));
  REQUIRE(cut.sites.size() == 1);
  CHECK(n.sites[cut.sites.front()].name == "my");
}

TEST_CASE("without any capacity there is no bound") {
  CHECK(minimum_cut(network(pair_of("", "", ""))).per_day > 1e300);
}

TEST_CASE("goods that serve alike add up") {
  // By hand: 12 t/d of one and 15 t/d of the other make 27; without the first, 15.
  const auto n = network(R"(
goods: {a: t, b: t, m: t}
sites:
  m1: {makes: a, at_most: 12 t/d}
  m2: {makes: b, at_most: 15 t/d}
  plant: {makes: m, needs: {feed: {amount: 1 t, any_of: [a, b]}}, sells: {m: 10 t/d}}
lanes:
  la: {from: m1, to: plant, carries: a, takes: 2 d}
  lb: {from: m2, to: plant, carries: b, takes: 7 d}
)");
  CHECK(minimum_cut(n, DemandId{0}).per_day == Approx(27));
  CHECK(minimum_cut(n, DemandId{0}, site(n, "m1")).per_day == Approx(15));
}
