// Limits: how they are written, and when they are crossed.
#include "chokepoint/study/limit.hpp"

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

StudyResult study_of(const Network& n, std::uint32_t replications) {
  StudyOptions o;
  o.seed = 7;
  o.replications = replications;
  return execute(n, o);
}

LimitFinding judged(const Network& n, const StudyResult& study, const std::string& text) {
  const auto read = read_limit(n, text);
  INFO(read.wrong);
  REQUIRE(read.limit.has_value());
  return judge(*read.limit, study);
}

}  // namespace

TEST_CASE("a limit compares the mean, and amounts, days, dates and shares are read in their units") {
  const auto n = cases::network("minimal.yaml");
  const auto study = study_of(n, 1);
  // By hand: the line stops on 7 June for 10 days, 50,000 cars are not built.
  CHECK(judged(n, study, "stop_days of car-plant > 9.5 d").crossed);
  CHECK_FALSE(judged(n, study, "stop_days of car-plant > 10").crossed);
  CHECK(judged(n, study, "stop_days>=10 d").crossed);
  CHECK(judged(n, study, "unmet > 49999 cars").crossed);
  CHECK(judged(n, study, "first_stop_day < 2025-06-08").crossed);
  CHECK_FALSE(judged(n, study, "first_stop_day < 2025-06-07").crossed);
  CHECK(judged(n, study, "fill_rate < 98 %").crossed);  // 355 of 365 days
  CHECK_FALSE(judged(n, study, "fill_rate < 97 %").crossed);
}

TEST_CASE("a limit with a share counts the replications that are beyond it") {
  const auto n = cases::random_network();
  const auto study = study_of(n, 12);
  std::size_t beyond = 0;
  for (const auto& r : study.replications) beyond += r.pair.scenario.users[0].stop_days > 10;
  REQUIRE(beyond > 0);
  REQUIRE(beyond < 12);
  const auto f = judged(n, study, "stop_days > 10 d in 0 %");
  CHECK(f.crossed);
  CHECK(f.share == Approx(static_cast<double>(beyond) / 12));
  CHECK_FALSE(judged(n, study, "stop_days > 10 d in 99 %").crossed);
}

TEST_CASE("a limit that cannot be read says what would be right") {
  const auto n = cases::network("minimal.yaml");
  const auto says = [&](const std::string& text, const std::string& words) {
    INFO(read_limit(n, text).wrong);
    return read_limit(n, text).wrong.find(words) != std::string::npos;
  };
  CHECK(says("stop_days of car-plant", "with <, >, <= or >="));
  CHECK(says("stop_days > 5 cars", "is not counted in 'cars'"));
  CHECK(says("stop_days > five", "as in 5 d"));
  CHECK(says("fill_rate < 0.95", "such as 95 %"));
  CHECK(says("first_stop_day < soon", "a date such as 2025-06-07"));
  CHECK(says("stop_days > 5 d in most", "a percentage of the replications"));
  CHECK(says("stopdays > 5", "did you mean 'stop_days'"));
}
