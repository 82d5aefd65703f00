// Known answers about controls: a quota in batches and a licence desk that is too small.
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

TEST_CASE("D08: a quota in two batches runs out, resumes and lapses to the tonne") {
  const auto network = case_network("d08-quota-in-batches.yaml");
  const auto result = measured(network);
  REQUIRE(result.quotas.size() == 1);
  const auto& quota = result.quotas[0];
  REQUIRE(!quota.exhausted.empty());
  check_known("D08", "exhausted", minute_text(quota.exhausted[0]));
  check_known("D08", "mined", amount(network, quota.good, result.production.recipes[0].completed));
  check_known("D08", "lapsed", amount(network, quota.good, quota.lapsed));
  check_known("D08", "idle days", quota.idle_days);
}

TEST_CASE("D10: a desk that is too small builds a queue and works it off") {
  const auto network = case_network("d10-licence-backlog.yaml");
  const auto result = measured(network);
  REQUIRE(result.licences.size() == 1);
  const auto& desk = result.licences[0];
  check_known("D10", "most waiting", static_cast<double>(desk.peak.count));
  check_known("D10", "day of the most", to_text(desk.peak_day));
  check_known("D10", "filed", static_cast<double>(desk.filed.count));
  check_known("D10", "decided", static_cast<double>(desk.approved.count + desk.denied.count));
  check_known("D10", "cleared", date_text(desk.cleared));
}
