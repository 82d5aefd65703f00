// sweep: many cases of one scenario, kept as they come.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "chokepoint/report/array_job.hpp"
#include "chokepoint/report/shards.hpp"
#include "chokepoint/report/store.hpp"
#include "cli/clock.hpp"
#include "cli/interruption.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/sweep_request.hpp"
#include "cli/sweeping.hpp"
#include "cli/verbs.hpp"

namespace chokepoint::cli {
namespace {

namespace fs = std::filesystem;

std::uint32_t threads(const SweepRequest& r) {
  return r.jobs > 0 ? r.jobs : std::max(1U, std::thread::hardware_concurrency());
}

Exit show_plan(const SweepPlan& plan) {
  std::cout << plan.title << "\n" << plan.design.points() << (plan.design.points() == 1 ? " point" : " points");
  if (plan.design.scramblings() > 1) std::cout << " in " << plan.design.scramblings() << " scramblings";
  std::cout << " x " << plan.replications << (plan.replications == 1 ? " replication" : " replications") << " = "
            << plan.trials() << " trials\n";
  for (std::uint64_t p = 0; p < std::min<std::uint64_t>(5, plan.design.points()); ++p) {
    const auto values = plan.values_at(p);
    std::cout << "point " << p << ":";
    for (std::size_t f = 0; f < values.size(); ++f)
      std::cout << (f > 0 ? ", " : " ") << plan.factors[f].id << " = " << values[f].text;
    std::cout << "\n";
  }
  if (plan.design.points() > 5) std::cout << "...\n";
  return fine;
}

/// One process at a time works in a folder. The lock goes with the process, however it ends.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : path_(folder + "/running.lock"), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
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
  if (!fs::is_directory(folder))
    throw Misuse("cannot make the folder " + folder + (error ? ": " + error.message() : ""));
}

/// Crosses off what is missing beyond the first `most`; false when something was.
bool limit_to(std::uint64_t most, std::vector<bool>& there) {
  bool all = true;
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    if (most > 0)
      --most;
    else
      there[i] = true, all = false;
  }
  return all;
}

/// Runs what is missing of [first, end) into the store at `path`. False when something is missing still.
bool run_into(const std::string& path, const SweepPlan& plan, const SweepRequest& r, std::uint64_t first,
              std::uint64_t end) {
  Store store(path, plan, CHOKEPOINT_VERSION);
  std::vector<bool> there(end - first, false);
  std::uint64_t failed = store.mark(there, first);
  const auto before = static_cast<std::uint64_t>(std::count(there.begin(), there.end(), true));
  if (before > 0 && before < end - first && !r.quiet)
    std::cerr << "going on: " << before << " of " << end - first << " trials are there\n";
  Progress progress(before, end - first, r.quiet);
  TrialOptions options;
  options.first = first, options.end = end;
  options.jobs = threads(r);
  options.stop = &watch_interruption();
  const bool limited = r.most > 0 && !limit_to(r.most, there);
  options.done = [&](std::uint64_t trial) { return there[trial - first]; };
  options.keep = [&](const Trial& t) {
    failed += t.failure.empty() ? 0 : 1;
    store.keep(t);
    progress.tell(before + store.committed(), failed);
  };
  const bool all = run_trials(plan, options) && !limited;
  store.commit();
  if (before < end - first) progress.tell(before + store.committed(), failed);
  return all;
}

Exit tell_interruption(const SweepRequest& r) {
  std::cerr << "chokepoint: interrupted; finished trials are kept. To go on, give the same command:\n  ";
  for (const auto& w : r.command) {
    const bool plain =
        !w.empty() && w.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=,:+%@") ==
                          std::string::npos;
    std::cerr << (plain ? w : shell_quoted(w)) << (&w == &r.command.back() ? "\n" : " ");
  }
  return interrupted;
}

/// What stands in the folder belongs to this study, or may go, or is refused.
void check_folder(const SweepRequest& r, const SweepPlan& plan) {
  for (const char* name : {"/study.sqlite", "/running.sqlite"}) {
    const auto path = r.folder + name;
    if (!fs::exists(path)) continue;
    const auto fault = store_fault(path, plan, CHOKEPOINT_VERSION);
    if (fault.empty()) continue;
    if (!r.force) throw Misuse(fault + "; choose another --out, or --force to begin anew");
    for (const char* end : {"", "-journal"}) fs::remove(path + end);
  }
}

Exit run_alone(const SweepRequest& r, const SweepPlan& plan) {
  make_folder(r.folder);
  const FolderLock lock(r.folder);
  check_folder(r, plan);
  Finishing f{r.folder, r.format, {r.folder + "/running.sqlite"}, r.command, clock_text(), threads(r), r.quiet};
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
void adopt(const SweepRequest& r, const SweepPlan& plan, const std::string& aside) {
  bool adopted = false;
  for (const auto& old : shard_leftovers(r.folder, *r.shard)) {
    if (old == aside) continue;
    std::error_code none;
    if (!adopted) {
      for (const char* end : {"-journal", ""})  // without its journal a copy may be torn; store_fault() finds out
        if (fs::exists(old + end, none))
          fs::copy_file(old + end, aside + end, fs::copy_options::overwrite_existing, none);
      adopted = store_fault(aside, plan, CHOKEPOINT_VERSION).empty();
      if (!adopted)
        for (const char* end : {"", "-journal"}) fs::remove(aside + end, none);
    }
    for (const char* end : {"", "-journal"}) fs::remove(old + end, none);
  }
}

Exit run_shard(const SweepRequest& r, const SweepPlan& plan) {
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

Exit write_scripts(const SweepRequest& r, const SweepPlan& plan) {
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
         "twins and a workbook beside it. Ctrl-C stops after the runs in flight; the same command goes on. A trial "
         "that\n"
         "fails is a row with its reason. Exit code 1: a trial failed; 4: a limit of the study was crossed.\n\n" +
         sweep_options_text();
}

Exit sweep(const Words& words) {
  const auto r = sweep_request(words);
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
