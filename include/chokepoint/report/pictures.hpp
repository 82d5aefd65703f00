// What the pictures of a report are drawn from: bands over time, flows, places, the answer's numbers with intervals.
#pragma once
#include <string>

#include "chokepoint/study/findings.hpp"
#include "chokepoint/study/traces.hpp"

namespace chokepoint {

/// The JSON document `pictures.json`, thinned for the screen: days become weeks where there are more than 130 of them,
/// and of each kind of series only those stand in it that the events moved most. docs/results.md says how.
std::string pictures_json(const Network& network, const StudyResult& study, const Findings& findings,
                          const TraceBook& traces);

/// All bands, every day and month of them, as a tidy table.
std::string bands_csv(const Network& network, const TraceBook& traces);

}  // namespace chokepoint
