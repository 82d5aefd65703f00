// The measures on a real run: the scenario of the first page, whose answer a pencil can find.
#include "chokepoint/measure/measures.hpp"

#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "chokepoint/measure/pair.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;

namespace {

Network minimal(const std::vector<std::string>& overrides = {}) {
  const auto source = [](const std::string& path) -> std::optional<std::string> {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  };
  auto read = read_scenario(CHOKEPOINT_ROOT "/scenarios/minimal.yaml", source, overrides);
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto network = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(network);
  return *network;
}

/// The numbers that any difference between two runs would show in.
void check_same(const RunResult& a, const RunResult& b) {
  CHECK(a.failure == b.failure);
  CHECK(a.events == b.events);
  CHECK(a.audit.checks == b.audit.checks);
  CHECK(a.audit.clean());
  CHECK(b.audit.clean());
  for (std::size_t g = 0; g < a.audit.goods.size(); ++g) {
    CHECK(a.audit.goods[g].in() == b.audit.goods[g].in());
    CHECK(a.audit.goods[g].stock == b.audit.goods[g].stock);
  }
  CHECK(a.users[0].lost == b.users[0].lost);
  CHECK(a.users[0].first_stop == b.users[0].first_stop);
  for (std::size_t l = 0; l < a.lanes.size(); ++l) CHECK(a.lanes[l].delay.mean() == b.lanes[l].delay.mean());
  for (std::size_t i = 0; i < a.stores.items.size(); ++i) CHECK(a.stores.items[i].area == b.stores.items[i].area);
  CHECK(a.incidents[0].began == b.incidents[0].began);
  CHECK(a.incidents[0].touched == b.incidents[0].touched);
}

}  // namespace

TEST_CASE("a pair whose common beginning is run once gives what two runs give") {
  // Two single runs are the source of what is expected; the event begins within the year, with it, and never.
  const std::string ship = "lanes.magnet-ship.takes=triangular(30 d, 35 d, 46 d)";
  for (const char* date : {"2025-03-01", "2025-01-01", "2027-01-01"}) {
    CAPTURE(date);
    const auto n = minimal({ship, std::string("events.closure.date=") + date});
    const RunOptions with{1, 3, true, false}, without{1, 3, false, false};
    const auto both = run_both(n, with, AuditDepth::every_event);
    check_same(both.baseline, run_once(n, without, AuditDepth::every_event));
    check_same(both.scenario, run_once(n, with, AuditDepth::every_event));
  }
}

TEST_CASE("without the daily levels every other number of a run stays") {
  const auto n = minimal();
  const auto kept = run_both(n, {}, AuditDepth::every_close, DailyLevels::kept);
  const auto dropped = run_both(n, {}, AuditDepth::every_close, DailyLevels::dropped);
  check_same(kept.scenario, dropped.scenario);
  CHECK_FALSE(kept.scenario.stores.items[0].days.empty());
  CHECK(dropped.scenario.stores.items[0].days.empty());
}

namespace {

/// Steps of a run with events, the last call included.
std::size_t steps_of(const Network& n) {
  State state = start(n, {});
  Facts facts;
  std::size_t steps = 1;
  while (step(n, state, facts)) ++steps;
  return steps;
}

}  // namespace

TEST_CASE("a mine closed for 60 days stops the line after 98 days for 10 days, audited after every event") {
  const auto n = minimal();
  const auto base = run_once(n, {1, 0, false, false}, AuditDepth::every_event);
  const auto with = run_once(n, {1, 0, true, false}, AuditDepth::every_event);
  CHECK(base.failure.empty());
  CHECK(base.audit.clean());
  CHECK(with.audit.clean());
  CHECK(with.audit.checks > steps_of(n));
  const auto pair = pair_up(n, base, with);
  REQUIRE(pair.users.size() == 1);
  // By hand, in the scenario's own comment: 48 days on the road and 50 on the shelves; 60 - 50 days without cars.
  CHECK(base.users[0].lost.units == 0);
  CHECK(base.users[0].first_shortage == never);
  CHECK(with.users[0].first_stop == time_of({2025, 6, 7}));
  CHECK(with.users[0].stop_days == Approx(10));
  CHECK(with.users[0].lost.units == 50'000 * 1000);
  CHECK(with.users[0].stops == 1);
  CHECK(*pair.users[0].survived_days == Approx(98));
  CHECK(*pair.users[0].recovered_days == Approx(108));
  CHECK(with.incidents[0].touched == time_of({2025, 3, 1}));
  CHECK(base.incidents[0].touched == never);
}

TEST_CASE("a run that is asked to stop ends at the next question") {
  const auto n = minimal();
  int asked = 0;
  const auto whole = run_once(n, {1, 0, true, false}, AuditDepth::every_close, [&] { return ++asked < 0; });
  CHECK_FALSE(whole.stopped);
  CHECK(asked == static_cast<int>((steps_of(n) + 1023) / 1024));  // every 1024 steps, from the first on
  REQUIRE(asked > 1);
  int again = 0;
  const auto part = run_once(n, {1, 0, true, false}, AuditDepth::every_close, [&] { return ++again == 2; });
  CHECK(part.stopped);
  CHECK(again == 2);
  CHECK(part.events >= 1024);  // a step of several arrivals is so many events
  CHECK(part.events < whole.events);
}
