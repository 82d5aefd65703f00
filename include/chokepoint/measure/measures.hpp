// Facts in, numbers out: all measures of one run, called in turn, and the result they fill.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chokepoint/engine/run.hpp"
#include "chokepoint/measure/accounts.hpp"
#include "chokepoint/measure/application_log.hpp"
#include "chokepoint/measure/audit.hpp"
#include "chokepoint/measure/desk_queues.hpp"
#include "chokepoint/measure/end_users.hpp"
#include "chokepoint/measure/incident_log.hpp"
#include "chokepoint/measure/inspection_counts.hpp"
#include "chokepoint/measure/lane_flows.hpp"
#include "chokepoint/measure/licence_counts.hpp"
#include "chokepoint/measure/origin_shares.hpp"
#include "chokepoint/measure/output_counts.hpp"
#include "chokepoint/measure/price_log.hpp"
#include "chokepoint/measure/quota_counts.hpp"
#include "chokepoint/measure/report_counts.hpp"
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
  std::vector<Spread> buyers;  ///< by SiteId: the delays of all lanes that end there; see condense()
  std::vector<LicenceResult> licences;
  std::vector<QuotaResult> quotas;
  StoresResult stores;
  ProductionResult production;
  std::vector<IncidentResult> incidents;
  std::vector<ReportResult> reports;
  std::vector<BeliefResult> beliefs;
  AccountsResult accounts;
  PricesResult prices;
  std::vector<ApplicationResult> applications;  ///< those taken over, by row
  std::vector<InspectionResult> inspections;
  std::vector<DeskResult> desks;
  OriginsResult origins;

  // Out of line, as those of Incident are.
  RunResult();
  RunResult(const RunResult&);
  RunResult(RunResult&&) noexcept;
  RunResult& operator=(const RunResult&);
  RunResult& operator=(RunResult&&) noexcept;
  ~RunResult();
};

/// The closed list of measures. A value: a copy hears what becomes of a copy of the state. What lies before
/// `network.from` is not measured (but audited).
class Measures {
 public:
  Measures(const Network& network, const State& start, AuditDepth depth = AuditDepth::every_close,
           DailyLevels days = DailyLevels::kept);

  /// After each step: what happened, and the state that it left. A step of several arrivals is so many events.
  void hear(const State& state, const Facts& facts);
  RunResult finish(const State& state);

 private:
  void hear(const State& state, const Fact& fact);

  Window window_;
  Audit audit_;
  EndUsers users_;
  LaneFlows lanes_;
  LicenceCounts licences_;
  QuotaCounts quotas_;
  Stores stores_;
  OutputCounts production_;
  IncidentLog incidents_;
  ReportCounts reports_;
  Accounts accounts_;
  PriceLog prices_;
  ApplicationLog applications_;
  InspectionCounts inspections_;
  DeskQueues desks_;
  OriginShares origins_;
  std::uint64_t events_ = 0;
};

/// Asked now and then during a run: shall it end early?
using StopAsked = std::function<bool()>;

/// A run under way with its measures. A value: a copy goes its own way.
class MeasuredRun {
 public:
  MeasuredRun(const Network& network, const RunOptions& options, AuditDepth depth, DailyLevels days);
  /// Goes on with all that is due before `end`.
  void go_on(Time end, const StopAsked& stop);
  void go_to_the_end(const StopAsked& stop);
  /// From now on the scenario's events happen; see chokepoint::admit_events.
  void admit_events();
  /// May it go on? Not when it was stopped, has failed or is over.
  bool going() const { return !stopped_ && !over_; }
  RunResult finish();

 private:
  void take_step(const StopAsked& stop);

  const Network* network_;
  State state_;
  Measures measures_;
  Facts facts_;
  std::string failure_;
  bool stopped_ = false, over_ = false;
  std::uint64_t steps_ = 0;
};

/// One run from start to end, measured. A RunError becomes `failure`. `stop`, where given, is asked every 1024 steps.
RunResult run_once(const Network& network, const RunOptions& options, AuditDepth depth = AuditDepth::every_close,
                   const StopAsked& stop = {});

/// The baseline and the run with the events, as run_once() would give them one by one (`options.with_events` is not
/// looked at); what happens before their parting is computed once.
struct BothResults {
  RunResult baseline, scenario;
};
BothResults run_both(const Network& network, const RunOptions& options, AuditDepth depth = AuditDepth::every_close,
                     DailyLevels days = DailyLevels::kept, const StopAsked& stop = {});

}  // namespace chokepoint
