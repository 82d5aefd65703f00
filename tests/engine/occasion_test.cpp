// Events without a date of their own: chains, chance, waits; every expected number is computed by hand in the test.
#include <cmath>
#include <set>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

using Texts = std::vector<std::string>;

std::string chain(const std::string& events) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {m: t, car: cars}\nsites:\n"
         "  works: {country: CN, makes: m, at_most: 30 t/d}\n"
         "  plant: {country: DE, makes: car, needs: {m: 1 t}, keeps: {m: 4 d}, sells: {car: 10 cars/d}}\n"
         "lanes: {road: {from: works, to: plant, carries: m, takes: 3 d}}\nevents:\n" +
         events;
}

/// The replications of the first `n` in which the event has a date at the start.
std::set<std::uint32_t> happens_in(const Network& network, std::size_t event, std::uint32_t n) {
  std::set<std::uint32_t> in;
  for (std::uint32_t r = 0; r < n; ++r)
    if (start(network, {.replication = r}).events[event].begin != never) in.insert(r);
  return in;
}

const char* const dip = ", what: demand change, where: plant, to: 90 %";

}  // namespace

TEST_CASE("events follow the beginning or the end of others, and wait") {
  // By hand: a from 5 to 8 January; b two days after it begins, for 2 d; c as a ends; d a day after b ends.
  const Story s(chain(std::string("  - {id: d, after_end: b, wait: 1 d, lasts: 1 d") + dip +
                      "}\n  - {id: c, after_end: a" + dip + "}\n  - {id: b, after: a, wait: 2 d, lasts: 2 d" + dip +
                      "}\n  - {id: a, date: 2025-01-05, lasts: 3 d" + dip + "}\n"));
  CHECK(s.times(FactKind::began, 3) == Texts{"2025-01-05"});
  CHECK(s.times(FactKind::began, 2) == Texts{"2025-01-07"});
  CHECK(s.times(FactKind::began, 1) == Texts{"2025-01-08"});
  CHECK(s.times(FactKind::began, 0) == Texts{"2025-01-10"});
  CHECK(s.times(FactKind::ended, 0) == Texts{"2025-01-11"});
  CHECK(s.times(FactKind::ended, 1).empty());
  // 10 cars a day less 10 % for each that lasts: on the 7th two of them, 8.1 cars.
  CHECK(s.sum(FactKind::demanded, 0, "2025-01-07", "2025-01-08") == 8'100);
}

TEST_CASE("what follows an event from before the run keeps its distance") {
  const Story s(chain(std::string("  - {id: a, date: 2024-12-01, lasts: 10 d") + dip +
                      "}\n  - {id: b, after: a, wait: 40 d, lasts: 2 d" + dip + "}\n"));
  CHECK(s.times(FactKind::began, 0).empty());
  CHECK(s.times(FactKind::began, 1) == Texts{"2025-01-10"});  // 1 December and 40 days
}

TEST_CASE("chance has one draw a replication, the same whatever else the file holds") {
  const std::string a = std::string("  - {id: a, date: 2025-01-05, probability: 30 %, lasts: 3 d") + dip + "}\n";
  const std::string b = std::string("  - {id: b, after: a, probability: 50 %, lasts: 3 d") + dip + "}\n";
  const std::uint32_t n = 4000;
  const Network network = network_of(chain(a + b));
  const auto first = happens_in(network, 0, n), second = happens_in(network, 1, n);
  // Binomial: within four standard errors of 30 %, and of 15 % for what follows with 50 %.
  const auto near = [&](const std::set<std::uint32_t>& in, double p) {
    const double share = static_cast<double>(in.size()) / n;
    INFO("seed 1, " << n << " replications: " << share);
    return std::abs(share - p) <= 4 * std::sqrt(p * (1 - p) / n);
  };
  CHECK(near(first, 0.3));
  CHECK(near(second, 0.15));
  for (const auto r : second) CHECK(first.count(r) == 1);
  const std::string other = std::string("  - {id: z, date: 2025-01-02, probability: 10 %, lasts: 3 d") + dip + "}\n";
  CHECK(happens_in(network_of(chain(other + a)), 1, n) == first);
}

TEST_CASE("without chance, what is likelier than not happens and a wait is its mean") {
  const std::string events = std::string("  - {id: a, date: 2025-01-05, probability: 50 %, lasts: 3 d") + dip +
                             "}\n  - {id: b, date: 2025-01-05, probability: 49 %, lasts: 3 d" + dip +
                             "}\n  - {id: c, after: a, wait: \"uniform(2 d, 6 d)\", lasts: 3 d" + dip + "}\n";
  const Story s(chain(events), {.deterministic = true});
  CHECK(s.times(FactKind::began, 0) == Texts{"2025-01-05"});
  CHECK(s.times(FactKind::began, 1).empty());
  CHECK(s.times(FactKind::began, 2) == Texts{"2025-01-09"});  // the mean of 2 and 6 days
}

TEST_CASE("a wait is drawn between its bounds and in whole lots") {
  const Network network =
      network_of(chain(std::string("  - {id: a, date: 2025-01-05, lasts: 3 d") + dip +
                       "}\n  - {id: b, after: a, wait: \"uniform(2 d, 6 d)\", lasts: 3 d" + dip + "}\n"));
  std::set<std::string> begins;
  for (std::uint32_t r = 0; r < 200; ++r) begins.insert(to_text(start(network, {.replication = r}).events[1].begin));
  CHECK(begins == std::set<std::string>{"2025-01-07", "2025-01-08", "2025-01-09", "2025-01-10", "2025-01-11"});
}

TEST_CASE("what follows an event of the baseline but is none happens with the events alone") {
  const std::string text = chain(std::string("  - {id: b, after_end: a, lasts: 2 d") + dip +
                                 "}\n  - {id: a, date: 2025-01-05, lasts: 3 d, background: true" + dip + "}\n");
  const Story with(text), without(text, {.with_events = false});
  CHECK(with.times(FactKind::began, 0) == Texts{"2025-01-08"});
  CHECK(without.times(FactKind::began, 0).empty());
  CHECK(without.times(FactKind::began, 1) == Texts{"2025-01-05"});
  CHECK(to_text(parting(with.network)) == "2025-01-08");
}
