// Prices in motion: when they are made, what they see, what they destroy.
#include <cmath>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

std::string far(const std::string& prices, const std::string& events) {
  return R"(
title: t
from: 2025-01-01
until: 2025-04-01
money: USD
goods: {oxide: kg}
sites:
  refinery: {country: CN, makes: oxide, at_most: 9000 kg/d}
  home: {country: CN, keeps: {oxide: 60 d}, sells: {oxide: 1000 kg/d}}
  abroad: {country: DE, keeps: {oxide: 60 d}, sells: {oxide: {rate: 1000 kg/d, if_short: lost}}}
lanes:
  road: {from: refinery, to: home, carries: oxide}
  ship: {from: refinery, to: abroad, carries: oxide, MONEY}
prices:
  oxide: {inside: {start: 100 USD/kg, in: CN}, outside: {start: 100 USD/kg, tax: 0 %}, updated: 7 d, )" +
         prices + "}\n" + events;
}

const std::string ban = "events: [{id: ban, date: 2025-01-08, what: ban, goods: oxide, leaves: CN}]\n";

std::string without_money(std::string text) {
  text.replace(text.find(", MONEY"), 7, "");
  return text;
}

}  // namespace

TEST_CASE("without events prices stand still", "[price]") {
  const Story s(without_money(far("exponent: 1", "")));
  for (const auto& f : s.facts) CHECK(f.kind != FactKind::priced);
  CHECK(price_of(s.network, s.state, s.good("oxide"), false) == 100);
  CHECK(price_of(s.network, s.state, s.good("oxide"), true) == 100);
}

TEST_CASE("an update sees the stock of the moment before", "[price]") {
  const Story s(without_money(far("exponent: 1, adjusts_over: 0 d", ban)));
  // Before 15 January seven days' sales are drawn: 53 of 60 days; a week later 46.
  CHECK(s.times(FactKind::priced, 1).front() == "2025-01-15");
  CHECK(s.result.prices.markets[1].at(*parse_time("2025-01-15")) == Approx(100.0 * 60 / 53));
  CHECK(s.result.prices.markets[1].at(*parse_time("2025-01-22")) == Approx(100.0 * 60 / 46));
  CHECK(s.result.prices.markets[1].highest == Approx(1000));  // the ceiling, ten times the start, when nothing is left
}

TEST_CASE("a price goes a part of the logarithmic way at each update", "[price]") {
  const Story s(without_money(far("exponent: 1, adjusts_over: 30 d", ban)));
  const double target = 100.0 * 60 / 53;
  CHECK(s.result.prices.markets[1].at(*parse_time("2025-01-15")) ==
        Approx(target * std::exp(std::log(100 / target) * std::exp(-7.0 / 30))));
}

TEST_CASE("demand that the price destroys is told apart from shortage", "[price]") {
  const Story s(without_money(far("exponent: 1, adjusts_over: 0 d, elasticity: -0.5", ban)));
  const auto& abroad = s.result.users[s.network.demands[0].site == s.site("abroad") ? 0 : 1];
  const auto forgone = s.result.prices.forgone;
  const std::size_t user = s.network.demands[0].site == s.site("abroad") ? 0 : 1;
  CHECK(forgone[1 - user] == Quantity{});
  // In the first week of the higher price the demand is (60 / 53) ^ -0.5 of 1000 kg a day.
  CHECK(static_cast<double>(s.sum(FactKind::demanded, static_cast<std::uint32_t>(user), "2025-01-15", "2025-01-16")) ==
        Approx(1e6 * std::sqrt(53.0 / 60)).epsilon(1e-6));
  // What is wanted at the start price is split without a rest.
  CHECK(abroad.demanded + forgone[user] == Quantity{90 * 1'000'000});
  CHECK(s.result.prices.forgone[user] > Quantity{});
}

TEST_CASE("a price is felt by the end uses that the scenario names, and by no others", "[price]") {
  // By hand: 1000 kg a day each for 90 days; only who feels the price abroad asks for less.
  const auto demand = [](const std::string& felt_by) {
    auto text = without_money(far("exponent: 1, adjusts_over: 0 d, elasticity: -0.5, felt_by: " + felt_by, ban));
    const std::string country = "abroad: {country: DE, ";
    text.replace(text.find(country), country.size(), country + "use: lamps, ");
    const Story s(text);
    return s.sum(FactKind::demanded, 0) + s.sum(FactKind::demanded, 1);
  };
  CHECK(demand("{sites: home}") == 2 * 90 * 1'000'000);  // nothing happens to the price at home
  CHECK(demand("{uses: lamps}") < 2 * 90 * 1'000'000);
}

TEST_CASE("an offtake contract keeps its price for its share", "[price][money]") {
  auto text = far("exponent: 1, adjusts_over: 0 d", "");
  text.replace(text.find("MONEY"), 5, "money: {price: 40 USD/kg, contract: 25 %}");
  const Story s(text);
  // 90 receipts of 1000 kg: a quarter at 40, the rest at the market's 100
  std::int64_t got = s.sum(FactKind::received, s.lane("ship").index);
  const auto site = s.site("abroad");
  CHECK(s.result.accounts.sites[site][static_cast<std::size_t>(MoneyKind::purchasing)] ==
        Micro{got} * (40 * 25 + 100 * 75) * 10'000 / 1000);
  CHECK(landed_cost(s.network, s.state, s.lane("ship")) == Approx(85));
}

TEST_CASE("an event may wait until a price has been high for long enough", "[price]") {
  // By hand (see above): 100 x 60/46 = 130 on 22 January, 100 x 60/39 = 154 on the 29th; above 150 for ten days on
  // 8 February, and the event begins at the turn after that look.
  const std::string decided =
      "  - {id: project, what: demand change, where: home, to: 100 %, when: {what: price, of: oxide, above: 150 %, "
      "for: 10 d}}\n";
  const std::string inside =
      "  - {id: project, what: demand change, where: home, to: 100 %, when: {what: price, of: oxide, market: inside, "
      "above: 101 %}}\n";
  const std::string banned = "events:\n  - {id: ban, date: 2025-01-08, what: ban, goods: oxide, leaves: CN}\n";
  const Story s(without_money(far("exponent: 1, adjusts_over: 0 d", banned + decided)));
  CHECK(s.times(FactKind::began, 1) == std::vector<std::string>{"2025-02-09"});
  CHECK(Story(without_money(far("exponent: 1, adjusts_over: 0 d", banned + inside))).times(FactKind::began, 1).empty());
}
