// Reviews: each control point compares its position with its rule and orders from its suppliers or its process.
#include <algorithm>
#include <cmath>

#include "behaviour.hpp"

namespace chokepoint::engine {
namespace {

/// Production that only compares the position with a level orders nothing twice, so a claim that comes later in the
/// moment (over a recycling lane, say) is answered at once. Buyers wait for their next review: a buyer whose
/// application is denied at once would file again without end.
bool may_repeat(const World& w, const Item& item) {
  if (item.supply != Supply::made || item.smoothing > 0 || item.average_of > 0 || w.now() < item.held_until)
    return false;
  return !std::holds_alternative<Proportional>(item.rule) && !std::holds_alternative<Contract>(item.rule);
}

bool review_is_due(const World& w, const Item& item, const ItemState& state) {
  if (item.review == Duration{}) return true;
  if (state.reviewed == w.now() && !may_repeat(w, item)) return false;
  return (w.now() - w.network.start()).seconds % item.review.seconds == 0;
}

/// Exponential smoothing of the use per day; the order-up-to level follows it. Continuous reviews weigh by elapsed
/// time, as if the use had been seen once a lot interval.
OrderRule smoothed(const World& w, const Item& item, ItemState& state) {
  const bool first = state.reviewed == Time{INT64_MIN};
  const double days = in_days(first ? w.network.lot : w.now() - state.reviewed);
  if (days > 0) {
    const bool continuous = item.review == Duration{};
    const double weight = continuous ? 1 - std::pow(1 - item.smoothing, days / in_days(w.network.lot)) : item.smoothing;
    state.forecast += weight * (static_cast<double>(state.used_since_review.units) / days - state.forecast);
    state.used_since_review = {};
  }
  return BaseStock{{static_cast<std::int64_t>(state.forecast * in_days(item.cover) + 0.5)}};
}

bool forecasts(const Item& item) { return item.smoothing > 0 || item.average_of > 0; }

/// The rule of an item that forecasts, with the level that follows.
OrderRule moving_rule(World& w, const Item& item, ItemState& state) {
  if (item.average_of == 0) return smoothed(w, item, state);
  state.forecast = averaged_use(w, item, state);
  state.used_since_review = {};
  return BaseStock{{static_cast<std::int64_t>(state.forecast * in_days(item.cover) + 0.5)}};
}

/// Does the buyer see another position than the books?
bool behaves(const World& w, const Item& item) {
  const BehaviourState& b = w.state.behaviour;
  return item.line_seen != whole || b.shifts > 0 || !b.orders.empty();
}

/// The most that the position may be so that deliveries find room: what is used until an order arrives makes way for
/// it.
Quantity room_for_position(const Item& item) {
  return item.room + Quantity{static_cast<std::int64_t>(item.flow * in_days(item.lead))};
}

bool may_arrive_at_once(const World& w, const Item& item) {
  return std::any_of(item.inbound.begin(), item.inbound.end(),
                     [&](LaneId l) { return w.network.lanes[l].mean_transit == Duration{}; });
}

/// Stock that is kept beyond the rule's level for now: so many days of use.
Quantity extra_stock(const Item& item, const ItemState& state) {
  if (state.extra_cover == Duration{}) return {};
  const double use = item.smoothing > 0 ? state.forecast : item.use;
  return {static_cast<std::int64_t>(use * in_days(state.extra_cover) + 0.5)};
}

/// Claims of final demand that does not wait and that no order of now can serve: lost before the moment is over, and
/// so no need of tomorrow's. Goods made here, or a step away, may still come in time.
Quantity about_to_be_lost(const World& w, const Item& item, const ItemState& state) {
  if (w.state.impatient.empty() || item.supply != Supply::bought || may_arrive_at_once(w, item)) return {};
  Quantity impatient{};
  for (const ClaimantId c : item.claimants) {
    const DemandId demand = w.network.claimants[c].demand;
    if (demand && !w.network.demands[demand].backorders) impatient += w.state.claimants[c].claimed;
  }
  return min(impatient, max(Quantity{}, state.claimed + state.owed - state.on_hand));
}

Quantity quantity_due(World& w, ItemId id) {
  const Item& item = w.item(id);
  ItemState& state = w.stock(id);
  if (w.now() < item.held_until) {
    state.used_since_review = {};
    return item.held_order;
  }
  const Quantity lost = about_to_be_lost(w, item, state);
  const Position position{state.on_hand - extra_stock(item, state), state.claimed + state.owed - lost, state.on_order};
  const Position seen = behaves(w, item) ? seen_by_buyer(w, id, position) : position;
  OrderRule moving;
  if (forecasts(item)) moving = moving_rule(w, item, state);
  const OrderRule& rule = forecasts(item) ? moving : item.rule;
  const Quantity wanted = order_quantity(rule, seen);
  if (wanted > Quantity{} && w.state.behaviour.shifts > 0) credit_shift(w, id);
  if (item.may_return && wanted == Quantity{}) return std::get<BaseStock>(rule).level - seen.position();
  if (item.supply == Supply::made || item.room == unlimited) return wanted;
  return max(Quantity{}, min(wanted, room_for_position(item) - position.position()));
}

}  // namespace

void review_site(World& w, SiteId site) {
  for (const ItemId id : w.network.sites[site].items) {
    const Item& item = w.item(id);
    if (!item.reviewed) continue;
    ItemState& state = w.stock(id);
    if (!review_is_due(w, item, state)) continue;
    if (!item.standbys.empty()) watch_suppliers(w, item);
    const Quantity amount = quantity_due(w, id);
    state.reviewed = w.now();
    if (amount == Quantity{}) continue;
    if (amount < Quantity{}) {
      give_back(w, item, -amount);
      continue;
    }
    if (item.supply == Supply::made) {
      order_production(w, id, amount);
    } else {
      purchase(w, item, amount);
    }
  }
}

}  // namespace chokepoint::engine
