// Known answers of inventory theory without chance: the economic lot and a reorder point.
#include <cmath>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// Of whole cycles with one lot, for a year.
struct LotCost {
  double ordering = 0, holding = 0;
  double both() const { return ordering + holding; }
};

LotCost lot_cost(double tonnes) {
  const std::string store = "sites.shop.keeps.grain.", lot = printed(tonnes) + " t";
  const auto network =
      case_network("b01-economic-lot.yaml", {store + "starts_with=" + lot, store + "orders.lot=" + lot});
  const auto shop = item_named(network, "shop", "grain");
  double area = 0, area_at_last_order = 0, area_at_first_order = 0;  // grams x seconds
  std::vector<Time> orders;
  Time since = network.from;
  Quantity level = network.items[shop].start;
  each_step(network, [&](const State& state, const Facts& facts) {
    area += static_cast<double>(level.units) * static_cast<double>((state.now - since).seconds);
    since = state.now;
    level = state.items[shop].on_hand;
    for (const auto& f : facts) {
      if (f.kind != FactKind::ordered) continue;
      if (orders.empty()) area_at_first_order = area;
      area_at_last_order = area;
      orders.push_back(f.at);
    }
  });
  REQUIRE(orders.size() >= 4);
  const double years =
      static_cast<double>((orders.back() - orders.front()).seconds) / static_cast<double>(rate_year.seconds);
  const double tonne_years = (area_at_last_order - area_at_first_order) / 1e6 / static_cast<double>(rate_year.seconds);
  return {8.0 * static_cast<double>(orders.size() - 1) / years, 0.225 * tonne_years / years};
}

}  // namespace

TEST_CASE("B01: the economic lot costs what the square root says, and less than its neighbours") {
  const auto best = lot_cost(304.046779);
  check_known("B01", "cost a year", best.both());
  CHECK(lot_cost(298).both() > best.both());
  CHECK(lot_cost(310).both() > best.both());
  // One cost falls with the lot, the other grows with it: any run tells where they meet.
  const auto other = lot_cost(250);
  check_known("B01", "best lot", 250 * std::sqrt(other.ordering / other.holding));
}

TEST_CASE("B11: a reorder point gives what two other programs give") {
  const auto network = case_network("b11-reorder-point.yaml");
  const auto shop = item_named(network, "shop", "part");
  const auto good = network.items[shop].good;
  const auto result = measured(network);
  const auto& store = result.stores.items[shop.index];
  std::string days;
  for (const auto t : store.order_times)
    days += (days.empty() ? "" : " ") + std::to_string((t - network.from).seconds / 86'400);
  check_known("B11", "order days", days);
  check_known("B11", "orders received", amount(network, good, result.lanes[0].received) / 500);
  check_known("B11", "on hand at the end", amount(network, good, store.end));
  check_known("B11", "piece-days on hand", amount(network, good, store.area));
  check_known("B11", "customer orders", amount(network, good, result.users[0].demanded) / 120);
  check_known("B11", "fill rate", result.users[0].fill_rate());
}
