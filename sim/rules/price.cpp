// Powers and one exponential.
#include "chokepoint/rules/price.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {

double scarcity_price(double start, double reference, double cover, double exponent) {
  if (cover <= 0) return std::numeric_limits<double>::infinity();
  return start * std::pow(reference / cover, exponent);
}

double clearing_price(double start, double ratio, double elasticity) {
  if (ratio <= 0) return std::numeric_limits<double>::infinity();
  return start * std::pow(ratio, 1 / elasticity);
}

double drifted_price(double price, double target, double days, double tau) {
  if (tau <= 0) return target;
  return target * std::exp(std::log(price / target) * std::exp(-days / tau));
}

double demand_at(double price, double start, double elasticity) { return std::pow(price / start, elasticity); }

}  // namespace chokepoint
