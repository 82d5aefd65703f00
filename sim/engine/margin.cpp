// Which recipe earns most: the basket of what it gives against what goes into it, at the prices of the moment.
#include <algorithm>

#include "chokepoint/engine/price_state.hpp"
#include "world.hpp"

namespace chokepoint::engine {
namespace {

double in_named_units(const UnitPrice& p, const Good& good) {
  return static_cast<double>(Wide{p.micro} * good.per_unit) / static_cast<double>(p.units) / 1e6;
}

/// The price of an item's good on the market that its site lies in; below zero: it has none.
double market_price(const World& w, const Item& item) {
  for (std::size_t m = 0; m < w.network.markets.size(); ++m) {
    const Market& market = w.network.markets[m];
    if (market.good == item.good && market.holds[item.site]) return w.state.prices[m].price;
  }
  return -1;
}

/// What a made good brings: its market's price, or the best that a buyer pays; nothing when nobody pays.
double worth_of(const World& w, ItemId id) {
  const Item& item = w.item(id);
  const Good& good = w.network.goods[item.good];
  double best = std::max(0.0, market_price(w, item));
  if (best > 0) return best;
  for (const ClaimantId c : item.claimants) {
    const Claimant& claimant = w.network.claimants[c];
    if (claimant.demand) {
      best = std::max(best, in_named_units(w.network.money.demands[claimant.demand].price, good));
    } else {
      best = std::max({best, in_named_units(w.network.money.lanes[claimant.lane].sale, good),
                       price_paid(w.network, w.state, claimant.lane)});
    }
  }
  return best;
}

/// What an input costs here: the cheapest supplier's landed cost, or the market's price.
double cost_of(const World& w, ItemId id) {
  const Item& item = w.item(id);
  double least = -1;
  for (const LaneId l : item.inbound) {
    const double cost = landed_cost(w.network, w.state, l);
    if (least < 0 || cost < least) least = cost;
  }
  return least > 0 ? least : std::max(0.0, market_price(w, item));
}

double named_units(const World& w, const Part& part) {
  return static_cast<double>(part.amount.units) / static_cast<double>(w.network.good_of(part.item).per_unit);
}

}  // namespace

double margin_of(const World& w, RecipeId id, ItemId output) {
  const Recipe& recipe = w.network.recipes[id];
  const Good& first = w.network.good_of(w.network.parts[recipe.outputs.first].item);
  double earns = 0, gives = 0;
  for (const PartId p : recipe.outputs) {
    const Part& part = w.network.parts[p];
    earns += named_units(w, part) * worth_of(w, part.item);
    if (part.item == output) gives += named_units(w, part);
  }
  for (const PartId p : recipe.inputs) {
    const Part& part = w.network.parts[p];
    double cost = cost_of(w, part.item);
    for (const ItemId other : part.instead) cost = std::min(cost, cost_of(w, other));
    earns -= named_units(w, part) * cost;
  }
  const double basis = static_cast<double>(recipe.basis.units) / static_cast<double>(first.per_unit);
  earns -= basis * in_named_units(w.network.money.recipes[id].production, first);
  return gives > 0 ? earns / gives : 0;
}

}  // namespace chokepoint::engine
