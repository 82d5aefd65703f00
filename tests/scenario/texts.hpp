// Files that exist only in a test, and the product's own files.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "chokepoint/scenario/reader.hpp"

#ifndef CHOKEPOINT_SOURCE_DIR
#define CHOKEPOINT_SOURCE_DIR CHOKEPOINT_ROOT
#endif

namespace texts {

using Files = std::map<std::string, std::string>;

chokepoint::TextSource source(const Files& files);

/// The text of a file of the source tree; nothing if there is none.
std::optional<std::string> product_file(const std::string& path);

inline const std::string head = "title: t\nfrom: 2025-01-01\nuntil: 2025-12-31\n";

/// Reads one scenario that stands alone, behind the three keys that every scenario needs.
chokepoint::ReadResult read(const std::string& rest, const std::vector<std::string>& overrides = {});

/// The one message about a text, without its place; "ok" if there is none.
std::string message(const chokepoint::Diagnostics& d);

}  // namespace texts
