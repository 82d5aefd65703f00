// sweep: many cases of one scenario, kept as they come.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "chokepoint/report/array_job.hpp"
#include "chokepoint/report/shards.hpp"
#include "chokepoint/report/store.hpp"
#include "cli/interruption.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/sweeping.hpp"
#include "cli/verbs.hpp"

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

struct Request {
  std::string study, folder, format;
  std::optional<Shard> shard;
  std::uint32_t jobs = 0, shards = 20;
  bool slurm = false, submit = false, plan = false, names = false, force = false, quiet = false;
  Words command;
};

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
  if (!index) throw Misuse("--shard " + text + " takes its number from SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, and neither is there; write I/N");
  if (*index >= *count) throw Misuse("there is no shard " + std::to_string(*index) + " of " + std::to_string(*count) + "; they are counted from 0");
  return {*index, *count};
}

/// A task of a Slurm array that says nothing else runs its part of it, if the array is 0 to N - 1.
std::optional<Shard> shard_from_slurm() {
  const auto of = [](const char* name) { return number_of(std::getenv(name)); };
  const auto id = of("SLURM_ARRAY_TASK_ID"), count = of("SLURM_ARRAY_TASK_COUNT"), least = of("SLURM_ARRAY_TASK_MIN"), most = of("SLURM_ARRAY_TASK_MAX");
  if (!id) return {};
  if (!count || !least || !most || *least != 0 || *most + 1 != *count)
    throw Misuse("this task belongs to an array that is not 0 to N - 1; write --shard N, or --shard I/N");
  return Shard{*id, *count};
}

Request request_of(const Words& words) {
  auto g = grammar();
  g.options.add_options()("study", po::value<std::string>());
  const auto v = parse(g, words);
  Request r;
  if (!v.count("study")) throw Misuse("sweep needs a study file");
  r.study = v["study"].as<std::string>();
  r.folder = v.count("out") ? v["out"].as<std::string>() : "results/" + (r.study == "-" ? std::string("study") : fs::path(r.study).stem().string());
  if (r.folder.empty()) throw Misuse("--out needs the name of a folder");
  r.format = v["format"].as<std::string>();
  if (r.format != "text" && r.format != "json") throw Misuse("there is no format '" + r.format + "'; allowed: text, json");
  if (v.count("jobs")) r.jobs = v["jobs"].as<CountOption>().value;
  if (v.count("shards")) r.shards = v["shards"].as<CountOption>().value;
  r.slurm = v["slurm"].as<bool>(), r.submit = v["submit"].as<bool>();
  r.plan = v["plan"].as<bool>(), r.names = v["names"].as<bool>();
  r.force = v["force"].as<bool>(), r.quiet = v["quiet"].as<bool>();
  if ((r.submit || v.count("shards")) && !r.slurm) throw Misuse(std::string(r.submit ? "--submit" : "--shards") + " goes with --slurm");
  const bool runs = !r.slurm && !r.plan && !r.names;
  if (v.count("shard"))
    r.shard = shard_of(v["shard"].as<std::string>());
  else if (runs)
    r.shard = shard_from_slurm();
  r.command = {"chokepoint", "sweep"};
  r.command.insert(r.command.end(), words.begin(), words.end());
  return r;
}

std::uint32_t threads(const Request& r) { return r.jobs > 0 ? r.jobs : std::max(1U, std::thread::hardware_concurrency()); }

Exit show_plan(const SweepPlan& plan) {
  std::cout << plan.title << "\n" << plan.design.points() << (plan.design.points() == 1 ? " point" : " points");
  if (plan.design.scramblings() > 1) std::cout << " in " << plan.design.scramblings() << " scramblings";
  std::cout << " x " << plan.replications << (plan.replications == 1 ? " replication" : " replications") << " = "
            << plan.trials() << " trials\n";
  for (std::uint64_t p = 0; p < std::min<std::uint64_t>(5, plan.design.points()); ++p) {
    const auto values = plan.values_at(p);
    std::cout << "point " << p << ":";
    for (std::size_t f = 0; f < values.size(); ++f) std::cout << (f > 0 ? ", " : " ") << plan.factors[f].id << " = " << values[f].text;
    std::cout << "\n";
  }
  if (plan.design.points() > 5) std::cout << "...\n";
  return fine;
}

/// One process at a time works in a folder. The lock goes with the process, however it ends.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder) : path_(folder + "/running.lock"), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (file_ < 0) throw std::runtime_error("cannot write to " + folder);
    if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
      close(file_);
      throw Misuse("another sweep is at work in " + folder + "; wait for it, or choose another --out");
    }
  }
  ~FolderLock() {
    unlink(path_.c_str());
    close(file_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  std::string path_;
  int file_;
};

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!fs::is_directory(folder)) throw Misuse("cannot make the folder " + folder + (error ? ": " + error.message() : ""));
}

/// Runs what is missing of [first, end) into the store at `path`. False when it was stopped before the end.
bool run_into(const std::string& path, const SweepPlan& plan, const Request& r, std::uint64_t first, std::uint64_t end) {
  Store store(path, plan, CHOKEPOINT_VERSION);
  std::vector<bool> there(end - first, false);
  std::uint64_t failed = store.mark(there, first);
  const auto before = static_cast<std::uint64_t>(std::count(there.begin(), there.end(), true));
  if (before > 0 && before < end - first && !r.quiet) std::cerr << "going on: " << before << " of " << end - first << " trials are there\n";
  Progress progress(before, end - first, r.quiet);
  TrialOptions options;
  options.first = first, options.end = end;
  options.jobs = threads(r);
  options.stop = &watch_interruption();
  options.done = [&](std::uint64_t trial) { return there[trial - first]; };
  options.keep = [&](const Trial& t) {
    failed += t.failure.empty() ? 0 : 1;
    store.keep(t);
    progress.tell(before + store.committed(), failed);
  };
  const bool all = run_trials(plan, options);
  store.commit();
  if (before < end - first) progress.tell(before + store.committed(), failed);
  return all;
}

Exit tell_interruption(const Request& r) {
  std::cerr << "chokepoint: interrupted; finished trials are kept. To go on, give the same command:\n  ";
  for (const auto& w : r.command) {
    const bool plain = !w.empty() && w.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=,:+%@") == std::string::npos;
    std::cerr << (plain ? w : shell_quoted(w)) << (&w == &r.command.back() ? "\n" : " ");
  }
  return interrupted;
}

/// What stands in the folder belongs to this study, or may go, or is refused.
void check_folder(const Request& r, const SweepPlan& plan) {
  for (const char* name : {"/study.sqlite", "/running.sqlite"}) {
    const auto path = r.folder + name;
    if (!fs::exists(path)) continue;
    const auto fault = store_fault(path, plan, CHOKEPOINT_VERSION);
    if (fault.empty()) continue;
    if (!r.force) throw Misuse(fault + "; choose another --out, or --force to begin anew");
    for (const char* end : {"", "-journal"}) fs::remove(path + end);
  }
}

Exit run_alone(const Request& r, const SweepPlan& plan) {
  make_folder(r.folder);
  const FolderLock lock(r.folder);
  check_folder(r, plan);
  Finishing f{r.folder, r.format, {r.folder + "/running.sqlite"}, r.command, utc_text(), threads(r), r.quiet};
  if (fs::exists(r.folder + "/study.sqlite") && !fs::exists(f.parts[0])) {
    if (!r.quiet) std::cerr << "all " << plan.trials() << " trials are there already\n";
    return tell_sweep(plan, r.folder, r.format);
  }
  if (!run_into(f.parts[0], plan, r, 0, plan.trials())) return tell_interruption(r);
  const auto code = finish_sweep(plan, f);
  fs::remove(f.parts[0]);
  return code;
}

/// Goes on where an earlier attempt was stopped or killed: its file is copied, so that whoever may still write to it
/// disturbs nobody.
void adopt(const Request& r, const SweepPlan& plan, const std::string& aside) {
  bool adopted = false;
  for (const auto& old : shard_leftovers(r.folder, *r.shard)) {
    if (old == aside) continue;
    std::error_code none;
    if (!adopted) {
      for (const char* end : {"-journal", ""})  // without its journal a copy may be torn; store_fault() finds out
        if (fs::exists(old + end, none)) fs::copy_file(old + end, aside + end, fs::copy_options::overwrite_existing, none);
      adopted = store_fault(aside, plan, CHOKEPOINT_VERSION).empty();
      if (!adopted)
        for (const char* end : {"", "-journal"}) fs::remove(aside + end, none);
    }
    for (const char* end : {"", "-journal"}) fs::remove(old + end, none);
  }
}

Exit run_shard(const Request& r, const SweepPlan& plan) {
  make_folder(r.folder + "/shards");
  const auto file = shard_file(r.folder, *r.shard), aside = shard_aside(r.folder, *r.shard);
  if (fs::exists(file)) {
    if (const auto fault = store_fault(file, plan, CHOKEPOINT_VERSION); !fault.empty()) {
      if (!r.force) throw Misuse(fault + "; choose another --out, or --force to begin anew");
      fs::remove(file);
    } else {
      if (!r.quiet) std::cerr << file << " is there already\n";
      return fine;
    }
  }
  adopt(r, plan, aside);
  const auto [first, end] = r.shard->trials(plan.trials());
  if (!run_into(aside, plan, r, first, end)) return tell_interruption(r);
  fs::rename(aside, file);
  if (!r.quiet) std::cerr << file << " is complete\n";
  return fine;
}

std::string absolute(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

Exit write_scripts(const Request& r, const SweepPlan& plan) {
  if (r.study == "-") throw Misuse("--slurm needs a study in a file: the tasks read it again");
  make_folder(r.folder);
  std::error_code none;
  ArrayJob job;
  job.program = fs::read_symlink("/proc/self/exe", none).string();
  if (job.program.empty()) job.program = "chokepoint";
  job.study = absolute(r.study);
  job.folder = absolute(r.folder);
  job.name = "sweep";
  job.shards = static_cast<std::uint32_t>(std::min<std::uint64_t>(r.shards, plan.trials()));
  job.cores = r.jobs > 0 ? r.jobs : 1;
  for (const auto& [name, text] : slurm_scripts(job)) {
    const auto path = r.folder + "/" + name;
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
  }
  const auto submit = "sh " + shell_quoted(job.folder + "/submit.sh");
  std::cerr << plan.trials() << " trials in " << job.shards << " tasks; scripts in " << r.folder << "\n";
  if (!r.submit) {
    std::cout << submit << "\n";
    return fine;
  }
  const int status = std::system(submit.c_str());
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? fine : run_failed;
}

}  // namespace

std::string sweep_help() {
  return "Examples:\n"
         "  chokepoint sweep scenarios/studies/closure-and-stock.yaml\n"
         "  chokepoint sweep scenarios/studies/closure-and-stock.yaml --out results/stock -j 8\n"
         "  chokepoint sweep scenarios/studies/closure-and-stock.yaml --shard 3/20 --out results/stock\n"
         "  chokepoint sweep scenarios/studies/closure-and-stock.yaml --slurm --submit --out /shared/stock\n"
         "\n"
         "Usage: chokepoint sweep STUDY [options]\n"
         "\n"
         "Runs a scenario with many combinations of values and keeps one row for each trial in study.sqlite, with CSV\n"
         "twins and a workbook beside it. Ctrl-C stops after the runs in flight; the same command goes on. A trial that\n"
         "fails is a row with its reason. Exit code 1: a trial failed; 4: a limit of the study was crossed.\n\n" +
         options_text(grammar().options);
}

Exit sweep(const Words& words) {
  const auto r = request_of(words);
  const auto study = open_study(r.study, r.quiet);
  if (!study.plan) return misuse;
  const auto& plan = *study.plan;
  if (r.names) {
    if (!plan.base) throw Misuse("the study has no scenario that could be asked");
    for (const auto& name : askable(*plan.base)) std::cout << name << "\n";
    return fine;
  }
  if (r.plan) return show_plan(plan);
  if (r.slurm) return write_scripts(r, plan);
  return r.shard ? run_shard(r, plan) : run_alone(r, plan);
}

}  // namespace chokepoint::cli
