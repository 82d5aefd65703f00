// The library's scenarios about ways and agreements say what their comments say.
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

double lost_at(const Network& n, const RunResult& r, const std::string& site) {
  const auto demand = demand_at(n, site);
  return amount(n, n.items[n.demands[demand].item].good, r.users[demand.index].lost);
}

Time first_stop(const Network& n, const RunResult& r, const std::string& site) {
  return r.users[demand_at(n, site).index].first_stop;
}

}  // namespace

TEST_CASE("the detour round the Cape stops who holds less than the eleven days that it adds") {
  // By hand, in the file: 11 - 8 = 3 days of 1,000 cars; half of the need by air for five days covers the two days that
  // nine days of stock lack.
  const auto n = network_at("scenarios/red-sea-2024.yaml");
  const auto r = measured(n);
  CHECK(lost_at(n, r, "lean") == 3000);
  CHECK(to_text(first_stop(n, r, "lean")).substr(0, 10) == "2024-02-24");
  CHECK(lost_at(n, r, "flying") == 0);
  CHECK(lost_at(n, r, "stocked") == 0);
}

TEST_CASE("a leak does not move the first stop of an embargo and shortens it afterwards") {
  // By hand, in the file: Indian lines run dry before the first goods come by the longer way.
  const auto tight = network_at("scenarios/full-embargo.yaml");
  const auto leaky = network_at("scenarios/embargo-with-leak.yaml");
  const auto without = measured(tight), with = measured(leaky);
  CHECK(first_stop(leaky, with, "india-cars") == first_stop(tight, without, "india-cars"));
  CHECK(lost_at(leaky, with, "india-cars") < lost_at(tight, without, "india-cars"));
}

TEST_CASE("an agreement that expires moves the stop of a line and does not shorten it") {
  // By hand, in the file: 0.78 x 16 = 12.5 days in 2026, and the same in all as others that buy with 30 days of stock.
  // A day's plan is 4,187,250 / 365 cars; a day more or less, for lines restart with three days of stock.
  const auto n = network_at("scenarios/truce-2025.yaml");
  const auto us = demand_at(n, "us-cars"), eu = demand_at(n, "eu-cars");
  double lost[2] = {0, 0}, eu_lost = 0;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts) {
      if (f.kind != FactKind::lost) continue;
      const double cars = static_cast<double>(f.amount.units) / 1000;
      if (f.subject == us.index) lost[f.at < *parse_time("2026-01-01") ? 0 : 1] += cars / (4187250.0 / 365);
      if (f.subject == eu.index) eu_lost += cars / (12093750.0 / 365);
    }
  });
  CHECK(lost[1] == Approx(12.5).margin(1));
  CHECK(lost[0] + lost[1] == Approx(eu_lost).margin(1));
}
