// One value from the command line or a study, put into the tree by its path.
#include <algorithm>

#include "chokepoint/scenario/merge.hpp"
#include "merge_parts.hpp"

namespace chokepoint {
namespace {

Steps split_path(const std::string& path) {
  Steps steps{""};
  for (char c : path) {
    if (c == '.')
      steps.emplace_back();
    else
      steps.back() += c;
  }
  return steps;
}

std::vector<std::string> names_in(const Tree& node) {
  if (node.is_map()) return node.keys();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < node.items.size(); ++i)
    names.push_back(id_of(node.items[i]).empty() ? std::to_string(i) : id_of(node.items[i]));
  return names;
}

class Override {
 public:
  Override(Tree& tree, Spot spot, std::string path, Diagnostics& diagnostics)
      : tree_(tree), spot_(spot), path_(std::move(path)), steps_(split_path(path_)), diagnostics_(diagnostics) {}

  void set(Tree value) {
    if (std::find(steps_.begin(), steps_.end(), "") != steps_.end())
      return fail("a path is ids joined by single dots, as in 'sites.hill-mine.at_most'");
    if (steps_[0] == "network" || steps_[0] == "extends")
      return fail("'" + steps_[0] + "' is read before overrides apply; write a file that extends this one");
    auto* parent = parent_node();
    if (parent == nullptr) return;
    const auto& last = steps_.back();
    if (value.kind == Tree::Kind::removed) return remove(*parent, last);
    drop_removals(value, steps_, diagnostics_);
    if (auto* there = child(*parent, last)) {
      *there = std::move(value);
      for (auto& e : parent->entries)
        if (e.key == last) e.spot = spot_;
    } else if (parent->is_map()) {
      parent->entries.push_back({last, spot_, std::move(value)});
    } else {
      fail(missing(*parent, steps_.size() - 1));
    }
  }

 private:
  void fail(const std::string& message) { diagnostics_.error(spot_, path_, message); }

  /// A single thing stands for a list of one: its id, or 0, names itself.
  static Tree* child(Tree& node, const std::string& step) {
    if (node.is_list()) return item_at(node, step);
    if (auto* found = node.find(step)) return found;
    return node.is_map() && id_of(node) == step ? &node : nullptr;
  }

  std::string missing(const Tree& parent, std::size_t depth) const {
    const auto where =
        depth == 0 ? std::string("the scenario")
                   : "'" + dotted(Steps(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(depth))) + "'";
    if (!parent.is_map() && !parent.is_list())
      return where + " is " + described(parent) + " and has nothing inside; set it as a whole";
    const auto names = names_in(parent);
    return "there is no '" + steps_[depth] + "' in " + where + "; " + hint_at_names(steps_[depth], names);
  }

  Tree* parent_node() {
    Tree* node = &tree_;
    for (std::size_t depth = 0; depth + 1 < steps_.size(); ++depth) {
      auto* next = child(*node, steps_[depth]);
      if (next == nullptr) return fail(missing(*node, depth)), nullptr;
      node = next;
      const Steps so_far(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(depth + 1));
      write_out(*node, so_far);
      if (!node->is_map() && !node->is_list()) return fail(missing(*node, depth + 1)), nullptr;
    }
    return node;
  }

  void remove(Tree& parent, const std::string& last) {
    auto* there = child(parent, last);
    if (there == nullptr || there == &parent) return fail(missing(parent, steps_.size() - 1));
    if (parent.is_map())
      parent.erase(last);
    else
      parent.items.erase(parent.items.begin() + (there - parent.items.data()));
  }

  Tree& tree_;
  Spot spot_;
  std::string path_;
  Steps steps_;
  Diagnostics& diagnostics_;
};

}  // namespace

void apply_override(Tree& tree, const std::string& override_text, Diagnostics& diagnostics, YamlLimits limits) {
  const auto equals = override_text.find('=');
  const auto file = diagnostics.add_file("--set " + override_text);
  const Spot spot{file, 1, 1};
  if (equals == std::string::npos)
    return diagnostics.error(spot, "", "'=' is missing; write path=value, as in 'sites.hill-mine.at_most=6 t/d'");
  const auto path = override_text.substr(0, equals);
  auto value = parse_yaml(override_text.substr(equals + 1), file, diagnostics, limits);
  if (!value) return;
  if (value->kind == Tree::Kind::empty)
    return diagnostics.error(spot, path, "nothing stands behind '='; write a value, or '~' to remove the key");
  set_value(tree, path, std::move(*value), spot, diagnostics);
}

void set_value(Tree& tree, const std::string& path, Tree value, Spot spot, Diagnostics& diagnostics) {
  Override(tree, spot, path, diagnostics).set(std::move(value));
}

}  // namespace chokepoint
