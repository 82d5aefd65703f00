// Known answers under random demand: a kit of two inputs, and smoothed orders.
#include <cmath>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

constexpr std::uint32_t replications = 20;

/// How much waits, over time from `since` on, and what was served in the moment in which it was asked for.
struct Waiting {
  Time since;
  double area = 0, asked = 0, at_once = 0;
  Quantity backlog{};
  void hear(const Fact& f) {
    if (f.kind != FactKind::demanded && f.kind != FactKind::delivered) return;
    if (f.at < since) {
      backlog += f.kind == FactKind::demanded ? f.amount : -f.amount;
      return;
    }
    area += static_cast<double>(backlog.units) * in_days(f.at - since);
    since = f.at;
    const auto pieces = static_cast<double>(f.amount.units);
    if (f.kind == FactKind::demanded) {
      asked += pieces;
      backlog += f.amount;
    } else {
      backlog -= f.amount;
      if (f.since == f.at) at_once += pieces;
    }
  }
};

}  // namespace

TEST_CASE("B21: the scarcer of two inputs decides how often a kit is there") {
  const auto network = case_network("b21-kit.yaml");
  measured(network);  // its books
  CAPTURE(network.seed);
  Sample fill_rate, backorders;
  for (std::uint32_t r = 0; r < replications; ++r) {
    Waiting kits{network.from};
    replicate(network, r, [&](const State&, const Facts& facts) {
      for (const Fact& f : facts) kits.hear(f);
    });
    fill_rate.add(kits.at_once / kits.asked);
    backorders.add(kits.area / 1000 / in_days(network.until - network.from));
  }
  check_known("B21", "fill rate", fill_rate);
  check_known("B21", "kits waiting", backorders);
}

TEST_CASE("C05: smoothed orders vary less than demand") {
  const auto network = case_network("c05-smoothed-orders.yaml");
  measured(network);
  CAPTURE(network.seed);
  Sample ratio;
  for (std::uint32_t r = 0; r < replications; ++r) {
    double n = 0, orders = 0, order_squares = 0, demands = 0, demand_squares = 0;
    replicate(network, r, [&](const State&, const Facts& facts) {
      for (const Fact& f : facts) {
        if (f.at < network.from) continue;
        const double x = static_cast<double>(f.amount.units) / 1e6 - 100;
        if (f.kind == FactKind::ordered) orders += x, order_squares += x * x;
        if (f.kind == FactKind::demanded) ++n, demands += x, demand_squares += x * x;
      }
    });
    ratio.add((order_squares - orders * orders / n) / (demand_squares - demands * demands / n));
  }
  check_known("C05", "variance of orders over that of demand", ratio);
}
