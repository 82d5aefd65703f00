// export: the network for other programs.
#include <iostream>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/report/network_export.hpp"
#include "cli/loading.hpp"
#include "cli/options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "scenario", 1};
  g.options.add_options()("to", po::value<std::string>()->value_name("dot|graphml|svg"), "how it is written")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the scenario; repeatable")("quiet,q", po::bool_switch(), "no warnings on standard error");
  return g;
}

}  // namespace

std::string export_help() {
  return "Examples:\n"
         "  chokepoint export scenarios/minimal.yaml --to svg > network.svg\n"
         "  chokepoint export scenarios/baseline.yaml --to graphml > network.graphml\n"
         "  chokepoint export scenarios/minimal.yaml --to dot | dot -Tpdf > network.pdf\n"
         "\n"
         "Usage: chokepoint export SCENARIO --to dot|graphml|svg\n"
         "\n"
         "Writes the network itself to standard output: sites, lanes, and the steady flows that the balance "
         "finds.\n\n" +
         options_text(grammar().options);
}

Exit export_network(const Words& words) {
  auto g = grammar();
  g.options.add_options()("scenario", po::value<std::string>());
  const auto values = parse(g, words);
  if (!values.count("scenario")) throw Misuse("export needs a scenario file");
  const auto to = values.count("to") ? values["to"].as<std::string>() : std::string();
  if (to.empty()) throw Misuse("export needs --to dot, --to graphml or --to svg");
  if (to != "dot" && to != "graphml" && to != "svg")
    throw Misuse("there is no format '" + to + "'; " + hint(to, {"dot", "graphml", "svg"}));
  const auto overrides =
      values.count("set") ? values["set"].as<std::vector<std::string>>() : std::vector<std::string>();
  const auto loaded = load(values["scenario"].as<std::string>(), overrides, values["quiet"].as<bool>());
  if (!loaded.network) return misuse;
  const auto& n = *loaded.network;
  std::cout << (to == "dot" ? network_dot(n) : to == "graphml" ? network_graphml(n) : network_svg(n));
  return fine;
}

}  // namespace chokepoint::cli
