// The replenishment policies, one small function each.
#include "chokepoint/rules/order.hpp"

#include <cassert>
#include <cmath>

namespace chokepoint {
namespace {

Quantity up_to(Quantity level, const Position& p) { return max(level - p.position(), Quantity{}); }

struct Orders {
  const Position& at;

  Quantity operator()(const NoOrders&) const { return {}; }
  Quantity operator()(const BaseStock& rule) const { return up_to(rule.level, at); }
  Quantity operator()(const MinMax& rule) const {
    return at.position() <= rule.reorder ? up_to(rule.level, at) : Quantity{};
  }
  Quantity operator()(const ReorderLot& rule) const {
    assert(rule.lot.units > 0);
    if (at.position() > rule.reorder) return {};
    const auto below = (rule.reorder - at.position()).units;
    const auto lots = rule.multiples ? below / rule.lot.units + 1 : 1;
    return {lots * rule.lot.units};
  }
  Quantity operator()(const Proportional& rule) const {
    // Both corrections are rounded down together, once.
    const Wide corrections = Wide{(rule.net_target - at.net()).units} * rule.net_gain.ppb +
                             Wide{(rule.order_target - at.on_order).units} * rule.order_gain.ppb;
    const Quantity correction{static_cast<std::int64_t>(floor_div(corrections, whole.ppb))};
    return max(rule.forecast + correction, Quantity{});
  }
  Quantity operator()(const Contract& rule) const { return max(rule.each, Quantity{}); }
};

}  // namespace

Quantity order_quantity(const OrderRule& rule, const Position& position) { return std::visit(Orders{position}, rule); }

double economic_order_quantity(double fixed_cost, double demand, double holding_cost) {
  assert(fixed_cost > 0 && demand > 0 && holding_cost > 0);
  return std::sqrt(2 * fixed_cost * demand / holding_cost);
}

}  // namespace chokepoint
