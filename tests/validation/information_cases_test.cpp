// Known answers about information: when a flow is seen.
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/study/findings.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

TEST_CASE("D21: a new origin is seen 21 days later, on the 10th of the next month") {
  const auto network = case_network("d21-reporting-lag.yaml");
  const auto study = execute(network, {});
  const auto findings = summarise(network, study);
  REQUIRE(findings.reports.size() == 1);
  const auto& report = findings.reports[0];
  REQUIRE(report.first_seen_day.n == 1);
  check_known("D21", "first seen", date_text(network.from + day * std::lround(report.first_seen_day.mean)));
  check_known("D21", "information delay, days", report.delay_days.mean);
  check_known("D21", "longest delay, days", report.longest_delay_days);
  // The truth of May is 12 days x 10 t; on 1 June nothing of it is seen, on 1 July it is.
  CHECK(report.months[4].scenario == Approx(120));
  CHECK(report.months[4].baseline == 0);
  CHECK(report.months[5].year_so_far == Approx(120));
  CHECK(report.months[5].year_seen == 0);
  CHECK(report.months[6].year_seen == Approx(120));
  const std::string table = reports_csv(network, findings);
  CHECK(table.find("new-supplier,the ministry,oxide,t,2025-05,0,120,2025-06-10,0,0\r\n") != std::string::npos);
}
