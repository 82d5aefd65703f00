// Reviews and orders: each control point compares its position with its rule and orders from its suppliers or its
// process.
#include <algorithm>
#include <array>
#include <cmath>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// Production that only compares the position with a level orders nothing twice, so a claim that comes later in the
/// moment (over a recycling lane, say) is answered at once. Buyers wait for their next review: a buyer whose
/// application is denied at once would file again without end.
bool may_repeat(const World& w, const Item& item) {
  if (item.supply != Supply::made || item.smoothing > 0 || w.now() < item.held_until) return false;
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

/// The most that the position may be so that deliveries find room: what is used until an order arrives makes way for
/// it.
Quantity room_for_position(const Item& item) {
  return item.room + Quantity{static_cast<std::int64_t>(item.flow * in_days(item.lead))};
}

bool may_arrive_at_once(const World& w, const Item& item) {
  return std::any_of(item.inbound.begin(), item.inbound.end(),
                     [&](LaneId l) { return w.network.lanes[l].mean_transit == Duration{}; });
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
  const Position position{state.on_hand, state.claimed + state.owed - lost, state.on_order};
  const Quantity wanted =
      item.smoothing > 0 ? order_quantity(smoothed(w, item, state), position) : order_quantity(item.rule, position);
  if (item.supply == Supply::made || item.room == unlimited) return wanted;
  return max(Quantity{}, min(wanted, room_for_position(item) - position.position()));
}

void order_from(World& w, LaneId id, Quantity amount) {
  if (amount == Quantity{}) return;
  const Lane& lane = w.network.lanes[id];
  w.stock(lane.to).on_order += amount;
  w.tell(FactKind::ordered, id.index, amount, 0, w.now());
  if (lane.order_delay == Duration{}) {
    enter_claim(w, lane.from, lane.claimant, amount, w.now());
    return;
  }
  const std::uint32_t order = w.state.travelling.add({id, no_index, amount, w.now()});
  w.state.lanes[id].ordering += amount;
  w.schedule(w.now() + lane.order_delay, Phase::demand, lane.from_site.index, Kind::order_arrival, order);
}

void order_by_share(World& w, const Item& item, Quantity amount) {
  std::array<std::int64_t, 16> few{};
  std::array<Quantity, 16> parts{};
  std::vector<std::int64_t> many;
  std::vector<Quantity> many_parts;
  std::span<std::int64_t> weights{few.data(), std::min(item.inbound.size(), few.size())};
  std::span<Quantity> shares{parts.data(), weights.size()};
  if (item.inbound.size() > few.size()) {
    many.resize(item.inbound.size());
    many_parts.resize(item.inbound.size());
    weights = many;
    shares = many_parts;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = w.network.lanes[item.inbound[i]].share;
  split(amount, weights, shares);
  for (std::size_t i = 0; i < weights.size(); ++i) order_from(w, item.inbound[i], shares[i]);
}

/// What a supplier that makes to order has in work and can still begin in this interval, in its output.
Quantity to_order(const World& w, ItemId id) {
  const Item& item = w.item(id);
  const BaseStock* rule = std::get_if<BaseStock>(&item.rule);
  Quantity sum{};
  if (rule == nullptr || rule->level > Quantity{}) return sum;
  for (const RecipeId r : item.made_by) {
    const Recipe& recipe = w.network.recipes[r];
    const RecipeState& state = w.state.recipes[r];
    const Quantity room = min(w.state.sites[item.site].room, state.room);
    for (const PartId p : recipe.outputs) {
      const Part& part = w.network.parts[p];
      if (part.item != id || !runs_to_orders(w.network, r)) continue;
      sum += room == unlimited ? unlimited : given(recipe, part, state.done, room + state.begun - state.done);
    }
  }
  return min(sum, unlimited);
}

/// What a supplier can promise: free stock; one that makes to order also its work and this interval's capacity; less
/// what is claimed.
Quantity offer_of(const World& w, LaneId id) {
  const ItemId from = w.network.lanes[id].from;
  const ItemState& supplier = w.state.items[from];
  const Quantity promised = supplier.on_hand + to_order(w, from) - supplier.claimed;
  return max(Quantity{}, min(promised, w.state.lanes[id].room));
}

/// A supplier promises less while an outage cuts it: that has moved an order, even if it meets no goods.
void credit_outage(World& w, SiteId site) {
  const SiteState& state = w.state.sites[site];
  if (state.left < whole) w.touch(state.limited_by);
}

/// Asks the suppliers in turn for what they can promise; what nobody can give waits at the first open one.
void order_by_priority(World& w, const Item& item, Quantity amount) {
  LaneId first_open;
  for (const LaneId id : item.inbound) {
    const LaneState& lane = w.state.lanes[id];
    if (lane.closed > 0) {
      w.touch(lane.limited_by);
      continue;
    }
    if (!first_open) first_open = id;
    const Quantity part = min(amount, offer_of(w, id));
    if (part < amount) credit_outage(w, w.network.lanes[id].from_site);
    order_from(w, id, part);
    amount -= part;
  }
  if (amount > Quantity{}) order_from(w, first_open ? first_open : item.inbound.front(), amount);
}

void purchase(World& w, const Item& item, Quantity amount) {
  if (item.inbound.empty()) return;
  if (item.inbound.size() == 1) {
    order_from(w, item.inbound.front(), amount);
  } else if (item.by_priority) {
    order_by_priority(w, item, amount);
  } else {
    order_by_share(w, item, amount);
  }
}

/// The run of `recipe` that gives `amount` of an output.
Quantity run_for(const World& w, const Recipe& recipe, ItemId output, Quantity amount) {
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    if (part.item != output || !part.driving) continue;
    return {static_cast<std::int64_t>(ceil_div(Wide{amount.units} * recipe.basis.units, part.amount.units))};
  }
  return {};
}

/// What a recipe can have of an input: free stock, what is on the road, and what open suppliers promise.
Quantity within_reach(const World& w, ItemId id) {
  const ItemState& stock = w.state.items[id];
  Quantity sum = stock.on_hand - stock.owed;
  for (const LaneId lane : w.item(id).inbound) {
    if (w.state.lanes[lane].closed == 0) sum += w.state.lanes[lane].under_way + offer_of(w, lane);
  }
  return min(unlimited, max(Quantity{}, sum));
}

/// How many runs the inputs of a recipe allow.
Quantity runs_within_reach(const World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  Quantity least = unlimited;
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    Quantity sum = within_reach(w, part.item);
    for (const ItemId other : part.instead) sum += within_reach(w, other);
    least = min(least, feasible(recipe, part, w.state.recipes[id].begun, min(unlimited, sum)));
  }
  return least;
}

/// Capacity that a recipe has left for new production orders in one review, if it has a limit of its own.
Quantity room_for_orders(const World& w, RecipeId id) {
  const Recipe& recipe = w.network.recipes[id];
  if (!recipe.limited) return unlimited;
  const RecipeState& s = w.state.recipes[id];
  return max(Quantity{}, in(w.network.lot, recipe.capacity) - (s.released - s.begun));
}

void release_by_share(World& w, const Item& item, ItemId id, Quantity amount) {
  std::vector<std::int64_t> weights;
  for (const RecipeId r : item.made_by) weights.push_back(w.network.recipes[r].share);
  std::vector<Quantity> parts(weights.size());
  split(amount, weights, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    release_run(w, item.made_by[i], run_for(w, w.network.recipes[item.made_by[i]], id, parts[i]));
  }
}

/// Offers the amount to the recipes in turn, each takes at most `most(recipe)`; gives what nobody took.
template <class Most>
Quantity release_in_turn(World& w, const std::vector<RecipeId>& turns, ItemId id, Quantity amount, Most most) {
  for (const RecipeId r : turns) {
    const Quantity size = run_for(w, w.network.recipes[r], id, amount);
    const Quantity part = min(size, most(r));
    if (size == Quantity{} || part == Quantity{}) continue;
    release_run(w, r, part);
    if (part == size) return {};
    amount -= Quantity{static_cast<std::int64_t>(floor_div(Wide{amount.units} * part.units, size.units))};
  }
  return amount;
}

/// Each recipe in turn takes what its inputs, its capacity and its quota allow. What none can make now waits with the
/// first that has capacity, and beyond all capacity with the last.
void release_by_turns(World& w, const std::vector<RecipeId>& turns, ItemId id, Quantity amount) {
  amount = release_in_turn(w, turns, id, amount, [&](RecipeId r) {
    return left_by_quota(w, r, min(room_for_orders(w, r), runs_within_reach(w, r)));
  });
  amount = release_in_turn(w, turns, id, amount, [&](RecipeId r) { return room_for_orders(w, r); });
  if (amount > Quantity{}) release_run(w, turns.back(), run_for(w, w.network.recipes[turns.back()], id, amount));
}

/// Recipes by how much their inputs allow, the most first; equal ones in the order of the file.
std::vector<RecipeId> by_availability(const World& w, std::vector<RecipeId> recipes) {
  std::stable_sort(recipes.begin(), recipes.end(),
                   [&](RecipeId a, RecipeId b) { return runs_within_reach(w, a) > runs_within_reach(w, b); });
  return recipes;
}

void order_production(World& w, ItemId id, Quantity amount) {
  const Item& item = w.item(id);
  const Recipe& first = w.network.recipes[item.made_by.front()];
  if (item.made_by.size() == 1) {
    release_run(w, item.made_by.front(), run_for(w, first, id, amount));
  } else if (w.network.sites[item.site].choice == RecipeChoice::availability) {
    release_by_turns(w, by_availability(w, item.made_by), id, amount);
  } else if (w.network.sites[item.site].choice == RecipeChoice::share) {
    release_by_share(w, item, id, amount);
  } else {
    release_by_turns(w, item.made_by, id, amount);
  }
}

bool has_a_rule(const World& w, const Item& item) {
  if (item.supply == Supply::bought) return true;
  if (item.supply != Supply::made || item.made_by.empty()) return false;
  return runs_to_orders(w.network, item.made_by.front());
}

}  // namespace

void release_run(World& w, RecipeId id, Quantity size) {
  if (size == Quantity{}) return;
  const Recipe& recipe = w.network.recipes[id];
  RecipeState& state = w.state.recipes[id];
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    const Quantity need = taken(recipe, part, state.released, size);
    w.stock(part.item).owed += need;
    w.stock(part.item).used_since_review += need;
  }
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    w.stock(part.item).on_order += given(recipe, part, state.released, size);
  }
  state.released += size;
  w.mark(Phase::production, recipe.site);
}

void review_site(World& w, SiteId site) {
  for (const ItemId id : w.network.sites[site].items) {
    const Item& item = w.item(id);
    ItemState& state = w.stock(id);
    if (!has_a_rule(w, item) || !review_is_due(w, item, state)) continue;
    const Quantity amount = quantity_due(w, id);
    state.reviewed = w.now();
    if (amount == Quantity{}) continue;
    if (item.supply == Supply::made) {
      order_production(w, id, amount);
    } else {
      purchase(w, item, amount);
    }
  }
}

void order_arrives(World& w, std::uint32_t order) {
  const TravellingOrder o = w.state.travelling[order];
  w.state.travelling.remove(order);
  const Lane& lane = w.network.lanes[o.lane];
  w.state.lanes[o.lane].ordering -= o.amount;
  enter_claim(w, lane.from, lane.claimant, o.amount, o.placed);
}

}  // namespace chokepoint::engine
