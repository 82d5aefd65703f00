// The library's scenarios about buyers say what their comments say.
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

double lost_at(const Network& n, const RunResult& r, const std::string& site) {
  const auto demand = demand_at(n, site);
  return amount(n, n.items[n.demands[demand].item].good, r.users[demand.index].lost);
}

/// The first day on which a user stands still, "2027-02-24".
std::string first_stop(const Network& n, const RunResult& r, const std::string& site) {
  return to_text(r.users[demand_at(n, site).index].first_stop).substr(0, 10);
}

/// Tonnes of magnets that are ordered from abroad, or that leave China, in [from, until).
double exported(const Network& n, const char* from, const char* until, FactKind kind = FactKind::dispatched) {
  double sum = 0;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts) {
      if (f.kind != kind || f.at < *parse_time(from) || f.at >= *parse_time(until)) continue;
      const Lane& lane = n.lanes[LaneId{f.subject}];
      if (n.goods[lane.good].name == "magnet" && n.sites[lane.to_site].country != "CN")
        sum += amount(n, lane.good, f.amount);
    }
  });
  return sum;
}

}  // namespace

TEST_CASE("joint purchasing: the pool halves the loss and shares it") {
  // By hand, in the file: 600 motors for each of the two that buy in the south, none for the others; 150 for each of
  // four.
  const auto n = network_at("scenarios/eu-joint-purchasing.yaml");
  const auto r = measured(n);
  CHECK(lost_at(n, r, "alone-1") == 0);
  CHECK(lost_at(n, r, "alone-3") == Approx(600));
  CHECK(lost_at(n, r, "alone-4") == Approx(600));
  for (const char* plant : {"pooled-1", "pooled-2", "pooled-3", "pooled-4"}) CHECK(lost_at(n, r, plant) == Approx(150));
}

TEST_CASE(
    "the end of a truce: buying ahead fills the last hundred days and postpones the stop by as many days as it "
    "bought") {
  // By hand: 60 days of flow more in 100 days, so 60 % more is ordered (all of it is needed and nothing is left over);
  // the makers have room for less than that. Afterwards nothing is ordered for 60 days, so that the same stop comes 60
  // days later and costs the same.
  const char* const file = "scenarios/truce-expiry.yaml";
  const auto with = network_at(file), without = network_at(file, {"events.prepare=~"});
  const char *announced = "2026-08-02", *expiry = "2026-11-10";
  const auto times = [&](FactKind kind) {
    return exported(with, announced, expiry, kind) / exported(without, announced, expiry, kind);
  };
  CHECK(times(FactKind::ordered) == Approx(1.6).epsilon(0.001));
  CHECK(times(FactKind::dispatched) > 1.35);
  CHECK(times(FactKind::dispatched) < 1.6);
  const auto r = measured(with), r0 = measured(without);
  CHECK(first_stop(without, r0, "korea-cars") == "2026-12-26");
  CHECK(first_stop(with, r, "korea-cars") == "2027-02-24");
  CHECK(lost_at(with, r, "korea-cars") == Approx(lost_at(without, r0, "korea-cars")).epsilon(0.001));
}

TEST_CASE("panic in April 2025 brings more goods through than customs counted") {
  // Kept figures; 2,683 t in April without fear is E01's reference, computed by hand there.
  const auto fear = network_at("scenarios/panic-ordering-2025.yaml");
  const auto calm = network_at("scenarios/panic-ordering-2025.yaml", {"events.hoarding=~", "events.phantoms=~"});
  CHECK(exported(calm, "2025-04-01", "2025-05-01") == Approx(2683).epsilon(0.001));
  CHECK(exported(fear, "2025-04-01", "2025-05-01") > 1.15 * 2626);
  CHECK(exported(fear, "2025-06-01", "2025-08-01") > 1.4 * (3188 + 5577));
  const auto r = measured(fear), r0 = measured(calm);
  CHECK(first_stop(calm, r0, "korea-cars") == "2025-05-28");
  CHECK(first_stop(fear, r, "korea-cars") == "2025-06-01");
  CHECK(r.incidents[1].touched != never);
  CHECK(r.incidents[2].touched != never);
}
