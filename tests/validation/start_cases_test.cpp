// A run that begins with the state of a day: when the line stops, when applications are decided, nothing vanishes.
#include <cmath>

#include "chokepoint/study/application_findings.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

const std::string random_review =
    "events.licences.decided_after=uniform(0 d, 100 d)";  // filed 34 days before the state

std::vector<PairResult> pairs_of(const Network& n, std::uint32_t replications) {
  std::vector<PairResult> pairs;
  for (std::uint32_t r = 0; r < replications; ++r) {
    auto both = run_both(n, {n.seed, r});
    REQUIRE(both.scenario.failure.empty());
    REQUIRE(both.scenario.audit.clean());
    REQUIRE(both.baseline.audit.clean());
    pairs.push_back(pair_up(n, std::move(both.baseline), std::move(both.scenario)));
  }
  return pairs;
}

TakenOverFindings findings_of(const Network& n, const std::vector<PairResult>& pairs) {
  std::vector<const PairResult*> list;
  for (const auto& p : pairs) list.push_back(&p);
  return application_findings(n, list);
}

}  // namespace

TEST_CASE("the state of a day: the line stops when stock and ship are used up, the application is decided in time") {
  // Source: by hand, in the file's opening comment.
  const auto n = case_network("start-of-a-day.yaml");
  const auto run = measured(n);
  const auto& user = run.users[demand_at(n, "plant")];
  CHECK(date_text(user.first_stop) == "2025-06-06");
  REQUIRE(run.applications.size() == 1);
  CHECK(to_text(run.applications[0].decided) == to_text(time_of({2025, 6, 13})));
  CHECK(run.applications[0].approved == n.taken_over.applications[0].amount);
  Time came = never;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::received && f.amount == Quantity{30'000'000} && came == never) came = f.at;
  });
  CHECK(date_text(came) == "2025-07-13");
}

TEST_CASE("in the world without the licence the goods of an application leave on the day of the state") {
  // Source: by hand: 30 days at sea from 12 May are over on 11 June.
  const auto n = case_network("start-of-a-day.yaml");
  const auto run = measured(n, false);
  CHECK(run.applications[0].decided == never);
  RunOptions options;
  options.with_events = false;
  State state = start(n, options);
  Facts facts;
  std::string left, came;
  while (step(n, state, facts)) {
    for (const Fact& f : facts) {
      if (f.amount != Quantity{30'000'000}) continue;
      if (f.kind == FactKind::dispatched) left += date_text(f.at);
      if (f.kind == FactKind::received) came += date_text(f.at);
    }
    facts.clear();
  }
  CHECK(left == "2025-05-12");
  CHECK(came == "2025-06-11");
}

TEST_CASE("an overdue application with a fixed time is decided on the first day") {
  // Source: 45 days after 8 April would be 23 May; 20 days after it are long over.
  const auto n = case_network("start-of-a-day.yaml", {"events.licences.decided_after=20 d"});
  CHECK(date_text(measured(n).applications[0].decided) == "2025-05-12");
}

TEST_CASE("a desk with a daily limit takes overdue applications in the order of their filing") {
  // Source: by hand: both are overdue on Monday 12 May; one is decided on each working day, the one filed first first.
  const auto n = case_network(
      "start-of-a-day.yaml",
      {"events.licences.decided_after=10 working days", "events.licences.decides_at_most=1 applications/working day",
       "start.licences=[{id: b, lane: sea, amount: 20 t, filed: 2025-04-09}, {id: a, lane: sea, "
       "amount: 10 t, filed: 2025-04-08}]"});
  const auto run = measured(n);
  CHECK(date_text(run.applications[0].decided) == "2025-05-13");
  CHECK(date_text(run.applications[1].decided) == "2025-05-12");
}

TEST_CASE("where goods are made after the licence, an application taken over holds none, and its order follows") {
  // Source: by hand: decided on 13 June as before; the goods are made at once, leave, and are at sea for 30 days.
  const auto n = case_network("start-of-a-day.yaml", {"events.licences.produced=at licence"});
  const auto run = measured(n);
  CHECK(date_text(run.applications[0].decided) == "2025-06-13");
  CHECK_FALSE(n.taken_over.applications[0].holds);
  Quantity came{};
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::received && date_text(f.at) == "2025-07-13") came += f.amount;
  });
  CHECK(came >= Quantity{30'000'000});
}

TEST_CASE("a random review that is not over yet takes what is left of its distribution") {
  // Source: a uniform time between 0 and 100 days that has lasted 34 days is uniform between 34 and 100, so that the
  // decision lies 33 days after the state on average, with a standard deviation of 66 / sqrt(12) = 19.05 days. An
  // unconditional time would be decided at once in a third of the runs and after 16.5 days more on average.
  auto n = case_network("start-of-a-day.yaml", {random_review, "deterministic=false", "until=2025-09-01"});
  double sum = 0, least = 1e9, most = 0;
  const int runs = 600;
  for (std::uint32_t r = 0; r < runs; ++r) {
    const auto run = run_once(n, {n.seed, r});
    const double days = in_days(run.applications[0].decided - n.from);
    sum += days;
    least = std::min(least, days);
    most = std::max(most, days);
  }
  const double error = 66 / std::sqrt(12.0) / std::sqrt(runs);
  INFO("seed " << n.seed << ", mean " << sum / runs << " +- " << error << ", " << least << " to " << most);
  CHECK(std::abs(sum / runs - 33) <= 4 * error);
  CHECK(least >= 0);
  CHECK(least < 1);
  CHECK(most <= 66);
  CHECK(most > 65);
}

TEST_CASE("all parts are cleared with the product of the probabilities of independent applications") {
  // Source: two applications, each approved with 80 %: both in 64 % of the runs, one of them in 80 %.
  const auto n = case_network(
      "start-of-a-day.yaml", {"deterministic=false", "until=2025-07-20", "events.licences.approved=80 %",
                              "start.licences=[{id: a, lane: sea, amount: 10 t, filed: 2025-04-08}, {id: b, lane: sea, "
                              "amount: 20 t, filed: 2025-05-08}]"});
  const auto f = findings_of(n, pairs_of(n, 600));
  REQUIRE(f.applications.size() == 2);
  REQUIRE(f.awaited.size() == 1);
  INFO("seed " << n.seed << ": " << f.applications[0].approved << ", " << f.awaited[0].cleared);
  CHECK(std::abs(f.applications[0].approved - 0.8) <= 4 * std::sqrt(0.8 * 0.2 / 600));
  CHECK(std::abs(f.awaited[0].cleared - 0.64) <= 4 * std::sqrt(0.64 * 0.36 / 600));
  CHECK(f.applications[0].decided == 1);
  CHECK(date_text(f.applications[0].middle) == "2025-06-13");
  // Filed on 8 May: the 45th working day after it, by the same calendar.
  CHECK(f.applications[1].middle == calendar_named("CN").add(time_of({2025, 5, 8}), 45));
  CHECK(f.awaited[0].half == f.applications[1].middle);
  CHECK(f.awaited[0].most == never);  // 64 % is less than 90 %
}

TEST_CASE("a date is reached by a share of the replications in nearest rank, with those that never come last") {
  // Source: by hand: of ten dates the first is the tenth of them, the fifth the half, the ninth the nine tenths.
  std::vector<Time> dates;
  for (std::int64_t i = 9; i >= 0; --i) dates.push_back(i < 8 ? Time{} + i * day : never);
  CHECK(date_reached(dates, 10) == Time{});
  CHECK(date_reached(dates, 50) == Time{} + 4 * day);
  CHECK(date_reached(dates, 80) == Time{} + 7 * day);
  CHECK(date_reached(dates, 90) == never);
}

TEST_CASE("the plant of 12 May 2025 stands when its pump magnets are used up") {
  // Source: by hand, in the scenario's opening comment: 3.6 t at 120 kg a day last until 10 June; none can be there by
  // then.
  const auto n = network_at("scenarios/start-2025-05-12.yaml");
  const auto run = measured(n);
  CHECK(date_text(run.users[demand_at(n, "motor-plant")].first_stop) == "2025-06-11");
  CHECK(run.applications.size() == 8);
  for (const auto& a : run.applications) CHECK(a.decided >= n.from);
}
