// Reported stops beside the model's, over the replications.
#pragma once
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// One for each of the network's reported stops; `pairs` are the replications that went through, at least one.
std::vector<StopFinding> stop_findings(const Network& network, const std::vector<const PairResult*>& pairs);

}  // namespace chokepoint
