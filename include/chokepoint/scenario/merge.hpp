// One tree out of several: a scenario over the one it extends, over its network, under the overrides of the command
// line.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/scenario/tree.hpp"
#include "chokepoint/scenario/yaml.hpp"

namespace chokepoint {

/// Gives the text of a file, or nothing if there is none. The door supplies the disk.
using TextSource = std::function<std::optional<std::string>(const std::string& path)>;

/// What the name of a file begins with that came with the program, as in "chokepoint:networks/magnets-compact.yaml".
inline constexpr std::string_view shipped_prefix = "chokepoint:";
inline bool is_shipped(std::string_view name) { return name.starts_with(shipped_prefix); }

/// How deep `extends` may go.
inline constexpr std::size_t extends_limit = 20;

/// Reads `path`, the files it extends and the network it names (paths are relative to the file that names them, or
/// begin with "chokepoint:") and
/// lays them over each other, the named ones below:
///   maps merge key by key; lists are replaced; `events` and `reported_stops` merge by their ids, in the lower file's
///   order, new ones last (a change that names none of them and cannot be new is an error with the nearest id);
///   a map with the key `value` (a value and its source) and a selector (`where`, `goods`, ...) are replaced as a
///   whole; a map over a value that stands for a map (`keeps: {ore: 20 d}`) completes it;
///   `~` takes the lower file's key away; an event with `what: ~` takes the event away, a reported
///   stop with `who: ~` the stop.
/// The uppermost `network` counts. A network file holds sources, goods, sites, lanes, profiles and calendars.
/// Empty when a file is missing, is not YAML, or extends itself; the reason is then in `diagnostics`.
std::optional<Tree> load_tree(const std::string& path, const TextSource& source, Diagnostics& diagnostics,
                              YamlLimits limits = {});

/// Lays `upper` over `lower` by these rules.
Tree merged(Tree lower, const Tree& upper, Diagnostics& diagnostics);

/// Sets "path=value" (ids joined by dots; events and other lists by id or by number from 0). The value is YAML text;
/// "~" removes the key. Everything above the last word of the path must exist.
void apply_override(Tree& tree, const std::string& override_text, Diagnostics& diagnostics, YamlLimits limits = {});

}  // namespace chokepoint
