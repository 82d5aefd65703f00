// Overdraft, penalty, tolling, changes of shares and feed: every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Two mines of two groups that run to plan at 10 t/d each; `quota` completes the quota event, `more` are later events.
std::string mines(const std::string& quota, const std::string& more = "", const std::string& from = "2025-01-01",
                  const std::string& until = "2025-03-01") {
  return "title: t\nfrom: " + from + "\nuntil: " + until +
         "\ngoods: {ore: t}\nsites:\n"
         "  a: {group: north, stage: mining, makes: ore, makes_to: plan, plan: 10 t/d, keeps: {ore: {starts_with: 0 "
         "t}}}\n"
         "  b: {group: south, stage: mining, makes: ore, makes_to: plan, plan: 10 t/d, keeps: {ore: {starts_with: 0 "
         "t}}}\n"
         "events:\n  - {id: q, date: " +
         from + ", what: quota, holders: {stages: mining}, before_issue: strict, " + quota + "}\n" + more;
}

std::int64_t made(const Story& s, const char* site, const char* from = "2025-01-01", const char* until = "2999-01-01") {
  return s.sum(FactKind::made, s.item(site, "ore").index, from, until);
}

}  // namespace

TEST_CASE("an overdraft is run above what was issued, and half as much again comes off the next year") {
  // By hand: 150 t from 1 December at 20 t/d and 10 % more (15 t) last eight days and a quarter. The penalty of 150 %
  // takes 22.5 t off the 60 t of 1 January: 37.5 t, and again 10 % of 60 t: 43.5 t.
  const Story s(
      mines("overdraft: 10 %, penalty: 150 %, batches: [{amount: 150 t, issued: 2024-12-01}, {amount: 60 t, "
            "issued: 2025-01-01}]",
            "", "2024-12-01", "2025-02-01"));
  CHECK(made(s, "a", "2024-12-01", "2025-01-01") + made(s, "b", "2024-12-01", "2025-01-01") == 165'000'000);
  CHECK(s.times(FactKind::exhausted, 0).front() == "2024-12-09 12:00");  // the common rule: half of a's lot
  CHECK(made(s, "a") + made(s, "b") == 43'500'000);
  CHECK(s.result.quotas[0].overdrawn == Quantity{15'000'000 + 6'000'000});
  CHECK(s.result.quotas[0].deducted == Quantity{22'500'000});
}

TEST_CASE("a later batch of the same year covers an overdraft before it becomes a penalty") {
  // By hand: 40 t and 20 % (8 t) by 3 January; of the 30 t of 11 January 8 t cover them, 22 t are left and 20 % of the
  // 70 t issued, 14 t, may be overdrawn: 84 t in all.
  const Story s(
      mines("overdraft: 20 %, batches: [{amount: 40 t, issued: 2025-01-01}, {amount: 30 t, issued: "
            "2025-01-11}]"));
  CHECK(made(s, "a", "2025-01-01", "2025-01-11") + made(s, "b", "2025-01-01", "2025-01-11") == 48'000'000);
  CHECK(made(s, "a") + made(s, "b") == 84'000'000);
}

TEST_CASE("a group without a share stands still, and when it tolls, it draws the budget of the group it works for") {
  const std::string batches = "batches: [{amount: 100 t, issued: 2025-01-01}]";
  const Story alone(mines("shares: {north: 100 %, south: 0 %}, " + batches));
  CHECK(made(alone, "a") == 100'000'000);
  CHECK(made(alone, "b") == 0);
  // By hand: both draw 10 t/d from 100 t: five days.
  const Story tolling(mines("shares: {north: 100 %}, tolls_for: {b: north}, " + batches));
  CHECK(made(tolling, "a") == 50'000'000);
  CHECK(made(tolling, "b") == 50'000'000);
  CHECK(tolling.result.quotas[0].used == Quantity{100'000'000});
  CHECK(tolling.result.quotas[0].tolled == Quantity{50'000'000});
}

TEST_CASE("who tolls uses up the own budget first") {
  // By hand: south has 20 t, two days; then it draws north's 80 t beside a. North has 60 t left after two days: three
  // more days of both.
  const Story s(
      mines("shares: {north: 80 %, south: 20 %}, tolls_for: {south: north}, batches: [{amount: 100 t, issued: "
            "2025-01-01}]"));
  CHECK(made(s, "a") == 50'000'000);
  CHECK(made(s, "b") == 50'000'000);
  CHECK(s.result.quotas[1].used == Quantity{20'000'000});
  CHECK(s.result.quotas[0].tolled == Quantity{30'000'000});
}

TEST_CASE("shares that change split what is left and what comes, and a group that is not named gets nothing") {
  // By hand: 100 t each; by 6 January each has run 50 t. The 100 t that are left go to north, which runs on for ten
  // days to 16 January, and gets the 30 t of 1 February.
  const Story s(
      mines("shares: {north: 50 %, south: 50 %}, batches: [{amount: 200 t, issued: 2025-01-01}, {amount: 30 t, "
            "issued: 2025-02-01}]",
            "  - {id: c, date: 2025-01-06, what: change of quota, of: q, shares: {north: 100 %}}\n"));
  CHECK(made(s, "b") == 50'000'000);
  CHECK(made(s, "a", "2025-01-01", "2025-02-01") == 150'000'000);
  CHECK(made(s, "a", "2025-02-01") == 30'000'000);
  CHECK(s.touched("c"));
  // What was issued to a holder moves with the shares: 100 + 50 + 30 and 100 - 50.
  CHECK(s.result.quotas[0].issued == Quantity{180'000'000});
  CHECK(s.result.quotas[1].issued == Quantity{50'000'000});
}

TEST_CASE("a change that changes nothing says so") {
  const Story s(
      mines("shares: {north: 50 %, south: 50 %}, batches: [{amount: 200 t, issued: 2025-01-01}]",
            "  - {id: c, date: 2025-01-06, what: change of quota, of: q, shares: {south: 50 %, north: 50 %}}\n"));
  CHECK(!s.touched("c"));
}

TEST_CASE("feeds begin to count one after the other") {
  // By hand: 10 t/d from each of three recipes; 200 t of quota. Ten days of the domestic recipe use 100 t; from 11
  // January imported feed counts too: 100 t at 20 t/d last five days, to 16 January. The by-product goes on.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {home: t, sea: {unit: t, class: imported}, sand: t, oxide: t}
sites:
  mine: {makes: home}
  port: {makes: sea}
  beach: {makes: sand}
  works:
    stage: separation
    makes_to: plan
    recipes:
      domestic: {makes: oxide, needs: {home: 1 t}, at_most: 10 t/d}
      imported: {makes: oxide, needs: {sea: 1 t}, at_most: 10 t/d}
      monazite: {makes: oxide, needs: {sand: 1 t}, at_most: 10 t/d}
    keeps: {oxide: {starts_with: 0 t}}
lanes: {a: {from: mine, to: works, carries: home}, b: {from: port, to: works, carries: sea}, c: {from: beach, to: works, carries: sand}}
events:
  - {id: q, date: 2025-01-01, what: quota, holders: {stages: separation}, before_issue: strict, free_feed: [imported, sand], batches: [{amount: 200 t, issued: 2025-01-01}]}
  - {id: c, date: 2025-01-11, what: change of quota, of: q, feed_counts: imported}
)");
  CHECK(s.sum(FactKind::used, s.item("works", "home").index) == 150'000'000);
  CHECK(s.sum(FactKind::used, s.item("works", "sea").index) == 150'000'000);
  CHECK(s.sum(FactKind::used, s.item("works", "sand").index) == 310'000'000);
}

TEST_CASE("light and heavy classes are two quotas, and a joint process stands when either is used up") {
  // By hand: each run gives 9 t of light and 1 t of heavy a day; 5 t of heavy last five days, 90 t of light ten.
  const Story s(R"(title: t
from: 2025-01-01
until: 2025-02-01
goods: {light: t, heavy: t}
sites:
  works: {stage: separation, makes_to: plan, plan: 9 t/d, makes: {light: 9 t, heavy: 1 t}, keeps: {light: {starts_with: 0 t}, heavy: {starts_with: 0 t}}}
events:
  - {id: of-light, date: 2025-01-01, what: quota, holders: works, goods: light, before_issue: strict, batches: [{amount: 90 t, issued: 2025-01-01}]}
  - {id: of-heavy, date: 2025-01-01, what: quota, holders: works, goods: heavy, before_issue: strict, batches: [{amount: 5 t, issued: 2025-01-01}]}
)");
  CHECK(s.sum(FactKind::made, s.item("works", "heavy").index) == 5'000'000);
  CHECK(s.sum(FactKind::made, s.item("works", "light").index) / 9 == 5'000'000);
  CHECK(s.touched("of-heavy"));
  CHECK(!s.touched("of-light"));
}

TEST_CASE("a batch that comes after its year covers what was made then and allows nothing new") {
  // By hand: nothing was made in December, before any batch, and the 60 t for it come on 10 January: they lapse.
  const Story s(mines("batches: [{amount: 60 t, issued: 2025-01-10, effective: 2024-12-01}]", "", "2024-12-01"));
  CHECK(made(s, "a", "2024-12-01") + made(s, "b", "2024-12-01") == 0);
  CHECK(s.sum(FactKind::lapsed, 0) == 60'000'000);
}
