// The strict reader: scenario text to specs, every mistake at once, every sourced value on record.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/scenario/merge.hpp"
#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

/// What is put on record.
enum class Record {
  sourced,  ///< values written as {value, source, ...}
  all,      ///< those, and every other number of the world, sourced or not; not the settings (from, until, seed, ...)
};

struct ReadResult {
  ScenarioSpec spec;
  std::vector<Provenance> provenance;  ///< in reading order: section by section, ids as their author ordered them
  Diagnostics diagnostics;
  /// The merged tree (extends, network and overrides applied) as YAML; reads back to the same spec. Empty on a
  /// syntax error.
  std::string effective;
};

/// Reads the scenario at `path`, with `extends` and `network` files, then applies `overrides` ("path=value") in order.
/// With errors, `spec` holds what could be read, which compile() can look through for more mistakes. Names are not
/// resolved and units not compared with the goods: that is the compiler's. Never throws on bad input.
ReadResult read_scenario(const std::string& path, const TextSource& source,
                         const std::vector<std::string>& overrides = {}, Record record = Record::sourced);

/// Reads a merged tree: the second half of read_scenario, for callers that hold a tree (sweeps over one parameter).
void read_tree(const Tree& tree, ReadResult& into, Record record = Record::sourced);

}  // namespace chokepoint
