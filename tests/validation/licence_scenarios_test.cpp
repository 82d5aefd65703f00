// The library's licence scenarios against what can be said by hand, before any run.
#include <algorithm>

#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

const UserResult& user(const Network& n, const RunResult& r, const std::string& site) {
  return r.users[demand_at(n, site).index];
}

}  // namespace

TEST_CASE("of two groups let through early the one with more cover than gap does not stop") {
  // By hand: the longest waits, of what is filed on 30 April, are 28, 61 and 69 days (17, 39 and 45 working days), 35
  // days are covered: no stop, 26 days and 34 days, whatever the length of the road. First stops 35 days and a road's
  // length after 4 April: 3 June and 23 June.
  const auto n = network_at("scenarios/two-groups-let-through-2025.yaml");
  const auto r = measured(n);
  CHECK(user(n, r, "volkswagen").first_stop == never);
  CHECK(user(n, r, "volkswagen").lost.units == 0);
  CHECK(user(n, r, "gm-ford-stellantis").stop_days == 26);
  CHECK(user(n, r, "other-europe").stop_days == 34);
  CHECK(user(n, r, "japan").stop_days == 34);
  CHECK(date_text(user(n, r, "gm-ford-stellantis").first_stop) == "2025-06-03");
  CHECK(date_text(user(n, r, "japan").first_stop) == "2025-06-03");
  CHECK(date_text(user(n, r, "other-europe").first_stop) == "2025-06-23");
}

TEST_CASE(
    "the 0.1 % rule reaches re-exports and products of Chinese dysprosium and spares what is below or from elsewhere") {
  const auto n = network_at("scenarios/october-2025-extraterritorial.yaml");
  const auto r = measured(n);
  for (const char* free : {"us-magnets-free", "us-loudspeakers"}) {
    INFO(free);
    CHECK(user(n, r, free).first_shortage == never);
  }
  // By hand: 60 weekdays after Tuesday, 10 November 2026 are twelve weeks: 2 February 2027, a gap of 84 days; 30 days
  // of cover leave 54 days short, from 30 days and a road of 20 (magnets) or 25 days (motors) after 10 November on.
  for (const char* held : {"us-magnets-of-dealer", "us-magnets-of-japan", "us-motors"}) {
    INFO(held);
    CHECK(user(n, r, held).lost.units == 540'000'000);
  }
  CHECK(date_text(user(n, r, "us-magnets-of-dealer").first_shortage) == "2026-12-30");
  CHECK(date_text(user(n, r, "us-motors").first_shortage) == "2027-01-04");
}

TEST_CASE("inspections hold back their share of the look-alikes from the day on which they begin") {
  // By hand, deterministic: nothing of the plain grade needs a licence; from 11 April 30 % of it is held for 45 days,
  // so April sends 10 whole days and 20 of 70 %: 24 of 30 days, and 45 days after 11 April is 26 May. Orders move by a
  // day or two around a month's end, hence the margin.
  const auto n = network_at("scenarios/customs-inspection-2025.yaml", {"deterministic=true"});
  const auto without = measured(n, false), with = measured(n);
  double april = 0, usual = 0;
  for (std::size_t l = 0; l < n.lanes.size(); ++l) {
    const auto& lane = n.lanes[l];
    if (n.goods[lane.good].name != "magnet-n" || n.sites[lane.from_site].country != "CN") continue;
    if (n.sites[lane.to_site].country == "CN") continue;
    april += amount(n, lane.good, with.lanes[l].months[3]);
    usual += amount(n, lane.good, without.lanes[l].months[3]);
  }
  CHECK(usual > 100);
  CHECK(april / usual == Approx(0.8).margin(0.02));
}

TEST_CASE("the agreement of June serves one destination before the others, and April and May stay as they were") {
  const auto by_destination = network_at("scenarios/april-2025-destinations.yaml");
  const auto alike = network_at("scenarios/april-2025-licensing.yaml");
  const auto a = measured(by_destination), b = measured(alike);
  const auto sent = [](const Network& n, const RunResult& r, const std::string& country, std::size_t month) {
    double tonnes = 0;
    for (std::size_t l = 0; l < n.lanes.size(); ++l) {
      const auto& lane = n.lanes[l];
      const auto& classes = n.goods[lane.good].classes;
      if (n.sites[lane.from_site].country != "CN" || n.sites[lane.to_site].country != country) continue;
      if (std::find(classes.begin(), classes.end(), "magnet") == classes.end()) continue;
      tonnes += amount(n, lane.good, r.lanes[l].months[month]);
    }
    return tonnes;
  };
  for (const char* country : {"US", "EU", "JP"})
    for (std::size_t month = 0; month < 5; ++month) {
      INFO(country << " " << month);
      CHECK(sent(by_destination, a, country, month) == Approx(sent(alike, b, country, month)));
    }
  CHECK(sent(by_destination, a, "US", 6) > 1.1 * sent(alike, b, "US", 6));  // July
  CHECK(sent(by_destination, a, "IN", 6) < 0.5 * sent(alike, b, "IN", 6));
  CHECK(sent(by_destination, a, "JP", 6) == Approx(sent(alike, b, "JP", 6)));
}
