// A scenario whose files are read and merged once, for many readings with other values laid in.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/scenario/reader.hpp"

namespace chokepoint {

/// "~" removes what stands at the path.
struct Setting {
  std::string path, value;
  Spot spot;
};

class ScenarioDraft {
 public:
  ScenarioDraft() = default;
  /// `tree` as load_tree() gave it. `source` is called by read(), where the scenario names tables.
  ScenarioDraft(Tree tree, TextSource source) : tree_(std::move(tree)), source_(std::move(source)) {}

  /// Lays the settings in, in order, and keeps them.
  void set(const std::vector<Setting>& settings, Diagnostics& diagnostics);
  /// The scenario with these settings, as read_scenario() would read it; but without `effective`.
  ReadResult read(const std::vector<Setting>& settings) const;
  /// The merged scenario as YAML, without settings of a case.
  std::string text() const;

 private:
  Tree tree_;
  TextSource source_;
};

}  // namespace chokepoint
