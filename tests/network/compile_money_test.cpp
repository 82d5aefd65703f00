// Prices in millionths, exactly; what is refused about money, prices and tariffs.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

const std::string market = R"(
goods: {oxide: t}
sites:
  refinery: {country: CN, makes: oxide, money: {production: 100 CNY/kg, setup: 7 USD}}
  works: {country: CN, keeps: {oxide: {cover: 30 d, money: {holding: 0.5 USD/t/d}}}, sells: {oxide: 1 t/d}}
  far: {country: DE, keeps: {oxide: 60 d}, sells: {oxide: {rate: 1 t/d, money: {price: 300 USD/kg, margin: 40 %}}}}
lanes:
  road: {from: refinery, to: works, carries: oxide}
  ship: {from: refinery, to: far, carries: oxide, takes: 30 d, money: {price: 0.25 USD/g, contract: 40 %, transport: 2 USD/order}}
)";
const std::string currency = "money: {currency: USD, rates: {CNY: 0.14 USD}}\n";
const std::string prices =
    "prices: {oxide: {inside: {start: 230 USD/kg, in: CN}, outside: {start: 280 USD/kg, ceiling: 900 USD/kg}}}\n";

}  // namespace

TEST_CASE("prices are exact in millionths of one currency", "[money]") {
  const auto n = network(market + currency);
  const auto& m = n.money;
  // 100 CNY/kg = 14 USD/kg = 14,000 millionths a gram
  CHECK(m.recipes[0].production == UnitPrice{14'000, 1});
  CHECK(m.recipes[0].setup == 7'000'000);
  // 0.5 USD for 10^6 g x 86,400 s = 5/864,000 millionths for a gram and second
  CHECK(m.items[item_id(n, "works", "oxide")].holding == UnitPrice{1, 172'800});
  std::size_t ship = 0;
  for (std::size_t l = 0; l < n.lanes.size(); ++l)
    if (n.lanes[l].name == "ship") ship = l;
  CHECK(m.lanes[ship].price == UnitPrice{250'000, 1});
  CHECK(m.lanes[ship].contract.ppb == 400'000'000);
  CHECK(m.lanes[ship].each_order == 2'000'000);
  CHECK(m.lanes[ship].market == no_market);
}

TEST_CASE("without accounts money compiles to nothing", "[money]") {
  const auto n = network(market);
  CHECK_FALSE(n.money.on());
  CHECK(n.money.lanes.empty());
}

TEST_CASE("markets know their sites, their use and their cover at the start", "[money]") {
  const auto n = network(market + currency + prices);
  REQUIRE(n.markets.size() == 2);
  CHECK(n.markets[0].inside);
  CHECK(n.markets[0].start == Approx(230'000));  // for a tonne, the good's unit
  CHECK(n.markets[0].ceiling == Approx(2'300'000));
  CHECK(n.markets[1].ceiling == Approx(900'000));
  CHECK(n.markets[1].use == Approx(1e6));
  CHECK(n.markets[1].reference_cover ==
        Approx(static_cast<double>(n.items[item_id(n, "far", "oxide")].start.units) / 1e6));
  // without a price of its own the road pays the market's inside, the far sale has its own price
  for (std::size_t l = 0; l < n.lanes.size(); ++l)
    CHECK(n.money.lanes[l].market == (n.lanes[l].name == "ship" ? 1 : 0));
}

TEST_CASE("what is wrong about money is told with what would be right", "[money]") {
  const auto told = [](const std::string& text) { return complaints(market + text); };
  CHECK(says(told("money: USD\n"), "sites.refinery.money.production: unknown currency 'CNY'"));
  CHECK(says(told("money: dollar\n"), "money.currency: a currency is three capital letters, as in USD"));
  CHECK(says(told(prices), "prices: prices need a currency; give the scenario `money: USD`"));
  CHECK(says(told(currency + "prices: {oxide: {inside: 230 USD/kg, outside: 280 USD/kg}}\n"),
             "say where it is, as in {start: 230 USD/kg, in: CN}"));
  CHECK(
      says(told(currency + "prices: {oxide: {rule: clearing, inside: {start: 1 USD/kg, in: CN}, outside: 1 USD/kg}}\n"),
           "`clearing` needs an `elasticity` of demand, as in -0.3"));
  CHECK(says(
      told(currency + "prices: {oxide: {elasticity: 0.3, inside: {start: 1 USD/kg, in: CN}, outside: 1 USD/kg}}\n"),
      "an elasticity of demand lies below zero, as in -0.3"));
  CHECK(says(told("events: [{id: duty, date: 2025-03-01, what: tariff, goods: oxide, leaves: CN, rate: 145 %}]\n"),
             "a tariff changes costs alone; give the scenario `money: USD`, or it changes nothing"));
  CHECK(
      says(complaints(
               "goods: {oxide: t}\nsites:\n  mine: {makes: oxide}\n  works: {keeps: {oxide: {cover: 9 d, money: "
               "{holding: 1 USD/t}}}, sells: {oxide: {rate: 1 t/d, money: {waiting: 1 USD/t/d, lost: 1 USD/piece}}}}\n"
               "lanes: {road: {from: mine, to: works, carries: oxide, money: {contract: 10 %}}}\n" +
               currency),
           "this cost grows with time; write the time behind the unit, as in 0.2 USD/t/d"));
}
