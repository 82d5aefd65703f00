// From conditions as written to watches, and from what an event follows to its onset.
#pragma once
#include <string>

#include "network/selecting.hpp"

namespace chokepoint {

/// The condition as a watch of the network, which sets off `event` or ends it; reports what it cannot watch.
WatchId watch_of(Compiling& c, const ConditionSpec& s, EventId event, bool ends, const std::string& path);

/// How an event comes to its date: reports an event with none or several ways, and unknown names.
void set_onset(Compiling& c, const EventSpec& s, EventId id, Incident& e, const std::string& path);

/// After all events: reports those that follow each other in a circle, and those of the baseline that follow one of
/// the scenario.
void check_onsets(Compiling& c);

}  // namespace chokepoint
