// A folder of results that is there as a whole or not at all.
#pragma once
#include <map>
#include <string>

namespace chokepoint {

/// Writes the files (name to content) into a folder beside `folder` and renames it. An existing folder is replaced only
/// with `force`, and only if it holds a manifest.json or nothing; what in it is none of these files stays. Returns what
/// went wrong, empty when nothing did.
std::string write_folder(const std::string& folder, const std::map<std::string, std::string>& files, bool force);

/// Why `folder` may not or cannot be written to, empty when it can: asked before the runs, so that no work is lost.
/// Finds out by making a folder beside it (or its first missing parent) and removing it.
std::string folder_refusal(const std::string& folder, bool force);

}  // namespace chokepoint
