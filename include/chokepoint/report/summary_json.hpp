// The results as one JSON document; its schema is docs/results.md.
#pragma once
#include <string>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// The same study gives the same bytes: no clock time, no number of jobs, no path.
std::string summary_json(const Network& network, const StudyResult& study, const Findings& findings);

}  // namespace chokepoint
