// What happened: the engine's only output. Measures, the audit and the narrated trace hear nothing else.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// The meaning of a fact's fields by kind. `amount` is in the smallest units of the good concerned.
enum class FactKind : std::uint8_t {
  // subject = lane
  ordered,     ///< amount ordered by the buyer; since = time of the need (= at); other = 1: a phantom, not need
  cancelled,   ///< an open order or part of one is cancelled; other = 1: a phantom; 2: a return, taken off open or
               ///< coming
               ///< orders
  stood_in,    ///< a lane that stands by: other = 1 its qualification begins, 2 it is used, 0 it stands by again
  dispatched,  ///< amount leaves the seller; since = time of the order; other = 1 when it passed a licence; serial =
               ///< 1 + the mode, on a lane with modes
  received,    ///< amount arrives at the buyer; since = time of the order
  filed,       ///< a licence application; other = event; since = time of the order
  approved,    ///< other = event; since = time of filing
  denied,      ///< other = event; since = time of filing; the order is cancelled, the goods go back to stock
  returned,    ///< an application is sent back for papers; other = event; since = time of filing
  withdrawn,   ///< other = event; since = time of filing; the order is cancelled, the goods go back to stock
  expired,     ///< a licence ran out before the goods left; other = event
  permitted,   ///< amount leaves under a general licence; other = event
  stopped,     ///< amount is held by customs; other = event
  let_go,      ///< customs let it go on; other = event; since = time of the stop
  lost_under_way,  ///< amount will not arrive; since = time of the order; other = event that takes a shipment, or
                   ///< no_index: a share of what has just been dispatched
  // subject = item
  made,       ///< comes into being at completion (a recipe's output); other = recipe
  used,       ///< goes into work at the start of a run (a recipe's input); other = recipe
  entered,    ///< comes in from outside (stock released, recycled after use); other = event, or no_index
  dumped,     ///< leaves to the outside: store full, too old; other = 1: of poor quality
  destroyed,  ///< leaves to the outside: stock destroyed, work scrapped; other = event
  // subject = demand
  demanded,      ///< amount wanted (a line: planned build) for the interval that begins at `at`
  delivered,     ///< amount served to a final demand from stock, or built by a line; since = time of the demand
  lost,          ///< amount of demand that is given up; since = time of the demand
  forgone,       ///< amount that would be demanded at the start price and is not at the present one
  line_stopped,  ///< the line stands still from `at`; amount = what it built of the interval's plan
  line_started,  ///< the line runs again
  parked,        ///< units that a line built without a part; since = start of the interval
  finished,      ///< parked units that have got their parts, the oldest first
  built_ahead,   ///< units that a line built in the places of other variants, ahead of its plan
  recovered,     ///< units lost before that a line built beyond its plan; since = start of the interval
  // subject = recipe
  started,    ///< a run of size `amount`
  completed,  ///< a run of size `amount`; since = time of its start
  scrapped,   ///< work in process of size `amount` is lost; other = event; its inputs were used, its outputs never come
  held_back,  ///< a run was shortened by `amount`; other = event (an outage or quota) that did it
  // subject = event
  began,
  ended,
  touched,     ///< the event changed something for the first time
  issued,      ///< a quota batch: amount; other = budget
  charged,     ///< a quota is drawn: amount; other = budget; serial = 1 when another holder's site drew it (tolling)
  exhausted,   ///< a quota's budget reached zero; other = budget; `at` is exact within the lot
  lapsed,      ///< unused budget at the turn of the year or the end: amount; other = budget
  overdrawn,   ///< a run above what was issued: amount; other = budget
  deducted,    ///< a penalty comes off what is issued: amount; other = budget
  reassigned,  ///< holders' shares change: what a budget gains, negative what it loses; other = budget
  believed,    ///< planners' belief about the quota: amount = its mean; other = belief; serial = sd in ppm of the mean
  // subject = market
  priced,  ///< the price has changed; amount = millionths of the currency for one named unit
  // subject = 0
  closed,  ///< the moment is over and the state is at rest (once per lot interval): sample now
};

struct Fact {
  Time at{};
  FactKind kind = FactKind::closed;
  std::uint32_t subject = 0, other = 0;
  Quantity amount{};
  Time since{};
  std::uint32_t serial =
      0;  ///< of filed, approved, denied, withdrawn: ordinal of the application on its lane under its regime
};

using Facts = std::vector<Fact>;

}  // namespace chokepoint
