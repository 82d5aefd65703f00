// Customs inspections through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

std::string trade(const std::string& inspection, const std::string& more = "") {
  return "title: t\nfrom: 2025-04-01\nuntil: 2025-06-01\ngoods: {m: t}\nsites:\n  works: {country: CN, makes: m}\n"
         "  shop: {country: DE, keeps: {m: 0 d}, sells: {m: {rate: 10 t/d, if_short: backorder}}}\n"
         "lanes: {road: {from: works, to: shop, carries: m}}\nevents:\n"
         "  - {id: i, date: 2025-04-04, what: customs inspection, goods: m, leaves: CN, " +
         inspection + "}\n" + more;
}

}  // namespace

TEST_CASE("customs stop a share of what leaves for a time, and then it goes on without a second look") {
  // By hand, deterministic: 3 of 10 t a day are held for 10 days: 7 t/d from the 4th to the 13th, then 10 t/d again.
  const Story s(trade("share: 30 %, takes: 10 d"), {.deterministic = true});
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04", "2025-04-14") == 70'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-14", "2025-04-24") == 100'000'000);
  CHECK(s.sum(FactKind::stopped, 0) == 174'000'000);  // 58 days
  CHECK(s.state.items[s.item("works", "m")].held.units == 30'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a dispatch is stopped whole or not at all, at about its share") {
  // 58 dispatches at 30 %: binomial, mean 17.4, standard deviation 3.5; four of them on either side.
  const Story s(trade("share: 30 %, takes: 'uniform(3 d, 9 d)'"));
  const auto stops = s.times(FactKind::stopped, 0).size();
  CHECK(stops >= 4);
  CHECK(stops <= 31);
  CHECK(s.sum(FactKind::stopped, 0) == static_cast<std::int64_t>(stops) * 10'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("an inspection ends for what comes after, and what is held stays its time") {
  // By hand: all is stopped from the 4th to the 6th for 20 days and comes out on the 24th to the 26th.
  const Story s(trade("takes: 20 d, lasts: 3 d"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04", "2025-04-07") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-07", "2025-04-08") == 10'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-24", "2025-04-25") == 20'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-27", "2025-04-28") == 10'000'000);
}

TEST_CASE("licensed goods are inspected too, and count as licensed when they leave") {
  // By hand: licence 5 days, inspection 4: filed on the 4th, approved on the 9th, stopped, leaves on the 13th.
  const Story s(trade(
      "takes: 4 d", "  - {id: l, date: 2025-04-04, what: export licence, goods: m, leaves: CN, decided_after: 5 d}\n"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04", "2025-04-13") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-13", "2025-04-14") == 10'000'000);
  for (const Fact& f : s.facts)
    if (f.kind == FactKind::dispatched && f.at >= *parse_time("2025-04-04")) CHECK(f.other == 1);
  CHECK(s.result.audit.clean());
}

TEST_CASE("inspections are counted: stopped, let go, lying there, and how long") {
  // By hand, deterministic: a stop of 3 t on each of 58 days; those of the last ten are still there at the end.
  const Story s(trade("share: 30 %, takes: 10 d"), {.deterministic = true});
  const auto& r = s.result.inspections.at(0);
  CHECK(r.stopped.count == 58);
  CHECK(r.stopped.amount.units == 174'000'000);
  CHECK(r.let_go.count == 48);
  CHECK(r.waiting.count == 10);
  CHECK(r.peak.amount.units == 30'000'000);  // the oldest goes on before the day's own is stopped
  CHECK(r.wait.mean() == Approx(10));
  CHECK(r.months.at(0).stopped.count == 27);
  CHECK(r.months.at(0).waiting.count == 10);
}
