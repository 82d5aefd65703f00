// When and how much to order: the replenishment policies of inventory theory as values and one pure function.
#pragma once
#include <variant>

#include "chokepoint/core/quantity.hpp"

namespace chokepoint {

/// What a control point knows at a review. Position = on hand - backlog + on order; "on order" counts all that was
/// ordered and not received: at the supplier, in a licence queue, at customs, under way.
struct Position {
  Quantity on_hand{}, backlog{}, on_order{};
  constexpr Quantity net() const { return on_hand - backlog; }
  constexpr Quantity position() const { return on_hand - backlog + on_order; }
};

/// Order up to `level` (base stock; also days of cover, whose level the compiler or a forecast sets). Zipkin (2000).
struct BaseStock {
  Quantity level{};
};
/// (s,S): at or below `reorder` order up to `level`. Trigger is position <= s (Axsater 2015).
struct MinMax {
  Quantity reorder{}, level{};
};
/// (r,Q) and (r,nQ): at or below `reorder` order one lot, or with `multiples` the smallest number of lots that lifts
/// the position above `reorder`.
struct ReorderLot {
  Quantity reorder{}, lot{};
  bool multiples = true;
};
/// Proportional order-up-to (POUT, APIOBPCS): forecast + a_net (net* - net) + a_order (on order* - on order), not below
/// 0. Gains of one give base stock; the anchoring rule of Sterman (1989) is the same form. Disney & Towill (2003).
struct Proportional {
  Quantity forecast{}, net_target{}, order_target{};
  Share net_gain{whole}, order_gain{whole};
};
/// A fixed quantity at every review, whatever the position.
struct Contract {
  Quantity each{};
};
/// Never orders.
struct NoOrders {};

using OrderRule = std::variant<NoOrders, BaseStock, MinMax, ReorderLot, Proportional, Contract>;

/// The quantity to order now; never negative. Pure.
Quantity order_quantity(const OrderRule& rule, const Position& position);

/// Economic order quantity: sqrt(2 K d / h). `fixed_cost` per order, `demand` per year, `holding_cost` per unit and
/// year; all > 0. Source: Harris (1913); Snyder & Shen (2019) ex. 3.1 (case B01).
double economic_order_quantity(double fixed_cost, double demand, double holding_cost);

}  // namespace chokepoint
