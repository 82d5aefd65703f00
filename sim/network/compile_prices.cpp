// Markets of priced goods: who lies in them, whose stock is seen, and how their prices are made.
#include <algorithm>
#include <cmath>

#include "network/selecting.hpp"

namespace chokepoint {
namespace {

/// The smallest units of a mass are too fine for a price; one named unit of the good is the measure.
double for_one_unit(const UnitPrice& p, const Good& good) {
  return static_cast<double>(Wide{p.micro} * good.per_unit) / static_cast<double>(p.units) / 1e6;
}

double number_or(Compiling& c, const Number& n, double otherwise, bool negative, const std::string& path) {
  if (!n.given()) return otherwise;
  const double value = as_double(n.value);
  if (negative ? value >= 0 : value <= 0)
    c.error(n.spot, path, negative ? "an elasticity of demand lies below zero, as in -0.3" : "must be more than zero");
  return value;
}

PriceRule rule_of(const MarketSpec& market, const PriceSpec& prices) {
  return static_cast<PriceRule>(market.rule.given() ? market.rule.value : prices.rule.value);
}

void set_bounds(Compiling& c, const MarketSpec& s, const Good& good, Market& m, const std::string& path) {
  m.start_exact = price_of(c, s.start, good, path + ".start");
  m.start = for_one_unit(m.start_exact, good);
  m.floor = for_one_unit(price_of(c, s.floor, good, path + ".floor"), good);
  m.ceiling = s.ceiling.given() ? for_one_unit(price_of(c, s.ceiling, good, path + ".ceiling"), good) : 10 * m.start;
  if (m.start <= 0) c.error(s.start.spot, path + ".start", "must be more than nothing");
  if (m.floor > m.start || m.ceiling < m.start)
    c.error(s.start.spot, path, "the start lies between `floor` and `ceiling`");
}

Market market_of(Compiling& c, const Named<PriceSpec>& named, bool inside, const Mask& sites) {
  const auto& p = named.value;
  const auto& s = inside ? p.inside : p.outside;
  const auto path = "prices." + named.id.text;
  Market m;
  m.good = c.good_ids.find(named.id.text)->second;
  m.inside = inside;
  m.rule = rule_of(s, p);
  set_bounds(c, s, c.net.goods[m.good], m, path + (inside ? ".inside" : ".outside"));
  m.exponent = number_or(c, p.exponent, 0.8, false, path + ".exponent");
  m.elasticity = number_or(c, p.elasticity, 0, true, path + ".elasticity");
  if (m.rule == PriceRule::clearing && m.elasticity == 0)
    c.error(s.spot, path, "`clearing` needs an `elasticity` of demand, as in -0.3");
  m.reference_cover = in_days(p.reference_cover.value);
  m.adjusts_over = p.adjusts_over.given() ? in_days(p.adjusts_over.value) : 30;
  m.updated = p.updated.given() ? p.updated.value : 7 * day;
  if (m.updated < c.net.lot) c.error(p.updated.spot, path + ".updated", "not shorter than the lot interval");
  m.tax = s.tax.value;
  m.holds = sites;
  for (std::uint32_t i = 0; i < c.net.sites.size(); ++i)
    if (sites[i])
      for (const auto item : c.items_of(SiteId{i}, m.good)) m.items.push_back(item);
  if (m.items.empty() && any_set(sites))
    c.error(s.spot, path + (inside ? ".inside" : ".outside"), "no site of this market has " + quoted(named.id.text));
  return m;
}

void set_buyers(Compiling& c, const PriceSpec& p, Market& m, const std::string& path) {
  if (m.elasticity == 0) return;
  const bool chosen = p.felt_by.given();
  const auto named = chosen ? demands_of(c, p.felt_by, path + ".felt_by") : std::vector<DemandId>{};
  for (std::uint32_t d = 0; d < c.net.demands.size(); ++d) {
    const bool meant = chosen ? std::find(named.begin(), named.end(), DemandId{d}) != named.end()
                              : c.net.items[c.net.demands[d].item].good == m.good;
    if (meant && m.holds[c.net.demands[d].site]) m.felt_by.push_back(DemandId{d});
  }
}

/// Who buys without a price of his own, or beside a contract, pays the market's.
void set_payers(Compiling& c, const Market& m, std::uint32_t index) {
  auto& money = c.net.money;
  for (std::size_t l = 0; l < money.lanes.size(); ++l)
    if (c.net.lanes[l].good == m.good && m.holds[c.net.lanes[l].to_site]) money.lanes[l].market = index;
  for (std::size_t d = 0; d < money.demands.size(); ++d)
    if (c.net.items[c.net.demands[d].item].good == m.good && m.holds[c.net.demands[d].site] &&
        money.demands[d].price.micro == 0)
      money.demands[d].market = index;
}

/// What the market receives from outside of it in balance, a day.
double inflow_of(const Network& n, const Market& m) {
  double flow = 0;
  for (const auto& lane : n.lanes)
    if (lane.good == m.good && m.holds[lane.to_site] && !m.holds[lane.from_site]) flow += lane.flow;
  return flow;
}

void add_markets(Compiling& c, const Named<PriceSpec>& named) {
  const auto path = "prices." + named.id.text;
  const auto& p = named.value;
  if (!good_named(c, named.id, path)) return;
  if (!p.inside.in.given()) {
    c.error(p.inside.spot, path + ".inside", "say where it is, as in {start: 230 USD/kg, in: CN}");
    return;
  }
  const Mask home = places_of(c, p.inside.in, path + ".inside.in");
  Mask abroad = p.outside.in.given() ? places_of(c, p.outside.in, path + ".outside.in") : Mask(home.size(), true);
  for (std::size_t s = 0; s < home.size(); ++s) {
    if (!home[s] || !abroad[s]) continue;
    if (p.outside.in.given())
      c.error(p.outside.in.spot, path + ".outside.in", quoted(c.net.sites[s].name) + " lies in both markets");
    abroad[s] = false;
  }
  for (const bool inside : {true, false}) {
    auto market = market_of(c, named, inside, inside ? home : abroad);
    set_buyers(c, p, market, path);
    set_payers(c, market, static_cast<std::uint32_t>(c.net.markets.size()));
    c.net.markets.push_back(std::move(market));
  }
}

}  // namespace

void compile_prices(Compiling& c) {
  if (c.spec.prices.empty()) return;
  if (!c.net.money.on()) {
    c.error(c.spec.prices.front().id.spot, "prices", "prices need a currency; give the scenario `money: USD`");
    return;
  }
  for (const auto& named : c.spec.prices) add_markets(c, named);
}

void finish_markets(Compiling& c) {
  for (auto& m : c.net.markets) {
    double stock = 0;
    for (const ItemId i : m.items) {
      m.use += c.net.items[i].use;
      stock += static_cast<double>(c.net.items[i].start.units);
    }
    if (m.rule == PriceRule::clearing) m.use = inflow_of(c.net, m);
    if (m.reference_cover == 0 && m.use > 0) m.reference_cover = stock / m.use;
    const bool blind = m.rule == PriceRule::scarcity ? m.use <= 0 || m.reference_cover <= 0
                                                     : m.rule == PriceRule::clearing && m.use <= 0;
    if (!blind) continue;
    c.warning({}, "prices." + c.net.goods[m.good].name + (m.inside ? ".inside" : ".outside"),
              "no stock or no use of it in this market; its price stays at the start");
    m.rule = PriceRule::fixed;
  }
}

}  // namespace chokepoint
