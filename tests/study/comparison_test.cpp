// Scenarios beside each other: the same random numbers for all, whatever was edited.
#include "chokepoint/study/comparison.hpp"

#include <cmath>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

const std::string late_ships = "lanes.magnet-ship.takes=gamma(35 d, cv 0.3)";

ComparisonOptions options(std::uint32_t replications, std::uint64_t seed = 7) {
  ComparisonOptions o;
  o.study.seed = seed;
  o.study.replications = replications;
  return o;
}

Comparison compared(const std::vector<Contestant>& all, const ComparisonOptions& o) {
  auto result = compare(all, o);
  INFO(result.wrong);
  REQUIRE(result.wrong.empty());
  return result.comparison;
}

std::string refused(const Network& a, const Network& b, const ComparisonOptions& o = options(1)) {
  return compare({{"a", &a}, {"b", &b}}, o).wrong;
}

}  // namespace

TEST_CASE("differences from the baseline are those that a pencil finds") {
  // By hand: closed for 60 and for 70 days, 50 days on the shelves: 10 and 20 days without cars; closed for 45, none.
  const auto a = cases::network("minimal.yaml"), b = cases::network("minimal.yaml", {"events.closure.lasts=70 d"}),
             c = cases::network("minimal.yaml", {"events.closure.lasts=45 d"});
  auto o = options(1);
  o.measures = {"stop_days", "first_stop_day", "unmet of car-plant"};
  const auto r = compared({{"sixty", &a}, {"seventy", &b}, {"forty-five", &c}}, o);
  REQUIRE(r.measures.size() == 3);
  CHECK(r.measures[0].scenarios[0].against.difference.mean == 10);
  CHECK(r.measures[0].scenarios[1].against.difference.mean == 20);
  CHECK(r.measures[0].scenarios[2].against.difference.mean == 0);
  CHECK(r.measures[0].scenarios[1].against.worse == 1);
  CHECK(r.measures[1].scenarios[0].against.difference.mean == 157 - 365);  // the baseline's line runs to the end
  CHECK(r.measures[1].scenarios[0].against.worse == 1);                    // sooner is worse
  CHECK(r.measures[1].scenarios[2].ended == 1);
  CHECK(r.measures[2].scenarios[1].against.difference.mean == 100'000);
  CHECK(r.measures[0].selection.standings[2].best_in == 1);
  REQUIRE(r.users.size() == 1);
  CHECK(r.users[0].name == "car-plant");
  CHECK(r.notes.empty());
  CHECK(r.audit.unclean == 0);
}

TEST_CASE("an edited scenario keeps the random numbers of everything else") {
  // Another length and another date of the closure: every ship of the baseline sails as before, so the baselines of all
  // three worlds agree in every replication, and no note says otherwise.
  const auto a = cases::network("minimal.yaml", {late_ships}),
             b = cases::network("minimal.yaml", {late_ships, "events.closure.lasts=66 d"}),
             c = cases::network("minimal.yaml", {late_ships, "events.closure.date=2025-03-11"});
  CHECK(compared({{"a", &a}, {"b", &b}, {"c", &c}}, options(6)).notes.empty());
  // By hand: a day's magnets more on the shelf are a day less without cars, in every replication.
  const auto buffer = cases::network("minimal.yaml", {late_ships, "sites.car-plant.keeps.magnet=16 d"});
  auto o = options(12);
  o.measures = {"equivalent_days"};
  o.against_scenario = true;
  const auto m = compared({{"a", &a}, {"buffer", &buffer}}, o).measures[0];
  INFO("seed 7");
  REQUIRE(m.baseline.half_width > 0);
  CHECK(m.scenarios[0].against.difference.low == Approx(-1));
  CHECK(m.scenarios[0].against.difference.high == Approx(-1));
  CHECK(m.scenarios[0].against.difference.half_width == 0);
  CHECK(m.scenarios[0].against.better == 12);
}

TEST_CASE("pairing makes the difference of two scenarios narrower than independent numbers do") {
  // Closed for 60 and for 61 days under ships that are now and then late; 40 replications, and for the independent
  // comparison 40 of another seed. The figure stands in docs/comparing.md.
  const auto a = cases::network("minimal.yaml", {late_ships}),
             b = cases::network("minimal.yaml", {late_ships, "events.closure.lasts=61 d"});
  auto o = options(40);
  o.measures = {"equivalent_days"};
  o.against_scenario = true;
  const auto pair = compared({{"a", &a}, {"b", &b}}, o).measures[0];
  const auto other = compared({{"a", &a}, {"b", &b}},
                              [&] {
                                auto p = o;
                                p.study.seed = 8;
                                return p;
                              }())
                         .measures[0];
  const auto variance = [](const Sample& x, const Sample& y) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] - y[i];
    for (std::size_t i = 0; i < x.size(); ++i) squares += std::pow(x[i] - y[i] - sum / 40, 2);
    return squares / 39;
  };
  const double paired_variance = variance(pair.samples[0], pair.baseline_sample);
  const double independent = variance(pair.samples[0], other.baseline_sample);
  INFO("seeds 7 and 8; variance of the difference: paired " << paired_variance << ", independent " << independent
                                                            << ", correlation "
                                                            << pair.scenarios[0].against.correlation.value_or(0));
  CHECK(paired_variance * 10 < independent);
  CHECK(*pair.scenarios[0].against.correlation > 0.9);
  CHECK(*pair.scenarios[0].against.gain > 10);
}

TEST_CASE("a comparison does not depend on the threads") {
  const auto a = cases::network("minimal.yaml", {late_ships}),
             b = cases::network("minimal.yaml", {late_ships, "events.closure.lasts=66 d"});
  auto o = options(40);
  o.study.jobs = 1;
  const auto one = compared({{"a", &a}, {"b", &b}}, o);
  o.study.jobs = 3;
  const auto three = compared({{"a", &a}, {"b", &b}}, o);
  CHECK(one.measures[0].samples == three.measures[0].samples);
  REQUIRE(one.measures[0].selection.best.has_value());
  CHECK(*one.measures[0].selection.best == 0);  // the shorter closure
  CHECK(one.measures[0].family == 6);           // three measures of two scenarios
}

TEST_CASE("replications are added until the differences are as narrow as asked") {
  const auto a = cases::network("minimal.yaml", {late_ships}),
             b = cases::network("minimal.yaml", {late_ships, "events.closure.lasts=66 d"});
  auto o = options(1);
  o.precision.goals = {*read_goal(a, "stop_days: 10 %").goal};
  const auto r = compared({{"a", &a}, {"b", &b}}, o);
  CHECK(r.replications >= 10);
  REQUIRE(r.precision.size() == 2);
  for (const auto& g : r.precision) CHECK(g.met());
}

TEST_CASE("worlds that differ without the events too are noted; only common end users are compared") {
  const auto a = cases::network("minimal.yaml"),
             b = cases::network("minimal.yaml", {"sites.magnet-works.sells={magnet: 1 t/d}"}),
             c = cases::network("minimal.yaml", {"sites.hill-mine.at_most=6 t/d", "events.closure.lasts=20 d"});
  const auto two = compared({{"a", &a}, {"b", &b}}, options(1));
  REQUIRE(two.notes.size() == 1);
  CHECK(two.notes[0].find("1 end user of b is left out") != std::string::npos);
  const auto poorer = compared({{"a", &a}, {"c", &c}}, options(1));
  REQUIRE(poorer.notes.size() == 1);
  CHECK(poorer.notes[0].find("Without its events too c is another world") != std::string::npos);
}

TEST_CASE("what cannot be compared is refused, with what to do") {
  const auto a = cases::network("minimal.yaml"), longer = cases::network("minimal.yaml", {"until=2027-01-01"});
  CHECK(refused(a, longer).find("--set until=2026-01-01") != std::string::npos);
  const auto dozens = cases::network("minimal.yaml", {"goods.car=dozens", "sites.car-plant.sells={car: 400 dozens/d}",
                                                      "sites.car-plant.needs.magnet=24 kg"});
  CHECK(refused(a, dozens).find("counts in cars in a and in dozens in b") != std::string::npos);
  auto o = options(1);
  o.measures = {"stop_day"};
  CHECK(refused(a, a, o).find("did you mean 'stop_days'") != std::string::npos);
}
