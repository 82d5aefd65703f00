// The hindcast of China's magnet exports, April to July 2025, and the steadiness of the chain that it runs on.
#include <cmath>

#include "validation/hindcast.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

TEST_CASE("E01: 45 working days reproduce the exports of April to July 2025") {
  const auto network = network_at("scenarios/april-2025-compact.yaml");
  auto months = exports_of(network, measured(network));
  for (const auto& m : fitted_months) {
    check_known("E01", "reference " + m, months[m]);
    check_known("E01", "observed " + m, months[m]);
    CHECK(observed().at(m) == known_answer("E01", "observed " + m).number);
  }
  check_known("E01", "root mean square of the relative errors", root_mean_square(months, fitted_months));
  const double observed_first_quarter = 15268;  // customs
  check_known("E01", "observed first half",
              observed_first_quarter + months["2025-04"] + months["2025-05"] + months["2025-06"]);
}

TEST_CASE("E01: the whole chain gives the exports of April to July 2025 with the same two fitted numbers") {
  const auto network = network_at("scenarios/april-2025-licensing.yaml");
  auto months = exports_of(network, measured(network));
  const double observed_first_quarter = 15268;  // customs
  for (const auto& m : fitted_months) {
    INFO(m);
    CHECK(months[m] == Approx(known_answer("E01", "observed " + m).number).epsilon(0.15));
  }
  CHECK(observed_first_quarter + months["2025-04"] + months["2025-05"] + months["2025-06"] ==
        Approx(22'319).epsilon(0.03));
}

TEST_CASE("E01: left free, the waiting time that fits best is the statutory one") {
  double best = 1e9, best_days = 0;
  for (int days = 15; days <= 60; ++days) {
    const auto network = network_at("scenarios/april-2025-compact.yaml",
                                    {"events.licences.decided_after=" + std::to_string(days) + " working days"});
    const double error = root_mean_square(exports_of(network, measured(network)), fitted_months);
    if (error < best) best = error, best_days = days;
  }
  check_known("E01", "best waiting time, working days", best_days);
}

TEST_CASE("E01: the June easing adds at most four days of its limit to June and none before") {
  const auto plain_network = network_at("scenarios/april-2025-licensing.yaml");
  const auto eased_network = network_at("scenarios/april-2025-june-easing.yaml");
  auto plain = exports_of(plain_network, measured(plain_network));
  auto eased = exports_of(eased_network, measured(eased_network));
  CHECK(eased["2025-04"] == Approx(plain["2025-04"]));
  CHECK(eased["2025-05"] == Approx(plain["2025-05"]));
  CHECK(eased["2025-06"] > plain["2025-06"]);
  CHECK(eased["2025-06"] <= plain["2025-06"] + 4 * 150.001);  // 27 to 30 June, 150 t a day
}

TEST_CASE("the chain of 2024 is steady and nobody is short when nothing happens") {
  const auto network = network_at("scenarios/compact-baseline.yaml");
  const auto result = measured(network);
  for (std::uint32_t d = 0; d < result.users.size(); ++d) {
    INFO(network.sites[network.demands[DemandId{d}].site].name);
    CHECK(result.users[d].unmet() == Quantity{});
    CHECK(result.users[d].fill_rate() == 1.0);
  }
  for (std::uint32_t i = 0; i < result.stores.items.size(); ++i) {
    const auto& item = network.items[ItemId{i}];
    if (item.kept == Duration{}) continue;
    INFO(network.sites[item.site].name << " " << network.goods[item.good].name);
    // Steady up to the lot of one day.
    CHECK(std::abs(amount(network, item.good, result.stores.items[i].end - item.start)) <=
          amount(network, item.good, item.flow) * 1.01);
  }
}

TEST_CASE("the exports of a steady year are those of 2024") {
  const auto network = network_at("scenarios/compact-baseline.yaml");
  const auto result = measured(network);
  double tonnes = 0;
  for (std::uint32_t l = 0; l < network.lanes.size(); ++l) {
    const auto& lane = network.lanes[LaneId{l}];
    const bool abroad = network.sites[lane.to_site].country != "CN" && network.sites[lane.from_site].country == "CN";
    if (abroad && network.goods[lane.good].name == "magnet")
      tonnes += amount(network, lane.good, result.lanes[l].dispatched);
  }
  CHECK(tonnes == Approx(58152).epsilon(0.001));  // Adamas Intelligence: exports of 2024
}

TEST_CASE(
    "the quotas of 2024 stop mines for ten days between two batches, and everybody half a year after a missing one") {
  const auto timely = measured(network_at("scenarios/quota-2024.yaml"));
  REQUIRE(timely.quotas.size() == 4);  // two quotas of two groups
  // By hand: 94,581 t at 186,006 t a year last 185.6 d from 6 February: to 9 August, 14 h; the second batch comes on
  // the 20th.
  CHECK(date_text(timely.quotas.at(0).exhausted.at(0)) == "2024-08-09");
  CHECK(timely.quotas.at(0).idle_days == Approx(10.4).epsilon(0.01));
  for (const auto& q : timely.quotas) CHECK(q.exhausted.size() == 1);
  for (const auto& u : timely.users) CHECK(u.lost == Quantity{});

  const auto network = network_at("scenarios/quota-2024-one-batch.yaml");
  const auto late = measured(network);
  // By hand: 94,581 t at 186,006 t a year last 185.6 d from 6 February, until 9 August.
  CHECK(date_text(late.quotas.at(0).exhausted.at(0)) == "2024-08-09");
  CHECK(late.quotas.at(0).idle_days == Approx(144.4).epsilon(0.01));
  CHECK(late.users[demand_at(network, "eu-cars").index].first_stop > time_of({2025, 2, 9}));
  CHECK(late.users[demand_at(network, "eu-cars").index].lost > Quantity{});

  // With imported feed free the stores along the chain, 96 days, outlast 144 d x 48 %.
  const auto free_feed =
      measured(network_at("scenarios/quota-2024-one-batch.yaml", {"events.separation-quota.feed_counts_from=~"}));
  for (const auto& u : free_feed.users) CHECK(u.lost == Quantity{});
}
