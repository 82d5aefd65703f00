// Written aside, then renamed.
#include "chokepoint/report/results_folder.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

/// The folder to be, without a slash at its end.
fs::path folder_path(const std::string& folder) {
  fs::path p = fs::path(folder).lexically_normal();
  return p.filename().empty() ? p.parent_path() : p;
}

std::string write_files(const fs::path& into, const std::map<std::string, std::string>& files) {
  for (const auto& [name, text] : files) {
    std::ofstream file(into / name, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    file.close();
    if (!file) return "cannot write " + (into / name).string();
  }
  return "";
}

std::string unwritable(const std::string& folder, const std::string& why) {
  return "cannot write to " + folder + ": " + why;
}

/// What is made beside the folder while it is being replaced.
fs::path sibling(const fs::path& path, const char* kind) { return path.string() + kind + std::to_string(getpid()); }

/// Makes the first folder that would have to be made and removes it again: permissions alone do not tell.
std::string probe(const std::string& folder, fs::path path) {
  std::error_code error;
  const bool given = fs::exists(fs::symlink_status(path, error));
  while (!given && path.has_parent_path() && path.parent_path() != path &&
         !fs::exists(fs::status(path.parent_path(), error)))
    path = path.parent_path();
  const fs::path aside = sibling(path, ".new.");
  error.clear();
  if (!fs::create_directory(aside, error)) return unwritable(folder, error ? error.message() : "name is in use");
  fs::remove(aside, error);
  return "";
}

/// Why what stands there already may not be replaced; empty when it may, or nothing stands there.
std::string occupied(const std::string& folder, const fs::path& path, bool force) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return "";
  if (!fs::is_directory(status)) return folder + " exists and is not a folder";
  if (fs::is_empty(path, error)) return "";
  if (!force) return folder + " exists; use --force to replace it";
  if (!fs::exists(path / "manifest.json", error))
    return folder + " holds no manifest.json, so it is no folder of results; it is not replaced, even with --force";
  return "";
}

/// Files that are no results are their owner's: they come along into the new folder.
std::string bring_along(const fs::path& old, const fs::path& path, const std::map<std::string, std::string>& files) {
  std::error_code error;
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(old, error))
    if (!files.count(entry.path().filename().string())) others.push_back(entry.path());
  for (const auto& other : others) {
    fs::rename(other, path / other.filename(), error);
    if (error) return "the results are written, but cannot move " + other.string() + ": " + error.message();
  }
  return error ? "cannot read " + old.string() + ": " + error.message() : "";
}

}  // namespace

std::string folder_refusal(const std::string& folder, bool force) {
  const fs::path path = folder_path(folder);
  const auto refusal = occupied(folder, path, force);
  return refusal.empty() ? probe(folder, path) : refusal;
}

std::string write_folder(const std::string& folder, const std::map<std::string, std::string>& files, bool force) {
  if (const auto refusal = folder_refusal(folder, force); !refusal.empty()) return refusal;
  std::error_code error;
  const fs::path path = folder_path(folder);
  const fs::path aside = sibling(path, ".new."), old = sibling(path, ".old.");
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (!fs::create_directory(aside, error)) return unwritable(folder, error.message());
  std::string wrong = write_files(aside, files);
  // Without force a folder that another run has written meanwhile stays: the rename below replaces only an empty one.
  if (wrong.empty() && force && fs::exists(path, error)) {
    fs::rename(path, old, error);
    if (error) wrong = "cannot move " + path.string() + " aside: " + error.message();
  }
  if (wrong.empty()) {
    fs::rename(aside, path, error);
    if (error == std::errc::directory_not_empty || error == std::errc::file_exists)
      wrong = folder + " was written by another run meanwhile; use another folder";
    else if (error)
      wrong = "cannot rename " + aside.string() + ": " + error.message();
  }
  std::error_code ignored;
  if (!wrong.empty()) fs::remove_all(aside, ignored);
  if (!wrong.empty() && fs::exists(old, ignored) && !fs::exists(path, ignored)) fs::rename(old, path, ignored);
  if (wrong.empty() && fs::exists(old, ignored)) {
    wrong = bring_along(old, path, files);
    if (wrong.empty()) fs::remove_all(old, ignored);
  }
  return wrong;
}

}  // namespace chokepoint
