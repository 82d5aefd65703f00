// Every number of a scenario with its source and grade: what `chokepoint check --sources` prints.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "chokepoint/scenario/reader.hpp"

namespace chokepoint {

// All functions tell what a scenario read with Record::all has on record.

/// How many numbers carry each grade, in the order of the vocabulary; those without one last, as "none".
std::vector<std::pair<std::string, std::size_t>> grade_counts(const ReadResult& read);

/// For people, no line but an address wider than `columns` (40 at least): a line per number, wrapped; the sources that
/// are cited; the share of each grade; how many numbers carry no source, and the first twenty of them.
std::string sources_text(const ReadResult& read, std::size_t columns);
/// A head and a row per number, each ended by CR LF.
std::string sources_csv(const ReadResult& read);
/// numbers[], sources[] (the cited ones), grades{}, without_source[].
std::string sources_json(const ReadResult& read);

}  // namespace chokepoint
