// The results of a sweep in one SQLite file: rows that stay whatever happens, and the file that comes out in the end.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chokepoint/study/sweep.hpp"

namespace chokepoint {

/// What a store says of its study; two stores with the same identity hold trials of the same sweep.
std::string sweep_identity(const SweepPlan& plan, const std::string& version);

/// The plan of the study whose texts stand in a store; empty when the file holds none that can be read.
std::optional<SweepPlan> stored_plan(const std::string& path);

/// A file that trials are being written to. Rows are safe once committed, at the latest a quarter of a second after
/// keep() where trials are quick, at once where they are slow: neither kill -9 nor a power failure takes them back, and
/// no trial is there twice. All members throw std::runtime_error when the file cannot be used.
class Store {
 public:
  /// Opens the file or makes it. Throws when it holds another study, or was made by another version.
  Store(const std::string& path, const SweepPlan& plan, const std::string& version);
  ~Store();

  /// Marks the trials that are there: `marks[i]` stands for trial `first + i`. Returns how many of them failed.
  std::uint64_t mark(std::vector<bool>& marks, std::uint64_t first);
  void keep(const Trial& trial);
  void commit();
  /// How many rows have been committed through this object.
  std::uint64_t committed() const { return committed_; }

 private:
  struct Open;
  std::unique_ptr<Open> open_;
  const SweepPlan& plan_;
  std::uint64_t pending_ = 0, committed_ = 0;
  std::chrono::steady_clock::time_point last_{};  ///< commit
};

/// Is this a usable store of that study, or an empty one? "" or why not. Reads all of it.
std::string store_fault(const std::string& path, const SweepPlan& plan, const std::string& version);

/// Writes `target` anew from the trials of `parts` (together all trials of the plan, in order): the same trials give
/// the same bytes, whatever the parts. Written aside, then renamed. `timings`, where not empty, becomes a CSV file of
/// the seconds that trials took. Throws std::runtime_error, also when trials are missing.
void assemble(const std::vector<std::string>& parts, const std::string& target, const std::string& timings,
              const SweepPlan& plan, const std::string& version);

}  // namespace chokepoint
