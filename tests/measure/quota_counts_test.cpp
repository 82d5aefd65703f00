// Quota budgets on hand-made facts.
#include "chokepoint/measure/quota_counts.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

namespace {

Network with_quota(Quota::Before before) {
  auto n = hand::network();
  n.until = on(2026, 3, 1);
  Incident e;
  e.id = "quota";
  e.begin = n.from;
  Quota q;
  q.recipes.push_back({hand::mining, 0, false, {PartId{0}}});
  q.budgets = {""};
  q.shares = {1};
  q.before = before;
  e.kind = q;
  n.events.push_back(e);
  return n;
}

QuotaResult hear(const Network& n, const Facts& facts) {
  const Window w(n);
  QuotaCounts c(n, w);
  for (const auto& f : facts) c.on(f);
  return c.finish()[0];
}

}  // namespace

TEST_CASE("a strict quota idles before its issue, from its end to the next issue, and from the turn of the year") {
  const auto n = with_quota(Quota::Before::strict);
  const auto r =
      hear(n, {fact(n.from, FactKind::began, 0, 0), fact(on(2025, 2, 1), FactKind::issued, 0, 100),
               fact(on(2025, 2, 1), FactKind::charged, 0, 100),
               fact(on(2025, 3, 1) + 6 * hour, FactKind::exhausted, 0, 0, on(2025, 3, 1)),
               fact(on(2025, 4, 1), FactKind::issued, 0, 50), fact(on(2025, 4, 1), FactKind::charged, 0, 30),
               fact(on(2026, 1, 1), FactKind::lapsed, 0, 20), fact(on(2026, 1, 11), FactKind::issued, 0, 40)});
  CHECK(r.issued.units == 190);
  CHECK(r.used.units == 130);
  CHECK(r.lapsed.units == 20);
  CHECK(r.unused().units == 60);  // 20 lapsed, 40 left at the end
  REQUIRE(r.exhausted.size() == 1);
  CHECK(r.exhausted[0] == on(2025, 3, 1) + 6 * hour);
  CHECK(r.idle_days == Approx(31 + 30.75 + 10));
  CHECK(r.months[1].units == 100);
  CHECK(r.good == hand::ore);
}

TEST_CASE("a provisional quota idles from its end to the turn of the year") {
  const auto n = with_quota(Quota::Before::provisional);
  const auto r = hear(n, {fact(n.from, FactKind::began, 0, 0), fact(on(2025, 2, 1), FactKind::issued, 0, 100),
                          fact(on(2025, 12, 22), FactKind::exhausted, 0, 0, on(2025, 12, 22)),
                          fact(on(2026, 1, 11), FactKind::issued, 0, 40)});
  CHECK(r.idle_days == Approx(10));
}

TEST_CASE("a run that is held back exhausts the budget once, at the exact moment if one is told") {
  const auto n = with_quota(Quota::Before::strict);
  const auto day5 = on(2025, 1, 5);
  const Facts told{fact(n.from, FactKind::began, 0, 0), fact(n.from, FactKind::issued, 0, 100),
                   fact(day5, FactKind::held_back, hand::mining, 10, {}, 0),
                   fact(day5 + 3 * hour, FactKind::exhausted, 0, 0, day5),
                   fact(on(2025, 1, 6), FactKind::held_back, hand::mining, 10, {}, 0)};
  const auto r = hear(n, told);
  REQUIRE(r.exhausted.size() == 1);
  CHECK(r.exhausted[0] == day5 + 3 * hour);
  const auto silent = hear(n, {told[0], told[1], told[2], told[4]});
  REQUIRE(silent.exhausted.size() == 1);
  CHECK(silent.exhausted[0] == day5);
}
