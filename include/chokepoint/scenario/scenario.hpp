// The question, as its author wrote it.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/scenario/event_spec.hpp"
#include "chokepoint/scenario/information_spec.hpp"
#include "chokepoint/scenario/network_spec.hpp"
#include "chokepoint/scenario/origin_spec.hpp"
#include "chokepoint/scenario/precision_spec.hpp"
#include "chokepoint/scenario/start_spec.hpp"

namespace chokepoint {

struct DemandScaleSpec : Backed {
  Selector where;
  Word profile;
  Percent growth;
  Spot spot;
};
template <class F>
void fields(F& f, DemandScaleSpec& s) {
  f(may("where", "any"), s.where, "the end users it holds for");
  f(may("profile", "flat"), s.profile, "id of a profile");
  f(change(may("growth", "0 %")), s.growth, "on top of the base rates");
  backed_fields(f, s);
}

struct ObservedSpec : Backed {
  std::string series;
  Selector goods, leaves, goes_to;
  Table<Amount> months;
  std::vector<Word> fitted_on;
  Spot spot;
};
template <class F>
void fields(F& f, ObservedSpec& s) {
  f(must("series"), s.series, "title of the observed series");
  f(must("goods"), s.goods, "goods or classes that it counts");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(must("months"), s.months, "observed amount by month, 2025-04: 2626 t");
  f(may("fitted_on"), s.fitted_on, "months that parameters were fitted to");
  backed_fields(f, s);
}

struct ReportedStopSpec : Backed {
  Word id;
  std::string who;
  Selector where;
  Moment date;
  Spot spot;
};
template <class F>
void fields(F& f, ReportedStopSpec& s) {
  f(must("id"), s.id, "name of the report, unique in the list");
  f(must("who"), s.who, "the plant or line that stopped, in words");
  f(must("where"), s.where, "the end users that stand for it; of several the first that stops");
  f(must("date"), s.date, "the day of its first stop; with `grade: estimate` it is told as `~2025-05-20`");
  backed_fields(f, s);
}

struct ScenarioSpec {
  std::string title, about;
  Moment from, until;
  Span lot_interval, warm_up;
  Whole replications, most_replications, seed;
  std::vector<PrecisionSpec> precision;
  Flag deterministic;
  StartSpec start;
  Table<SourceSpec> sources;
  Table<GoodSpec> goods;
  Table<SiteSpec> sites;
  Table<LaneSpec> lanes;
  Table<ProfileSpec> profiles;
  Table<CalendarSpec> calendars;
  std::vector<DemandScaleSpec> demand;
  MoneySpec money;
  Table<PriceSpec> prices;
  std::vector<EventSpec> events;
  std::vector<ObservedSpec> compare_with;
  std::vector<ReportedStopSpec> reported_stops;
  std::vector<ReportSpec> reports;
  std::vector<BeliefSpec> beliefs;
  std::vector<OriginSpec> origins;
  Spot spot;

  // Out of line, as those of EventSpec are.
  ScenarioSpec();
  ScenarioSpec(const ScenarioSpec&);
  ScenarioSpec(ScenarioSpec&&) noexcept;
  ScenarioSpec& operator=(const ScenarioSpec&);
  ScenarioSpec& operator=(ScenarioSpec&&) noexcept;
  ~ScenarioSpec();
};
/// `network` and `extends` are merged before this list is walked (scenario/merge); they are listed here for the
/// reference.
template <class F>
void fields(F& f, ScenarioSpec& s) {
  f(must("title"), s.title, "one line that says what is asked");
  f(may("about"), s.about, "what a reader should know");
  f(must("from"), s.from, "first day");
  f(must("until"), s.until, "the day on which the run ends, not included");
  f(may("lot_interval", "1 d"), s.lot_interval, "continuous flows move in lots, one per interval; at least 1 min");
  f(may("warm_up", "0 d"), s.warm_up, "time that is simulated before `from` and not measured");
  f(may("replications", "1"), s.replications, "how many runs with different random numbers");
  f(may("precision", "`replications` of them, however wide the intervals"), s.precision,
    "adds replications, to at least 10, until all these intervals are narrow enough: `5 %`");
  f(may("most_replications", "1000"), s.most_replications, "with `precision`: so many replications and no more");
  f(may("seed", "1"), s.seed, "seed of the random numbers");
  f(may("deterministic", "false"), s.deterministic, "true: every distribution is replaced by its mean");
  f(may("start", "a network in its steady state"), s.start,
    "begins with the state of a given day, from tables, instead of a warm-up");
  f(may("sources"), s.sources, "publications by id, for the `source` of numbers, entries, events and series");
  f(may("goods"), s.goods, "goods by id, with their units");
  f(may("sites"), s.sites, "sites by id");
  f(may("lanes"), s.lanes, "lanes by id: who supplies whom with what");
  f(may("profiles"), s.profiles, "demand profiles by id");
  f(may("calendars"), s.calendars, "calendars by id, besides daily, weekdays and CN");
  f(may("demand"), s.demand, "how end users' demand moves in the world without the events");
  f(may("money", "no accounts"), s.money, "keeps accounts of what everything costs and earns, in this currency");
  f(may("prices"), s.prices, "prices by good that follow scarcity, inside and outside of a country; needs `money`");
  f(may("events"), s.events, "what happens, with dates");
  f(may("compare_with"), s.compare_with, "observed series to print beside the model");
  f(may("reported_stops"), s.reported_stops, "first stops that were reported, to print beside the model's");
  f(may("reports"), s.reports, "monthly reports of flows, and when they are seen");
  f(may("beliefs"), s.beliefs, "what planners believe about quotas whose size they are not told");
  f(may("origins", "nothing is followed"), s.origins,
    "where goods come from, by stage and country; followed through stocks and lots");
}

/// Where a number comes from: from {value, source, ...} around it, or from the entry that it stands in.
struct Provenance {
  std::string path, value, range, source, grade, note;
  Spot spot;
  std::string cites;       ///< the id in `sources` that `source` names; "" for a sentence
  bool inherited = false;  ///< source and grade are those of the entry around it
};

}  // namespace chokepoint
