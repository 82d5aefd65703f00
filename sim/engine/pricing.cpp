// Prices follow the stock that their market sees; what they destroy of the demand is told. Tariffs.
#include "chokepoint/rules/price.hpp"

#include <algorithm>
#include <cmath>

#include "kinds.hpp"

namespace chokepoint {
namespace {

double in_named_units(const UnitPrice& p, const Good& good) {
  return static_cast<double>(Wide{p.micro} * good.per_unit) / static_cast<double>(p.units) / 1e6;
}

}  // namespace

double price_of(const Network& n, const State& s, GoodId good, bool inside) {
  for (std::size_t m = 0; m < n.markets.size(); ++m)
    if (n.markets[m].good == good && n.markets[m].inside == inside) return s.prices[m].price;
  return 0;
}

UnitPrice exact_price(const Network& n, const State& s, std::uint32_t market) {
  const Market& m = n.markets[market];
  const double price = s.prices[market].price;
  if (price == m.start) return m.start_exact;
  return {static_cast<std::int64_t>(std::llround(price * 1e6)), n.goods[m.good].per_unit};
}

Share tariff_on(const Network& n, const State& s, LaneId lane) {
  if (!n.money.on()) return nothing;
  Share rate = n.money.lanes[lane].tariff;
  Precedence best;
  Share narrowest = nothing;
  for (const LaneMoney::Duty& duty : n.money.lanes[lane].tariffs) {
    if (!s.events[duty.event].active) continue;
    const Tariff& tariff = std::get<Tariff>(n.events[duty.event].kind);
    if (tariff.adds) {
      rate.ppb += tariff.rate.ppb;
    } else if (duty.rank >= best) {
      if (duty.rank > best) narrowest = nothing;
      best = duty.rank;
      narrowest.ppb += tariff.rate.ppb;
    }
  }
  return {rate.ppb + narrowest.ppb};
}

double price_paid(const Network& n, const State& s, LaneId lane) {
  if (!n.money.on()) return 0;
  const LaneMoney& m = n.money.lanes[lane];
  const double contract = as_double(m.contract);
  const double paid = contract * in_named_units(m.price, n.goods[n.lanes[lane].good]);
  return m.market == no_market ? paid : paid + (1 - contract) * s.prices[m.market].price;
}

double landed_cost(const Network& n, const State& s, LaneId lane) {
  if (!n.money.on()) return 0;
  const double transport = in_named_units(n.money.lanes[lane].transport, n.goods[n.lanes[lane].good]);
  return price_paid(n, s, lane) * (1 + as_double(tariff_on(n, s, lane))) + transport;
}

namespace engine {
namespace {

/// What is on hand and not sold: goods that wait for a closed border or a licence calm nobody.
Quantity free_stock(const ItemState& item) { return max(Quantity{}, item.on_hand - item.claimed); }

/// What the rule gives now, within floor and ceiling.
double target_price(const World& w, const Market& m, const PriceState& state) {
  double target = m.start;
  if (m.rule == PriceRule::scarcity) {
    double stock = 0;
    for (const ItemId i : m.items) stock += static_cast<double>(free_stock(w.state.items[i]).units);
    target = scarcity_price(m.start, m.reference_cover, stock / m.use, m.exponent);
  } else if (m.rule == PriceRule::clearing) {
    const double wanted = m.use * in_days(w.now() - state.updated);
    target = clearing_price(m.start, static_cast<double>(state.received.units) / wanted, m.elasticity);
  }
  return std::clamp(target, m.floor, m.ceiling);
}

void feel_price(World& w, const Market& m, double price) {
  const Share left{std::llround(demand_at(price, m.start, m.elasticity) * 1e9)};
  for (const DemandId d : m.felt_by) w.state.demands[d].left_by_price = left;
}

}  // namespace

void start_prices(World& w) {
  for (std::uint32_t m = 0; m < w.network.markets.size(); ++m) {
    const Market& market = w.network.markets[m];
    w.state.prices.push_back({market.start, w.now(), {}});
    const Time first = w.now() + market.updated;
    if (market.rule != PriceRule::fixed && first < w.network.until)
      w.schedule(first, Phase::change, last_rank - 1, Kind::price, m);
  }
}

void update_price(World& w, std::uint32_t index) {
  const Market& m = w.network.markets[index];
  PriceState& state = w.state.prices[index];
  const double before = state.price;
  const double days = in_days(w.now() - state.updated);
  const double target = target_price(w, m, state);
  state.price = target > 0 ? drifted_price(before, target, days, m.adjusts_over) : before;
  if (std::abs(state.price / m.start - 1) < 1e-6) state.price = m.start;  // rounding moves no price
  state.updated = w.now();
  state.received = {};
  const auto micro = static_cast<std::int64_t>(std::llround(state.price * 1e6));
  if (state.price != before) w.tell(FactKind::priced, index, {micro});
  if (m.elasticity != 0) feel_price(w, m, state.price);
  const Time next = w.now() + m.updated;
  if (next < w.network.until) w.schedule(next, Phase::change, last_rank - 1, Kind::price, index);
}

void arrive_in_market(World& w, LaneId id, Quantity amount) {
  const Lane& lane = w.network.lanes[id];
  for (std::size_t m = 0; m < w.network.markets.size(); ++m) {
    const Market& market = w.network.markets[m];
    if (market.good == lane.good && market.holds[lane.to_site] && !market.holds[lane.from_site])
      w.state.prices[m].received += amount;
  }
}

Quantity after_price(World& w, DemandId id, Quantity amount) {
  DemandState& state = w.state.demands[id];
  if (state.left_by_price == whole) return amount;
  const Quantity kept = state.price_carry.take(Wide{amount.units} * state.left_by_price.ppb, whole.ppb);
  if (kept < amount) w.tell(FactKind::forgone, id.index, amount - kept);
  return kept;
}

void begin(World& w, EventId event, const Tariff& tariff) {
  if (w.network.money.on() && tariff.rate > nothing && !tariff.lanes.empty()) w.touch(event.index);
}

}  // namespace engine
}  // namespace chokepoint
