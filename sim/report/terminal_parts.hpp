// The sections of the terminal's summary; each is empty when there is nothing to say.
#pragma once
#include <string>

#include "chokepoint/report/terminal.hpp"
#include "chokepoint/study/findings.hpp"

namespace chokepoint::terminal {

/// Who runs short, the worst first, and how many do not; `written`: end_users.csv is there to be named.
std::string users_text(const Network& network, const Findings& findings, const TerminalOptions& options);
/// Units built without a part, and ahead of the plan; a line each.
std::string parks_text(const Network& network, const Findings& findings, std::size_t columns);
std::string ripple_text(const Network& network, const StudyResult& study, const Findings& findings,
                        std::size_t columns);
std::string licences_text(const Network& network, const Findings& findings, std::size_t columns);
std::string quotas_table(const Network& network, const Findings& findings, std::size_t columns);
/// Applications taken over, and when all parts of an end user are cleared.
std::string applications_text(const Network& network, const Findings& findings, std::size_t columns);
/// What planners believed on the first of each month, beside the truth.
std::string beliefs_text(const Network& network, const Findings& findings, std::size_t columns);
/// When the first flow of each report was seen.
std::string reports_text(const Network& network, const Findings& findings, std::size_t columns);
std::string observed_text(const Network& network, const Findings& findings, std::size_t columns);
/// Reported first stops beside the model's.
std::string stops_table(const Network& network, const Findings& findings, std::size_t columns);

/// The estimate of a figure by its name.
const Estimate& user_figure(const Row& row, const char* name);
const Estimate& licence_figure(const Row& row, const char* name);
const Estimate& quota_figure(const Row& row, const char* name);
/// Is an end user short, beyond what rounding to grams leaves: a millionth of its demand?
bool is_short(const Row& run);
/// The date of a number of days since the scenario's first day; "" when there is none.
std::string date_of_day(const Network& network, const Estimate& day);
/// "12.5" or "12.5 ± 0.8"
std::string with_interval(const Estimate& e);
/// The same, "" for 0.
std::string number_or_nothing(const Estimate& e);

}  // namespace chokepoint::terminal
