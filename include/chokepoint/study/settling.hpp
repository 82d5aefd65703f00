// Has the network settled when the run begins to be measured? The warm-up, judged by MSER-5.
#pragma once
#include <vector>

#include "chokepoint/network/network.hpp"
#include "chokepoint/study/execute.hpp"

namespace chokepoint {

/// One value a day from the start of the warm-up on: means over all stores that something flows through, in days of
/// the store's balanced flow.
struct DailyState {
  std::vector<double> cover;  ///< stock on hand
  std::vector<double> open;   ///< what buyers and end users wait for
};
/// One run without the events, of replication 0. Shorter than the run when it fails or is asked to stop.
DailyState daily_state(const Network& network, const StudyOptions& options);

struct SettlingFinding {
  double warm_up_days = 0;   ///< 0: the scenario has no warm-up, and nothing was judged
  double truncate_days = 0;  ///< what should be left out from the start of the warm-up on
  bool settled() const { return truncate_days <= warm_up_days; }
};

/// Costs one run more, and nothing where there is no warm-up. At least the later half of the measured time is kept to
/// judge by.
SettlingFinding judge_settling(const Network& network, const StudyOptions& options);

}  // namespace chokepoint
