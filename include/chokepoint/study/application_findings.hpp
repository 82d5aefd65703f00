// When applications taken over are probably decided, and when all parts of an end user are cleared.
#pragma once
#include <vector>

#include "chokepoint/measure/pair.hpp"

namespace chokepoint {

/// One application over the replications; `never`: not by the end of the run in so many of them.
struct ApplicationFinding {
  Time early = never, middle = never, late = never;  ///< decided by then in 10, 50 and 90 % of the replications
  double decided = 0;                                ///< share of the replications in which it is, by the end
  double approved = 0;                               ///< share of its amount approved by the end, mean
};

struct ClearanceFinding {
  double cleared = 0;               ///< share of the replications in which all parts are, by the end
  Time half = never, most = never;  ///< all are by then in 50 and 90 % of the replications
};

struct TakenOverFindings {
  std::vector<ApplicationFinding> applications;  ///< as in TakenOver::applications
  std::vector<ClearanceFinding> awaited;         ///< as in TakenOver::awaited
};

/// `pairs` are the replications that went through, at least one; the runs with the events count.
TakenOverFindings application_findings(const Network& network, const std::vector<const PairResult*>& pairs);

/// The earliest of these dates by which `percent` of them have come: nearest rank, `never` last. 1 <= percent <= 100.
Time date_reached(std::vector<Time> dates, std::size_t percent);

}  // namespace chokepoint
