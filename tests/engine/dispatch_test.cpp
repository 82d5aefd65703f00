// Transport: how long goods are under way when the time is drawn.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Every time from order to receipt on a lane whose seller ships at once: the time under way.
std::vector<Duration> times_under_way(const std::string& takes) {
  const Story s(
      "title: t\nfrom: 2025-01-01\nuntil: 2027-01-01\nseed: 7\ngoods: {m: t}\nsites:\n  works: {makes: m}\n"
      "  user: {sells: {m: {rate: 1 t/d, if_short: backorder}}, keeps: {m: 60 d}}\nlanes:\n"
      "  l: {from: works, to: user, carries: m, takes: '" +
      takes + "', under_way: []}\n");
  std::vector<Duration> times;
  for (const auto& f : s.facts)
    if (f.kind == FactKind::received) times.push_back(f.at - f.since);
  return times;
}

}  // namespace

TEST_CASE("a transit time that is drawn is whole lot intervals with the mean of its distribution") {
  const auto times = times_under_way("triangular(20 d, 25 d, 30 d)");
  REQUIRE(times.size() > 600);
  double sum = 0;
  for (const auto t : times) {
    CHECK(t.seconds % day.seconds == 0);
    sum += in_days(t);
  }
  // By hand: the standard deviation of the triangle is 5 d / sqrt(6) = 2.04 d; five of it over sqrt(700) are 0.39 d.
  INFO("seed 7");
  CHECK(sum / static_cast<double>(times.size()) == Approx(25).margin(0.39));
}

TEST_CASE("a transit time shorter than a lot interval stays as it is drawn, and is never nothing") {
  const auto times = times_under_way("uniform(1 h, 3 h)");
  REQUIRE(times.size() > 600);
  for (const auto t : times) CHECK((t >= hour && t <= hour * 3));
}

TEST_CASE("goods that arrive in one moment are received in the order in which they left") {
  // By hand: what the long lane brings was ordered a day before what the short one brings, at the turn of an interval
  // (2 d and 1 d) as within it (36 h and 12 h).
  for (const auto& [longer, shorter] : {std::pair{"2 d", "1 d"}, std::pair{"36 h", "12 h"}}) {
    const Story s(
        std::string("title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t}\nsites:\n  works: {makes: m}\n") +
        "  user: {sells: {m: {rate: 2 t/d, if_short: backorder}}, keeps: {m: 10 d}}\nlanes:\n" +
        "  a: {from: works, to: user, carries: m, takes: " + shorter + ", under_way: []}\n" +
        "  b: {from: works, to: user, carries: m, takes: " + longer + ", under_way: []}\n");
    std::vector<Fact> received;
    for (const auto& f : s.facts)
      if (f.kind == FactKind::received) received.push_back(f);
    REQUIRE(received.size() > 50);
    std::size_t pairs = 0;
    for (std::size_t i = 1; i < received.size(); ++i) {
      if (received[i].at != received[i - 1].at) continue;
      CHECK(received[i].since - received[i - 1].since == day);
      ++pairs;
    }
    CHECK(pairs >= 28);
  }
}

TEST_CASE("what leaves on a lane that keeps its order does not overtake what was on the road at the start") {
  // By hand: 7 t come on 1 February; what leaves in January takes one to three days and waits behind it.
  const Story s(
      "title: t\nfrom: 2025-01-01\nuntil: 2025-03-01\ngoods: {m: t}\nsites:\n  works: {makes: m}\n"
      "  user: {sells: {m: {rate: 1 t/d, if_short: backorder}}, keeps: {m: 5 d}}\nlanes:\n"
      "  l: {from: works, to: user, carries: m, takes: 'uniform(1 d, 3 d)', in_order: true,\n"
      "      under_way: [{amount: 7 t, arrives: 2025-02-01}]}\n");
  CHECK(s.sum(FactKind::dispatched, 0, "2025-01-01", "2025-02-01") > 0);
  CHECK(s.sum(FactKind::received, 0, "2025-01-01", "2025-02-01") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-02-01", "2025-02-02") >= 7'000'000);
}
