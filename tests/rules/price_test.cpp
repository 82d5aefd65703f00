// The laws of price against their closed forms.
#include "chokepoint/rules/price.hpp"

#include <cmath>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a third of the cover with exponent 0.8 makes 2.40822 of the price", "[price]") {
  // 3 ^ 0.8; Sterman (2000), ch. 20
  CHECK(scarcity_price(1, 60, 20, 0.8) == Approx(2.40822).margin(5e-6));
  CHECK(scarcity_price(230, 60, 60, 0.8) == Approx(230));
  CHECK(std::isinf(scarcity_price(230, 60, 0, 0.8)));
}

TEST_CASE("an isoelastic demand of -0.3 clears 61.8069 percent of the supply at 4.97214 of the price", "[price]") {
  // 0.618069 ^ (-1 / 0.3)
  CHECK(clearing_price(1, 0.618069, -0.3) == Approx(4.97214).margin(5e-6));
  CHECK(std::isinf(clearing_price(1, 0, -0.3)));
}

TEST_CASE("demand at the clearing price takes just what there is", "[price]") {
  // inverse functions of each other, for any ratio
  for (const double ratio : {0.2, 0.618069, 1.0, 1.7})
    CHECK(demand_at(clearing_price(100, ratio, -0.3), 100, -0.3) == Approx(ratio));
}

TEST_CASE("a price goes half of the logarithmic way in tau times ln 2", "[price]") {
  // ln P is halfway between ln 100 and ln 400 at sqrt(100 x 400) = 200
  CHECK(drifted_price(100, 400, 30 * std::log(2.0), 30) == Approx(200));
  CHECK(drifted_price(100, 400, 7, 0) == 400);
  // two steps make one: exact for a constant target
  CHECK(drifted_price(drifted_price(100, 400, 3, 30), 400, 4, 30) == Approx(drifted_price(100, 400, 7, 30)));
}
