// Small pictures of blocks for the terminal.
#pragma once
#include <string>

#include "chokepoint/study/execute.hpp"

namespace chokepoint {

/// How much of the demand is missing over time, the mean of those that miss any, with the events above; below it a
/// strip for each of those who are worst off: the darker, the more is missing. Of the first replication, no wider than
/// `columns` (40 at least); empty where nothing is missing.
std::string charts_text(const Network& network, const StudyResult& study, std::size_t columns);

}  // namespace chokepoint
