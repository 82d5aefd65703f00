// Prices in motion, and what goods cost where they land: asked by rules, conditions and accounts.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/money_terms.hpp"

namespace chokepoint {

struct Network;
struct State;

/// The price of one market, as it stands.
struct PriceState {
  double price = 0;     ///< currency for one named unit of the good
  Time updated{};       ///< when it was last made
  Quantity received{};  ///< by the sites of the market, from outside of it, since then (clearing rule)
};

/// The price of a good on its market at home or outside, in currency for one named unit; 0 when the good has none.
double price_of(const Network& network, const State& state, GoodId good, bool inside);
/// The same as an exact price, to a millionth for one named unit: the author's own at the start.
UnitPrice exact_price(const Network& network, const State& state, std::uint32_t market);
/// Duty in force on a lane: its own and those of the events that are under way.
Share tariff_on(const Network& network, const State& state, LaneId lane);
/// What a named unit of the good costs the buyer on this lane without duty and transport: contract and market.
double price_paid(const Network& network, const State& state, LaneId lane);
/// What a named unit of the good costs the buyer on this lane: price (contract and market), duty, transport by amount.
/// In currency; 0 when no accounts are kept.
double landed_cost(const Network& network, const State& state, LaneId lane);

}  // namespace chokepoint
