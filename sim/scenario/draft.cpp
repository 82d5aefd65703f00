// The second half of read_scenario(), over a copy of the tree.
#include "chokepoint/scenario/draft.hpp"

#include "merge_parts.hpp"
#include "read_spec.hpp"
#include "reader_source.hpp"
#include "table_files.hpp"

namespace chokepoint {
namespace {

/// A value as a study or a command line writes it: a scalar as it stands, anything in brackets as YAML.
std::optional<Tree> tree_of(const Setting& s, Diagnostics& diagnostics) {
  if (!s.value.empty() && (s.value[0] == '[' || s.value[0] == '{'))
    return parse_yaml(s.value, diagnostics.add_file("value of " + s.path), diagnostics);
  Tree node;
  node.kind = s.value == "~" ? Tree::Kind::removed : Tree::Kind::scalar;
  node.spot = s.spot;
  node.text = s.value;
  return node;
}

void lay_in(Tree& tree, const std::vector<Setting>& settings, Diagnostics& diagnostics) {
  for (const auto& s : settings)
    if (auto value = tree_of(s, diagnostics)) set_value(tree, s.path, std::move(*value), s.spot, diagnostics);
}

}  // namespace

void ScenarioDraft::set(const std::vector<Setting>& settings, Diagnostics& diagnostics) {
  lay_in(tree_, settings, diagnostics);
}

ReadResult ScenarioDraft::read(const std::vector<Setting>& settings) const {
  ReadResult result;
  Tree tree = tree_;
  lay_in(tree, settings, result.diagnostics);
  lay_in_tables(tree, [](const std::string& name) { return name; }, source_, result.diagnostics);
  begin_with_start(tree);
  ReadContext context{result.diagnostics, result.provenance, Record::sourced, source_ids(tree), {}};
  read_spec(context, tree, result.spec);
  return result;
}

std::string ScenarioDraft::text() const { return to_yaml(tree_); }

}  // namespace chokepoint
