// Customs inspections, desks, origins and the parts of single events for readers: tables, sections, parts of
// summary.json.
#pragma once
#include <string>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// One row for each month: dispatches and amounts stopped, let go, and waiting at the end.
std::string inspections_csv(const Network& network, const Findings& findings);
/// One row for each desk and month: applications waiting at its end.
std::string desks_csv(const Network& network, const Findings& findings);
/// One row for each end user, origin, country and month: what was delivered.
std::string origins_csv(const Network& network, const Findings& findings);
/// One row for each number and event: alone, last, share.
std::string attribution_csv(const Network& network, const Findings& findings);

/// Each is "" where there is nothing to say.
std::string inspections_text(const Network& network, const Findings& findings, std::size_t columns);
std::string desks_text(const Network& network, const Findings& findings, std::size_t columns);
std::string origins_text(const Network& network, const Findings& findings, std::size_t columns);
std::string attribution_text(const Network& network, const Findings& findings, std::size_t columns);

/// A JSON document: the value of the key `attribution` of summary.json.
std::string attribution_json(const Network& network, const Findings& findings);

}  // namespace chokepoint
