// What a study sums up, on the scenario that a pencil can check.
#include "chokepoint/study/findings.hpp"

#include <cmath>
#include <cstring>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

const Estimate& figure(const Row& row, const char* name) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (std::strcmp(user_figures()[i].name, name) == 0) return row[i];
  FAIL("no figure " << name);
  throw 0;
}

Findings findings_of(const Network& n, std::uint32_t replications) {
  StudyOptions o;
  o.seed = n.seed;
  o.replications = replications;
  return summarise(n, execute(n, o));
}

}  // namespace

TEST_CASE("findings hold the hand-computed answer in the good's own unit") {
  const auto n = cases::network("minimal.yaml");
  const auto f = findings_of(n, 1);
  REQUIRE(f.users.size() == 1);
  const auto& u = f.users[0];
  CHECK(figure(u.scenario, "lost").mean == 50'000);         // cars, not thousandths
  CHECK(figure(u.scenario, "first_stop_day").mean == 157);  // 1 January to 7 June
  CHECK(figure(u.baseline, "first_stop_day").n == 0);
  CHECK(figure(u.scenario, "demanded").mean == 5000 * 365);
  CHECK(u.excess.mean == 50'000);
  CHECK(u.months[5].lost == 50'000);  // all of it in June
  CHECK(u.months[5].base_lost == 0);
  CHECK(f.audit.runs == 2);
  CHECK(f.audit.unclean == 0);
}

TEST_CASE("exports count what leaves a country by month of dispatch, in tonnes") {
  const auto n = cases::network("minimal.yaml");
  const auto f = findings_of(n, 1);
  double april_base = -1, april = -1, march = -1;
  for (const auto& r : f.exports) {
    CHECK(r.origin != r.destination);  // river-refinery to magnet-works stays in China
    if (n.goods[r.good].name != "ore") continue;
    CHECK(r.origin == "MM");
    CHECK(r.destination == "CN");
    if (r.month == 2) march = r.scenario;
    if (r.month == 3) april = r.scenario;
    if (r.month == 3) april_base = r.baseline;
  }
  CHECK(march == 0);         // the mine is closed from 1 March to 29 April
  CHECK(april == 12);        // 30 April: what the mine can at most
  CHECK(april_base == 300);  // 10 t a day
}

TEST_CASE("with several replications findings carry intervals") {
  const auto f = findings_of(cases::random_network(), 5);
  const auto& lost = figure(f.users[0].scenario, "lost");
  CHECK(lost.n == 5);
  CHECK(lost.half_width > 0);
  CHECK(lost.low <= lost.mean);
  CHECK(lost.mean <= lost.high);
}
