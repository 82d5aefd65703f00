// Which series there are to trace in a network.
#pragma once
#include <vector>

#include "chokepoint/study/traces.hpp"

namespace chokepoint {

/// In the order of the kinds; within a kind in the order of the network's ids.
std::vector<TraceSeries> list_traces(const Network& network, const Window& window);

}  // namespace chokepoint
