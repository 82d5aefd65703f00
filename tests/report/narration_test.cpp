// Facts as sentences.
#include "chokepoint/report/narration.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

TEST_CASE("facts are told with date, names, amounts and units") {
  const auto n = hand::network();
  const auto d = on(2025, 1, 4);
  CHECK(narrate(n, fact(d + 15 * hour, FactKind::received, hand::road, 12'500'000, on(2025, 1, 1))) ==
        "2025-01-04 15:00  plant receives 12.5 t of ore from mine, ordered on 2025-01-01");
  CHECK(narrate(n, fact(d, FactKind::delivered, hand::line, 3000)) == "2025-01-04  plant has built 3 cars");
  CHECK(narrate(n, fact(d, FactKind::closed, 0, 0)).empty());
  CHECK(narrate(n, fact(d, FactKind::made, hand::ore_at_mine, 0)).empty());
}

TEST_CASE("every kind of fact has a sentence") {
  auto n = hand::network();
  n.events.resize(1);
  n.events[0].id = "hit";
  n.markets.resize(1);
  n.markets[0].good = hand::ore;
  for (auto kind = FactKind::ordered; kind < FactKind::closed;
       kind = static_cast<FactKind>(static_cast<int>(kind) + 1)) {
    INFO(static_cast<int>(kind));
    CHECK(narrate(n, fact(on(2025, 1, 4), kind, 0, 1000)).size() > 15);
  }
}

TEST_CASE("a filter lets pass what concerns a site, a lane, a good and a time") {
  const auto n = hand::network();
  const auto d = on(2025, 1, 4);
  const auto shipped = fact(d, FactKind::dispatched, hand::road, 5),
             built = fact(d, FactKind::delivered, hand::line, 5);
  CHECK(concerns(n, shipped, {"mine", "", "", {}, never}));
  CHECK(concerns(n, shipped, {"plant", "road", "ore", {}, never}));
  CHECK_FALSE(concerns(n, built, {"mine", "", "", {}, never}));
  CHECK_FALSE(concerns(n, built, {"", "road", "", {}, never}));
  CHECK_FALSE(concerns(n, shipped, {"", "", "car", {}, never}));
  CHECK_FALSE(concerns(n, shipped, {"", "", "", d + second, never}));
  CHECK_FALSE(concerns(n, shipped, {"", "", "", {}, d}));
}
