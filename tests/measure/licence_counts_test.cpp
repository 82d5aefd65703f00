// The licence queue on hand-made facts.
#include "chokepoint/measure/licence_counts.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

namespace {

Network licensed() {
  auto n = hand::network();
  n.until = on(2025, 3, 1);
  Incident e;
  e.id = "licences";
  e.begin = on(2025, 1, 2);
  Licence l;
  l.terms.push_back({hand::road, {}, false, whole, nothing, false});
  e.kind = l;
  n.events.push_back(e);
  return n;
}

}  // namespace

TEST_CASE("applications are counted, waited for and put in cohorts") {
  const auto n = licensed();
  const Window w(n);
  LicenceCounts c(n, w);
  const auto a = on(2025, 1, 3), b = on(2025, 1, 5);
  c.on(fact(a, FactKind::filed, 0, 100));
  c.on(fact(a, FactKind::filed, 0, 50));
  c.on(fact(b, FactKind::filed, 0, 30));
  c.on(fact(on(2025, 1, 20), FactKind::approved, 0, 100, a));
  c.on(fact(on(2025, 2, 2), FactKind::denied, 0, 50, a));
  const auto r = c.finish()[0];
  CHECK(r.filed.count == 3);
  CHECK(r.filed.amount.units == 180);
  CHECK(r.approved.count == 1);
  CHECK(r.denied.amount.units == 50);
  CHECK(r.waiting.count == 1);
  CHECK(r.waiting.amount.units == 30);
  CHECK(r.peak.count == 3);
  CHECK(r.peak.amount.units == 180);
  CHECK(r.peak_day == on(2025, 1, 5));
  CHECK(r.cleared == never);
  CHECK(r.approved_share() == Approx(1 / 3.0));
  CHECK(r.wait.mean() == Approx((17 + 30) / 2.0));
  CHECK(r.months[0].filed.count == 3);
  CHECK(r.months[0].approved.count == 1);
  CHECK(r.months[0].waiting.count == 2);
  CHECK(r.months[1].denied.count == 1);
  CHECK(r.months[1].waiting.count == 1);
  CHECK(r.months[0].cohort_denied == 1);
  CHECK(r.months[1].cohort_denied == 0);
}

TEST_CASE("an application decided in parts is decided with its last part") {
  const auto n = licensed();
  const Window w(n);
  LicenceCounts c(n, w);
  const auto a = on(2025, 1, 3);
  c.on(fact(a, FactKind::filed, 0, 100));
  c.on(fact(on(2025, 1, 10), FactKind::approved, 0, 25, a));
  c.on(fact(on(2025, 1, 13), FactKind::approved, 0, 50, a));
  c.on(fact(on(2025, 1, 13), FactKind::denied, 0, 25, a));
  const auto r = c.finish()[0];
  CHECK(r.approved.count == Approx(0.75));
  CHECK(r.denied.count == Approx(0.25));
  CHECK(r.waiting.count == 0);
  CHECK(r.waiting.amount.units == 0);
  CHECK(r.cleared == on(2025, 1, 13));
  CHECK(r.wait.mean() == Approx(10));
}
