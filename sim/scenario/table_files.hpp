// Tables in files of their own: the rows of `start`, laid into the tree as if they had been written there.
#pragma once
#include <functional>
#include <string>

#include "chokepoint/scenario/merge.hpp"

namespace chokepoint {

/// Replaces the names of CSV files under `start` by the rows of those files: a list of maps from columns to cells;
/// empty cells are left out, and so are rows of nothing but empty cells. `resolve` gives the path that a name stands
/// for. What cannot be read becomes an empty list, and is reported.
void lay_in_tables(Tree& tree, const std::function<std::string(const std::string&)>& resolve, const TextSource& source,
                   Diagnostics& diagnostics);

/// `from` of a scenario that starts with the state of a day is that day, unless it is given.
void begin_with_start(Tree& tree);

}  // namespace chokepoint
