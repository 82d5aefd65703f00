// Events on hand-made facts.
#include "chokepoint/measure/incident_log.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;

TEST_CASE("an event that began and touched nothing is told apart from one that did") {
  auto n = hand::network();
  n.events.resize(2);
  IncidentLog log(n);
  const auto d = hand::on(2025, 1, 9);
  log.on(fact(d, FactKind::began, 0, 0));
  log.on(fact(d, FactKind::began, 1, 0));
  log.on(fact(d + day, FactKind::touched, 1, 0));
  log.on(fact(d + day, FactKind::held_back, hand::mining, 6, {}, 1));
  const auto r = log.finish();
  CHECK(r[0].began);
  CHECK(r[0].touched == never);
  CHECK(r[1].touched == d + day);
  CHECK(r[1].held_back.units == 6);
}
