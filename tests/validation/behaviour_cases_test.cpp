// Known answers about what buyers do: second sources, buying ahead, phantom orders, the bullwhip.
#include <cmath>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// What leaves on a lane in [from, until), in the good's own unit.
double dispatched(const Network& n, const std::string& lane_name, const char* from, const char* until,
                  bool with_events = true) {
  const auto lane = lane_named(n, lane_name);
  RunOptions options;
  options.with_events = with_events;
  State state = start(n, options);
  Facts facts;
  Quantity sum{};
  for (bool more = true; more; facts.clear()) {
    more = step(n, state, facts);
    for (const auto& f : facts)
      if (f.kind == FactKind::dispatched && f.subject == lane.index && f.at >= *parse_time(from) &&
          f.at < *parse_time(until))
        sum += f.amount;
  }
  return amount(n, n.lanes[lane].good, sum);
}

double starts_after(const Network& n, const std::string& lane_name) {
  const auto lane = lane_named(n, lane_name);
  Time first = never;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const auto& f : facts)
      if (f.kind == FactKind::dispatched && f.subject == lane.index && first == never) first = f.at;
  });
  REQUIRE(first != never);
  return days_after(n, first);
}

/// Variance of a growing list of numbers near a hundred.
struct Spread {
  double n = 0, sum = 0, squares = 0;
  void add(double x) { ++n, sum += x - 100, squares += (x - 100) * (x - 100); }
  double variance() const { return squares / n - sum / n * (sum / n); }
};

/// Variance of the orders placed, returns counted as negative, over that of demand, in one replication.
double bullwhip(const Network& n, std::uint32_t replication) {
  State state = start(n, {n.seed, replication});
  Facts facts;
  Spread orders, demand;
  double order = 0, wanted = 0;
  for (bool more = true; more; facts.clear()) {
    more = step(n, state, facts);
    for (const Fact& f : facts) {
      const double x = static_cast<double>(f.amount.units) / 1e6;
      if (f.kind == FactKind::demanded) wanted += x;
      if (f.kind == FactKind::ordered) order += x;
      if (f.kind == FactKind::cancelled) order -= x;
      if (f.kind != FactKind::closed) continue;
      if (f.at >= n.from) orders.add(order), demand.add(wanted);
      order = wanted = 0;
    }
  }
  return orders.variance() / demand.variance();
}

}  // namespace

TEST_CASE("C01: a moving average amplifies orders as the formula says, returns included") {
  for (const char* rho : {"0 %", "50 %"}) {
    const auto n = case_network("c01-bullwhip.yaml", {std::string("sites.shop.sells.goods.persists=") + rho});
    CAPTURE(n.seed, rho);
    Sample ratio;
    for (std::uint32_t r = 0; r < 20; ++r) ratio.add(bullwhip(n, r));
    check_known("C01", rho[0] == '0' ? "independent" : "rho 0.5", ratio);
  }
}

TEST_CASE("D11: a second source that must be qualified saves what it can") {
  const auto network = case_network("d11-second-source.yaml");
  const auto good = network.lanes[lane_named(network, "spare")].good;
  const auto with = measured(network);
  check_known("D11", "first shortage, day", days_after(network, with.users[0].first_shortage));
  check_known("D11", "second source starts, day", starts_after(network, "spare"));
  check_known("D11", "lost", amount(network, good, with.users[0].lost));
  const auto without = case_network("d11-second-source.yaml", {"lanes.spare=~"});
  check_known("D11", "lost without it", amount(without, good, measured(without).users[0].lost));
}

TEST_CASE("D11: the same when orders stay at the old supplier and the needs go on") {
  // A line's lost unit is not un-ordered, so new needs of 10 a day go on and the second source has its 6 of them.
  const auto network = case_network("d11-second-source.yaml",
                                    {"lanes.spare.standby.moves_orders=false", "goods.car=cars", "sites.shop.makes=car",
                                     "sites.shop.needs={part: 1 pieces}", "sites.shop.sells={car: 10 cars/d}"});
  const auto car = network.items[network.demands[demand_at(network, "shop")].item].good;
  check_known("D11", "second source starts, day", starts_after(network, "spare"));
  check_known("D11", "lost", amount(network, car, measured(network).users[0].lost));
}

TEST_CASE("Q5: announcing a control weeks ahead makes a spike before it and a trough after it") {
  const auto n = case_network("q5-announced-control.yaml");
  for (const char* lane : {"to-one", "to-two"}) {
    CHECK(dispatched(n, lane, "2025-01-01", "2025-02-01") == Approx(310));
    CHECK(dispatched(n, lane, "2025-02-01", "2025-03-01") == Approx(560));  // by hand: 28 days of 20
    // Orders begin again on 29 March and wait 20 days for their licence: the first leaves on 18 April.
    CHECK(dispatched(n, lane, "2025-03-01", "2025-04-18") == Approx(0));
    CHECK(dispatched(n, lane, "2025-04-18", "2025-04-19") == Approx(10));
    CHECK(dispatched(n, lane, "2025-02-01", "2025-03-01", false) == Approx(280));
  }
}

TEST_CASE("Q8: inflating orders pays under proportional allocation, not under max-min fairness") {
  const auto gets = [](const char* rule, const char* who, bool lies) {
    std::vector<std::string> overrides{std::string("sites.seller.allocates=") + rule};
    if (!lies) overrides.push_back("events.lies=~");
    return dispatched(case_network("q8-who-lies-gains.yaml", overrides), who, "2025-02-01", "2025-03-03");
  };
  // By hand: 150 a day for 30 days, half of it each.
  CHECK(gets("proportional", "to-liar", false) == Approx(2250));
  CHECK(gets("uniform", "to-liar", false) == Approx(2250));
  CHECK(gets("uniform", "to-liar", true) == Approx(2250));
  const double liar = gets("proportional", "to-liar", true), neighbour = gets("proportional", "to-neighbour", true);
  CHECK(liar > 2250 * 1.05);
  CHECK(liar + neighbour == Approx(4500));
}
