// Lanes on hand-made facts.
#include "chokepoint/measure/lane_flows.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

TEST_CASE("dispatches belong to their month, delays run from order to receipt, the first pipeline is left out") {
  auto n = hand::network();
  n.until = on(2025, 3, 1);
  n.shipments = {{hand::road, {7}, on(2025, 1, 4)}};
  const Window w(n);
  LaneFlows flows(n, w);
  flows.on(fact(on(2025, 1, 4), FactKind::received, hand::road, 7, n.from));  // was on the road at the start
  flows.on(fact(on(2025, 1, 31), FactKind::dispatched, hand::road, 10, on(2025, 1, 30)));
  flows.on(fact(on(2025, 2, 1), FactKind::dispatched, hand::road, 20, on(2025, 1, 30)));
  flows.on(fact(on(2025, 2, 4), FactKind::received, hand::road, 10, on(2025, 1, 30)));
  flows.on(fact(on(2025, 2, 9), FactKind::received, hand::road, 20, on(2025, 1, 30)));
  const auto l = flows.finish()[hand::road];
  CHECK(l.dispatched.units == 30);
  CHECK(l.received.units == 37);
  CHECK(l.months[0].units == 10);
  CHECK(l.months[1].units == 20);
  CHECK(l.delay.mean() == Approx((10 * 5 + 20 * 10) / 30.0));
  CHECK(l.delay.quantile(0.3) == 5);
  CHECK(l.delay.quantile(0.5) == 10);
}
