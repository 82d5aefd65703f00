// compare: several scenarios against one baseline on the same random numbers.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "chokepoint/report/comparison_tables.hpp"
#include "chokepoint/report/manifest.hpp"
#include "chokepoint/report/results_folder.hpp"
#include "cli/clock.hpp"
#include "cli/loading.hpp"
#include "cli/study_options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", -1};
  g.options.add_options()("against", po::value<std::string>()->value_name("SCENARIO"),
                          "the baseline is this scenario with its events (default: the first one without them)")(
      "measure,m", po::value<Texts>()->composing()->value_name("WHAT"),
      "what is compared, such as unmet_days or 'stop_days of car-plant'; the first one decides which is best; "
      "repeatable")("out,o", po::value<std::string>()->value_name("FOLDER"),
                    "writes compare.json, compare.csv, pairs.csv and a manifest there")(
      "force,f", po::bool_switch(), "replaces earlier results in that folder; what is not theirs stays")(
      "format", po::value<std::string>()->default_value("text")->value_name("text|json|csv"),
      "what is printed: the tables for people, compare.json, or compare.csv")(
      "quiet,q", po::bool_switch(), "no progress and no warnings on standard error");
  add_study_options(g.options);
  return g;
}

struct Request {
  Texts scenarios;  ///< with --against: that one first
  std::string out, format;
  bool against = false, force = false, quiet = false;
  po::variables_map values;
};

Request request_of(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<Texts>());
  Request r;
  r.values = parse(g, words);
  if (!r.values.count("scenario")) throw Misuse("compare needs scenario files");
  r.scenarios = r.values["scenario"].as<Texts>();
  r.against = r.values.count("against") > 0;
  if (r.against) r.scenarios.insert(r.scenarios.begin(), r.values["against"].as<std::string>());
  if (std::count(r.scenarios.begin(), r.scenarios.end(), "-") > 1)
    throw Misuse("- is standard input, which is read once");
  if (r.values.count("out")) r.out = r.values["out"].as<std::string>();
  r.format = r.values["format"].as<std::string>();
  r.force = r.values["force"].as<bool>();
  r.quiet = r.values["quiet"].as<bool>();
  if (r.format != "text" && r.format != "json" && r.format != "csv")
    throw Misuse("there is no format '" + r.format + "'; " + hint(r.format, {"text", "json", "csv"}));
  if (r.values.count("out") && r.out.empty()) throw Misuse("--out needs the name of a folder");
  return r;
}

/// "april-2025-licensing" for "scenarios/april-2025-licensing.yaml"; the whole path where two are alike.
Texts names_of(const Texts& files) {
  Texts names;
  for (const auto& f : files) {
    const auto name = f.substr(is_shipped(f) ? shipped_prefix.size() : 0);
    names.push_back(f == "-" ? "standard input" : std::filesystem::path(name).stem().string());
  }
  const Texts short_names = names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::count(short_names.begin(), short_names.end(), short_names[i]) > 1) names[i] = files[i];
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::count(names.begin(), names.end(), names[i]) > 1)
      throw Misuse("'" + names[i] + "' is named twice; a scenario compared with itself tells nothing");
  return names;
}

/// All of them, so that all mistakes are told; fewer than asked for when some have any.
std::vector<Loaded> load_all(const Request& r) {
  std::vector<Loaded> all;
  bool right = true;
  for (const auto& file : r.scenarios) {
    all.push_back(load(file, overrides_of(r.values), r.quiet));
    right = right && all.back().network.has_value();
  }
  if (!right) all.clear();
  return all;
}

ComparisonOptions options_of(const Request& r, const std::vector<Contestant>& contestants, const Precision& of_first) {
  ComparisonOptions o;
  const auto& first = *contestants.front().network;
  o.study = study_options(r.values, first, r.quiet);
  if (!r.values.count("replications"))
    for (const auto& c : contestants) o.study.replications = std::max(o.study.replications, c.network->replications);
  o.against_scenario = r.against;
  if (r.values.count("measure")) o.measures = r.values["measure"].as<Texts>();
  if (r.values.count("fail-if")) o.limits = r.values["fail-if"].as<Texts>();
  o.precision = precision_asked(r.values, first, of_first);
  return o;
}

std::vector<Manifest> manifests(const Request& r, const Words& words, const std::vector<Loaded>& loaded,
                                const std::string& started, std::uint32_t jobs) {
  std::vector<Manifest> list;
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    Manifest m;
    m.version = CHOKEPOINT_VERSION;
    m.scenario_file = r.scenarios[i];
    m.effective = loaded[i].read.effective;
    m.provenance = loaded[i].read.provenance;
    m.overrides = overrides_of(r.values);
    m.command = {"chokepoint", "compare"};
    m.command.insert(m.command.end(), words.begin(), words.end());
    m.jobs = jobs;
    m.started = started;
    m.ended = clock_text();
    list.push_back(std::move(m));
  }
  return list;
}

/// False when the folder could not be written; the reason has been told.
bool write(const Request& r, std::map<std::string, std::string> files) {
  const auto wrong = write_folder(r.out, files, r.force);
  if (!wrong.empty())
    std::cerr << "chokepoint: " << wrong << "\n";
  else if (!r.quiet)
    std::cerr << "results in " << r.out << "\n";
  return wrong.empty();
}

/// True when one was crossed.
bool tell_limits(const Comparison& c) {
  bool crossed = false;
  for (std::size_t l = 0; l < c.limits.size(); ++l) {
    crossed = crossed || c.limits[l].crossed;
    if (c.limits[l].crossed)
      std::cerr << "chokepoint: " << c.scenarios[c.limit_of[l]] << " crosses the limit " << c.limits[l].text << "\n";
  }
  return crossed;
}

void print(const Request& r, const Network& n, const Comparison& c, const BaselineName& baseline) {
  if (r.format == "json")
    std::cout << comparison_json(n, c, baseline);
  else if (r.format == "csv")
    std::cout << comparison_csv(c);
  else
    std::cout << comparison_text(n, c, baseline, {columns(), colour(), !r.out.empty(), false});
  if (r.format == "text" || r.quiet) return;
  for (const auto& note : c.notes) std::cerr << "note: " << note << "\n";
}

}  // namespace

std::string compare_help() {
  return "Examples:\n"
         "  chokepoint compare scenarios/full-embargo.yaml scenarios/embargo-with-leak.yaml -n 20\n"
         "  chokepoint compare a.yaml b.yaml c.yaml --measure 'stop_days of car-plant' --precision '5 %'\n"
         "  chokepoint compare with-buffer.yaml --against without.yaml --fail-if 'unmet_days > 10 d'\n"
         "\n"
         "Usage: chokepoint compare SCENARIO... [options]\n"
         "\n"
         "Runs the scenarios on the same random numbers and tells what each changes against one baseline, replication "
         "by\n"
         "replication: the mean difference with its interval, how often it is worse, what the pairing gained, and "
         "which\n"
         "scenario is best with what confidence. End users are the same when site and good have the same names.\n\n" +
         options_text(grammar().options);
}

Exit compare(const Words& words) {
  const auto request = request_of(words);
  const auto names = names_of(request.scenarios);
  if (!request.out.empty())
    if (const auto refusal = folder_refusal(request.out, request.force); !refusal.empty()) throw Misuse(refusal);
  const auto started = clock_text();
  const auto loaded = load_all(request);
  if (loaded.empty()) return misuse;
  std::vector<Contestant> contestants;
  for (std::size_t i = 0; i < loaded.size(); ++i) contestants.push_back({names[i], &*loaded[i].network});
  const auto options = options_of(request, contestants, loaded.front().precision);
  const auto result = chokepoint::compare(contestants, options);
  if (!result.wrong.empty()) throw Misuse(result.wrong);
  const auto& c = result.comparison;
  const BaselineName baseline{names.front() + (request.against ? " with its events" : " without its events")};
  if (c.interrupted)
    std::cerr << "chokepoint: interrupted after " << c.replications << " of " << options.study.replications
              << " replications of all scenarios\n";
  if (c.replications == 0) return interrupted;
  bool written = true;
  if (!request.out.empty()) {
    std::map<std::string, std::string> files{{"compare.json", comparison_json(*loaded[0].network, c, baseline)},
                                             {"compare.csv", comparison_csv(c)},
                                             {"pairs.csv", pairs_csv(c)}};
    files["manifest.json"] =
        comparison_manifest_json(manifests(request, words, loaded, started, jobs_of(options.study)), c, files);
    written = write(request, std::move(files));
  }
  print(request, *loaded[0].network, c, baseline);
  if (c.interrupted) return interrupted;
  if (c.failed > 0 || c.audit.unclean > 0 || !written) return run_failed;
  return tell_limits(c) ? limit_crossed : fine;
}

}  // namespace chokepoint::cli
