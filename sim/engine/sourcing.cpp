// Orders to suppliers: split by shares, or asked in turn for what they can promise.
#include <algorithm>
#include <array>

#include "behaviour.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {

namespace {

/// The order is at the seller: into its book, or to the licence desk first.
void book_order(World& w, LaneId id, Quantity amount, Time placed) {
  const LaneState& lane = w.state.lanes[id];
  if (lane.regime != no_index && w.state.regimes[lane.regime].at_licence) return apply_at_order(w, id, amount, placed);
  enter_claim(w, w.network.lanes[id].from, w.network.lanes[id].claimant, amount, placed);
}

}  // namespace

void place_order(World& w, LaneId id, Quantity amount, std::uint32_t other) {
  const Lane& lane = w.network.lanes[id];
  w.stock(lane.to).on_order += amount;
  w.tell(FactKind::ordered, id.index, amount, other, w.now());
  if (!w.state.behaviour.orders.empty()) amount = less_returns(w, id, amount);
  if (amount == Quantity{}) return;
  if (lane.order_delay == Duration{}) {
    book_order(w, id, amount, w.now());
    return;
  }
  const std::uint32_t order = w.state.travelling.add({id, no_index, amount, w.now()});
  w.state.lanes[id].ordering += amount;
  w.schedule(w.now() + lane.order_delay, Phase::demand, lane.from_site.index, Kind::order_arrival, order);
}

void order_from(World& w, LaneId id, Quantity amount) {
  if (amount == Quantity{}) return;
  if (w.state.lanes[id].order_stops > 0) return w.touch(w.state.lanes[id].limited_by);
  place_order(w, id, amount, 0);
  note_ordered(w, id, amount);
  if (!w.state.behaviour.orders.empty()) inflate(w, id, amount);
}

namespace {

/// Shares of suppliers whose goods are refused go to the others, as long as there are any.
void leave_out_refused(World& w, const Item& item, std::span<std::int64_t> weights) {
  std::vector<bool> refused;
  bool some = false;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    refused.push_back(refuses(w, item.inbound[i]));
    some = some || (!refused[i] && weights[i] > 0);
  }
  for (std::size_t i = 0; some && i < weights.size(); ++i)
    if (refused[i]) weights[i] = 0;
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
  if (w.state.origins.rules > 0) leave_out_refused(w, item, weights);
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
      if (part.item != id || !recipe.to_orders) continue;
      sum += room == unlimited ? unlimited : given(recipe, part, state.done, room + state.begun - state.done);
    }
  }
  return min(sum, unlimited);
}

}  // namespace

Quantity offer_of(const World& w, LaneId id) {
  const ItemId from = w.network.lanes[id].from;
  const ItemState& supplier = w.state.items[from];
  const Quantity promised = supplier.on_hand + to_order(w, from) - supplier.claimed;
  return max(Quantity{}, min(promised, w.state.lanes[id].room));
}

namespace {

/// A supplier promises less while an outage cuts it: that has moved an order, even if it meets no goods.
void credit_outage(World& w, SiteId site) {
  const SiteState& state = w.state.sites[site];
  if (state.left < whole) w.touch(state.limited_by);
}

/// Where it is better to wait: at a plant that no outage cuts. What waits counts as on order, so that goods asked of a
/// plant that stands still would be asked of nobody else.
bool is_at_work(const World& w, LaneId id) { return w.state.sites[w.network.lanes[id].from_site].left == whole; }

/// Asks the suppliers in turn for what they can promise; what nobody can give waits at the first open one that is at
/// work, or at the first open one.
void order_in_turn(World& w, const std::vector<LaneId>& turns, Quantity amount) {
  LaneId waits_at;
  for (const LaneId id : turns) {
    const LaneState& lane = w.state.lanes[id];
    if (lane.closed > 0 || lane.order_stops > 0) {
      w.touch(lane.limited_by);
      continue;
    }
    if (w.state.origins.rules > 0 && refuses(w, id)) continue;
    if (!waits_at || (!is_at_work(w, waits_at) && is_at_work(w, id))) waits_at = id;
    const Quantity part = min(amount, offer_of(w, id));
    if (part < amount) credit_outage(w, w.network.lanes[id].from_site);
    if (part < amount && lane.left < whole) w.touch(lane.limited_by);
    order_from(w, id, part);
    amount -= part;
  }
  if (amount > Quantity{}) order_from(w, waits_at ? waits_at : turns.front(), amount);
}

/// By what a unit costs where it lands, the cheapest first; equal ones as the author has put them.
std::vector<LaneId> by_landed_cost(const World& w, std::vector<LaneId> lanes) {
  std::stable_sort(lanes.begin(), lanes.end(), [&](LaneId a, LaneId b) {
    return landed_cost(w.network, w.state, a) < landed_cost(w.network, w.state, b);
  });
  return lanes;
}

}  // namespace

void purchase(World& w, const Item& item, Quantity amount) {
  if (item.inbound.empty()) return;
  if (!item.standbys.empty()) amount = order_from_standby(w, item, amount);
  if (amount == Quantity{}) return;
  if (item.inbound.size() == 1) {
    order_from(w, item.inbound.front(), amount);
  } else if (item.cheapest) {
    order_in_turn(w, by_landed_cost(w, item.inbound), amount);
  } else if (item.by_priority) {
    order_in_turn(w, item.inbound, amount);
  } else {
    order_by_share(w, item, amount);
  }
}

void order_arrives(World& w, std::uint32_t order) {
  const TravellingOrder o = w.state.travelling[order];
  w.state.travelling.remove(order);
  w.state.lanes[o.lane].ordering -= o.amount;
  book_order(w, o.lane, o.amount, o.placed);
}

}  // namespace chokepoint::engine
