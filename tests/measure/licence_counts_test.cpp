// The licence queue on hand-made facts.
#include "chokepoint/measure/licence_counts.hpp"

#include <set>

#include "catch.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/network/compile.hpp"
#include "engine/story.hpp"
#include "measure/hand.hpp"
#include "scenario/texts.hpp"

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
  l.terms.emplace_back();
  l.terms.back().lane = hand::road;
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
  c.on(fact(a, FactKind::filed, 0, 50, {}, 0, 1));
  c.on(fact(b, FactKind::filed, 0, 30, {}, 0, 2));
  c.on(fact(on(2025, 1, 20), FactKind::approved, 0, 100, a));
  c.on(fact(on(2025, 2, 2), FactKind::denied, 0, 50, a, 0, 1));
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

TEST_CASE("an application decided in parts counts and waits by its parts") {
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
  CHECK(r.wait.mean() == Approx(0.25 * 7 + 0.75 * 10));
}

TEST_CASE("applications of one moment are told apart by their numbers, in whatever order they are decided") {
  // By hand: 7 t and 3 t filed together; the second decided first, then 2 t of the first: 5/7 of it wait.
  const auto n = licensed();
  const Window w(n);
  LicenceCounts c(n, w);
  const auto a = on(2025, 1, 3);
  c.on(fact(a, FactKind::filed, 0, 7, {}, 0, 0));
  c.on(fact(a, FactKind::filed, 0, 3, {}, 0, 1));
  c.on(fact(on(2025, 1, 5), FactKind::approved, 0, 3, a, 0, 1));
  c.on(fact(on(2025, 1, 9), FactKind::approved, 0, 2, a, 0, 0));
  const auto r = c.finish()[0];
  CHECK(r.approved.count == Approx(1 + 2 / 7.0));
  CHECK(r.waiting.count == Approx(5 / 7.0));
  CHECK(r.waiting.amount.units == 5);
  CHECK(r.wait.mean() == Approx((1 * 2 + 2 / 7.0 * 6) / (1 + 2 / 7.0)));
  CHECK(r.cleared == never);
}

TEST_CASE("every application of a run with many at a time is decided or waits, none is lost in the count") {
  // Source: the engine's own facts; 7 t of each day's 10 t and the 3 t left are reviewed for 20 d on average.
  auto read = texts::read(R"yaml(
goods: {m: t}
sites:
  w: {country: CN, makes: m}
  u: {country: DE, sells: {m: 10 t/d}, keeps: {m: 200 d}}
lanes: {l: {from: w, to: u, carries: m, takes: 5 d}}
events:
  - {id: a, date: 2025-02-01, what: export licence, goods: any, leaves: CN, decided_after: "exponential(20 d)", application: 7 t}
)yaml");
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  const auto n = compile(read.spec, read.diagnostics);
  REQUIRE(n.has_value());
  const Window w(*n);
  LicenceCounts c(*n, w);
  double filed = 0, decided = 0;
  std::set<std::uint32_t> numbers;
  auto state = start(*n, {});
  Facts facts;
  for (bool more = true; more; facts.clear()) {
    more = step(*n, state, facts);
    for (const auto& f : facts) {
      c.on(f);
      if (f.kind == FactKind::filed) filed += 1, numbers.insert(f.serial);
      if (f.kind == FactKind::approved || f.kind == FactKind::denied) decided += 1;  // never in parts here
    }
  }
  const auto r = c.finish()[0];
  REQUIRE(filed > 600);
  CHECK(numbers.size() == static_cast<std::size_t>(filed));
  CHECK(r.filed.count == filed);
  CHECK(r.approved.count == decided);
  CHECK(r.waiting.count == filed - decided);
  CHECK(r.wait.mean() == Approx(20).margin(3));
}

TEST_CASE("withdrawals, returns and classes are counted apart, and a withdrawal closes its application in its cohort") {
  // By hand: four applications of 1 t in January, of which the first lane's two belong to a named class.
  const auto network = network_of(R"(
title: t
from: 2025-01-01
until: 2025-03-01
goods: {m: t}
sites:
  works: {country: CN, makes: m}
  shop: {country: DE, keeps: {m: 0 d}, sells: {m: 1 t/d}}
  salon: {country: FR, keeps: {m: 0 d}, sells: {m: 1 t/d}}
lanes:
  rue: {from: works, to: salon, carries: m}
  road: {from: works, to: shop, carries: m}
events:
  - {id: l, date: 2025-01-01, what: export licence, goods: m, leaves: CN, decided_after: 9 d,
     treatments: [{name: green, goes_to: FR}]}
)");
  LicenceCounts c(network, Window(network));
  std::uint32_t green = 0;
  for (std::uint32_t l = 0; l < network.lanes.size(); ++l)
    if (network.lanes[l].name == "rue") green = l;
  const std::uint32_t other = 1 - green;
  const Time filed = network.from + 3 * day, later = network.from + 40 * day;
  const auto tell = [&](Time at, FactKind kind, std::uint32_t lane, std::uint32_t serial, Time since = {}) {
    Fact f{at, kind, lane, 0, {1'000'000}, since, serial};
    c.on(f);
  };
  tell(filed, FactKind::filed, green, 0);
  tell(filed, FactKind::filed, green, 1);
  tell(filed, FactKind::filed, other, 0);
  tell(filed, FactKind::filed, other, 1);
  tell(filed + 4 * day, FactKind::approved, green, 0, filed);
  tell(filed + 5 * day, FactKind::returned, other, 0, filed);
  tell(later, FactKind::withdrawn, other, 0, filed);
  const auto r = c.finish().front();
  CHECK(r.withdrawn.count == 1);
  CHECK(r.withdrawn.amount.units == 1'000'000);
  CHECK(r.returned == 1);
  CHECK(r.waiting.count == 2);
  CHECK(r.months[0].cohort_withdrawn == 1);
  CHECK(r.months[0].withdrawn.count == 0);
  CHECK(r.months[1].withdrawn.count == 1);
  REQUIRE(r.classes.size() == 2);
  CHECK(r.classes[0].name == "others");
  CHECK(r.classes[1].filed.count == 2);
  CHECK(r.classes[1].approved.count == 1);
  CHECK(r.classes[1].waiting.count == 1);
  CHECK(r.classes[0].withdrawn.count == 1);
  CHECK(r.classes[0].waiting.count == 1);
}
