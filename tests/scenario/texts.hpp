// Files that exist only in a test, and the product's own files.
#pragma once
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include "chokepoint/scenario/reader.hpp"

#ifndef CHOKEPOINT_SOURCE_DIR
#define CHOKEPOINT_SOURCE_DIR CHOKEPOINT_ROOT
#endif

namespace texts {

using Files = std::map<std::string, std::string>;

inline chokepoint::TextSource source(const Files& files) {
  return [files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return found->second;
  };
}

/// The text of a file of the source tree; nothing if there is none.
inline std::optional<std::string> product_file(const std::string& path) {
  std::ifstream in(std::string(CHOKEPOINT_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline const std::string head = "title: t\nfrom: 2025-01-01\nuntil: 2025-12-31\n";

/// Reads one scenario that stands alone, behind the three keys that every scenario needs.
inline chokepoint::ReadResult read(const std::string& rest, const std::vector<std::string>& overrides = {}) {
  return chokepoint::read_scenario("s.yaml", source({{"s.yaml", head + rest}}), overrides);
}

/// The one message about a text, without its place; "ok" if there is none.
inline std::string message(const chokepoint::Diagnostics& d) {
  if (d.all().empty()) return "ok";
  return d.all().size() == 1 ? d.all()[0].message : std::to_string(d.all().size()) + " messages:\n" + d.text();
}

}  // namespace texts
