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
  const auto result = measured(network_at("scenarios/" + file));
  REQUIRE(result.quotas.size() == 1);
  return result.quotas.front();
}

}  // namespace

TEST_CASE("buyers with equal cover stop in the order of their transit times") {
  // A test of the logic, not of the world. Compact network, cars, cover 30 d everywhere. Demand is flat here (growth
  // would eat into the stock by the length of the pipeline), so by hand each stops 30 d / (1 - 22.04 %) after its last
  // full delivery: the gaps are those of the transit times.
  const auto compact = network_at("scenarios/april-2025-compact.yaml", {"demand=~"});
  const auto stops =
      first_stops(compact, measured(compact),
                  {"korea-cars", "vietnam-cars", "india-cars", "other-cars", "us-cars", "eu-cars"}, false);
  for (std::size_t i = 1; i < stops.size(); ++i) CHECK(stops[i - 1] < stops[i]);
  CHECK(stops.back() != never);
  const double transit[] = {8, 10, 23, 25, 27, 51};  // days, of the network file
  for (std::size_t i = 1; i < stops.size(); ++i)
    CHECK(in_days(stops[i] - stops[0]) == Approx(transit[i] - transit[0]).margin(0.01));
  // Whole chain, electronics, cover alike, magnets from the same Chinese makers: 8, 27 and 51 d.
  const auto whole_chain = network_at("scenarios/april-2025-licensing.yaml", {"deterministic=true"});
  const auto shortages =
      first_stops(whole_chain, measured(whole_chain), {"korea-electronics", "us-electronics", "eu-electronics"}, true);
  CHECK(shortages[0] < shortages[1]);
  CHECK(shortages[1] < shortages[2]);
  CHECK(shortages[2] != never);
}

TEST_CASE(
    "254 kt that count imported ore last until the end of November 2025, 295 kt into November 2026, 338 kt for ever") {
  // By hand, in kt and days: 252.5 a year of domestic feed alone until 22 August (day 233), then 336.4 with imports.
  const double own = 252.5 / 365, all = 336.4 / 365;
  const auto day_of = [](Time t) { return in_days(t - time_of({2025, 1, 1})); };
  const double first_end = 233 + (254 - 233 * own) / all;
  const auto flat = quota_of("imported-ore-quota-2025.yaml");
  REQUIRE(flat.exhausted.size() == 2);
  CHECK(day_of(flat.exhausted[0]) == Approx(first_end).margin(1));
  // What stood in December is made up in 2026, from the same budget.
  CHECK(day_of(flat.exhausted[1]) == Approx(365 + 254 / all - (365 - first_end)).margin(1));
  const auto middle = quota_of("imported-ore-quota-2025-295kt.yaml");
  REQUIRE(middle.exhausted.size() == 1);
  CHECK(day_of(middle.exhausted[0]) == Approx(365 + 295 / all).margin(1));
  CHECK(quota_of("imported-ore-quota-2025-338kt.yaml").exhausted.empty());
}

TEST_CASE("Kachin shut for five months empties stores of dysprosium and stops no line") {
  // By hand: 27 of 60 kt of clay from abroad are missing, a fifth of all dysprosium oxide, from the day on which feed
  // (20 d) and circuits (45 d) have run out. A fifth of the 95 days that are left is 19 days of stores, and recovery
  // takes 90 more; separators and smelter hold 14 days of oxide each and 7 of metal: oxide runs out, metal does not.
  const auto network = network_at("scenarios/kachin-closure-2024.yaml");
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
