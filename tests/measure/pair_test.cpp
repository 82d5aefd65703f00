// Baseline and scenario on hand-made daily series.
#include "chokepoint/measure/pair.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::on;

namespace {

constexpr std::size_t days = 31;

/// The line wants 100 a day and gets what `given` says from day `from` on.
RunResult run_with(const Network& n, std::size_t from, std::vector<int> given) {
  RunResult r;
  r.users.resize(n.demands.size());
  r.incidents.resize(n.events.size());
  for (std::size_t e = 0; e < n.events.size(); ++e) r.incidents[e] = {true, n.events[e].begin, {}};
  for (auto& u : r.users) u.days.assign(days, UserDay{{100}, {100}, -1});
  for (std::size_t i = 0; i < given.size(); ++i) {
    auto& d = r.users[hand::line].days[from + i];
    d.delivered = {given[i]};
    if (given[i] < 100) d.short_from = 3600;
  }
  Tier tier{"level 1", 1, hand::car, {}};
  for (const auto& d : r.users[hand::line].days) tier.days.push_back(d.delivered);
  r.production.tiers.push_back(tier);
  return r;
}

Network hit(Time begin) {
  auto n = hand::network();
  n.events.resize(1);
  n.events[0].id = "closure";
  n.events[0].begin = begin;
  return n;
}

}  // namespace

TEST_CASE("survival runs from the event to the first excess shortage, recovery to the first of 14 good days") {
  const auto n = hit(on(2025, 1, 3));
  // short on the 6th (99: not below 95 %), 7th and 8th; good on the 9th; bad on the 10th; good for ever
  const auto p = pair_up(n, run_with(n, 0, {}), run_with(n, 5, {99, 50, 0, 100, 94}));
  const auto& u = p.users[hand::line];
  CHECK(u.first_excess == on(2025, 1, 6) + hour);
  REQUIRE(u.survived_days);
  CHECK(*u.survived_days == Approx(3 + 1.0 / 24));
  CHECK(u.fell);
  REQUIRE(u.recovered_days);
  CHECK(*u.recovered_days == Approx(8));  // 11 January
  CHECK_FALSE(p.users[hand::shop].fell);
  CHECK_FALSE(p.users[hand::shop].survived_days);
}

TEST_CASE("what the baseline lacks too is no excess") {
  const auto n = hit(on(2025, 1, 3));
  const auto p = pair_up(n, run_with(n, 5, {50, 50}), run_with(n, 5, {50, 50, 80}));
  CHECK(p.users[hand::line].first_excess == on(2025, 1, 8) + hour);
  const auto same = pair_up(n, run_with(n, 5, {50, 50}), run_with(n, 5, {50, 50}));
  CHECK(same.users[hand::line].first_excess == never);
}

TEST_CASE("a fall near the end of the run is no recovery yet") {
  const auto n = hit(on(2025, 1, 3));
  const auto p = pair_up(n, run_with(n, 0, {}), run_with(n, 20, {0}));
  CHECK(p.users[hand::line].fell);
  CHECK_FALSE(p.users[hand::line].recovered_days);
}

TEST_CASE("a fall after the return is another episode: the time to recover is that of the first") {
  // Bad on the 4th; good for 16 days, two more than make a return; bad again on the 21st.
  const auto n = hit(on(2025, 1, 3));
  std::vector<int> given(18, 100);
  given.front() = given.back() = 0;
  const auto p = pair_up(n, run_with(n, 0, {}), run_with(n, 3, given));
  CHECK(*p.users[hand::line].recovered_days == Approx(2));
  // Were the second fall sooner than 14 days after the first, the return would be the day after it.
  CHECK(*pair_up(n, run_with(n, 0, {}), run_with(n, 3, {0, 100, 0})).users[hand::line].recovered_days == Approx(4));
}

TEST_CASE("a ripple is at least three days in a row more than one percent below") {
  const auto n = hit(on(2025, 1, 3));
  const auto two = pair_up(n, run_with(n, 0, {}), run_with(n, 5, {90, 90, 99, 90, 90}));
  CHECK(two.ripples[0].arrived == never);
  const auto three = pair_up(n, run_with(n, 0, {}), run_with(n, 5, {90, 90, 99, 90, 98, 90}));
  CHECK(three.ripples[0].arrived == on(2025, 1, 9));
}

TEST_CASE("background events are no disruption") {
  auto n = hit(on(2025, 1, 3));
  n.events[0].background = true;
  const auto p = pair_up(n, run_with(n, 0, {}), run_with(n, 5, {0}));
  CHECK(p.disrupted == never);
  CHECK_FALSE(p.users[hand::line].survived_days);
}

TEST_CASE("days count from the first event that changed something, not from one that did nothing") {
  auto n = hit(on(2025, 1, 3));
  n.events.resize(2);
  n.events[1].id = "real";
  n.events[1].begin = on(2025, 1, 5);
  auto with = run_with(n, 9, {0});
  with.incidents[0].touched = never;
  const auto p = pair_up(n, run_with(n, 0, {}), with);
  CHECK(p.disruptor == EventId{1});
  CHECK(*p.users[hand::line].survived_days == Approx(5 + 1.0 / 24));  // 5 January 00:00 to 10 January 01:00
  with.incidents[1].touched = never;
  const auto idle = pair_up(n, run_with(n, 0, {}), with);
  CHECK_FALSE(idle.disruptor);
  CHECK_FALSE(idle.users[hand::line].survived_days);
  CHECK(idle.ripples.size() == p.ripples.size());
}
