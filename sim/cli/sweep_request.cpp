// The words of `sweep`, read and checked.
#include "cli/sweep_request.hpp"

#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "cli/options.hpp"

namespace chokepoint::cli {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

Grammar grammar() {
  Grammar g{po::options_description("Options"), "study", 1};
  g.options.add_options()("out,o", po::value<std::string>()->value_name("FOLDER"),
                          "where the results go (default: results/NAME of the study)")(
      "jobs,j", po::value<CountOption>()->value_name("N"),
      "threads (default: one per processor); the results do not depend on it")(
      "shard", po::value<std::string>()->value_name("I/N"),
      "runs one of N parts, I from 0; N alone takes I from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX")(
      "at-most", po::value<CountOption>()->value_name("N"),
      "stops after so many more trials, as Ctrl-C would: for a first look, or a machine that is free for an hour")(
      "slurm", po::bool_switch(), "runs nothing, but writes the scripts of an array job and its merge")(
      "shards", po::value<CountOption>()->value_name("N"), "for --slurm: in how many parts (default: 20)")(
      "submit", po::bool_switch(), "with --slurm: submits them too")(
      "plan", po::bool_switch(), "runs nothing, but says how many trials there are and shows the first points")(
      "names", po::bool_switch(), "prints every number that an output may name, and ends")(
      "format", po::value<std::string>()->default_value("text")->value_name("text|json"), "what is printed")(
      "force,f", po::bool_switch(), "begins anew where the folder holds another study")(
      "quiet,q", po::bool_switch(), "no progress and no messages on standard error");
  return g;
}

std::optional<std::uint32_t> number_of(const char* text) {
  if (text == nullptr || *text == '\0') return {};
  std::uint32_t n = 0;
  const auto end = text + std::string_view(text).size();
  const auto got = std::from_chars(text, end, n);
  if (got.ec != std::errc{} || got.ptr != end) return {};
  return n;
}

std::optional<std::uint32_t> index_from_environment() {
  for (const char* name : {"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"})
    if (const auto n = number_of(std::getenv(name))) return n;
  return {};
}

Shard shard_of(const std::string& text) {
  const auto slash = text.find('/');
  const auto count = number_of(text.substr(slash == std::string::npos ? 0 : slash + 1).c_str());
  const auto index = slash == std::string::npos ? index_from_environment() : number_of(text.substr(0, slash).c_str());
  if (!count || *count == 0 || *count > 100'000 || (slash != std::string::npos && !index))
    throw Misuse("'" + text + "' for --shard is wrong: it takes I/N, such as 0/20, with up to 100000 parts");
  if (!index)
    throw Misuse("--shard " + text +
                 " takes its number from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, and neither is there; write I/N");
  if (*index >= *count)
    throw Misuse("there is no shard " + std::to_string(*index) + " of " + std::to_string(*count) +
                 "; they are counted from 0");
  return {*index, *count};
}

/// A task of a Slurm array that says nothing else runs its part of it, if the array is 0 to N - 1.
std::optional<Shard> shard_from_slurm() {
  const auto of = [](const char* name) { return number_of(std::getenv(name)); };
  const auto id = of("SLURM_ARRAY_TASK_ID"), count = of("SLURM_ARRAY_TASK_COUNT"), least = of("SLURM_ARRAY_TASK_MIN"),
             most = of("SLURM_ARRAY_TASK_MAX");
  if (!id) return {};
  if (!count || !least || !most || *least != 0 || *most + 1 != *count)
    throw Misuse("this task belongs to an array that is not 0 to N - 1; write --shard N, or --shard I/N");
  return Shard{*id, *count};
}

}  // namespace

std::string sweep_options_text() { return options_text(grammar().options); }

SweepRequest sweep_request(const Words& words) {
  auto g = grammar();
  g.options.add_options()("study", po::value<std::string>());
  const auto v = parse(g, words);
  SweepRequest r;
  if (!v.count("study")) throw Misuse("sweep needs a study file");
  r.study = v["study"].as<std::string>();
  r.folder = v.count("out") ? v["out"].as<std::string>()
                            : "results/" + (r.study == "-" ? std::string("study") : fs::path(r.study).stem().string());
  if (r.folder.empty()) throw Misuse("--out needs the name of a folder");
  r.format = v["format"].as<std::string>();
  if (r.format != "text" && r.format != "json")
    throw Misuse("there is no format '" + r.format + "'; allowed: text, json");
  if (v.count("at-most")) r.most = v["at-most"].as<CountOption>().value;
  if (v.count("jobs")) r.jobs = v["jobs"].as<CountOption>().value;
  if (v.count("shards")) r.shards = v["shards"].as<CountOption>().value;
  r.slurm = v["slurm"].as<bool>(), r.submit = v["submit"].as<bool>();
  r.plan = v["plan"].as<bool>(), r.names = v["names"].as<bool>();
  r.force = v["force"].as<bool>(), r.quiet = v["quiet"].as<bool>();
  if ((r.submit || v.count("shards")) && !r.slurm)
    throw Misuse(std::string(r.submit ? "--submit" : "--shards") + " goes with --slurm");
  if (r.most > 0 && (r.slurm || r.plan || r.names)) throw Misuse("--at-most goes with a sweep that runs");
  const bool runs = !r.slurm && !r.plan && !r.names;
  if (v.count("shard"))
    r.shard = shard_of(v["shard"].as<std::string>());
  else if (runs)
    r.shard = shard_from_slurm();
  r.command = {"chokepoint", "sweep"};
  r.command.insert(r.command.end(), words.begin(), words.end());
  return r;
}

}  // namespace chokepoint::cli
