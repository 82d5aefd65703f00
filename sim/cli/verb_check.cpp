// check: what the program understood, before any run.
#include <iostream>

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
      "quiet,q", po::bool_switch(), "mistakes only: says nothing about what is right");
  return g;
}

}  // namespace

std::string check_help() {
  return "Examples:\n"
         "  chokepoint check scenarios/minimal.yaml\n"
         "  chokepoint check -q scenarios/*.yaml               silent when all is right; exit code 2 when not\n"
         "  cat new.yaml | chokepoint check -                 - is standard input\n"
         "\n"
         "Usage: chokepoint check FILE... [options]\n"
         "\n"
         "Reads and compiles scenarios and says what it understood: sites, lanes, goods, who pulls, what happens when "
         "and whom\n"
         "it hits, the steady flows, and through which sites everything must pass. Reports every mistake as "
         "file:line:column.\n\n" +
         options_text(grammar().options);
}

Exit check(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<std::vector<std::string>>());
  const auto values = parse(g, words);
  if (!values.count("scenario")) throw Misuse("check needs at least one scenario file");
  const auto sets = values.count("set") ? values["set"].as<std::vector<std::string>>() : std::vector<std::string>{};
  const bool quiet = values["quiet"].as<bool>();
  Exit code = fine;
  bool first = true;
  for (const auto& file : values["scenario"].as<std::vector<std::string>>()) {
    const auto loaded = load(file, sets, quiet);
    if (!loaded.network) {
      code = misuse;
      continue;
    }
    if (quiet) continue;
    if (!first) std::cout << "\n";
    first = false;
    std::cout << file << ": " << understanding(*loaded.network, columns());
  }
  return code;
}

}  // namespace chokepoint::cli
