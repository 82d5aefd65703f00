// Numbers by month over the replications: means with the half widths of their 95 % intervals.
#pragma once
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// Mean of what each replication has, and the half width of its 95 % interval; 0 for a single one.
struct MonthNumber {
  double mean = 0, half_width = 0;
};
/// `units` of each replication; one division after the sum, so that whole grams stay short numbers.
MonthNumber month_number(const std::vector<double>& units, double per_unit = 1);

void add_user_months(UserFinding& finding, const std::vector<const PairResult*>& pairs, double per_unit);
/// Of the licence at `slot` in each run's list.
void add_licence_months(LicenceFinding& finding, const std::vector<const PairResult*>& pairs, std::size_t slot);
void add_quota_months(QuotaFinding& finding, const std::vector<const PairResult*>& pairs, std::size_t slot,
                      double per_unit);
std::vector<ExportRow> export_rows(const Network& network, const std::vector<const PairResult*>& pairs,
                                   const Window& window);
std::vector<ObservedRow> observed_rows(const Network& network, const std::vector<const PairResult*>& pairs,
                                       const Window& window);

}  // namespace chokepoint
