// A sweep in pieces: which trials a shard runs, the files it leaves, and what is missing for the whole.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chokepoint {

/// Shard `index` (from 0) of `count`.
struct Shard {
  std::uint32_t index = 0, count = 1;
  /// Its trials [first, end) of so many: consecutive ones, as equal as can be.
  std::pair<std::uint64_t, std::uint64_t> trials(std::uint64_t all) const;
};

/// FOLDER/shards/shard-0003-of-0020.sqlite: there when the shard is complete.
std::string shard_file(const std::string& folder, const Shard& shard);
/// The name under which this process writes the shard aside.
std::string shard_aside(const std::string& folder, const Shard& shard);
/// What earlier attempts, which were stopped or killed, have left of this shard.
std::vector<std::string> shard_leftovers(const std::string& folder, const Shard& shard);

/// The complete shards of a folder. Shards of another count are not mixed in: `mixed` is then true.
struct ShardsFound {
  std::uint32_t count = 0;
  std::vector<std::uint32_t> there;  ///< indices, ascending
  bool mixed = false;
  std::vector<std::uint32_t> missing() const;
};
ShardsFound shards_in(const std::string& folder);

/// {3, 7, 8, 9} is "3,7-9", as --array of Slurm takes it.
std::string array_spec(const std::vector<std::uint32_t>& indices);

}  // namespace chokepoint
