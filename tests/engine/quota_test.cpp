// Production quotas through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Two mines of two groups that run to plan at 10 t/d each, from 1 January.
std::string mines(const std::string& quota, const std::string& until = "2025-03-01") {
  return "title: t\nfrom: 2025-01-01\nuntil: " + until +
         "\ngoods: {ore: t}\nsites:\n"
         "  a: {group: north, stage: mining, makes: ore, makes_to: plan, plan: 10 t/d, keeps: {ore: {starts_with: 0 "
         "t}}}\n"
         "  b: {group: south, stage: mining, makes: ore, makes_to: plan, plan: 10 t/d, keeps: {ore: {starts_with: 0 "
         "t}}}\n"
         "events:\n  - {id: q, date: 2025-01-01, what: quota, holders: {stages: mining}, " +
         quota + "}\n";
}

std::int64_t made(const Story& s, const char* site, const char* from = "2025-01-01", const char* until = "2999-01-01") {
  return s.sum(FactKind::made, s.item(site, "ore").index, from, until);
}

}  // namespace

TEST_CASE("strict: nothing runs before the batch, and the common budget is drawn to the gram") {
  // By hand: 155 t from 11 January at 20 t/d: seven whole days, on the eighth 15 t are left: a takes 10 t, b 5 t.
  const Story s(mines("before_issue: strict, batches: [{amount: 155 t, issued: 2025-01-11}]"));
  CHECK(made(s, "a", "2025-01-01", "2025-01-11") == 0);
  CHECK(made(s, "a") == 80'000'000);
  CHECK(made(s, "b") == 75'000'000);
  CHECK(s.times(FactKind::exhausted, 0) == std::vector<std::string>{"2025-01-18 12:00"});
}

TEST_CASE("provisional output is charged to the first batch") {
  // By hand: 6 t/d expected for 10 days: 60 t; the batch of 100 t leaves 40 t from 11 January: two days at 20 t/d.
  const Story s(mines("before_issue: provisional, expected: 6 t/d, batches: [{amount: 100 t, issued: 2025-01-11}]"));
  CHECK(made(s, "a", "2025-01-01", "2025-01-11") + made(s, "b", "2025-01-01", "2025-01-11") == 60'000'000);
  CHECK(made(s, "a") + made(s, "b") == 100'000'000);
}

TEST_CASE("shares give each group a budget of its own") {
  const Story s(mines(
      "before_issue: strict, shares: {north: 75 %, south: 25 %}, batches: [{amount: 100 t, issued: 2025-01-01}]"));
  CHECK(made(s, "a") == 75'000'000);
  CHECK(made(s, "b") == 25'000'000);
}

TEST_CASE("what is not used lapses at the turn of the year, but for the share that is carried over") {
  // By hand: 31 days x 20 t = 620 t of 1000 t used in December 2025; of 380 t left 10 % (38 t) live on and join the 100
  // t of 11 January, before which nothing may run.
  std::string text = mines(
      "before_issue: strict, carry_over: 10 %, batches: [{amount: 1000 t, issued: 2025-12-01}, {amount: 100 t, issued: "
      "2026-01-11}]",
      "2026-02-01");
  text.replace(text.find("2025-01-01"), 10, "2025-12-01");
  const Story s(text);
  CHECK(s.sum(FactKind::lapsed, 0) == 342'000'000);
  CHECK(made(s, "a", "2026-01-01", "2026-01-11") + made(s, "b", "2026-01-01", "2026-01-11") == 0);
  CHECK(made(s, "a", "2026-01-01") + made(s, "b", "2026-01-01") == 138'000'000);
}

TEST_CASE("free feed is not charged until the date from which it counts") {
  // By hand: 10 t/d from each recipe; 100 t of quota last ten days for the domestic recipe; the imported one goes on
  // until feed counts from 21 January, when nothing is left.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {home: t, sea: t, oxide: t}
sites:
  mine: {makes: home}
  port: {makes: sea}
  works:
    stage: separation
    makes_to: plan
    recipes:
      domestic: {makes: oxide, needs: {home: 1 t}, at_most: 10 t/d}
      imported: {makes: oxide, needs: {sea: 1 t}, at_most: 10 t/d}
    keeps: {oxide: {starts_with: 0 t}}
lanes: {a: {from: mine, to: works, carries: home}, b: {from: port, to: works, carries: sea}}
events:
  - id: q
    date: 2025-01-01
    what: quota
    holders: {stages: separation}
    before_issue: strict
    batches: [{amount: 100 t, issued: 2025-01-01}]
    free_feed: sea
    feed_counts_from: 2025-01-21
)");
  CHECK(s.sum(FactKind::used, s.item("works", "home").index) == 100'000'000);
  CHECK(s.sum(FactKind::used, s.item("works", "sea").index) == 200'000'000);
}
