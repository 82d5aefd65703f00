// A truce puts a control aside and brings it back; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

std::string trade(const std::string& events) {
  return R"(title: t
from: 2025-01-01
until: 2025-07-01
goods: {m: t}
sites:
  works: {country: CN, makes: m}
  shop: {country: DE, keeps: {m: 200 d}, sells: {m: 10 t/d}}
lanes: {road: {from: works, to: shop, carries: m}}
events:
)" + events;
}

}  // namespace

TEST_CASE("a ban does not act during a truce and comes back when it expires") {
  // By hand: nothing leaves in February; March sends February's 280 t and its own 310 t; from April nothing again.
  const Story s(trade(R"(
  - {id: ban, date: 2025-02-01, what: ban, goods: m, leaves: CN}
  - {id: talks, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: [ban]}
)"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-02-01", "2025-03-01") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-03-01", "2025-04-01") == 590'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-01") == 0);
  CHECK(s.touched("talks"));
}

TEST_CASE("a ban that falls into a truce begins when it ends, and one that is over by then never does") {
  const Story s(trade(R"(
  - {id: late, date: 2025-03-10, what: ban, goods: m, leaves: CN}
  - {id: short, date: 2025-03-10, until: 2025-03-20, what: ban, goods: m, leaves: CN}
  - {id: talks, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: [late, short]}
)"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-03-01", "2025-04-01") == 310'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-01") == 0);
  CHECK(s.touched("late"));
  CHECK_FALSE(s.touched("short"));
  CHECK(s.touched("talks"));
}

TEST_CASE("licences come back on their old terms after a truce") {
  // By hand: 20 days of review, half approved (the deterministic share), nothing is denied or late during the truce.
  // The filings of 1 April, 10 t, are decided on the 21st: 5 t leave.
  RunOptions options;
  options.deterministic = true;
  const Story s(trade(R"(
  - {id: control, date: 2025-02-01, what: export licence, goods: m, leaves: CN, decided_after: 20 d, approved: 50 %}
  - {id: talks, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: [control]}
)"),
                options);
  CHECK(s.sum(FactKind::denied, 0, "2025-03-01", "2025-04-21") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-03-02", "2025-03-03") == 10'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-01", "2025-04-21") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-21", "2025-04-22") == 5'000'000);
}

TEST_CASE("what follows the end of a ban does not follow the truce that suspends it") {
  // The ban has no end, so nothing that waits for its end comes; the truce ends by date, and what follows that comes.
  const Story s(trade(R"(
  - {id: ban, date: 2025-02-01, what: ban, goods: m, leaves: CN}
  - {id: talks, date: 2025-03-01, until: 2025-04-01, what: truce, suspends: [ban]}
  - {id: peace, after_end: ban, what: stock released, where: shop, good: m, amount: 7 t}
  - {id: relapse, after_end: talks, what: stock released, where: shop, good: m, amount: 3 t}
)"));
  CHECK_FALSE(s.touched("peace"));
  CHECK(s.touched("relapse"));
}
