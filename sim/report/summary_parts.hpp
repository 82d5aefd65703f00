// The rooms of summary.json: each gives the value of one key.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint::summary {

using Json = nlohmann::ordered_json;

Json number(const Estimate& e);
Json interval(const Estimate& e);
/// The date of a moment that is counted in days from the begin of the run.
Json date_at(const Network& network, const Estimate& day);
/// Null for never; the latter without the time of day.
Json date_or_null(Time t);
Json date_only(Time t);
/// "first_stop_day" also gives "first_stop", its date.
std::string date_key(const std::string& name);
/// The mean, and with more than one replication its interval under NAME_interval.
void put(Json& j, const char* name, const Estimate& e);
Json good_and_unit(const Network& network, GoodId good);

/// All figures of a row as plain numbers; with more than one replication also their intervals.
template <class R>
Json figures(const Network& n, const std::vector<Figure<R>>& list, const Row& row) {
  Json j = Json::object(), intervals = Json::object();
  for (std::size_t i = 0; i < list.size(); ++i) {
    j[list[i].name] = number(row[i]);
    if (list[i].measured == Measured::moment) j[date_key(list[i].name)] = date_at(n, row[i]);
    if (row[i].n > 1 || row[i].of > 1) intervals[list[i].name] = interval(row[i]);
  }
  if (!intervals.empty()) j["intervals"] = intervals;
  return j;
}

Json users(const Network& network, const Findings& findings);
Json stores(const Network& network, const Findings& findings);
Json events(const Network& network, const Findings& findings);
Json ripples(const Network& network, const StudyResult& study, const Findings& findings);
Json concentrations(const Network& network, const StudyResult& study);

Json licences(const Network& network, const Findings& findings, const Window& window);
Json taken_over(const Network& network, const Findings& findings);
Json quotas(const Network& network, const Findings& findings);
Json inspections(const Network& network, const Findings& findings);
Json desks(const Network& network, const Findings& findings);
Json origins(const Network& network, const Findings& findings);

Json exports(const Network& network, const Findings& findings, const Window& window);
Json observed(const Network& network, const Findings& findings);
Json reported_stops(const Network& network, const Findings& findings);
Json reports(const Network& network, const Findings& findings, const Window& window);
Json beliefs(const Network& network, const Findings& findings);

Json precision(const Findings& findings);
Json limits(const Findings& findings);
/// The accounts of replication 0 with the events; the verdict is over all runs.
Json audit(const Network& network, const StudyResult& study, const Findings& findings);

}  // namespace chokepoint::summary
