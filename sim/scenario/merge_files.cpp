// Follows `extends` and `network` from file to file.
#include <algorithm>

#include "chokepoint/scenario/merge.hpp"
#include "merge_parts.hpp"
#include "table_files.hpp"

namespace chokepoint {
namespace {

struct Reference {
  std::string path;
  Spot spot;
};

/// One file of a chain of `extends`, the uppermost first.
struct Layer {
  Tree tree;
  std::optional<Reference> network;
  bool network_is_stated = false;
};

class FileChain {
 public:
  FileChain(const TextSource& source, Diagnostics& diagnostics, YamlLimits limits, bool network)
      : source_(source), diagnostics_(diagnostics), limits_(limits), network_(network) {}

  /// All layers from `path` down. False when one of them cannot be read.
  bool load(Reference file) {
    for (;;) {
      std::optional<Reference> next;
      if (!load_one(file, next)) return false;
      if (!next) return true;
      if (!may_follow(*next)) return false;
      file = *next;
    }
  }
  std::vector<Layer> layers;

 private:
  bool fail(Spot spot, const std::string& path, const std::string& message) {
    diagnostics_.error(spot, path, message);
    return false;
  }

  bool load_one(const Reference& file, std::optional<Reference>& next) {
    visited_.push_back(file.path);
    const auto number = diagnostics_.add_file(file.path);
    const auto text = source_(file.path);
    const Spot named = file.spot.file != 0 ? file.spot : Spot{number, 0, 0};
    if (!text)
      return fail(named, "",
                  "there is no file '" + file.path + "'; check the name" +
                      (file.spot.file != 0 ? " (it is relative to the folder of this file)" : ""));
    auto tree = parse_yaml(*text, number, diagnostics_, limits_);
    if (!tree) return false;
    if (!tree->is_map()) {
      const bool empty = tree->kind == Tree::Kind::empty || tree->kind == Tree::Kind::removed;
      return fail({number, std::max(tree->spot.line, 1U), std::max(tree->spot.column, 1U)}, "",
                  empty ? "the file is empty; write at least title, from and until"
                        : "a map is due here, not " + described(*tree) +
                              "; write 'key: value' lines, with a blank behind each colon");
    }
    Layer layer;
    next = reference(*tree, "extends", file.path);
    const auto* network = tree->find("network");
    layer.network_is_stated = !network_ && network != nullptr;
    if (!network_) layer.network = reference(*tree, "network", file.path);
    if (!network_) tree->erase("network");
    tree->erase("extends");
    if (network_) check_network_keys(*tree);
    lay_in_tables(*tree, [&](const std::string& name) { return resolved(file.path, name); }, source_, diagnostics_);
    layer.tree = std::move(*tree);
    layers.push_back(std::move(layer));
    return true;
  }

  std::optional<Reference> reference(const Tree& tree, const char* key, const std::string& from) {
    const auto* node = tree.find(key);
    if (node == nullptr || node->kind == Tree::Kind::removed) return std::nullopt;
    if (node->is_scalar() && !node->text.empty()) return Reference{resolved(from, node->text), node->spot};
    const std::string example = key == std::string("network") ? "networks/magnets.yaml" : "baseline.yaml";
    fail(node->spot, key,
         "the name of one file is due here, not " + described(*node) + "; write it as in '" + example + "'");
    return std::nullopt;
  }

  bool may_follow(const Reference& next) {
    const auto seen = std::find(visited_.begin(), visited_.end(), next.path);
    if (seen != visited_.end()) {
      std::string loop;
      for (auto at = seen; at != visited_.end(); ++at) loop += *at + " extends ";
      return fail(next.spot, "extends", "the files extend each other in a circle: " + loop + next.path);
    }
    if (visited_.size() < extends_limit) return true;
    return fail(next.spot, "extends",
                "more than " + std::to_string(extends_limit) + " files extend each other; merge some of them");
  }

  /// Takes out what a network file may not hold, so that it is reported once, here.
  void check_network_keys(Tree& tree) {
    static const std::vector<std::string> holds{"sources", "goods", "sites", "lanes", "profiles", "calendars"};
    static const std::vector<std::string> scenario_only{
        "from",           "until",   "lot_interval", "warm_up",      "replications", "seed",
        "deterministic",  "demand",  "events",       "compare_with", "precision",    "most_replications",
        "reported_stops", "reports", "beliefs",      "network",      "start"};
    const auto one_of = [](const std::vector<std::string>& words, const std::string& w) {
      return std::find(words.begin(), words.end(), w) != words.end();
    };
    tree.erase("title");
    tree.erase("about");
    for (const auto& key : tree.keys()) {
      if (one_of(holds, key)) continue;
      const auto entry =
          std::find_if(tree.entries.begin(), tree.entries.end(), [&](const TreeEntry& e) { return e.key == key; });
      fail(entry->spot, "",
           one_of(scenario_only, key) ? "'" + key +
                                            "' belongs in the scenario; a network file holds sources, goods, sites, "
                                            "lanes, profiles and calendars"
                                      : "unknown key '" + key + "' in a network file; " + hint(key, holds));
      tree.erase(key);
    }
  }

  const TextSource& source_;
  Diagnostics& diagnostics_;
  YamlLimits limits_;
  bool network_;
  std::vector<std::string> visited_;
};

}  // namespace

std::string resolved(const std::string& from, const std::string& name) {
  const std::string prefix{shipped_prefix};
  if (is_shipped(name)) return prefix + resolved("", name.substr(prefix.size()));
  if (is_shipped(from) && name[0] != '/') return prefix + resolved(from.substr(prefix.size()), name);
  const auto slash = from.rfind('/');
  const bool absolute = !name.empty() && name[0] == '/';
  const std::string whole = absolute || slash == std::string::npos ? name : from.substr(0, slash + 1) + name;
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= whole.size();) {
    const auto end = std::min(whole.find('/', at), whole.size());
    const auto part = whole.substr(at, end - at);
    at = end + 1;
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (!part.empty() && part != ".")
      parts.push_back(part);
  }
  std::string path = !whole.empty() && whole[0] == '/' ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) path += (i ? "/" : "") + parts[i];
  return path;
}

std::optional<Tree> load_tree(const std::string& path, const TextSource& source, Diagnostics& diagnostics,
                              YamlLimits limits) {
  FileChain scenario(source, diagnostics, limits, false), network(source, diagnostics, limits, true);
  const bool have_scenario = scenario.load({resolved("", path), {}});
  const auto stated =
      std::find_if(scenario.layers.begin(), scenario.layers.end(), [](const Layer& l) { return l.network_is_stated; });
  const bool names_network = stated != scenario.layers.end() && stated->network;
  const bool have_network = !names_network || network.load(*stated->network);
  if (!have_scenario || !have_network) return std::nullopt;
  Tree tree;
  tree.kind = Tree::Kind::map;
  for (const auto* chain : {&network, &scenario})
    for (auto layer = chain->layers.rbegin(); layer != chain->layers.rend(); ++layer)
      tree = merged(std::move(tree), layer->tree, diagnostics);
  return tree;
}

}  // namespace chokepoint
