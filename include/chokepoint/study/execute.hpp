// Many pairs of runs on several threads; the result does not know how many there were.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chokepoint/measure/pair.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct StudyOptions {
  std::uint64_t seed = 1;
  std::uint32_t replications = 1;
  std::uint32_t jobs = 1;  ///< threads; 0: as many as the machine has
  bool deterministic = false;
  AuditDepth audit = AuditDepth::every_close;
  const std::atomic<bool>* stop = nullptr;  ///< when it becomes true, runs in flight are given up and none is begun
  std::function<void(std::uint32_t done, std::uint32_t of)> progress;  ///< called after each, one at a time
};

/// One replication: the pair of its runs, condensed, or why there is none. Only replication 0 keeps its daily series.
struct Replication {
  bool done = false;
  std::string failure;
  PairResult pair;
  bool ok() const { return done && failure.empty(); }
};

struct StudyResult {
  std::uint64_t seed = 1;
  std::vector<Replication> replications;  ///< by index
  bool interrupted = false;
  std::size_t finished() const;
  std::size_t failed() const;
  /// The first replication that went through; null when none did.
  const PairResult* first_pair() const;
};

/// Runs every replication with and without the events, on the same random numbers. A run that fails is a status of its
/// replication; the others go on.
StudyResult execute(const Network& network, const StudyOptions& options);
/// Adds the replications that `study` has less than `options.replications`: the result is as if all had been run at
/// once.
void execute_more(const Network& network, const StudyOptions& options, StudyResult& study);

}  // namespace chokepoint
