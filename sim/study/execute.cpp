// Threads take the next replication's number and put its result in that place; the order of finishing leaves no trace.
#include "chokepoint/study/execute.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace chokepoint {
namespace {

Replication run_pair(const Network& network, const StudyOptions& options, std::uint32_t index) {
  Replication r;
  try {
    const RunOptions run{options.seed, index, true, options.deterministic};
    const auto stop = options.stop ? StopAsked([flag = options.stop] { return flag->load(); }) : StopAsked();
    const auto days = index == 0 ? DailyLevels::kept : DailyLevels::dropped;
    auto both = run_both(network, run, options.audit, days, stop);
    if (both.baseline.stopped || both.scenario.stopped) return {};
    r.pair = pair_up(network, std::move(both.baseline), std::move(both.scenario));
    if (!r.pair.baseline.failure.empty()) r.failure = "baseline: " + r.pair.baseline.failure;
    if (!r.pair.scenario.failure.empty()) r.failure = r.pair.scenario.failure;
    condense(network, r.pair.baseline);
    condense(network, r.pair.scenario);
    if (index == 0) {
      r.done = true;
      return r;
    }
    forget_days(r.pair.baseline);
    forget_days(r.pair.scenario);
  } catch (const std::exception& error) {
    r.failure = error.what();
  }
  r.done = true;
  return r;
}

std::uint32_t threads(const StudyOptions& options) {
  const std::uint32_t wanted = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  return std::max(1U, std::min(wanted, options.replications));
}

}  // namespace

std::size_t StudyResult::finished() const {
  return static_cast<std::size_t>(
      std::count_if(replications.begin(), replications.end(), [](const Replication& r) { return r.done; }));
}

std::size_t StudyResult::failed() const {
  return static_cast<std::size_t>(std::count_if(replications.begin(), replications.end(),
                                                [](const Replication& r) { return r.done && !r.failure.empty(); }));
}

const PairResult* StudyResult::first_pair() const {
  const auto first =
      std::find_if(replications.begin(), replications.end(), [](const Replication& r) { return r.ok(); });
  return first == replications.end() ? nullptr : &first->pair;
}

void execute_more(const Network& network, const StudyOptions& options, StudyResult& study) {
  const auto have = static_cast<std::uint32_t>(study.replications.size());
  if (have >= options.replications) return;
  study.replications.resize(options.replications);
  std::atomic<std::uint32_t> next{have};
  std::uint32_t done = have;
  std::mutex telling;
  const auto work = [&] {
    for (;;) {
      if (options.stop && options.stop->load()) return;
      const std::uint32_t index = next.fetch_add(1);
      if (index >= options.replications) return;
      study.replications[index] = run_pair(network, options, index);
      if (!study.replications[index].done) return;
      const std::lock_guard lock(telling);
      ++done;
      if (options.progress) options.progress(done, options.replications);
    }
  };
  const auto crew_size = std::min(threads(options), options.replications - have);
  if (crew_size == 1) {
    work();
  } else {
    std::vector<std::jthread> crew;
    for (std::uint32_t i = 0; i < crew_size; ++i) crew.emplace_back(work);
    for (auto& t : crew) t.join();
  }
  study.interrupted = done < options.replications;
}

StudyResult execute(const Network& network, const StudyOptions& options) {
  StudyResult study;
  study.seed = options.seed;
  execute_more(network, options, study);
  return study;
}

}  // namespace chokepoint
