// merge: the shards of a sweep become one study.
#include <filesystem>
#include <iostream>

#include "chokepoint/report/shards.hpp"
#include "chokepoint/report/store.hpp"
#include "cli/clock.hpp"
#include "cli/options.hpp"
#include "cli/sweeping.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "folder", 1};
  g.options.add_options()("format", po::value<std::string>()->default_value("text")->value_name("text|json"),
                          "what is printed")("quiet,q", po::bool_switch(), "no messages on standard error");
  return g;
}

/// Prints what is missing as an array spec, alone on standard output, for `sbatch --array=$(...)`.
Exit tell_missing(const ShardsFound& found) {
  const auto missing = found.missing();
  std::cout << array_spec(missing) << "\n";
  std::cerr << "chokepoint: " << missing.size() << " of " << found.count
            << " shards are missing; run them, then merge again\n";
  return run_failed;
}

}  // namespace

std::string merge_help() {
  return "Examples:\n"
         "  chokepoint merge results/study\n"
         "  sbatch --array=\"$(chokepoint merge results/study -q)\" ...      submits what is missing\n"
         "\n"
         "Usage: chokepoint merge FOLDER [options]\n"
         "\n"
         "Puts the shards that `sweep --shard` has left in FOLDER together: the same bytes as from one machine. May "
         "be\n"
         "repeated. When shards are missing it prints their numbers, such as 3,7-9, and ends with 1.\n\n" +
         options_text(grammar().options);
}

Exit merge(const Words& words) {
  auto g = grammar();
  g.options.add_options()("folder", po::value<std::string>());
  const auto values = parse(g, words);
  if (!values.count("folder")) throw Misuse("merge needs a folder of results");
  Finishing f;
  f.started = clock_text();
  f.folder = values["folder"].as<std::string>();
  f.format = values["format"].as<std::string>();
  f.quiet = values["quiet"].as<bool>();
  f.command = {"chokepoint", "merge"};
  f.command.insert(f.command.end(), words.begin(), words.end());
  if (f.format != "text" && f.format != "json")
    throw Misuse("there is no format '" + f.format + "'; allowed: text, json");
  const auto found = shards_in(f.folder);
  if (found.count == 0)
    throw Misuse("there are no shards in " + f.folder + "; sweep STUDY --out " + f.folder + " --shard I/N leaves them");
  if (found.mixed) throw Misuse(f.folder + " holds shards of different counts; take those away that do not belong");
  if (!found.missing().empty()) return tell_missing(found);
  for (const auto i : found.there) f.parts.push_back(shard_file(f.folder, {i, found.count}));
  const auto plan = stored_plan(f.parts.front());
  if (!plan) throw std::runtime_error(f.parts.front() + ": the study in it cannot be read by this version");
  return finish_sweep(*plan, f);
}

}  // namespace chokepoint::cli
