// Buyers' behaviour, as reviews and orders meet it: every question is answered at once when nothing of it is in use.
#pragma once
#include "world.hpp"

namespace chokepoint::engine {

// behaviour.cpp
/// What targets are raised by now; at every turn of an interval, and when such an event begins or ends.
void refresh_shifts(World& w);
/// The weights of past orders and receipts fade by one interval.
void fade_fill(World& w);
/// The position as the buyer sees it: without its own phantom orders, with what it forgets of the supply line, and with
/// the extra stock that it wants, which counts as owed. Cancels phantoms that are due to be.
Position seen_by_buyer(World& w, ItemId item, Position position);
/// An order that was not zero: which event made it larger.
void credit_shift(World& w, ItemId item);
/// The mean use a day over the last reviews, with the use since the last one.
double averaged_use(World& w, const Item& item, ItemState& state);
/// Above its level the buyer gives back: open orders are cancelled, the rest is taken off the next ones.
void give_back(World& w, const Item& item, Quantity amount);

// sourcing.cpp
/// Enters an order, whatever it is for. `other` is told with the fact.
void place_order(World& w, LaneId lane, Quantity amount, std::uint32_t other);
/// An order for a need, and the phantom that goes with it.
void order_from(World& w, LaneId lane, Quantity amount);

/// Takes phantom orders along when fill is low. Part of order_from().
void inflate(World& w, LaneId lane, Quantity need);
/// What is left of an order when earlier returns are taken off it.
Quantity less_returns(World& w, LaneId lane, Quantity amount);

// standby.cpp
/// The windows in which fill is judged move on by one interval.
void roll_fills(World& w);
/// What was ordered on a lane, and what left on it; kept only where a lane that stands by asks for it.
inline void note_ordered(World& w, LaneId lane, Quantity amount) {
  std::vector<FillWindow>& fills = w.state.behaviour.fills;
  if (fills.empty() || fills[lane].ordered.empty()) return;
  fills[lane].ordered[fills[lane].next] += amount;
  fills[lane].ordered_sum += amount;
}
inline void note_left(World& w, LaneId lane, Quantity amount) {
  std::vector<FillWindow>& fills = w.state.behaviour.fills;
  if (fills.empty() || fills[lane].left.empty()) return;
  fills[lane].left[fills[lane].next] += amount;
  fills[lane].left_sum += amount;
}
void start_fills(const Network& n, State& s);
/// Looks after the lanes that stand by: is there trouble, is one qualified, is it over? At every review of the item.
void watch_suppliers(World& w, const Item& item);
/// Orders what the lanes in use may take of a new need, and gives the rest.
Quantity order_from_standby(World& w, const Item& item, Quantity amount);

}  // namespace chokepoint::engine
