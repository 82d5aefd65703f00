// Threads change nothing but the waiting time.
#include "chokepoint/study/execute.hpp"

#include "catch.hpp"
#include "chokepoint/report/summary_json.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/study/findings.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

StudyResult study_of(const Network& n, std::uint32_t replications, std::uint32_t jobs) {
  StudyOptions o;
  o.seed = 7;
  o.replications = replications;
  o.jobs = jobs;
  return execute(n, o);
}

std::string bytes(const Network& n, const StudyResult& s) {
  const auto f = summarise(n, s);
  return summary_json(n, s, f) + end_users_csv(n, f) + stores_csv(n, s);
}

}  // namespace

TEST_CASE("one thread, three threads and the first replications alone give the same bytes") {
  const auto n = cases::random_network();
  const auto one = study_of(n, 6, 1);
  CHECK(bytes(n, one) == bytes(n, study_of(n, 6, 3)));
  const auto fewer = study_of(n, 3, 2);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(fewer.replications[i].pair.scenario.users[0].lost == one.replications[i].pair.scenario.users[0].lost);
}

TEST_CASE("replications differ where there is randomness, and only the first keeps its days") {
  const auto n = cases::random_network();
  const auto s = study_of(n, 4, 2);
  bool differ = false;
  for (std::size_t i = 1; i < 4; ++i) {
    const auto &first = s.replications[0].pair.scenario, &other = s.replications[i].pair.scenario;
    differ = differ || !(first.users[0].lost == other.users[0].lost) ||
             first.stores.items[0].area != other.stores.items[0].area;
    CHECK(s.replications[i].pair.scenario.users[0].days.empty());
  }
  CHECK(differ);
  CHECK_FALSE(s.replications[0].pair.scenario.users[0].days.empty());
}

TEST_CASE("a stop that was asked for before the first run leaves a study without replications") {
  const auto n = cases::network("minimal.yaml");
  const std::atomic<bool> stop{true};
  StudyOptions o;
  o.replications = 3;
  o.stop = &stop;
  const auto s = execute(n, o);
  CHECK(s.interrupted);
  CHECK(s.finished() == 0);
  CHECK(summarise(n, s).replications == 0);
}

TEST_CASE("a stop during the second replication keeps the first and drops the second") {
  const auto n = cases::network("minimal.yaml");
  std::atomic<bool> stop{false};
  StudyOptions o;
  o.replications = 3;
  o.stop = &stop;
  o.progress = [&](std::uint32_t done, std::uint32_t) { stop = done == 1; };
  const auto s = execute(n, o);
  CHECK(s.interrupted);
  CHECK(s.finished() == 1);
  CHECK(s.failed() == 0);
  CHECK(summarise(n, s).replications == 1);
}
