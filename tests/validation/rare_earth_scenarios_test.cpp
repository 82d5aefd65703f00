// The scenarios on the whole chain against what can be said by hand, before any run.
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// When each of these end users first stops, or, for demand without a line, is first short.
std::vector<Time> first_stops(const Network& n, const RunResult& r, const std::vector<std::string>& sites,
                              bool shortage) {
  std::vector<Time> times;
  for (const auto& s : sites) {
    const auto& u = r.users[demand_at(n, s).index];
    times.push_back(shortage ? u.first_shortage : u.first_stop);
  }
  return times;
}

QuotaResult quota_of(const std::string& file) {
  const auto result = measured(network_of("scenarios/" + file));
  REQUIRE(result.quotas.size() == 1);
  return result.quotas.front();
}

}  // namespace

TEST_CASE("buyers with equal cover stop in the order of their transit times") {
  // A test of the logic, not of the world. Compact network, cars, cover 30 d everywhere: transit 8, 10, 23, 25, 27, 51
  // d.
  const auto compact = network_of("scenarios/april-2025-compact.yaml");
  const auto stops =
      first_stops(compact, measured(compact),
                  {"korea-cars", "vietnam-cars", "india-cars", "other-cars", "us-cars", "eu-cars"}, false);
  for (std::size_t i = 1; i < stops.size(); ++i) CHECK(stops[i - 1] < stops[i]);
  CHECK(stops.back() != never);
  CHECK(in_days(stops[1] - stops[0]) == Approx(10 - 8).margin(1));
  CHECK(in_days(stops[4] - stops[0]) == Approx(27 - 8).margin(2));  // June asks for 12 % more than May
  // Whole chain, electronics, cover alike, magnets from the same Chinese makers: 8, 27 and 51 d.
  const auto whole_chain = network_of("scenarios/april-2025-licensing.yaml", {"deterministic=true"});
  const auto shortages =
      first_stops(whole_chain, measured(whole_chain), {"korea-electronics", "us-electronics", "eu-electronics"}, true);
  CHECK(shortages[0] < shortages[1]);
  CHECK(shortages[1] < shortages[2]);
  CHECK(shortages[2] != never);
}

TEST_CASE(
    "254 kt that count imported ore last until the end of November 2025, 295 kt into November 2026, 338 kt for ever") {
  // By hand: 252.5 kt a year of domestic feed until 22 August (161 kt), then 336 kt a year: 93 kt more last 101 days.
  const auto flat = quota_of("imported-ore-quota-2025.yaml");
  REQUIRE(flat.exhausted.size() == 2);
  CHECK(std::abs(in_days(flat.exhausted[0] - time_of({2025, 12, 1}))) <= 2);
  // The 31 days of December that stood are made up in 2026: (254 - 31 x 0.9217) / 0.9217 = 244.6 d.
  CHECK(std::abs(in_days(flat.exhausted[1] - time_of({2026, 9, 2}))) <= 3);
  const auto middle = quota_of("imported-ore-quota-2025-295kt.yaml");
  REQUIRE(middle.exhausted.size() == 1);
  CHECK(std::abs(in_days(middle.exhausted[0] - time_of({2026, 11, 17}))) <= 3);  // 295 / 336.4 of 2026
  CHECK(quota_of("imported-ore-quota-2025-338kt.yaml").exhausted.empty());
}

TEST_CASE("Kachin shut for five months empties stores of dysprosium and stops no line") {
  // By hand: 27 of 60 kt of clay, with two thirds of the dysprosium: 30 % less from the day on which feed (20 d) and
  // circuits (45 d) have run out, and then some 50 days of stores; oxide is short before metal, metal is not short for
  // the 156 days.
  const auto network = network_of("scenarios/kachin-closure-2024.yaml");
  const auto result = measured(network);
  for (const auto& u : result.users) CHECK(u.first_stop == never);
  const auto store = [&](const char* site, const char* good) -> const StoreResult& {
    return result.stores.items[item_named(network, site, good).index];
  };
  const auto start = [&](const char* site, const char* good) {
    return network.items[item_named(network, site, good)].start;
  };
  CHECK(store("ganzhou-heavy-metals", "dy-oxide").lowest == Quantity{});
  CHECK(store("ganzhou-heavy-metals", "dy-metal").lowest > Quantity{});
  CHECK(store("ganzhou-heavy-metals", "dy-metal").lowest < start("ganzhou-heavy-metals", "dy-metal"));
}
