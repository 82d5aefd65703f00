// Facts in, numbers out: all measures of one run, called in turn, and the result they fill.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chokepoint/engine/run.hpp"
#include "chokepoint/measure/audit.hpp"
#include "chokepoint/measure/end_users.hpp"
#include "chokepoint/measure/incident_log.hpp"
#include "chokepoint/measure/lane_flows.hpp"
#include "chokepoint/measure/licence_counts.hpp"
#include "chokepoint/measure/output_counts.hpp"
#include "chokepoint/measure/quota_counts.hpp"
#include "chokepoint/measure/stores.hpp"

namespace chokepoint {

/// Plain numbers of one run; arrays are indexed by the network's ids. `failure` is empty when the run went through.
struct RunResult {
  std::string failure;
  bool stopped = false;  ///< it was asked to stop before its end: the numbers are those of a part and mean nothing
  std::uint64_t events = 0;
  AuditResult audit;
  std::vector<UserResult> users;
  std::vector<LaneResult> lanes;
  std::vector<LicenceResult> licences;
  std::vector<QuotaResult> quotas;
  StoresResult stores;
  ProductionResult production;
  std::vector<IncidentResult> incidents;
};

/// The closed list of measures. What lies before `network.from` is not measured (but audited).
class Measures {
 public:
  Measures(const Network& network, const State& start, AuditDepth depth = AuditDepth::every_close);
  Measures(const Measures&) = delete;
  Measures& operator=(const Measures&) = delete;

  /// After each step: what happened, and the state that it left.
  void hear(const State& state, const Facts& facts);
  RunResult finish(const State& state);

 private:
  Window window_;
  Audit audit_;
  EndUsers users_;
  LaneFlows lanes_;
  LicenceCounts licences_;
  QuotaCounts quotas_;
  Stores stores_;
  OutputCounts production_;
  IncidentLog incidents_;
  std::uint64_t events_ = 0;
};

/// Asked now and then during a run: shall it end early?
using StopAsked = std::function<bool()>;

/// One run from start to end, measured. A RunError becomes `failure`. `stop`, where given, is asked every 1024 steps.
RunResult run_once(const Network& network, const RunOptions& options, AuditDepth depth = AuditDepth::every_close,
                   const StopAsked& stop = {});

}  // namespace chokepoint
