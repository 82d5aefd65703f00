// Who says so: the source, grade and note of each number, its own or those of the entry around it.
#pragma once
#include "read_context.hpp"

namespace chokepoint {

/// True when the entry names a source, a grade or a note for the numbers inside.
bool is_backed(const Tree& entry);
/// What holds for the numbers inside the entry at `place`: its own source and grade, which travel together, or else
/// those around it; the note likewise.
Backing backing_in(const Place& place);

/// Puts a plain number on record, if all are wanted.
void put_on_record(const Place& place);
/// Puts `value` of the map {value, range, source, grade, note} at `place` on record. What is not `measured` (a word)
/// inherits nothing.
void put_on_record(const Place& place, const Tree& value, bool measured);

/// The ids of the table `sources` of a scenario, sorted.
std::vector<std::string> source_ids(const Tree& scenario);
/// A copy in which each of `strangers` says that the source around it is not its own: {value: ..., source: ~}.
Tree told_apart(const Tree& tree, const std::vector<const Tree*>& strangers);

}  // namespace chokepoint
