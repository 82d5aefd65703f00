// End users on hand-made facts.
#include "chokepoint/measure/end_users.hpp"

#include "catch.hpp"
#include "chokepoint/engine/run.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

namespace {

std::vector<UserResult> hear(const Network& n, const Facts& facts) {
  const Window w(n);
  EndUsers users(n, w);
  for (const auto& f : facts) users.on(f);
  return users.finish(start(n, {}));
}

}  // namespace

TEST_CASE("a line that builds a quarter of one plan and nothing of the next two stops exactly in time") {
  const auto n = hand::network();
  Facts facts;
  const auto plan = [&](unsigned date, std::int64_t built) {
    facts.push_back(fact(on(2025, 1, date), FactKind::demanded, hand::line, 8000));
    if (built < 8000)
      facts.push_back(fact(on(2025, 1, date + 1), FactKind::lost, hand::line, 8000 - built, on(2025, 1, date)));
  };
  plan(4, 8000);
  plan(5, 2000);
  plan(6, 0);
  plan(7, 0);
  plan(8, 8000);
  const auto u = hear(n, facts)[hand::line];
  CHECK(u.demanded.units == 40'000);
  CHECK(u.delivered.units == 18'000);
  CHECK(u.lost.units == 22'000);
  CHECK(u.backlog.units == 0);
  CHECK(u.unmet().units == 22'000);
  CHECK(u.fill_rate() == Approx(18.0 / 40));
  CHECK(u.first_shortage == on(2025, 1, 5) + 6 * hour);  // a quarter of the day was built
  CHECK(u.first_stop == on(2025, 1, 5) + 6 * hour);
  CHECK(u.stop_days == Approx(2));
  CHECK(u.equivalent_days == Approx(2.75));
  CHECK(u.stops == 1);
  CHECK(u.shortage_area == Approx(22'000));  // lost sales: the lost quantity
  CHECK(u.months[0].lost.units == 22'000);
  CHECK(u.days[4].delivered.units == 2000);
  CHECK(u.days[4].short_from == 6 * 3600);
}

TEST_CASE("a backorder is unmet until it is delivered, and its area is quantity times time") {
  const auto n = hand::network();
  const auto d2 = on(2025, 1, 2), d5 = on(2025, 1, 5);
  const auto u =
      hear(n, {fact(d2, FactKind::demanded, hand::shop, 100), fact(d2, FactKind::delivered, hand::shop, 40, d2),
               fact(d5, FactKind::delivered, hand::shop, 50, d2)})[hand::shop];
  CHECK(u.backlog.units == 10);
  CHECK(u.lost.units == 0);
  CHECK(u.at_once.units == 40);
  CHECK(u.fill_rate() == Approx(0.4));
  CHECK(u.first_shortage == d2 + Duration{34'560});    // 40 % of the day
  CHECK(u.shortage_area == Approx(60 * 3 + 10 * 27));  // 60 for 3 days, 10 until 1 February
  CHECK(u.delay.mean() == Approx(50 * 3 / 90.0));
  CHECK(u.delay.quantile(0.9) == 3);
}

TEST_CASE("a line that only slows down is short but has not stopped") {
  const auto n = hand::network();
  const auto d5 = on(2025, 1, 5), d6 = on(2025, 1, 6);
  const auto u = hear(n, {fact(d5, FactKind::demanded, hand::line, 8000), fact(d6, FactKind::lost, hand::line, 80, d5),
                          fact(d6, FactKind::demanded, hand::line, 8000)})[hand::line];
  CHECK(u.lost.units == 80);
  CHECK(u.first_shortage != never);
  CHECK(u.first_stop == never);
  CHECK(u.stops == 0);
  CHECK(u.stop_days == 0);
  CHECK(u.equivalent_days == Approx(0.01));
}

TEST_CASE("what waits is counted by month: how much is open at its end, and the area") {
  // By hand: 100 wait from 30 January, of which 70 are served on 3 February: 2 d x 100; 2 d x 100 + 26 d x 30.
  auto n = hand::network();
  n.until = on(2025, 3, 1);
  const auto begin = on(2025, 1, 30), later = on(2025, 2, 3);
  const auto u = hear(n, {fact(begin, FactKind::demanded, hand::shop, 100),
                          fact(later, FactKind::delivered, hand::shop, 70, begin)})[hand::shop];
  REQUIRE(u.months.size() == 2);
  CHECK(u.months[0].open.units == 100);
  CHECK(u.months[0].area == Approx(200));
  CHECK(u.months[1].open.units == 30);
  CHECK(u.months[1].area == Approx(200 + 26 * 30));
  CHECK(u.shortage_area == Approx(u.months[0].area + u.months[1].area));
}

TEST_CASE("a discrete demand is short from its very moment") {
  auto n = hand::network();
  n.demands[hand::shop].each = {100};
  n.demands[hand::shop].every = 7 * day;
  const auto d3 = on(2025, 1, 3);
  const auto u =
      hear(n, {fact(d3, FactKind::demanded, hand::shop, 100), fact(d3, FactKind::delivered, hand::shop, 99, d3)});
  CHECK(u[hand::shop].first_shortage == d3);
}

TEST_CASE("the warm-up is not measured, but its backlog is remembered") {
  auto n = hand::network();
  n.warm_up = 10 * day;
  const auto before = on(2024, 12, 30), d2 = on(2025, 1, 2);
  const auto u = hear(
      n, {fact(before, FactKind::demanded, hand::shop, 100), fact(d2, FactKind::delivered, hand::shop, 30, before)});
  CHECK(u[hand::shop].demanded.units == 0);
  CHECK(u[hand::shop].delivered.units == 30);
  CHECK(u[hand::shop].backlog.units == 70);
  CHECK(u[hand::shop].first_shortage == never);
  CHECK(u[hand::shop].shortage_area == Approx(100 * 1 + 70 * 30));  // from 1 January on
  CHECK(u[hand::shop].delay.empty());
}
