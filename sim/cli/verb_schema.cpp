// schema: what a scenario file may hold.
#include <iostream>

#include "chokepoint/scenario/schema.hpp"
#include "cli/options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "word", 0};
  g.options.add_options()("reference", po::bool_switch(),
                          "the reference of all keys in Markdown, instead of the JSON Schema")(
      "study", po::bool_switch(), "of study files, instead of scenario files");
  return g;
}

}  // namespace

std::string schema_help() {
  return "Examples:\n"
         "  chokepoint schema > scenario.schema.json       for editors that complete and check YAML\n"
         "  chokepoint schema --reference | less           every key, its default and what it means\n"
         "\n"
         "Usage: chokepoint schema [--reference] [--study]\n\n" +
         options_text(grammar().options);
}

Exit schema(const Words& words) {
  const auto values = parse(grammar(), words);
  const bool study = values["study"].as<bool>();
  if (values["reference"].as<bool>())
    std::cout << (study ? study_reference_page() : reference_page());
  else
    std::cout << (study ? study_json_schema() : json_schema());
  return fine;
}

}  // namespace chokepoint::cli
