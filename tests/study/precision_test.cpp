// Replications are added until the intervals are narrow enough, the same number whatever the threads.
#include "chokepoint/study/precision.hpp"

#include "catch.hpp"
#include "network/networks.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

Precision precision(const Network& n, const std::string& text, std::uint32_t most = 400) {
  const auto read = read_goal(n, text);
  INFO(read.wrong);
  REQUIRE(read.goal.has_value());
  return {{*read.goal}, 10, most};
}

StudyResult study_of(const Network& n, const Precision& p, std::uint32_t jobs) {
  StudyOptions o;
  o.seed = 7;
  o.jobs = jobs;
  return execute_until(n, o, p);
}

}  // namespace

TEST_CASE("a study goes on until the half width is as asked, and no further than it must") {
  const auto n = cases::random_network();
  const auto p = precision(n, "stop_days of car-plant: 3 %");
  const auto study = study_of(n, p, 1);
  const auto found = judge(p, study);
  INFO(study.replications.size() << " replications, half width " << found[0].half_width);
  CHECK(found[0].met());
  CHECK(found[0].half_width <= 0.03 * found[0].mean);
  REQUIRE(study.replications.size() > 10);
  CHECK(study.replications.size() < 400);
  CHECK(study_of(n, p, 3).replications.size() == study.replications.size());
  // The replications are those that a study of as many would have run.
  StudyOptions o;
  o.seed = 7;
  o.replications = static_cast<std::uint32_t>(study.replications.size());
  const auto at_once = execute(n, o);
  for (std::size_t i = 0; i < at_once.replications.size(); ++i)
    CHECK(at_once.replications[i].pair.scenario.users[0].lost == study.replications[i].pair.scenario.users[0].lost);
}

TEST_CASE("a study gives up at the most, and says that the goal is not met") {
  const auto n = cases::random_network();
  const auto p = precision(n, "stop_days: 0.01 d", 15);
  const auto study = study_of(n, p, 2);
  CHECK(study.replications.size() == 15);
  CHECK_FALSE(judge(p, study)[0].met());
}

TEST_CASE("without chance the least number is enough") {
  const auto n = cases::network("minimal.yaml");
  CHECK(study_of(n, precision(n, "5 %"), 1).replications.size() == 10);
}

TEST_CASE("several goals share the confidence by Bonferroni") {
  const auto n = cases::random_network();
  auto p = precision(n, "stop_days: 10 %");
  StudyOptions o;
  o.replications = 20;
  const auto study = execute(n, o);
  const double alone = judge(p, study)[0].half_width;
  p.goals.push_back(p.goals.front());
  CHECK(judge(p, study)[0].half_width / alone == Approx(student_quantile(0.975, 19) / student_quantile(0.95, 19)));
}

TEST_CASE("a goal that cannot be read says what would be right") {
  const auto n = cases::network("minimal.yaml");
  CHECK(read_goal(n, "5").wrong.empty());  // 5 d of unmet_days
  CHECK(read_goal(n, "first_stop_day: 2 d").goal->absolute == 2);
  CHECK(read_goal(n, "0 %").wrong.find("more than 0") != std::string::npos);
  CHECK(read_goal(n, "stop_days: 5 cars").wrong.find("is not counted in 'cars'") != std::string::npos);
  CHECK(read_goal(n, "stopdays: 5 %").wrong.find("did you mean 'stop_days'") != std::string::npos);
}

TEST_CASE("a scenario asks for its precision itself, of one figure or of several") {
  const auto asked = [](const std::string& keys) {
    auto read = texts::read(networks::chain_and(keys));
    INFO(read.diagnostics.text());
    const auto n = compile(read.spec, read.diagnostics);
    REQUIRE(n);
    const auto p = precision_of(read.spec, *n, read.diagnostics);
    return std::pair(p, texts::message(read.diagnostics));
  };
  CHECK(asked("").first.goals.empty());
  const auto one = asked("precision: 5 %\n").first;
  REQUIRE(one.goals.size() == 1);
  CHECK(one.goals[0].what.name == "unmet_days");
  CHECK(one.goals[0].relative == Approx(0.05));
  CHECK(one.most == 1000);
  const auto two = asked("precision: [5 %, {to: 2 d, of: first_stop_day}]\nmost_replications: 50\n").first;
  REQUIRE(two.goals.size() == 2);
  CHECK(two.goals[1].what.name == "first_stop_day");
  CHECK(two.goals[1].absolute == Approx(2));
  CHECK(two.most == 50);
  CHECK(asked("most_replications: 50\n").second == "goes with `precision`; without it there are `replications`");
  CHECK(asked("precision: 5 %\nmost_replications: 1\n").second == "from 2 to 10000000");
  CHECK(asked("precision: {to: 5 %, of: happiness}\n").second.find("happiness") != std::string::npos);
  CHECK(asked("precision: narrow\n").second.find("narrow") != std::string::npos);
}
