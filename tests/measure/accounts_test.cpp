// What is charged when, on sums that a pencil gives.
#include "chokepoint/measure/accounts.hpp"

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A shop sells 10 t a day for ten days, from 50 t in store, and gets 50 t more on the road; then it has nothing.
std::string shop(const std::string& rest) {
  return R"(
title: t
from: 2025-01-01
until: 2025-01-11
goods: {ore: t}
sites:
  mine: {country: MM, makes: ore, money: {production: 3 USD/t, setup: 2 USD}}
  shop:
    country: DE
    keeps: {ore: {starts_with: 50 t, orders: none, money: {holding: 0.5 USD/t/d}}}
    sells:
      ore: {rate: 10 t/d, IFSHORT, money: {price: 20 USD/t, margin: 25 %, lost: 4 USD/t}}
lanes:
  road:
    from: mine
    to: shop
    carries: ore
    takes: 2 d
    under_way: [{amount: 30 t, arrives: 2025-01-04}]
    money: {price: 8 USD/t, tariff: 10 %, transport: 1 USD/t}
money: USD
)" + rest;
}

std::string with(std::string text, const std::string& if_short) {
  text.replace(text.find("IFSHORT"), 7, if_short);
  return text;
}

double dollars(Micro m) { return static_cast<double>(m) * 1e-6; }

}  // namespace

TEST_CASE("a shop's accounts by hand", "[money]") {
  const Story s(with(shop(""), "if_short: lost"));
  const auto& a = s.result.accounts;
  // In store after each day's sale: 40, 30, 20, 40, 30, 20, 10, 0, 0, 0: 190 t-days; lots leave at the turn of the day.
  CHECK(dollars(a.total(MoneyKind::holding)) == Approx(190 * 0.5));
  CHECK(dollars(a.total(MoneyKind::purchasing)) == Approx(30 * 8));
  CHECK(dollars(a.total(MoneyKind::tariff)) == Approx(24));  // 10 % of 240
  CHECK(a.total(MoneyKind::transport) == 0);                 // it left before the start
  CHECK(dollars(a.total(MoneyKind::revenue)) == Approx(80 * 20));
  CHECK(dollars(a.total(MoneyKind::penalty)) == Approx(20 * 4));
  CHECK(dollars(a.users[0].lost) == Approx(20 * 20));
  CHECK(dollars(a.users[0].at_risk) == Approx(20 * 20));
  CHECK(dollars(a.users[0].margin_lost) == Approx(100));
  CHECK(a.profit() == a.total(MoneyKind::revenue) - a.cost());
}

TEST_CASE("what waits pays by the day and is at risk, not lost", "[money]") {
  auto text = with(shop(""), "if_short: backorder");
  text.replace(text.find("lost: 4 USD/t"), 13, "waiting: 2 USD/t/d");
  const Story s(text);
  // 10 t wait from day 8 on, 10 more from day 9 on: 2 days x 10 + 1 day x 10 = 30 t-days
  CHECK(dollars(s.result.accounts.total(MoneyKind::penalty)) == Approx(30 * 2));
  CHECK(dollars(s.result.accounts.users[0].at_risk) == Approx(400));
  CHECK(s.result.accounts.users[0].lost == 0);
}

TEST_CASE("orders, runs and transport are charged when they happen", "[money]") {
  auto text = with(shop(""), "if_short: lost");
  text.replace(text.find("orders: none"), 12, "orders: {rule: contract, each: 5 t}, review: 5 d");
  text.replace(text.find("holding: 0.5 USD/t/d"), 20, "ordering: 6 USD");
  const Story s(text);
  const auto& a = s.result.accounts;
  // 1 and 6 January: two orders, two runs of 5 t; both leave, both arrive (3 and 8 January)
  CHECK(dollars(a.total(MoneyKind::ordering)) == Approx(12));
  CHECK(dollars(a.total(MoneyKind::production)) == Approx(10 * 3 + 2 * 2));
  CHECK(dollars(a.total(MoneyKind::transport)) == Approx(10));
  CHECK(dollars(a.total(MoneyKind::purchasing)) == Approx(40 * 8));
}

TEST_CASE("tariffs add up while they are in force, on what is received", "[money]") {
  const auto text = with(shop(R"(events:
  - {id: duty, date: 2025-01-03, lasts: 2 d, what: tariff, goods: ore, leaves: MM, rate: 145 %}
  - {id: late, date: 2025-01-05, what: tariff, goods: ore, leaves: MM, rate: 50 %}
)"),
                         "if_short: lost");
  const Story s(text);
  CHECK(dollars(s.result.accounts.total(MoneyKind::tariff)) == Approx(240 * 1.55));
  CHECK(s.touched("duty"));
  CHECK(tariff_on(s.network, s.state, s.lane("road")).ppb == 600'000'000);  // its own 10 % and the late 50 %
  // 8 USD/t and 60 % on top, 1 USD/t of transport
  CHECK(landed_cost(s.network, s.state, s.lane("road")) == Approx(8 * 1.6 + 1));
}

TEST_CASE("without accounts nothing is kept", "[money]") {
  auto text = with(shop(""), "if_short: lost");
  text.replace(text.find("money: USD\n"), 11, "");
  const Story s(text);
  CHECK(s.result.accounts.sites.empty());
  CHECK(s.result.prices.markets.empty());
}
