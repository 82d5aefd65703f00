// Costs, prices and duties in millionths of one currency; tariff events.
#include <algorithm>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

constexpr Wide most = Wide{1} << 58;

/// numerator / denominator of a number of the currency in millionths.
struct Ratio {
  Wide over = 0, under = 1;
};

Ratio ratio_of(const Decimal& d) {
  Ratio r{d.digits, 1};
  for (int i = 0; i < d.scale; ++i) r.under *= 10;
  return r;
}

Ratio reduced(Ratio r) {
  Wide a = r.over, b = r.under;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a > 0 ? Ratio{r.over / a, r.under / a} : Ratio{0, 1};
}

/// Millionths of the accounts' currency for one of `number` in `currency`; nothing when it is unknown.
std::optional<Ratio> in_micro(Compiling& c, const Decimal& number, const std::string& currency, Spot spot,
                              const std::string& path) {
  const auto& money = c.spec.money;
  Ratio r = ratio_of(number);
  r.over *= 1'000'000;
  if (currency == money.currency.text) return reduced(r);
  for (const auto& rate : money.rates) {
    if (rate.id.text != currency) continue;
    const Ratio worth = ratio_of(rate.value.number);
    r = reduced(r);
    return reduced({r.over * worth.over, r.under * worth.under});
  }
  Names names{money.currency.text};
  for (const auto& rate : money.rates) names.push_back(rate.id.text);
  c.error(spot, path,
          "unknown currency " + quoted(currency) + "; " + hint(currency, names) + "; give its worth in `money.rates`");
  return {};
}

const RecipeSpec& spec_of(const Compiling& c, SiteId site, const std::string& name) {
  const auto& drafts = c.recipe_drafts[site];
  return *std::find_if(drafts.begin(), drafts.end(), [&](const RecipeDraft& d) { return d.name == name; })->spec;
}

template <class T>
const T* entry_of(const Table<T>& table, const std::string& id) {
  for (const auto& e : table)
    if (e.id.text == id) return &e.value;
  return nullptr;
}

void check_currencies(Compiling& c) {
  const auto capital = [](const std::string& w) {
    return w.size() == 3 && std::all_of(w.begin(), w.end(), [](char x) { return x >= 'A' && x <= 'Z'; });
  };
  const auto& m = c.spec.money;
  if (!capital(m.currency.text))
    c.error(m.currency.spot, "money.currency", "a currency is three capital letters, as in USD");
  for (const auto& r : m.rates) {
    const auto path = "money.rates." + r.id.text;
    if (!capital(r.id.text)) c.error(r.id.spot, path, "a currency is three capital letters, as in CNY: 0.14 USD");
    if (r.id.text == m.currency.text)
      c.error(r.id.spot, path, "the accounts are in " + m.currency.text + "; rates are those of other currencies");
    if (r.value.currency != m.currency.text)
      c.error(r.value.spot, path, "the worth is given in the currency of the accounts, " + m.currency.text);
  }
}

ItemMoney item_money(Compiling& c, const Item& item) {
  const auto& site = c.net.sites[item.site];
  const auto& good = c.net.goods[item.good];
  const auto* store = entry_of(c.site_specs[item.site]->value.keeps, good.name);
  if (!store) return {};
  const auto path = "sites." + site.name + ".keeps." + good.name + ".money";
  if (store->money.ordering.given() && item.supply != Supply::bought)
    c.error(store->money.ordering.spot, path + ".ordering",
            "nothing is ordered from a supplier here; a made good has `setup` in the recipe's `money`");
  return {price_of(c, store->money.holding, good, path + ".holding", true),
          micro_of(c, store->money.ordering, path + ".ordering")};
}

RecipeMoney recipe_money(Compiling& c, RecipeId id) {
  const auto& recipe = c.net.recipes[id];
  const auto& money = spec_of(c, recipe.site, recipe.name).money;
  const auto path = c.recipe_paths[id] + ".money";
  if (recipe.outputs.empty()) return {};
  return {price_of(c, money.production, c.net.good_of(c.net.parts[recipe.outputs.first].item), path + ".production"),
          micro_of(c, money.setup, path + ".setup")};
}

LaneMoney lane_money(Compiling& c, LaneId id) {
  const auto& m = c.drafts[id].spec->value.money;
  const auto& good = c.net.goods[c.net.lanes[id].good];
  const auto path = "lanes." + c.net.lanes[id].name + ".money";
  LaneMoney out;
  out.price = price_of(c, m.price, good, path + ".price");
  out.sale = price_of(c, m.sale, good, path + ".sale");
  if (m.transport.unit == "order" && m.transport.per.seconds == 0)
    out.each_order =
        micro_of(c, {m.transport.number, m.transport.currency, m.transport.spot, true}, path + ".transport");
  else
    out.transport = price_of(c, m.transport, good, path + ".transport");
  out.contract = m.price.given() ? share_or(c, m.contract, whole, path + ".contract") : nothing;
  if (m.contract.given() && !m.price.given())
    c.error(m.contract.spot, path + ".contract", "a contract needs its `price`");
  out.tariff = m.tariff.given() ? m.tariff.value : nothing;
  out.expedited = m.expedited.value;
  return out;
}

DemandMoney demand_money(Compiling& c, const Demand& d) {
  const auto& good = c.net.good_of(d.item);
  const auto& m = entry_of(c.site_specs[d.site]->value.sells, good.name)->money;
  const auto path = "sites." + c.net.sites[d.site].name + ".sells." + good.name + ".money";
  if (m.waiting.given() && !d.backorders && !d.park.any())
    c.error(m.waiting.spot, path + ".waiting", "nobody waits here; write `lost`, or say `if_short: backorder`");
  if (m.finishing.given() && !d.park.any())
    c.error(m.finishing.spot, path + ".finishing", "nothing is finished later here; it needs `parks`");
  return {price_of(c, m.price, good, path + ".price"),         price_of(c, m.lost, good, path + ".lost"),
          price_of(c, m.finishing, good, path + ".finishing"), price_of(c, m.waiting, good, path + ".waiting", true),
          share_or(c, m.margin, whole, path + ".margin"),      no_market};
}

void price_modes(Compiling& c, Ways& ways) {
  const auto& lane = c.net.lanes[ways.lane];
  const auto& spec = c.drafts[ways.lane].spec->value;
  for (std::size_t m = 0; m < spec.modes.size(); ++m) {
    const auto& costs = spec.modes[m].value.costs;
    if (!costs.given()) continue;
    ways.modes[m].priced = true;
    ways.modes[m].costs =
        price_of(c, costs, c.net.goods[lane.good], "lanes." + lane.name + ".modes." + ways.modes[m].name + ".costs");
  }
}

/// Rules that ask for prices do nothing sensible without accounts.
void check_price_rules(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) {
    const auto& spec = c.site_specs[s]->value;
    if (c.net.sites[s].choice == RecipeChoice::margin)
      c.error(spec.chooses.spot, "sites." + c.net.sites[s].name + ".chooses", "a margin needs accounts: give `money`");
    for (const auto& k : spec.keeps)
      if (k.value.sources.given() && k.value.sources.value == Sources::cheapest)
        c.error(k.value.sources.spot, "sites." + c.net.sites[s].name + ".keeps." + k.id.text + ".sources",
                "what is cheapest needs accounts: give `money`");
  }
  for (const auto& ways : c.net.ways)
    if (ways.weighs)
      c.error(c.drafts[ways.lane].spec->value.expedite.costs_at_most.spot,
              "lanes." + c.net.lanes[ways.lane].name + ".expedite.costs_at_most", "needs accounts: give `money`");
}

}  // namespace

std::int64_t micro_of(Compiling& c, const Money& money, const std::string& path) {
  if (!money.given() || !c.spec.money.currency.given()) return 0;
  const auto r = in_micro(c, money.number, money.currency, money.spot, path);
  if (!r) return 0;
  if (r->under == 1 && r->over < most) return static_cast<std::int64_t>(r->over);
  c.error(money.spot, path, "finer than a millionth of the currency, or too large");
  return 0;
}

UnitPrice price_of(Compiling& c, const Price& price, const Good& good, const std::string& path, bool accrues) {
  if (!price.given() || !c.spec.money.currency.given()) return {};
  const bool in_time = price.per.seconds != 0;
  if (in_time != accrues)
    c.error(price.spot, path,
            accrues ? "this cost grows with time; write the time behind the unit, as in 0.2 USD/" + price.unit + "/d"
                    : "this price does not grow with time; leave out what stands behind the unit");
  const auto unit = exact_amount(c, {Decimal{1, 0}, price.unit, price.spot}, good, path);
  const auto r = in_micro(c, price.number, price.currency, price.spot, path);
  if (!unit || !r) return {};
  const Ratio per = reduced({r->over, r->under * unit->per_unit * (in_time ? price.per.seconds : 1)});
  if (per.over < most && per.under < most)
    return {static_cast<std::int64_t>(per.over), static_cast<std::int64_t>(per.under)};
  c.error(price.spot, path, "too many digits for a price");
  return {};
}

void compile_money(Compiling& c) {
  if (!c.spec.money.currency.given()) return check_price_rules(c);
  check_currencies(c);
  auto& m = c.net.money;
  m.currency = c.spec.money.currency.text;
  for (const auto& item : c.net.items) m.items.push_back(item_money(c, item));
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l) m.lanes.push_back(lane_money(c, LaneId{l}));
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r) m.recipes.push_back(recipe_money(c, RecipeId{r}));
  for (const auto& d : c.net.demands) m.demands.push_back(demand_money(c, d));
  for (auto& ways : c.net.ways) price_modes(c, ways);
}

Tariff incident_of(Compiling& c, const TariffSpec& s, const std::string& path) {
  Tariff t{lanes_between(c, s.goods, s.leaves, s.goes_to, path), s.rate.value, s.overlap.value == DutyOverlap::adds};
  const EventId event{static_cast<std::uint32_t>(c.net.events.size())};
  if (!c.net.money.on()) {
    c.warning(s.rate.spot, path, "a tariff changes costs alone; give the scenario `money: USD`, or it changes nothing");
    return t;
  }
  for (const LaneId l : t.lanes)
    c.net.money.lanes[l].tariffs.push_back({event, precedence_of(c, s.goods, s.leaves, s.goes_to, l)});
  return t;
}

}  // namespace chokepoint
