// Reports and beliefs over the replications.
#pragma once
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

std::vector<ReportFinding> report_findings(const Network& network, const std::vector<const PairResult*>& pairs,
                                           const Window& window);
std::vector<BeliefFinding> belief_findings(const Network& network, const std::vector<const PairResult*>& pairs,
                                           const Window& window);

}  // namespace chokepoint
