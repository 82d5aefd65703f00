// What a study found: the numbers of all its replications summed up, entity by entity, ready to be reported.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/study/application_findings.hpp"
#include "chokepoint/study/attribution.hpp"
#include "chokepoint/study/control_findings.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/figures.hpp"
#include "chokepoint/study/limit.hpp"
#include "chokepoint/study/money_findings.hpp"
#include "chokepoint/study/precision.hpp"
#include "chokepoint/study/settling.hpp"
#include "chokepoint/study/student.hpp"

namespace chokepoint {

using Row = std::vector<Estimate>;  ///< in the order of the entity's list of figures

/// One end user, without and with the events.
struct UserFinding {
  DemandId user;
  Row baseline, scenario;               ///< user_figures()
  Estimate excess;                      ///< unmet with the events less unmet without, by pairs
  Estimate survived, recovered;         ///< days from the disrupting event, of the replications in which it happened
  Estimate loss_days, depth, restored;  ///< resilience triangle; `restored` of the replications that got there
  Row base_park, park;                  ///< park_figures(); empty when nothing was parked or built ahead
  std::size_t fell = 0;                 ///< replications in which service fell below 95 % of the baseline's
  struct Month {
    double demanded = 0, delivered = 0, lost = 0, open = 0, area = 0;
    double base_delivered = 0, base_lost = 0, base_open = 0, base_area = 0;
  };
  std::vector<Month> months;       ///< means
  std::vector<Month> half_widths;  ///< of their 95 % intervals
};

struct LicenceFinding {
  EventId event;
  GoodId good;
  Row figures;  ///< licence_figures()
  struct Month {
    double filed = 0, approved = 0, denied = 0, waiting = 0, cohort_approved = 0, cohort_denied = 0;
    double withdrawn = 0, cohort_withdrawn = 0;
  };
  std::vector<Month> months;       ///< means
  std::vector<Month> half_widths;  ///< of their 95 % intervals
  Row life;                        ///< licence_life_figures(); empty when there was nothing of it
  struct Class {
    std::string name;
    Row figures;  ///< licence_class_figures()
  };
  std::vector<Class> classes;
};

struct QuotaFinding {
  EventId event;
  std::uint32_t budget = 0;
  GoodId good;
  std::string counted;                      ///< the goods that are charged, in words
  Row figures;                              ///< quota_figures()
  Row terms;                                ///< quota_term_figures(), where the quota has an overdraft or tolling
  std::vector<double> months, half_widths;  ///< used, means, and of their 95 % intervals
};

/// Without and with the events.
struct BothRuns {
  Row baseline, scenario;
};

/// What crossed a border in one month of dispatch; means, in tonnes or the good's unit.
struct ExportRow {
  std::string origin, destination;
  GoodId good;
  std::size_t month = 0;
  double baseline = 0, scenario = 0;
  double baseline_half_width = 0, scenario_half_width = 0;  ///< of the 95 % intervals
};

/// One month of an observed series beside the model; `model` is empty where the run does not hold the whole month.
struct ObservedRow {
  std::size_t series = 0;
  int year = 0;
  unsigned month = 0;
  double observed = 0;
  std::optional<double> model, baseline;
  double model_half_width = 0, baseline_half_width = 0;  ///< of the 95 % intervals
  bool fitted = false;
};

/// A reported stop beside the model's with the events: when the first line of its end users stops, or, where demand is
/// served from stock, is first short.
struct StopFinding {
  DemandId user;       ///< whose moment comes first, in most replications; none: there are several, and nobody stops
  Estimate day;        ///< days since the scenario's first day, of the replications in which it happened
  Time model = never;  ///< the median of those moments, of two in the middle the earlier; never: it never happened
  double share = 0;    ///< of the replications in which it happened
  std::optional<std::int64_t> days;  ///< from the reported date to the model's, in dates
};

/// What a report counts, with the events and without, and when it is seen.
struct ReportFinding {
  Estimate first_day, first_seen_day;  ///< days since the scenario's first day, of the first flow with the events
  Estimate delay_days;                 ///< from the first flow to its being seen
  double longest_delay_days = 0;
  struct Month {
    Time seen{};
    double scenario = 0, baseline = 0;  ///< means
    double scenario_half_width = 0, baseline_half_width = 0;
    double year_so_far = 0;  ///< with the events, of the calendar year, until the month's first
    double year_seen = 0;    ///< of that, what is seen by then
  };
  std::vector<Month> months;
};

/// What planners believed of a quota's yearly size on the first of each month, with the events; means.
struct BeliefFinding {
  GoodId good;
  struct Month {
    Time date{};
    double mean = 0, sd = 0;
    double truth = 0;                   ///< all batches of the year
    std::size_t issued = 0, known = 0;  ///< batches of the year: issued by then; known to have been
  };
  std::vector<Month> months;  ///< while the quota is in force
};

struct EventFinding {
  std::size_t began = 0, touched = 0;  ///< replications
  Estimate first_touch;                ///< days since the scenario's first day
};

struct RippleFinding {
  std::size_t tier = 0;
  Estimate arrived;  ///< days since the disrupting event began
  Estimate day;      ///< the same moment in days since the scenario's first day
};

/// Over all runs of the study.
struct AuditFinding {
  std::uint64_t events = 0, runs = 0, unclean = 0;
  std::vector<double> dumped;  ///< by GoodId, mean with the events: surplus without a taker, and beyond full stores
};

struct Findings {
  std::size_t replications = 0, failed = 0;  ///< finished ones, and those of them that failed
  std::vector<std::string> failures;         ///< one line each
  std::vector<UserFinding> users;            ///< by DemandId
  std::vector<LicenceFinding> licences;
  std::vector<QuotaFinding> quotas;
  std::vector<BothRuns> stores, lanes, buyers, recipes;  ///< by ItemId, LaneId, SiteId, RecipeId
  std::vector<ExportRow> exports;
  std::vector<ObservedRow> observed;
  std::vector<StopFinding> stops;      ///< as in Network::reported_stops
  std::vector<EventFinding> events;    ///< by EventId
  std::vector<ReportFinding> reports;  ///< as in Network::reports
  std::vector<BeliefFinding> beliefs;  ///< as in Network::beliefs
  std::vector<RippleFinding> ripples;
  MoneyFindings money;
  TakenOverFindings taken_over;
  ControlFindings controls;
  Attribution attribution;  ///< where it was asked for
  AuditFinding audit;
  SettlingFinding settling;            ///< where it was judged; summarise() does not know
  std::vector<GoalFinding> precision;  ///< where one was asked for; summarise() does not know
  std::vector<LimitFinding> limits;    ///< where some were set; summarise() does not know
  EventId disruptor;       ///< the event that bit first, in most replications; none: no event changed anything
  Time disrupted = never;  ///< when it began
};

/// Sums up the replications that went through. Pure: same study, same numbers.
Findings summarise(const Network& network, const StudyResult& study);

/// The country of a site, or its name where it has none.
const std::string& place_of(const Site& site);
/// Units of a good as reports count them: tonnes for any mass, else the good's unit.
double report_units(const Good& good);
std::string report_unit(const Good& good);

}  // namespace chokepoint
