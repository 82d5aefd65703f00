// Beliefs about quotas through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A mine under quota at 10 t/d feeds a works abroad that keeps ten days of ore. `batch` completes the batch of 2920 t
/// (8 t/d), `belief` the belief; 3650 t a year are needed.
std::string guess(const std::string& batch, const std::string& belief, const std::string& reports = "") {
  return R"(title: t
from: 2025-01-01
until: 2026-01-01
goods: {ore: t}
sites:
  mine: {country: CN, stage: mining, makes: ore, makes_to: plan, plan: 10 t/d, keeps: {ore: {starts_with: 4000 t}}}
  works: {country: JP, sells: {ore: {rate: 10 t/d}}, keeps: {ore: 10 d}}
lanes: {sea: {from: mine, to: works, carries: ore}}
events:
  - {id: q, date: 2025-01-01, what: quota, holders: mine, before_issue: provisional, batches: [{amount: 2920 t, issued: 2025-03-01, effective: 2025-01-01, )" +
         batch + "}]}\n" + reports + "beliefs:\n  - {id: guess, about: q, held_by: works, last_year: 3650 t, " +
         belief + "}\n";
}

/// Tonnes believed on the first of a month, 1 to 12.
double believed(const Story& s, std::size_t month) { return s.result.beliefs[0].months[month - 1]->mean * 1e-6; }

}  // namespace

TEST_CASE("a quota whose size is published is believed from that day, one that is secret is not") {
  const Story open(guess("published: 2025-03-15", "expected_growth: 4 %"));
  CHECK(believed(open, 1) == Approx(3796));
  CHECK(believed(open, 3) == Approx(3796));
  CHECK(believed(open, 4) == Approx(2920));
  CHECK(open.result.beliefs[0].months[3]->sd == 0);
  const Story late(guess("published: 2025-03-15, size_published: 2025-07-17", "expected_growth: 4 %"));
  CHECK(believed(late, 7) == Approx(3796));
  CHECK(believed(late, 8) == Approx(2920));
  const Story secret(guess("published: never", "expected_growth: 4 %"));
  CHECK(believed(secret, 12) == Approx(3796));
  CHECK(secret.result.beliefs[0].months[11]->sd == Approx(0.05 * 3796e6).epsilon(1e-4));
}

TEST_CASE("planners who learn from nothing keep their belief") {
  const Story s(guess("published: 2025-03-15", "learns_from: nothing"));
  CHECK(believed(s, 12) == Approx(3650));
}

TEST_CASE("reports correct a belief about a secret quota month by month") {
  // By hand: January's output is 310 t, 3720 t a year, seen on 10 February. Prior 3650 +- 182.5, observation
  // +- 365: the weights are 4 to 1: (4 x 3650 + 3720) / 5 = 3664. February's 280 t are 3360 t: (5 x 3664 + 3360) / 6.
  const Story s(guess("published: never", "learns_from: flows",
                      "reports:\n  - {id: flows, goods: ore, made_at: mine, on_day: 10}\n"));
  CHECK(believed(s, 2) == Approx(3650));
  CHECK(believed(s, 3) == Approx(3664));
  CHECK(believed(s, 4) == Approx((5 * 3664.0 + 3360) / 6));
  CHECK(s.result.beliefs[0].months[2]->sd == Approx(182.5e6 / std::sqrt(1.25)).epsilon(1e-4));
}

TEST_CASE("planners buy ahead what they believe will be missing") {
  // By hand: 2920 of 3650 t are a gap of a fifth; bought ahead for 100 d that is a cover of 20 d more, 200 t, ordered
  // on the day of publication.
  const Story s(guess("published: 2025-03-15", "buys_ahead: 100 d"));
  CHECK(s.sum(FactKind::ordered, s.lane("sea").index, "2025-03-14", "2025-03-15") == 10'000'000);
  CHECK(s.sum(FactKind::ordered, s.lane("sea").index, "2025-03-15", "2025-03-16") == 210'000'000);
  CHECK(s.on_hand("works", "ore") == Approx(300));
  CHECK(s.touched("q"));
  const Story calm(guess("published: 2025-03-15", "buys_ahead: 0 d"));
  CHECK(calm.on_hand("works", "ore") == Approx(100));
}

TEST_CASE("what is bought ahead is given back when the quota ends") {
  std::string text = guess("published: 2025-03-15", "buys_ahead: 100 d");
  text.replace(text.find("what: quota"), 11, "until: 2025-07-01, what: quota");
  const Story s(text);
  CHECK(s.on_hand("works", "ore") == Approx(100));
}
