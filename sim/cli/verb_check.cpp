// check: what the program understood, before any run.
#include <iostream>

#include "chokepoint/report/sources.hpp"
#include "cli/loading.hpp"
#include "cli/options.hpp"
#include "cli/understanding.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", -1};
  g.options.add_options()("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
                          "changes a value of the scenario; repeatable")(
      "sources", po::bool_switch(), "lists every number with its range, grade and source instead")(
      "format", po::value<std::string>()->default_value("text")->value_name("text|json|csv"),
      "how --sources prints it")("quiet,q", po::bool_switch(),
                                 "mistakes only: says nothing about what is right; with --sources: no warnings");
  return g;
}

struct Request {
  std::vector<std::string> scenarios, overrides;
  std::string format;
  bool sources = false, quiet = false;
};

Request request_of(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<std::vector<std::string>>());
  const auto values = parse(g, words);
  if (!values.count("scenario")) throw Misuse("check needs at least one scenario file");
  Request r;
  r.scenarios = values["scenario"].as<std::vector<std::string>>();
  if (values.count("set")) r.overrides = values["set"].as<std::vector<std::string>>();
  r.format = values["format"].as<std::string>();
  r.sources = values["sources"].as<bool>();
  r.quiet = values["quiet"].as<bool>();
  if (r.format != "text" && r.format != "json" && r.format != "csv")
    throw Misuse("there is no format '" + r.format + "'; " + hint(r.format, {"text", "json", "csv"}));
  if (r.format != "text" && !r.sources) throw Misuse("--format " + r.format + " goes with --sources");
  if (r.format != "text" && r.scenarios.size() > 1) throw Misuse("--format " + r.format + " takes one file");
  return r;
}

std::string told(const Request& r, const std::string& file, const Loaded& loaded) {
  if (r.format == "csv") return sources_csv(loaded.read);
  if (r.format == "json") return sources_json(loaded.read);
  return file + ": " + (r.sources ? sources_text(loaded.read, columns()) : understanding(*loaded.network, columns()));
}

}  // namespace

std::string check_help() {
  return "Examples:\n"
         "  chokepoint check scenarios/minimal.yaml\n"
         "  chokepoint check -q scenarios/*.yaml               silent when all is right; exit code 2 when not\n"
         "  chokepoint check --sources scenarios/baseline.yaml where every number comes from\n"
         "  cat new.yaml | chokepoint check -                 - is standard input\n"
         "\n"
         "Usage: chokepoint check FILE... [options]\n"
         "\n"
         "Reads and compiles scenarios and says what it understood: sites, lanes, goods, who pulls, what happens when "
         "and whom\n"
         "it hits, the steady flows, and through which sites everything must pass. Reports every mistake as "
         "file:line:column.\n"
         "With --sources it lists every number with its source instead, the sources cited, the share of each grade, "
         "and the\n"
         "numbers without a source.\n\n" +
         options_text(grammar().options);
}

Exit check(const Words& words) {
  const auto r = request_of(words);
  Exit code = fine;
  bool first = true;
  for (const auto& file : r.scenarios) {
    const auto loaded = load(file, r.overrides, r.quiet, r.sources ? Record::all : Record::sourced);
    if (!loaded.network) {
      code = misuse;
      continue;
    }
    if (r.quiet && !r.sources) continue;
    if (!first) std::cout << "\n";
    first = false;
    std::cout << told(r, file, loaded);
  }
  return code;
}

}  // namespace chokepoint::cli
