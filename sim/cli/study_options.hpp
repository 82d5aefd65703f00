// The options that all verbs share which run a scenario many times: seed, replications, precision, limits, threads.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/study/limit.hpp"
#include "chokepoint/study/precision.hpp"
#include "cli/options.hpp"

namespace chokepoint::cli {

void add_study_options(boost::program_options::options_description& options);

/// What `--set` says, and what `--deterministic` comes to: means for all distributions, and one replication, since all
/// would be alike.
std::vector<std::string> overrides_of(const boost::program_options::variables_map& values);

/// The rest of them for a network. Throws Misuse.
StudyOptions study_options(const boost::program_options::variables_map& values, const Network& network, bool quiet);
/// `--precision`, or else what the scenario asks for, unless `--replications` says how many there shall be; no goals:
/// `replications` it is. Throws Misuse.
Precision precision_asked(const boost::program_options::variables_map& values, const Network& network,
                          const Precision& of_scenario);
/// `--fail-if`. Throws Misuse.
std::vector<ResultLimit> limits_asked(const boost::program_options::variables_map& values, const Network& network);

/// execute(), or execute_until() where a precision is asked for.
StudyResult run_study(const Network& network, const StudyOptions& options, const Precision& precision);

/// Threads that `options` come to.
std::uint32_t jobs_of(const StudyOptions& options);

}  // namespace chokepoint::cli
