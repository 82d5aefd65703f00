// Quantiles of dates over the replications.
#include "chokepoint/study/application_findings.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

double share_reached(const std::vector<Time>& dates) {
  const auto reached = std::count_if(dates.begin(), dates.end(), [](Time t) { return t != never; });
  return static_cast<double>(reached) / static_cast<double>(dates.size());
}

ApplicationFinding application_finding(const InitialApplication& a, const Pairs& pairs, std::size_t row) {
  ApplicationFinding f;
  std::vector<Time> dates;
  for (const auto* p : pairs) {
    const ApplicationResult& r = p->scenario.applications[row];
    dates.push_back(r.decided);
    f.approved += static_cast<double>(r.approved.units) / static_cast<double>(a.amount.units);
  }
  f.approved /= static_cast<double>(pairs.size());
  f.decided = share_reached(dates);
  f.early = date_reached(dates, 10);
  f.middle = date_reached(dates, 50);
  f.late = date_reached(dates, 90);
  return f;
}

ClearanceFinding clearance_finding(const Network& network, const AwaitedParts& awaited, const Pairs& pairs) {
  std::vector<Time> dates;
  for (const auto* p : pairs) dates.push_back(all_cleared(network, awaited, p->scenario.applications));
  return {share_reached(dates), date_reached(dates, 50), date_reached(dates, 90)};
}

}  // namespace

Time date_reached(std::vector<Time> dates, std::size_t percent) {
  std::sort(dates.begin(), dates.end());
  return dates[(dates.size() * percent + 99) / 100 - 1];
}

TakenOverFindings application_findings(const Network& network, const Pairs& pairs) {
  TakenOverFindings f;
  const auto& taken = network.taken_over;
  for (std::size_t row = 0; row < taken.applications.size(); ++row)
    f.applications.push_back(application_finding(taken.applications[row], pairs, row));
  for (const auto& awaited : taken.awaited) f.awaited.push_back(clearance_finding(network, awaited, pairs));
  return f;
}

}  // namespace chokepoint
