// trace: one run as sentences.
#include <iostream>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/report/narration.hpp"
#include "cli/loading.hpp"
#include "cli/options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", 1};
  const auto text = [] { return po::value<std::string>(); };
  g.options.add_options()("site", text()->value_name("SITE"), "only what happens at this site, or to and from it")(
      "lane", text()->value_name("LANE"), "only what moves on this lane")("goods", text()->value_name("GOOD"),
                                                                          "only this good, or goods of this class")(
      "from", po::value<MomentOption>()->value_name("DATE"), "from this date on (default: the scenario's first day)")(
      "until", po::value<MomentOption>()->value_name("DATE"), "until this date, not included")(
      "baseline", po::bool_switch(), "the run without the events")("limit", po::value<OrdinalOption>()->value_name("N"),
                                                                   "at most so many sentences; 0: all (default 1000)")(
      "replication", po::value<OrdinalOption>()->value_name("N"), "which replication (default 0)")(
      "seed", po::value<SeedOption>()->value_name("N"), "seed of the random numbers")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the scenario; repeatable");
  return g;
}

po::options_description hidden() {
  po::options_description h;
  h.add_options()("scenario", po::value<std::string>());
  return h;
}

void check_name(const char* option, const std::string& name, const std::vector<std::string>& names) {
  if (name.empty()) return;
  for (const auto& n : names)
    if (n == name) return;
  throw Misuse(std::string("--") + option + ": there is no '" + name + "'; " + hint(name, names));
}

std::string text_of(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<std::string>() : "";
}

FactFilter filter_of(const po::variables_map& values, const Network& n) {
  FactFilter filter{text_of(values, "site"), text_of(values, "lane"), text_of(values, "goods"), n.from, never};
  if (values.count("from")) filter.from = values["from"].as<MomentOption>().value;
  if (values.count("until")) filter.until = values["until"].as<MomentOption>().value;
  if (values.count("from") && filter.from >= filter.until)
    throw Misuse("--from " + to_text(filter.from) + " is not before --until " + to_text(filter.until));
  std::vector<std::string> sites, lanes, goods;
  for (const auto& s : n.sites) sites.push_back(s.name);
  for (const auto& l : n.lanes) lanes.push_back(l.name);
  for (const auto& g : n.goods) {
    goods.push_back(g.name);
    goods.insert(goods.end(), g.classes.begin(), g.classes.end());
  }
  check_name("site", filter.site, sites);
  check_name("lane", filter.lane, lanes);
  check_name("goods", filter.good, goods);
  return filter;
}

/// Why there was nothing to tell.
std::string silence(const Network& n, const FactFilter& filter) {
  const std::string run = "the run lasts from " + to_text(n.start()) + " to " + to_text(n.until);
  if (filter.until <= n.start() || filter.from >= n.until) return "the dates asked for lie outside: " + run;
  if (filter.until <= filter.from) return "the dates asked for lie before --from, " + to_text(filter.from) + "; " + run;
  return "nothing that happens in the run is what --site, --lane, --goods, --from and --until ask for";
}

struct Told {
  std::uint32_t sentences = 0;
  bool all = true;  ///< false: the limit was reached
};

/// Prints the sentences of one run.
Told tell(const Network& n, const RunOptions& options, const FactFilter& filter, std::uint32_t limit) {
  State state = start(n, options);
  Facts facts;
  Told told;
  for (bool more = true; more && state.now < filter.until;) {
    facts.clear();
    more = step(n, state, facts);
    for (const auto& f : facts) {
      if (!concerns(n, f, filter)) continue;
      const auto text = narrate(n, f);
      if (text.empty()) continue;
      if (limit > 0 && told.sentences == limit) {
        told.all = false;
        return told;
      }
      std::cout << text << '\n';
      ++told.sentences;
    }
  }
  return told;
}

}  // namespace

std::string trace_help() {
  return "Examples:\n"
         "  chokepoint trace scenarios/minimal.yaml --limit 50\n"
         "  chokepoint trace scenarios/minimal.yaml --site car-plant --from 2025-06-01 --until 2025-06-20\n"
         "  chokepoint trace scenarios/minimal.yaml --goods magnet --baseline\n"
         "\n"
         "Usage: chokepoint trace SCENARIO [options]\n"
         "\n"
         "Tells one run as a log of plain sentences with date, names and amounts. SCENARIO may be - for standard "
         "input.\n\n" +
         options_text(grammar().options);
}

Exit trace(const Words& words) {
  auto g = grammar();
  g.options.add(hidden());
  const auto values = parse(g, words);
  if (!values.count("scenario")) throw Misuse("trace needs a scenario file");
  const auto sets = values.count("set") ? values["set"].as<std::vector<std::string>>() : std::vector<std::string>{};
  const auto loaded = load(values["scenario"].as<std::string>(), sets, true);
  if (!loaded.network) return misuse;
  const auto& n = *loaded.network;
  const auto count = [&](const char* name, std::uint32_t otherwise) {
    return values.count(name) ? values[name].as<OrdinalOption>().value : otherwise;
  };
  RunOptions options{n.seed, count("replication", 0), !values["baseline"].as<bool>(), false};
  if (values.count("seed")) options.seed = values["seed"].as<SeedOption>().value;
  const auto limit = count("limit", 1000);
  try {
    const auto filter = filter_of(values, n);
    const auto told = tell(n, options, filter, limit);
    if (told.sentences == 0 && told.all) std::cerr << "chokepoint: " << silence(n, filter) << "\n";
    if (!told.all) std::cerr << "chokepoint: stopped after " << limit << " sentences; --limit 0 tells all\n";
  } catch (const RunError& error) {
    std::cerr << "chokepoint: the run failed on " << to_text(error.at) << ": " << error.message << "\n";
    return run_failed;
  }
  return fine;
}

}  // namespace chokepoint::cli
