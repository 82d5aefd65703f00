// One place for the words, so that all verbs say the same.
#include "cli/study_options.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <thread>

#include "cli/interruption.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Texts texts(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<Texts>() : Texts();
}

}  // namespace

void add_study_options(po::options_description& options) {
  options.add_options()("replications,n", po::value<CountOption>()->value_name("N"),
                        "runs with different random numbers (default: the scenario's)")(
      "precision", po::value<Texts>()->composing()->value_name("[WHAT:] WIDTH"),
      "instead of the scenario's `precision`: adds replications until the 95 % interval is this narrow to either side: "
      "'5 %' of the mean of unmet_days, or such as 'stop_days of car-plant: 5 %', 'first_stop_day: 2 d'; repeatable")(
      "at-most", po::value<CountOption>()->value_name("N"),
      "with --precision: so many replications and no more (default: 1000)")(
      "deterministic", po::bool_switch(), "replaces every distribution by its mean; one replication tells it all")(
      "seed", po::value<SeedOption>()->value_name("N"), "seed of the random numbers (default: the scenario's)")(
      "jobs,j", po::value<CountOption>()->value_name("N"),
      "threads (default: one per processor); the results do not depend on it")(
      "set", po::value<Texts>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the scenario, such as sites.hill-mine.at_most='10 t/d'; repeatable")(
      "fail-if", po::value<Texts>()->composing()->value_name("LIMIT"),
      "exit code 4 when a limit is crossed, such as 'stop_days of car-plant > 5 d' (the mean) or 'first_stop_day < "
      "2025-07-01 in 10 %' (in more than so many of the replications); repeatable");
}

std::vector<std::string> overrides_of(const po::variables_map& values) {
  auto overrides = texts(values, "set");
  if (values["deterministic"].as<bool>()) {
    overrides.emplace_back("deterministic=true");
    overrides.emplace_back("replications=1");
  }
  return overrides;
}

StudyOptions study_options(const po::variables_map& values, const Network& network, bool quiet) {
  StudyOptions o;
  o.seed = values.count("seed") ? values["seed"].as<SeedOption>().value : network.seed;
  o.replications = values.count("replications") ? values["replications"].as<CountOption>().value : network.replications;
  o.jobs = values.count("jobs") ? values["jobs"].as<CountOption>().value : 0;
  o.stop = &watch_interruption();
  if (!quiet && isatty(STDERR_FILENO) == 1)
    o.progress = [](std::uint32_t done, std::uint32_t of) {
      if (of > 1)
        std::cerr << "\r" << done << " of " << of << " replications" << (done == of ? "\n" : "") << std::flush;
    };
  return o;
}

Precision precision_asked(const po::variables_map& values, const Network& network, const Precision& of_scenario) {
  Precision precision;
  if (!values.count("replications") && !values.count("precision")) precision = of_scenario;
  for (const auto& text : texts(values, "precision")) {
    const auto read = read_goal(network, text);
    if (!read.goal) throw Misuse("--precision '" + text + "': " + read.wrong);
    precision.goals.push_back(*read.goal);
  }
  if (values.count("at-most")) {
    if (precision.goals.empty()) throw Misuse("--at-most goes with --precision");
    precision.most = values["at-most"].as<CountOption>().value;
  }
  if (network.deterministic) precision.goals.clear();
  return precision;
}

std::vector<ResultLimit> limits_asked(const po::variables_map& values, const Network& network) {
  std::vector<ResultLimit> limits;
  for (const auto& text : texts(values, "fail-if")) {
    const auto read = read_limit(network, text);
    if (!read.limit) throw Misuse("--fail-if " + read.wrong);
    limits.push_back(*read.limit);
  }
  return limits;
}

StudyResult run_study(const Network& network, const StudyOptions& options, const Precision& precision) {
  return precision.goals.empty() ? execute(network, options) : execute_until(network, options, precision);
}

std::uint32_t jobs_of(const StudyOptions& options) {
  return options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace chokepoint::cli
