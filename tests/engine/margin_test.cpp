// Recipes by margin, suppliers by landed cost, and poor quality at first; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

constexpr std::int64_t t = 1'000'000;

std::string trouble(const std::string& text) {
  try {
    network_of(text);
  } catch (const std::runtime_error& e) {
    return e.what();
  }
  return "";
}

/// A duty on what comes from China, from February on.
std::string duty(const char* goods, const char* rate) {
  return std::string("events: [{id: duty, date: 2025-02-01, what: tariff, goods: ") + goods +
         ", leaves: CN, rate: " + rate + "}]\n";
}

}  // namespace

TEST_CASE("the cheapest supplier is asked first, and a duty changes who that is") {
  // By hand: 10 USD/t against 12; with 30 % of duty 13 against 12.
  const std::string text = R"(title: t
from: 2025-01-01
until: 2025-03-01
money: USD
goods: {m: t}
sites:
  first: {country: CN, makes: m}
  second: {country: KR, makes: m}
  shop: {country: DE, keeps: {m: {cover: 10 d, sources: cheapest}}, sells: {m: 10 t/d}}
lanes:
  from-first: {from: first, to: shop, carries: m, money: {price: 10 USD/t}}
  from-second: {from: second, to: shop, carries: m, money: {price: 12 USD/t}}
)";
  const Story s(text + duty("m", "30 %"));
  const auto first = s.lane("from-first").index, second = s.lane("from-second").index;
  CHECK(s.sum(FactKind::ordered, first, "2025-01-01", "2025-02-01") == 31 * 10 * t);
  CHECK(s.sum(FactKind::ordered, second, "2025-01-01", "2025-02-01") == 0);
  CHECK(s.sum(FactKind::ordered, first, "2025-02-01") == 0);
  CHECK(s.sum(FactKind::ordered, second, "2025-02-01") == 28 * 10 * t);
  const Story small(text + duty("m", "10 %"));  // 11 against 12
  CHECK(small.sum(FactKind::ordered, second) == 0);
  std::string no_money = text;
  no_money.replace(no_money.find("money: USD\n"), 11, "");
  CHECK(trouble(no_money).find("needs accounts") != std::string::npos);
}

TEST_CASE("the recipe with the better basket runs, at the prices of the moment") {
  // By hand: both give a tonne of metal; ore b costs 60 USD against 50 and brings a kilogram of gold of 20 USD beside.
  // With 50 % of duty ore b costs 90, and 90 - 20 is more than 50.
  const std::string text = R"(title: t
from: 2025-01-01
until: 2025-03-01
money: USD
goods: {ore-a: t, ore-b: t, metal: t, gold: kg}
sites:
  mine-a: {country: AU, makes: ore-a}
  mine-b: {country: CN, makes: ore-b}
  smelter:
    country: JP
    chooses: margin
    recipes:
      a: {makes: metal, needs: {ore-a: 1 t}}
      b: {makes: {metal: 1 t, gold: 1 kg}, driving: [metal], needs: {ore-b: 1 t}}
  users: {country: JP, keeps: {metal: 5 d}, sells: {metal: {rate: 10 t/d, money: {price: 1000 USD/t}}}}
  jeweller: {country: JP, keeps: {gold: {starts_with: 0 kg}}, sells: {gold: {rate: 100 kg/d, money: {price: 20 USD/kg}}}}
lanes:
  a: {from: mine-a, to: smelter, carries: ore-a, money: {price: 50 USD/t}}
  b: {from: mine-b, to: smelter, carries: ore-b, money: {price: 60 USD/t}}
  metal: {from: smelter, to: users, carries: metal}
  gold: {from: smelter, to: jeweller, carries: gold, money: {price: 20 USD/kg}}
)";
  const Story s(text + duty("ore-b", "50 %"));
  const auto a = s.lane("a").index, b = s.lane("b").index;
  CHECK(s.sum(FactKind::ordered, b, "2025-01-01", "2025-02-01") == 31 * 10 * t);
  CHECK(s.sum(FactKind::ordered, a, "2025-01-01", "2025-02-01") == 0);
  CHECK(s.sum(FactKind::ordered, a, "2025-02-01") == 28 * 10 * t);
  CHECK(s.sum(FactKind::ordered, b, "2025-02-01") == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a new source is of poorer quality at first") {
  // By hand: 10 t a day, half of it good on the first day, all after 100 days in a straight line: on day d (from 0) it
  // dumps 5 (1 - d/100) t: 252.5 t in all.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-06-01
goods: {m: t}
sites:
  works: {makes: m, makes_to: plan, at_most: 10 t/d, quality: {at_first: 50 %, full_after: 100 d}, keeps: {m: {starts_with: 0 t}}}
)");
  const auto item = s.item("works", "m").index;
  CHECK(s.sum(FactKind::dumped, item, "2025-01-01", "2025-01-02") == 5 * t);
  CHECK(s.sum(FactKind::dumped, item, "2025-02-20", "2025-02-21") == 5 * t / 2);  // fifty days later
  CHECK(s.sum(FactKind::dumped, item) == 252'500'000);
  CHECK(s.on_hand("works", "m") == 1510 - 252.5);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a maker to order makes anew what was of poor quality") {
  // By hand: at 80 %, nearly for ever: what is missing is ordered again, and in the long run 10 / 0.8 t a day are
  // made.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-07-01
goods: {m: t}
sites:
  works: {makes: m, quality: {at_first: 80 %, full_after: 100000 d}}
  shop: {keeps: {m: 10 d}, sells: {m: 10 t/d}}
lanes: {l: {from: works, to: shop, carries: m, takes: 3 d}}
)");
  CHECK(s.result.users[0].lost == Quantity{});
  const double made =
      static_cast<double>(s.sum(FactKind::made, s.item("works", "m").index, "2025-06-01", "2025-07-01"));
  CHECK(made / t / 30 == Approx(12.5).epsilon(0.01));
}
