// Names of files carry all that is known of a shard; nothing is locked and nothing is shared.
#include "chokepoint/report/shards.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

std::string stem(const Shard& s) {
  char text[64];
  std::snprintf(text, sizeof text, "shard-%04u-of-%04u", s.index, s.count);
  return text;
}

fs::path place(const std::string& folder) { return fs::path(folder) / "shards"; }

std::string host() {
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  return name;
}

}  // namespace

std::pair<std::uint64_t, std::uint64_t> Shard::trials(std::uint64_t all) const {
  const auto begin = [&](std::uint64_t i) { return all / count * i + std::min<std::uint64_t>(i, all % count); };
  return {begin(index), begin(std::uint64_t{index} + 1)};
}

std::string shard_file(const std::string& folder, const Shard& shard) {
  return (place(folder) / (stem(shard) + ".sqlite")).string();
}

std::string shard_aside(const std::string& folder, const Shard& shard) {
  return (place(folder) / (stem(shard) + "." + host() + "." + std::to_string(getpid()) + ".part")).string();
}

std::vector<std::string> shard_leftovers(const std::string& folder, const Shard& shard) {
  std::vector<std::string> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(place(folder), none)) {
    const auto name = entry.path().filename().string();
    if (name.rfind(stem(shard) + ".", 0) == 0 && entry.path().extension() == ".part")
      found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::uint32_t> ShardsFound::missing() const {
  std::vector<std::uint32_t> gaps;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!std::binary_search(there.begin(), there.end(), i)) gaps.push_back(i);
  return gaps;
}

ShardsFound shards_in(const std::string& folder) {
  ShardsFound found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(place(folder), none)) {
    Shard s;
    char rest[16] = "";
    const auto name = entry.path().filename().string();
    if (std::sscanf(name.c_str(), "shard-%u-of-%u.%15s", &s.index, &s.count, rest) != 3) continue;
    const bool complete = std::string(rest) == "sqlite";
    if (!complete && entry.path().extension() != ".part") continue;
    found.mixed |= found.count != 0 && found.count != s.count;
    found.count = std::max(found.count, s.count);
    if (complete) found.there.push_back(s.index);
  }
  std::sort(found.there.begin(), found.there.end());
  return found;
}

std::string array_spec(const std::vector<std::uint32_t>& indices) {
  std::string text;
  for (std::size_t i = 0; i < indices.size();) {
    auto last = i;
    while (last + 1 < indices.size() && indices[last + 1] == indices[last] + 1) ++last;
    text += (text.empty() ? "" : ",") + std::to_string(indices[i]);
    if (last > i) text += (last == i + 1 ? "," : "-") + std::to_string(indices[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace chokepoint
