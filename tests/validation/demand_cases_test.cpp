// Known answers under random demand: a kit of two inputs, and smoothed orders.
#include <cmath>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

constexpr std::uint32_t replications = 20;

/// Steps through one replication; hears the state and the facts of each step.
template <class F>
void replicate(const Network& network, std::uint32_t replication, F hear) {
  State state = start(network, {network.seed, replication});
  Facts facts;
  for (bool more = true; more; facts.clear()) {
    more = step(network, state, facts);
    hear(static_cast<const State&>(state), static_cast<const Facts&>(facts));
  }
}

/// Independent values of one figure. A known answer holds when the mean lies within four standard errors of it and the
/// 95 % half-width is within the tolerance.
struct Sample {
  std::vector<double> values;
  double mean() const {
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
  }
  double standard_error() const {
    double squares = 0;
    for (const double v : values) squares += (v - mean()) * (v - mean());
    const auto n = static_cast<double>(values.size());
    return std::sqrt(squares / (n - 1) / n);
  }
};

void check_known(const std::string& id, const std::string& what, const Sample& sample) {
  const auto& k = known_answer(id, what);
  const double half_width = 2.093 * sample.standard_error();  // Student's t for 20 values
  INFO(id << ", " << what << ": expected " << k.number << ", got " << sample.mean() << " +- " << half_width << " ("
          << k.source << ")");
  CHECK(std::abs(sample.mean() - k.number) <= 4 * sample.standard_error());
  CHECK(half_width <= k.tolerance);
}

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
    fill_rate.values.push_back(kits.at_once / kits.asked);
    backorders.values.push_back(kits.area / 1000 / in_days(network.until - network.from));
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
    ratio.values.push_back((order_squares - orders * orders / n) / (demand_squares - demands * demands / n));
  }
  check_known("C05", "variance of orders over that of demand", ratio);
}
