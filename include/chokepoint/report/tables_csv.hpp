// The results as tidy CSV tables (RFC 4180, UTF-8): one row, one observation; columns are documented in
// docs/results.md.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

/// All functions give a head line and rows, each ended by CR LF.
std::string end_users_csv(const Network& network, const Findings& findings);
std::string end_users_by_month_csv(const Network& network, const Findings& findings);
std::string exports_csv(const Network& network, const Findings& findings);
std::string observed_csv(const Network& network, const Findings& findings);
std::string reported_stops_csv(const Network& network, const Findings& findings);
std::string licences_csv(const Network& network, const Findings& findings);
std::string quotas_csv(const Network& network, const Findings& findings);
std::string delays_csv(const Network& network, const Findings& findings);
std::string production_csv(const Network& network, const Findings& findings);
/// Month by month what a report counts, when it is seen, and on the month's first the year's flow and what is seen of
/// it.
std::string reports_csv(const Network& network, const Findings& findings);
/// On the first of each month what planners believed beside the truth.
std::string beliefs_csv(const Network& network, const Findings& findings);
/// Applications taken over: when they are probably decided, and what of them is approved.
std::string applications_csv(const Network& network, const Findings& findings);
/// Daily levels of every store in both runs of replication 0.
std::string stores_csv(const Network& network, const StudyResult& study);

/// One field, in quotes where RFC 4180 asks for them.
std::string csv_field(const std::string& text);
/// Fields with commas between them and CR LF at the end.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace chokepoint
