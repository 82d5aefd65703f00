// The strict reader: scenario text to specs, every mistake at once, every sourced value on record.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/scenario/merge.hpp"
#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

struct ReadResult {
  ScenarioSpec spec;
  std::vector<Provenance> provenance;  ///< values written as {value, source, ...}, in reading order
  Diagnostics diagnostics;
  /// The merged tree (extends, network and overrides applied) as YAML; reads back to the same spec. Empty on a
  /// syntax error.
  std::string effective;
};

/// Reads the scenario at `path`, with `extends` and `network` files, then applies `overrides` ("path=value") in order.
/// `spec` may be used only if `diagnostics.ok()`. Names are not resolved and units not compared with the goods: that is
/// the compiler's. Never throws on bad input.
ReadResult read_scenario(const std::string& path, const TextSource& source,
                         const std::vector<std::string>& overrides = {});

/// Reads a merged tree: the second half of read_scenario, for callers that hold a tree (sweeps over one parameter).
void read_tree(const Tree& tree, ReadResult& into);

}  // namespace chokepoint
