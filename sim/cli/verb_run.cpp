// run: baseline and scenario on the same random numbers, and the answer.
#include <iostream>
#include <optional>

#include "chokepoint/report/charts.hpp"
#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/estimates.hpp"
#include "chokepoint/report/manifest.hpp"
#include "chokepoint/report/money.hpp"
#include "chokepoint/report/results_folder.hpp"
#include "chokepoint/report/summary_json.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"
#include "chokepoint/study/findings.hpp"
#include "cli/clock.hpp"
#include "cli/loading.hpp"
#include "cli/page_files.hpp"
#include "cli/study_options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", 1};
  g.options.add_options()("out,o", po::value<std::string>()->value_name("FOLDER"),
                          "writes summary.json, CSV tables and a manifest there")(
      "force,f", po::bool_switch(), "replaces earlier results in that folder; what is not theirs stays")(
      "report", po::bool_switch(),
      "also writes a page for people: report.html in the folder of --out, else NAME.html here")(
      "no-charts", po::bool_switch(), "no block charts in the summary")(
      "format", po::value<std::string>()->default_value("text")->value_name("text|json|csv"),
      "what is printed: the summary for people, summary.json, or end_users.csv")(
      "by-event", po::bool_switch(),
      "says how much of the loss is whose: runs with every subset of the events (of more than 6: each alone and each "
      "left out)")("brief,b", po::bool_switch(), "prints the answer and the five who are worst off, nothing else")(
      "quiet,q", po::bool_switch(), "no progress and no warnings on standard error");
  add_study_options(g.options);
  return g;
}

struct Request {
  std::string scenario, out, format;
  std::vector<std::string> overrides;
  bool force = false, brief = false, quiet = false, report = false, charts = true, by_event = false;
  std::string page;          ///< a file for the page, outside of the folder
  bool page_is_all = false;  ///< nothing is asked for but the page: it says the rest
  po::variables_map values;
  bool pictures() const { return !out.empty() || report || !page.empty(); }
};

Request request_of(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<std::string>());
  Request r;
  r.values = parse(g, words);
  if (!r.values.count("scenario")) throw Misuse("run needs a scenario file");
  r.scenario = r.values["scenario"].as<std::string>();
  if (r.values.count("out")) r.out = r.values["out"].as<std::string>();
  r.overrides = overrides_of(r.values);
  r.format = r.values["format"].as<std::string>();
  r.force = r.values["force"].as<bool>();
  r.brief = r.values["brief"].as<bool>();
  r.quiet = r.values["quiet"].as<bool>();
  r.report = r.values["report"].as<bool>();
  r.charts = !r.values["no-charts"].as<bool>();
  if (r.report && r.out.empty()) r.page = page_beside(r.scenario);
  r.by_event = r.values["by-event"].as<bool>();
  if (r.format != "text" && r.format != "json" && r.format != "csv")
    throw Misuse("there is no format '" + r.format + "'; " + hint(r.format, {"text", "json", "csv"}));
  if (r.values.count("out") && r.out.empty()) throw Misuse("--out needs the name of a folder");
  return r;
}

std::map<std::string, std::string> tables(const Network& n, const StudyResult& study, const Findings& f) {
  return {{"summary.json", summary_json(n, study, f)},
          {"estimates.csv", estimates_csv(n, f)},
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

/// False when the folder or the page could not be written; the reason has been told.
bool write(const Request& r, Manifest manifest, const Network& n, const StudyResult& study, const Findings& f,
           const PictureFiles& pictures) {
  auto files = r.out.empty() ? std::map<std::string, std::string>{{"summary.json", summary_json(n, study, f)}}
                             : tables(n, study, f);
  files.insert(pictures.begin(), pictures.end());
  if (!n.reports.empty()) files["reports.csv"] = reports_csv(n, f);
  if (!n.beliefs.empty()) files["beliefs.csv"] = beliefs_csv(n, f);
  if (!f.controls.inspections.empty()) files["inspections.csv"] = inspections_csv(n, f);
  if (!f.controls.desks.empty()) files["desks.csv"] = desks_csv(n, f);
  if (n.origins.on()) files["origins.csv"] = origins_csv(n, f);
  if (f.attribution.on()) files["attribution.csv"] = attribution_csv(n, f);
  if (!n.taken_over.applications.empty()) files["applications.csv"] = applications_csv(n, f);
  manifest.ended = clock_text();
  files["manifest.json"] = manifest_json(manifest, n, study, f, files);
  const auto page = r.report || !r.page.empty() ? page_of(files) : std::string();
  bool written = r.page.empty() || write_page(r.page, page, r.force, r.quiet);
  if (r.out.empty()) return written;
  if (r.report) files["report.html"] = page;
  const auto wrong = write_folder(r.out, files, r.force);
  if (!wrong.empty())
    std::cerr << "chokepoint: " << wrong << "\n";
  else if (!r.quiet)
    std::cerr << "results in " << r.out << "\n";
  return written && wrong.empty();
}

/// `written`: the folder of results is there.
void print(const Request& r, const Network& n, const StudyResult& study, const Findings& f, bool written) {
  if (r.format == "json")
    std::cout << summary_json(n, study, f);
  else if (r.format == "csv")
    std::cout << end_users_csv(n, f);
  else
    std::cout << terminal_summary(n, study, f, {columns(), colour(), written, r.brief})
              << (r.charts && !r.brief ? charts_text(n, study, columns()) : "");
  if (r.format == "text" || r.quiet) return;
  for (const auto& w : warnings_of(n, f)) std::cerr << "warning: " << w << "\n";
}

void tell_interruption(std::size_t finished, std::size_t asked, const StudyOptions& options) {
  if (options.progress && asked > 1 && finished > 0) std::cerr << "\n";  // the progress stands on an open line
  std::cerr << "chokepoint: interrupted after " << finished << " of " << asked
            << (asked == 1 ? " replication; " : " replications; ")
            << (finished == 0 ? "there is nothing to report\n" : "the same command runs them all\n");
}

/// True when one was crossed.
bool tell_limits(const Findings& f) {
  bool crossed = false;
  for (const auto& l : f.limits) {
    crossed = crossed || l.crossed;
    if (l.crossed)
      std::cerr << "chokepoint: limit crossed: " << l.text << "; the mean is " << people_number(l.mean) << ", "
                << people_percent(l.share) << " of the replications are beyond it\n";
  }
  return crossed;
}

}  // namespace

std::string run_help() {
  return "Examples:\n"
         "  chokepoint run scenarios/minimal.yaml\n"
         "  chokepoint run scenarios/april-2025-licensing.yaml --replications 40 --out results/april\n"
         "  chokepoint run scenarios/april-2025-licensing.yaml -n 40 --out results/april --report\n"
         "  chokepoint run scenarios/minimal.yaml --set events.closure.lasts='90 d' --format json\n"
         "  chokepoint run scenarios/april-2025-compact.yaml --precision '5 %'\n"
         "  chokepoint run scenarios/minimal.yaml --fail-if 'stop_days of car-plant > 15 d'\n"
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

namespace {

void refuse_early(const Request& request) {
  if (!request.out.empty())
    if (const auto refusal = folder_refusal(request.out, request.force); !refusal.empty()) throw Misuse(refusal);
  if (!request.page.empty())
    if (const auto refusal = page_refusal(request.page, request.force); !refusal.empty()) throw Misuse(refusal);
}

Exit run_as_asked(const Request& request, const Words& words) {
  refuse_early(request);
  Manifest manifest;
  manifest.started = clock_text();
  const auto record = request.pictures() ? Record::all : Record::sourced;
  const auto loaded = load(request.scenario, request.overrides, request.quiet, record);
  if (!loaded.network) return misuse;
  const auto& n = *loaded.network;
  auto options = study_options(request.values, n, request.quiet);
  const auto precision = precision_asked(request.values, n, loaded.precision);
  const auto limits = limits_asked(request.values, n);
  std::optional<TraceBook> traces;
  if (request.pictures())
    options.traces = &traces.emplace(n, precision.goals.empty() ? options.replications : precision.most);
  const auto study = run_study(n, options, precision);
  options.traces = nullptr;
  auto findings = summarise(n, study);
  findings.settling = judge_settling(n, options);
  findings.precision = judge(precision, study);
  for (const auto& limit : limits) findings.limits.push_back(judge(limit, study));
  if (request.by_event && !study.interrupted) findings.attribution = attribute(n, options);
  if (study.interrupted) tell_interruption(findings.replications, study.replications.size(), options);
  if (findings.replications == 0) return study.interrupted ? interrupted : run_failed;
  bool written = true;
  if (request.pictures()) {
    manifest.version = CHOKEPOINT_VERSION;
    manifest.scenario_file = request.scenario;
    manifest.effective = loaded.read.effective;
    manifest.provenance = written_with_source(loaded.read.provenance);
    manifest.overrides = request.overrides;
    manifest.command = {"chokepoint", request.page_is_all ? "report" : "run"};
    manifest.command.insert(manifest.command.end(), words.begin(), words.end());
    manifest.jobs = jobs_of(options);
    written = write(request, manifest, n, study, findings, picture_files(loaded.read, n, study, findings, *traces));
  }
  if (!request.page_is_all) print(request, n, study, findings, written && !request.out.empty());
  if (study.interrupted) return interrupted;
  if (findings.failed > 0 || findings.audit.unclean > 0 || !written) return run_failed;
  return tell_limits(findings) ? limit_crossed : fine;
}

}  // namespace

Exit run(const Words& words) { return run_as_asked(request_of(words), words); }

Exit run_to_page(const Words& words, const std::string& page) {
  auto request = request_of(words);
  request.page = page.empty() ? page_beside(request.scenario) : page;
  request.page_is_all = true;
  return run_as_asked(request, words);
}

}  // namespace chokepoint::cli
