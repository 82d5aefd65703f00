// Looks beside the program for the folder of scenarios.
#include "cli/shipped.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/scenario/merge.hpp"

namespace chokepoint::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> candidates() {
  std::vector<fs::path> folders;
  if (const char* stated = std::getenv("CHOKEPOINT_SCENARIOS"); stated && *stated) return {stated};
  std::error_code none;
  const auto program = fs::read_symlink("/proc/self/exe", none);
  if (none) return folders;
  folders.push_back(program.parent_path().parent_path() / "share" / "chokepoint" / "scenarios");
  folders.push_back(program.parent_path().parent_path().parent_path() / "scenarios");  // build/PRESET/chokepoint
  return folders;
}

std::optional<fs::path> folder() {
  std::error_code none;
  for (const auto& f : candidates())
    if (fs::is_directory(f, none)) return f;
  return {};
}

std::string name_of(const std::string& path) { return path.substr(shipped_prefix.size()); }

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::optional<std::string> shipped_file(const std::string& path) {
  const auto room = folder();
  const fs::path name = name_of(path);
  const bool leaves = name.is_absolute() || std::find(name.begin(), name.end(), "..") != name.end();
  if (!room || name.empty() || leaves) return {};
  return (*room / name).string();
}

std::string no_such_shipped(const std::string& path) {
  const auto room = folder();
  if (room) return "no such scenario came with the program; " + hint(name_of(path), names_in(*room));
  std::string text = "the scenarios that come with the program are not found";
  for (const auto& f : candidates())
    text += (text.find("; not in ") == std::string::npos ? "; not in " : ", nor in ") + f.string();
  return text + "; set CHOKEPOINT_SCENARIOS to their folder";
}

}  // namespace chokepoint::cli
