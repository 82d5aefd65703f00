// The check of declared amounts on hand-made facts.
#include "chokepoint/measure/yields.hpp"
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {
const std::string text = R"(title: t
from: 2025-01-01
until: 2025-01-03
goods: {ore: t, oxide: t, lamp: pieces}
sites:
  mine: {makes: ore}
  works: {makes: {oxide: 0.3 t}, needs: {ore: 1 t}, sells: {oxide: {rate: 3 t/d, if_short: backorder}}, keeps: {oxide: {starts_with: 0 t, orders: {rule: base stock, level: 0 t}}}}
lanes: {one: {from: mine, to: works, carries: ore}}
)";
}

TEST_CASE("runs that take or give one gram more or less than declared are caught") {
  const Story s(text);
  CHECK(s.result.audit.clean());
  Yields yields(s.network, start(s.network, {}));
  Fact nudge;
  for (Fact f : s.facts) {
    if (f.kind == FactKind::made && f.other != 0) nudge = f;
    yields.on(f);
  }
  for (const YieldAccount& y : yields.finish(s.state)) CHECK((y.taken_off.units == 0 && y.given_off.units == 0));
  nudge.amount = Quantity{1};
  yields.on(nudge);
  CHECK(yields.finish(s.state)[nudge.other].given_off == Quantity{1});
  nudge.kind = FactKind::used;
  yields.on(nudge);
  CHECK(yields.finish(s.state)[nudge.other].taken_off == Quantity{1});
}
