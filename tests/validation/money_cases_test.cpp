// Published accounts to the cent, the cost of the economic lot, and prices with known answers.
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

struct PublishedModel {
  const char* id;
  const char* file;
};

// anyLogistix, as recorded in SupplyNetPy's validation folder, with its errata (see the files).
constexpr PublishedModel models[] = {{"M1", "m1-reorder-point.yaml"},
                                     {"M2", "m2-two-customers.yaml"},
                                     {"M3", "m3-min-max.yaml"},
                                     {"M4", "m4-safety-stock.yaml"}};

/// Whole units of the currency; the accounts must not hold a fraction.
double whole_units(Micro m) {
  CHECK(m % 1'000'000 == 0);
  return static_cast<double>(m / 1'000'000);
}

double currency(Micro m) { return static_cast<double>(m) * 1e-6; }

}  // namespace

TEST_CASE("M1 to M4: published models of a commercial program come out to the cent", "[money]") {
  for (const auto& m : models) {
    INFO(m.file);
    const auto network = case_network(m.file);
    const auto result = measured(network);
    const auto& store = result.stores.items[item_named(network, "shop", "part")];
    const auto pieces = [](Quantity q) { return static_cast<double>(q.units) / 1000; };
    const auto says = [&](const char* what, double got) { check_known(m.id, what, got); };
    double orders = 0, ordered = 0, received = 0, got = 0;
    each_step(network, [&](const State&, const Facts& facts) {
      for (const Fact& f : facts) {
        orders += f.kind == FactKind::demanded;
        if (f.kind == FactKind::demanded) ordered += pieces(f.amount);
        received += f.kind == FactKind::delivered;
        if (f.kind == FactKind::delivered) got += pieces(f.amount);
      }
    });
    says("customer orders", orders);
    says("units ordered by customers", ordered);
    says("orders received by customers", received);
    says("units received by customers", got);
    says("end stock", pieces(store.end));
    says("site orders", store.orders);
    says("units ordered by the site", pieces(store.ordered));
    says("orders received by the site", store.receipts);
    says("units received by the site", pieces(result.lanes[lane_named(network, "supply")].received));
    const auto& a = result.accounts;
    says("holding", whole_units(a.total(MoneyKind::holding)));
    says("spent", whole_units(a.total(MoneyKind::purchasing)));
    says("transport", whole_units(a.total(MoneyKind::transport)));
    says("total cost", whole_units(a.cost()));
    says("revenue", whole_units(a.total(MoneyKind::revenue)));
    says("profit", whole_units(a.profit()));
  }
}

TEST_CASE("B01: the accounts know what the economic lot costs", "[money]") {
  const auto network = case_network("b01-accounts.yaml");
  const auto result = measured(network);
  CHECK(whole_units(result.accounts.total(MoneyKind::ordering)) == 4 * 8);
  const double years = in_days(network.until - network.from) / 365;
  check_known("B01", "cost a year", currency(result.accounts.cost()) / years);
}

TEST_CASE("D16: scarcity and clearing prices", "[money][price]") {
  const auto network = case_network("d16-scarcity-price.yaml");
  const auto result = measured(network);
  const auto price = [&](std::size_t market, int days) {
    return result.prices.markets[market].at(network.from + days * day);
  };
  REQUIRE(network.goods[network.markets[1].good].name == "powder");
  check_known("D16", "price by cover", price(1, 7));
  check_known("D16", "price by clearing", price(3, 28));
  CHECK(price(3, 14) == 1);  // before the cut
  CHECK(price(0, 58) == 1);  // 60 of 60 days inside
  CHECK(price(2, 58) == 1);  // fixed
}

TEST_CASE("Q6: an export ban raises the price outside and not inside", "[money][price]") {
  const auto network = case_network("q6-export-ban.yaml");
  const auto with = measured(network), without = measured(network, false);
  const auto& inside = with.prices.markets[0];
  const auto& outside = with.prices.markets[1];
  REQUIRE(network.markets[0].inside);
  CHECK(inside.steps.size() == 1);
  CHECK(without.prices.markets[1].steps.size() == 1);
  // The last ship leaves on 28 February and arrives on 10 March, day 68. Before day 91 the days 69 to 90 are drawn: 22.
  CHECK(outside.at(network.from + 63 * day) == 100);
  CHECK(outside.at(network.from + 91 * day) == Approx(100.0 * 60 / 38));
}

TEST_CASE("the tariff of April 2025 costs what a pencil gives", "[money]") {
  const auto network = network_at("scenarios/tariff-april-2025.yaml");
  const auto with = measured(network), without = measured(network, false);
  CHECK(with.accounts.total(MoneyKind::tariff) == Micro{240'700} * 1'000'000);
  CHECK(without.accounts.total(MoneyKind::tariff) == 0);
  CHECK(with.accounts.total(MoneyKind::revenue) == without.accounts.total(MoneyKind::revenue));
}

TEST_CASE("the two prices of 2025 part before anybody is short", "[money][price]") {
  const auto network = network_at("scenarios/prices-2025.yaml");
  const auto result = measured(network);
  Time first = never;
  for (const auto& u : result.users) first = std::min(first, u.first_shortage);
  for (std::size_t m = 0; m < network.markets.size(); ++m) {
    const auto& price = result.prices.markets[m];
    if (network.markets[m].inside)
      CHECK(price.at(first) == Approx(network.markets[m].start).epsilon(0.01));
    else
      CHECK(price.at(first) > 3 * network.markets[m].start);
  }
}
