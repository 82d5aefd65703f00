// What runs take and give, to the unit.
#include "chokepoint/network/network.hpp"

#include <random>

#include "network/networks.hpp"

using namespace chokepoint;

namespace {

Recipe recipe(std::int64_t basis) {
  Recipe r;
  r.basis = {basis};
  return r;
}
Part part(std::int64_t amount) {
  Part p;
  p.amount = {amount};
  return p;
}

}  // namespace

TEST_CASE("one third of a unit in each run takes a whole unit at once and then none for two runs") {
  // By hand: ceil(k/3) for k = 0..4 is 0 1 1 1 2.
  const auto r = recipe(3);
  const auto p = part(1);
  CHECK(taken(r, p, {0}, {1}).units == 1);
  CHECK(taken(r, p, {1}, {1}).units == 0);
  CHECK(taken(r, p, {2}, {1}).units == 0);
  CHECK(taken(r, p, {3}, {1}).units == 1);
}

TEST_CASE("what is given is rounded down, so nothing comes from rounding") {
  // By hand: floor(2k/3) for k = 0..3 is 0 0 1 2.
  const auto r = recipe(3);
  const auto p = part(2);
  CHECK(given(r, p, {0}, {1}).units == 0);
  CHECK(given(r, p, {1}, {1}).units == 1);
  CHECK(given(r, p, {2}, {1}).units == 1);
}

TEST_CASE("the feasible run is the largest that the stock allows") {
  // Source: the definition, tried from both sides on random recipes.
  const unsigned seed = 20250404;
  INFO("seed " << seed);
  std::minstd_rand random(seed);
  for (int i = 0; i < 2000; ++i) {
    const auto r = recipe(1 + random() % 1'000'000);
    const auto p = part(1 + random() % 1'000'000);
    const Quantity before{static_cast<std::int64_t>(random() % 1'000'000)},
        stock{static_cast<std::int64_t>(random() % 100'000)};
    const auto size = feasible(r, p, before, stock);
    REQUIRE(size >= Quantity{0});
    REQUIRE(taken(r, p, before, size) <= stock);
    REQUIRE(taken(r, p, before, size + Quantity{1}) > stock);
  }
}

TEST_CASE("amounts and lanes are named as people write them") {
  const auto n = networks::network(networks::chain);
  const auto good = networks::lane(n, "ship").good;
  CHECK(amount_text(n, good, {12'500'000}) == "12.5 t");
  CHECK(amount_text(n, networks::item(n, "car-plant", "car").good, {5'000'000}) == "5000 cars");
  CHECK(name_of(n, networks::lane_id(n, "ore-road")) == "hill-mine to river-refinery");
}
