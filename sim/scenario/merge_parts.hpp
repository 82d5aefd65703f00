// What merging and overriding have in common.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/scenario/tree.hpp"

namespace chokepoint {

using Steps = std::vector<std::string>;
std::string dotted(const Steps& steps);
/// "did you mean 'x'? known: a, b": hint() for names that the author chose.
std::string hint_at_names(const std::string& word, const std::vector<std::string>& names);

/// `name` as seen from the folder of `from`, without "." and "..". What a shipped file names is shipped too.
std::string resolved(const std::string& from, const std::string& name);

/// Turns a value that stands for a map into that map, if the field at `steps` has such a shorthand.
bool write_out(Tree& node, const Steps& steps);
/// The item of a list with this id, or this number; null if none.
Tree* item_at(Tree& list, const std::string& step);
/// The id of an item that is a map with one; else "".
std::string id_of(const Tree& item);
/// Complains of every '~' that has nothing below it to take away, and takes it out.
void drop_removals(Tree& node, const Steps& steps, Diagnostics& diagnostics);

/// What apply_override() does, with a path and a value that have been read already; complaints stand at `spot`.
void set_value(Tree& tree, const std::string& path, Tree value, Spot spot, Diagnostics& diagnostics);

}  // namespace chokepoint
