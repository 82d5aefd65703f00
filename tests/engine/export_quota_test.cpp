// Export quotas through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Two sellers of two groups serve a buyer each abroad, 10 t/d, and one at home, 5 t/d, from one store.
std::string trade(const std::string& events) {
  return R"(title: t
from: 2025-01-01
until: 2025-03-01
goods: {oxide: {unit: t, class: rare-earths}}
sites:
  north: {country: CN, group: big, makes: oxide, makes_to: order}
  south: {country: CN, group: small, makes: oxide, makes_to: order}
  japan: {country: JP, sells: {oxide: {rate: 10 t/d, if_short: backorder}}, keeps: {oxide: 0 d}}
  america: {country: US, sells: {oxide: {rate: 10 t/d, if_short: backorder}}, keeps: {oxide: 0 d}}
  home: {country: CN, sells: {oxide: {rate: 5 t/d, if_short: backorder}}, keeps: {oxide: 0 d}}
lanes:
  j: {from: north, to: japan, carries: oxide}
  u: {from: south, to: america, carries: oxide}
  h: {from: north, to: home, carries: oxide}
events:
)" + events;
}

std::int64_t left(const Story& s, const char* lane, const char* from = "2025-01-01", const char* until = "2999-01-01") {
  return s.sum(FactKind::dispatched, s.lane(lane).index, from, until);
}

}  // namespace

TEST_CASE("an export quota is drawn when goods leave, first come first served, and at home all goes on") {
  // By hand: 100 t at 20 t/d abroad last five days. The next batch of 200 t on 1 February lets the backlog of January
  // go at once: 26 days x 20 t = 520 t are open, 200 t leave.
  const Story s(
      trade("  - {id: q, date: 2025-01-01, what: export quota, goods: rare-earths, leaves: CN, batches: "
            "[{amount: 100 t, issued: 2025-01-01}, {amount: 200 t, issued: 2025-02-01}]}\n"));
  CHECK(left(s, "j", "2025-01-01", "2025-02-01") + left(s, "u", "2025-01-01", "2025-02-01") == 100'000'000);
  CHECK(left(s, "j") + left(s, "u") == 300'000'000);
  CHECK(left(s, "j", "2025-02-01", "2025-02-02") + left(s, "u", "2025-02-01", "2025-02-02") == 200'000'000);
  CHECK(left(s, "h") == 59 * 5'000'000);
  CHECK(s.touched("q"));
  CHECK(s.result.quotas[0].used == Quantity{300'000'000});
  CHECK(s.times(FactKind::exhausted, 0).front() == "2025-01-05");
}

TEST_CASE("shares give each group of exporters a budget of its own") {
  const Story s(
      trade("  - {id: q, date: 2025-01-01, what: export quota, goods: rare-earths, leaves: CN, shares: {big: 75 "
            "%, small: 25 %}, batches: [{amount: 100 t, issued: 2025-01-01}]}\n"));
  CHECK(left(s, "j") == 75'000'000);
  CHECK(left(s, "u") == 25'000'000);
}

TEST_CASE("what was allocated as the budget ended waits in the store, conserved, and leaves with the next batch") {
  // By hand: 95 t: four days leave 15 t for the fifth; both lanes may still claim 10 t, 20 t are allocated, 15 leave.
  const Story s(
      trade("  - {id: q, date: 2025-01-01, what: export quota, goods: rare-earths, leaves: CN, batches: "
            "[{amount: 95 t, issued: 2025-01-01}, {amount: 5 t, issued: 2025-02-10}]}\n"));
  CHECK(left(s, "j", "2025-01-01", "2025-02-10") + left(s, "u", "2025-01-01", "2025-02-10") == 95'000'000);
  CHECK(left(s, "j", "2025-02-10", "2025-02-11") + left(s, "u", "2025-02-10", "2025-02-11") == 5'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a licence regime and an export quota: what is licensed still needs the quota to leave") {
  // By hand: from 1 January all needs a licence, ten days; 30 t of quota. The first 20 t leave on 11 January, 10 t on
  // the 12th.
  const Story s(
      trade("  - {id: q, date: 2025-01-01, what: export quota, goods: rare-earths, leaves: CN, batches: "
            "[{amount: 30 t, issued: 2025-01-01}]}\n"
            "  - {id: l, date: 2025-01-01, what: export licence, goods: rare-earths, leaves: CN, "
            "decided_after: 10 d}\n"));
  CHECK(left(s, "j", "2025-01-01", "2025-01-11") + left(s, "u", "2025-01-01", "2025-01-11") == 0);
  CHECK(left(s, "j", "2025-01-11", "2025-01-12") + left(s, "u", "2025-01-11", "2025-01-12") == 20'000'000);
  CHECK(left(s, "j") + left(s, "u") == 30'000'000);
}

TEST_CASE("unused export quota lapses at the turn of the year, but for the share that is carried over") {
  std::string text = trade(
      "  - {id: q, date: 2024-12-31, what: export quota, goods: rare-earths, leaves: CN, carry_over: "
      "10 %, batches: [{amount: 120 t, issued: 2024-12-31}, {amount: 10 t, issued: 2025-01-03}]}\n");
  text.replace(text.find("2025-01-01"), 10, "2024-12-31");
  // By hand: 20 t leave on 31 December; of 100 t left 10 t live on and join the 10 t of 3 January.
  const Story s(text);
  CHECK(left(s, "j", "2025-01-01") + left(s, "u", "2025-01-01") == 20'000'000);
  CHECK(s.sum(FactKind::lapsed, 0) == 90'000'000);
}
