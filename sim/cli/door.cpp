// Finds the verb by hand: no guessing, but a suggestion.
#include "cli/door.hpp"

#include <exception>
#include <iostream>

#include "chokepoint/core/diagnostic.hpp"
#include "cli/options.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

std::string general_help() {
  std::string text =
      "Examples:\n"
      "  chokepoint check scenarios/minimal.yaml            what does this file say, and is it right?\n"
      "  chokepoint run scenarios/minimal.yaml              who runs short, when, by how much?\n"
      "  chokepoint run scenarios/minimal.yaml --set events.closure.lasts='90 d' --out results/90-days\n"
      "  chokepoint trace scenarios/minimal.yaml --site car-plant --from 2025-06-01 --until 2025-06-10\n"
      "\n"
      "chokepoint simulates what disruptions do to a supply chain, event by event, and says who runs short and why.\n"
      "'chokepoint:minimal.yaml' names a scenario that came with the program, from whatever folder you are in.\n"
      "\n"
      "Verbs:\n";
  for (const auto& v : verbs())
    text += "  " + std::string(v.name) + std::string(10 - std::string(v.name).size(), ' ') + v.summary + "\n";
  text +=
      "\n"
      "  chokepoint help VERB, chokepoint VERB --help      about one verb\n"
      "  chokepoint --version\n"
      "\n"
      "Exit codes: 0 fine; 1 a run failed; 2 wrong usage or an invalid scenario; 4 a --fail-if limit was\n"
      "crossed; 130 interrupted.\n";
  return text;
}

const Verb* find(const std::string& name) {
  for (const auto& v : verbs())
    if (name == v.name) return &v;
  return nullptr;
}

Exit unknown(const std::string& name) {
  Words names;
  for (const auto& v : verbs()) names.push_back(v.name);
  names.push_back("help");
  const bool option = name.rfind('-', 0) == 0;
  const Words options{"--help", "--version"};
  std::cerr << "chokepoint: there is no " << (option ? "option '" : "verb '") << name << "'; "
            << hint(name, option ? options : names) << "\nTry 'chokepoint --help'.\n";
  return misuse;
}

Exit help(const Words& words) {
  if (words.empty()) {
    std::cout << general_help();
    return fine;
  }
  const auto* verb = find(words.front());
  if (!verb) return unknown(words.front());
  std::cout << verb->help();
  return fine;
}

Exit dispatch(const Words& words) {
  if (words.empty()) {
    std::cout << general_help();
    return fine;
  }
  const auto& first = words.front();
  const Words rest(words.begin() + 1, words.end());
  if (first == "--help" || first == "-h" || first == "help") return help(rest);
  if (first == "--version") {
    std::cout << "chokepoint " CHOKEPOINT_VERSION "\n";
    return fine;
  }
  const auto* verb = find(first);
  if (!verb) return unknown(first);
  if (wants_help(rest)) {
    std::cout << verb->help();
    return fine;
  }
  return verb->act(rest);
}

}  // namespace

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> list{
      {"check", "reads scenarios and says what it understood; every mistake with its place", check, check_help},
      {"compare", "several scenarios against one baseline: differences with intervals, and which is best", compare,
       compare_help},
      {"merge", "puts the parts of a sweep together that several machines have run", merge, merge_help},
      {"run", "simulates a scenario beside its baseline: who is short, when lines stop", run, run_help},
      {"schema", "prints the JSON Schema of scenario files for editors, or their reference", schema, schema_help},
      {"sweep", "runs a scenario with many combinations of values, resumes, and keeps every case", sweep, sweep_help},
      {"trace", "tells a run as a log of plain sentences", trace, trace_help},
  };
  return list;
}

int open(const Words& words) {
  try {
    const Exit code = dispatch(words);
    std::cout.flush();
    if (std::cout) return code;
    std::cerr << "chokepoint: cannot write to standard output\n";
    return code == fine ? run_failed : code;
  } catch (const Misuse& wrong) {
    std::cerr << "chokepoint: " << wrong.what() << "\nTry 'chokepoint " << (words.empty() ? "" : words.front() + " ")
              << "--help'.\n";
    return misuse;
  } catch (const std::exception& error) {
    std::cerr << "chokepoint: " << error.what() << "\n";
    return run_failed;
  }
}

}  // namespace chokepoint::cli
