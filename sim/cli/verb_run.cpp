// run: baseline and scenario on the same random numbers, and the answer.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <thread>

#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/manifest.hpp"
#include "chokepoint/report/money.hpp"
#include "chokepoint/report/results_folder.hpp"
#include "chokepoint/report/summary_json.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/study/findings.hpp"
#include "cli/interruption.hpp"
#include "cli/loading.hpp"
#include "cli/options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", 1};
  g.options.add_options()("out,o", po::value<std::string>()->value_name("FOLDER"),
                          "writes summary.json, CSV tables and a manifest there")(
      "force,f", po::bool_switch(), "replaces earlier results in that folder; what is not theirs stays")(
      "replications,n", po::value<CountOption>()->value_name("N"),
      "runs with different random numbers (default: the scenario's)")(
      "seed", po::value<SeedOption>()->value_name("N"), "seed of the random numbers (default: the scenario's)")(
      "jobs,j", po::value<CountOption>()->value_name("N"),
      "threads (default: one per processor); the results do not depend on it")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the scenario, such as sites.hill-mine.at_most='10 t/d'; repeatable")(
      "format", po::value<std::string>()->default_value("text")->value_name("text|json|csv"),
      "what is printed: the summary for people, summary.json, or end_users.csv")(
      "by-event", po::bool_switch(),
      "says how much of the loss is whose: runs with every subset of the events (of more than 6: each alone and each left "
      "out)")(
      "brief,b", po::bool_switch(), "prints the answer and the five who are worst off, nothing else")(
      "quiet,q", po::bool_switch(), "no progress and no warnings on standard error");
  return g;
}

struct Request {
  std::string scenario, out, format;
  std::vector<std::string> overrides;
  bool force = false, brief = false, quiet = false, by_event = false;
  po::variables_map values;
};

Request request_of(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<std::string>());
  Request r;
  r.values = parse(g, words);
  if (!r.values.count("scenario")) throw Misuse("run needs a scenario file");
  r.scenario = r.values["scenario"].as<std::string>();
  if (r.values.count("out")) r.out = r.values["out"].as<std::string>();
  if (r.values.count("set")) r.overrides = r.values["set"].as<std::vector<std::string>>();
  r.format = r.values["format"].as<std::string>();
  r.force = r.values["force"].as<bool>();
  r.brief = r.values["brief"].as<bool>();
  r.quiet = r.values["quiet"].as<bool>();
  r.by_event = r.values["by-event"].as<bool>();
  if (r.format != "text" && r.format != "json" && r.format != "csv")
    throw Misuse("there is no format '" + r.format + "'; " + hint(r.format, {"text", "json", "csv"}));
  if (r.values.count("out") && r.out.empty()) throw Misuse("--out needs the name of a folder");
  return r;
}

StudyOptions study_options(const Request& r, const Network& n) {
  StudyOptions o;
  o.seed = r.values.count("seed") ? r.values["seed"].as<SeedOption>().value : n.seed;
  o.replications = r.values.count("replications") ? r.values["replications"].as<CountOption>().value : n.replications;
  o.jobs = r.values.count("jobs") ? r.values["jobs"].as<CountOption>().value : 0;
  o.stop = &watch_interruption();
  if (!r.quiet && o.replications > 1 && isatty(STDERR_FILENO) == 1)
    o.progress = [](std::uint32_t done, std::uint32_t of) {
      std::cerr << "\r" << done << " of " << of << " replications" << (done == of ? "\n" : "") << std::flush;
    };
  return o;
}

std::string clock_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::map<std::string, std::string> tables(const Network& n, const StudyResult& study, const Findings& f) {
  return {{"summary.json", summary_json(n, study, f)},
          {"end_users.csv", end_users_csv(n, f)},
          {"end_users_by_month.csv", end_users_by_month_csv(n, f)},
          {"exports.csv", exports_csv(n, f)},
          {"observed.csv", observed_csv(n, f)},
          {"reported_stops.csv", reported_stops_csv(n, f)},
          {"licences.csv", licences_csv(n, f)},
          {"quotas.csv", quotas_csv(n, f)},
          {"money.csv", money_csv(n, f)},
          {"prices.csv", prices_csv(n, study)},
          {"delays.csv", delays_csv(n, f)},
          {"production.csv", production_csv(n, f)},
          {"stores.csv", stores_csv(n, study)}};
}

/// False when the folder could not be written; the reason has been told.
bool write(const Request& r, Manifest manifest, const Network& n, const StudyResult& study, const Findings& f) {
  auto files = tables(n, study, f);
  if (!n.reports.empty()) files["reports.csv"] = reports_csv(n, f);
  if (!n.beliefs.empty()) files["beliefs.csv"] = beliefs_csv(n, f);
  if (!f.controls.inspections.empty()) files["inspections.csv"] = inspections_csv(n, f);
  if (!f.controls.desks.empty()) files["desks.csv"] = desks_csv(n, f);
  if (n.origins.on()) files["origins.csv"] = origins_csv(n, f);
  if (f.attribution.on()) files["attribution.csv"] = attribution_csv(n, f);
  if (!n.taken_over.applications.empty()) files["applications.csv"] = applications_csv(n, f);
  manifest.ended = clock_text();
  files["manifest.json"] = manifest_json(manifest, n, study, f, files);
  const auto wrong = write_folder(r.out, files, r.force);
  if (!wrong.empty())
    std::cerr << "chokepoint: " << wrong << "\n";
  else if (!r.quiet)
    std::cerr << "results in " << r.out << "\n";
  return wrong.empty();
}

/// `written`: the folder of results is there.
void print(const Request& r, const Network& n, const StudyResult& study, const Findings& f, bool written) {
  if (r.format == "json")
    std::cout << summary_json(n, study, f);
  else if (r.format == "csv")
    std::cout << end_users_csv(n, f);
  else
    std::cout << terminal_summary(n, study, f, {columns(), colour(), written, r.brief});
  if (r.format == "text" || r.quiet) return;
  for (const auto& w : warnings_of(n, f)) std::cerr << "warning: " << w << "\n";
}

void tell_interruption(std::size_t finished, const StudyOptions& options) {
  if (options.progress && finished > 0) std::cerr << "\n";  // the progress stands on an open line
  std::cerr << "chokepoint: interrupted after " << finished << " of " << options.replications
            << (options.replications == 1 ? " replication; " : " replications; ")
            << (finished == 0 ? "there is nothing to report\n" : "the same command runs them all\n");
}

}  // namespace

std::string run_help() {
  return "Examples:\n"
         "  chokepoint run scenarios/minimal.yaml\n"
         "  chokepoint run scenarios/april-2025-licensing.yaml --replications 40 --out results/april\n"
         "  chokepoint run scenarios/minimal.yaml --set events.closure.lasts='90 d' --format json\n"
         "\n"
         "Usage: chokepoint run SCENARIO [options]\n"
         "\n"
         "Simulates the scenario with its events and, on the same random numbers, without them; prints who runs short, "
         "when\n"
         "lines stop and what the events cost. SCENARIO may be - for standard input. Ctrl-C gives up the runs in "
         "flight\n"
         "and reports those that are finished.\n\n" +
         options_text(grammar().options);
}

Exit run(const Words& words) {
  const auto request = request_of(words);
  if (!request.out.empty())
    if (const auto refusal = folder_refusal(request.out, request.force); !refusal.empty()) throw Misuse(refusal);
  Manifest manifest;
  manifest.started = clock_text();
  const auto loaded = load(request.scenario, request.overrides, request.quiet);
  if (!loaded.network) return misuse;
  const auto& n = *loaded.network;
  const auto options = study_options(request, n);
  const auto study = execute(n, options);
  auto findings = summarise(n, study);
  if (request.by_event && !study.interrupted) findings.attribution = attribute(n, options);
  if (study.interrupted) tell_interruption(findings.replications, options);
  if (findings.replications == 0) return study.interrupted ? interrupted : run_failed;
  bool written = true;
  if (!request.out.empty()) {
    manifest.version = CHOKEPOINT_VERSION;
    manifest.scenario_file = request.scenario;
    manifest.effective = loaded.read.effective;
    manifest.provenance = loaded.read.provenance;
    manifest.overrides = request.overrides;
    manifest.command = {"chokepoint", "run"};
    manifest.command.insert(manifest.command.end(), words.begin(), words.end());
    manifest.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    written = write(request, manifest, n, study, findings);
  }
  print(request, n, study, findings, written && !request.out.empty());
  if (study.interrupted) return interrupted;
  return findings.failed > 0 || findings.audit.unclean > 0 || !written ? run_failed : fine;
}

}  // namespace chokepoint::cli
