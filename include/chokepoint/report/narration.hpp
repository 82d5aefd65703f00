// Facts as sentences: the log of a run for people who want to see it happen.
#pragma once
#include <string>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// "2025-03-14  river-refinery receives 12 t of ore from hill-mine, ordered on 2025-03-04." Empty for facts that tell
/// a reader nothing (the end of a moment, runs of size zero).
std::string narrate(const Network& network, const Fact& fact);

/// Which facts are wanted. Empty texts, absent moments: all.
struct FactFilter {
  std::string site, lane, good;
  Time from{INT64_MIN}, until = never;
};
bool concerns(const Network& network, const Fact& fact, const FactFilter& filter);

}  // namespace chokepoint
