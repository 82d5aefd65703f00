// Every figure of a study with its interval, one row each: for readers who want no mean without its half width.
#pragma once
#include <string>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// Head and rows, each ended by CR LF. Kinds: end user, licence, quota, store, lane, buyer, recipe. Figures that no
/// replication has are left out.
std::string estimates_csv(const Network& network, const Findings& findings);

}  // namespace chokepoint
