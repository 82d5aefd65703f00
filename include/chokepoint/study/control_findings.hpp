// How customs inspections and the desks of licences fared, and where end users' goods came from, over all replications.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/student.hpp"

namespace chokepoint {

struct InspectionFinding {
  EventId event;
  GoodId good;  ///< whose unit the amounts are in; none: it meets no lane
  Estimate stopped, stopped_amount, let_go, let_go_amount, waiting, waiting_amount, peak, peak_amount;
  Estimate wait_mean, wait_p50, wait_p90, wait_p99;  ///< days
  struct Month {
    double stopped = 0, stopped_amount = 0, let_go = 0, let_go_amount = 0, waiting = 0, waiting_amount = 0;
  };
  std::vector<Month> months;  ///< means
};

/// Applications that wait at one desk of a chain, and are worked on there.
struct DeskFinding {
  EventId event;
  std::string desk;
  Estimate mean_waiting, mean_in_hand, peak, peak_day;  ///< days since the scenario's first day
  std::vector<double> months;                           ///< waiting at the end of each month, means
};

/// What an end user got from one country of one axis, in its good's unit.
struct OriginFinding {
  DemandId user;
  std::string origin, country;  ///< "" for what went through no site of that stage
  Estimate baseline, scenario, baseline_share, share;
  std::vector<double> baseline_months, months;  ///< means
};

struct ControlFindings {
  std::vector<InspectionFinding> inspections;
  std::vector<DeskFinding> desks;
  std::vector<OriginFinding> origins;  ///< rows of nothing in both runs are left out
};

ControlFindings control_findings(const Network& network, const std::vector<const PairResult*>& pairs);

}  // namespace chokepoint
