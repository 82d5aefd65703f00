// The scenarios of this rule against what can be said by hand before any run.
#include <cmath>

#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

TEST_CASE("of two plants with the same average cover, that of forty parts stops three weeks earlier") {
  // By hand: the last goods without a licence leave on 3 April and arrive 35 days later; demand is the same every day.
  // One stock of 30 d stands on 4 April + 35 + 30 = 8 June. The scarcest of forty lognormal covers is the quantile at
  // 1/80 (z = -2.24140): 30 / sqrt(1.36) exp(-2.24140 sqrt(ln 1.36)) = 7.42 d, which is 16 May.
  const double least = 30 / std::sqrt(1.36) * std::exp(-2.24140 * std::sqrt(std::log(1.36)));
  CHECK(least == Approx(7.42).margin(0.01));
  const auto network = network_at("scenarios/line-of-forty-parts.yaml");
  const auto result = measured(network);
  const auto stop = [&](const char* plant) {
    return in_days(result.users[demand_at(network, plant).index].first_stop - time_of({2025, 4, 4}));
  };
  CHECK(stop("plant-of-one-stock") == Approx(65).margin(0.01));
  CHECK(stop("plant-of-forty-parts") == Approx(35 + least).margin(1));
  const auto lost = [&](const char* plant) { return result.users[demand_at(network, plant).index].lost; };
  CHECK(lost("plant-of-forty-parts") > lost("plant-of-one-stock"));
}

TEST_CASE("the chips of autumn 2025 stop the plants in the order of their stocks") {
  // By hand: the last chips leave Dongguan on 3 October and arrive seven days later. In America the scarcest of twenty
  // covers lasts 17 / sqrt(1.16) exp(-1.95996 sqrt(ln 1.16)) = 7.42 d more, in Europe, with 35 d, 15.3 d: the suppliers
  // there stop 7.9 days later. Controllers are 3 d in work, and the plants hold some days of them.
  const auto network = network_at("scenarios/chips-2025.yaml");
  const auto result = measured(network);
  const auto user = [&](const char* plant) -> const UserResult& {
    return result.users[demand_at(network, plant).index];
  };
  const auto stop = [&](const char* plant) { return in_days(user(plant).first_stop - time_of({2025, 10, 4})); };
  CHECK(stop("honda-celaya") == Approx(24).margin(2));  // reported: 28 October
  CHECK(stop("honda-celaya") < stop("honda-alliston"));
  CHECK(stop("vw-wolfsburg") - stop("honda-celaya") == Approx(7.9).margin(2.5));  // weekends lie between
  for (const char* plant : {"honda-celaya", "honda-alliston", "vw-wolfsburg"}) {
    CAPTURE(plant);
    CHECK(user(plant).recovered > Quantity{});
    CHECK(user(plant).recovered < user(plant).lost);
  }
  // Without the export stop and the stop of the wafers nobody is short.
  const auto calm = measured(network, false);
  for (const auto& u : calm.users) CHECK(u.lost == Quantity{});
}

TEST_CASE(
    "of five carmakers with the same magnets one stands, one flies them, one parks, one swaps models and one does "
    "all") {
  // By hand, to the car, in the scenario's head. A thousandth of a car is what rounding levels to the gram may cost.
  const auto network = case_network("c11-carmakers.yaml");
  const auto result = measured(network);
  const auto cars = [](Quantity q) { return static_cast<double>(q.units) / 1000; };
  const auto& one = result.users[demand_at(network, "one-model").index];
  const auto& parks = result.users[demand_at(network, "builds-on").index];
  CHECK(cars(one.lost) == Approx(27'520.548).margin(0.001));
  CHECK(start_of_day(one.first_stop) == time_of({2025, 6, 9}));
  CHECK(cars(one.recovered) > 0);
  CHECK(cars(result.users[demand_at(network, "flies").index].lost) == Approx(7'520.548).margin(0.001));
  CHECK(cars(parks.parked) == 12'000);
  CHECK(cars(parks.finished) == 12'000);
  CHECK(cars(parks.lost) == Approx(15'520.548).margin(0.001));
  const auto user = [&](const char* site, const char* good) -> const UserResult& {
    for (std::size_t d = 0; d < network.demands.size(); ++d)
      if (network.sites[network.demands[d].site].name == site && network.good_of(network.demands[d].item).name == good)
        return result.users[d];
    throw std::runtime_error("no such line");
  };
  CHECK(cars(user("two-models", "large-car").lost) == Approx(16'512.329).margin(0.001));
  CHECK(cars(user("two-models", "small-car").built_ahead) == 6'000);
  CHECK(cars(user("two-models", "small-car").lost) == 0);
  CHECK(cars(user("two-models", "large-car").recovered) == 6'000);
  const auto& both = user("first-shifts", "large-car");
  CHECK(cars(both.parked) == 5'000);
  CHECK(cars(both.lost) == Approx(10'912.329).margin(0.001));
  CHECK(both.lost < user("two-models", "large-car").lost);
  CHECK(both.unmet() < user("two-models", "large-car").unmet());
}
