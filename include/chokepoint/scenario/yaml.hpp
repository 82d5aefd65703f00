// Text to tree: the one place that knows the YAML library.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "chokepoint/scenario/tree.hpp"

namespace chokepoint {

/// What a hostile or broken file may cost.
struct YamlLimits {
  std::size_t nodes = 200'000;  ///< after aliases are written out
  std::size_t depth = 100;      ///< of nesting
};

/// Reads one YAML document in UTF-8 (a byte order mark and CRLF are fine). `file` is the number that spots carry.
/// Empty when the text cannot be understood; the reason is then in `diagnostics`, with its spot. A syntax error stands
/// alone; duplicate keys, tags and merge keys are reported all at once. Columns count characters.
std::optional<Tree> parse_yaml(std::string_view text, std::uint32_t file, Diagnostics& diagnostics,
                               YamlLimits limits = {});

}  // namespace chokepoint
