// What a scenario file says before anyone asks what it means: scalars, lists and maps, each with its spot.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint {

struct TreeEntry;

/// A node as its author wrote it. Maps keep the author's order and hold no key twice; aliases are written out.
struct Tree {
  enum class Kind { empty, removed, scalar, list, map };
  Kind kind = Kind::empty;  ///< empty: "key:" and nothing; removed: "~" or null, which takes the parent's key away
  bool quoted = false;      ///< a scalar in quotes or a block scalar: text, whatever it looks like
  Spot spot;
  std::string text;                ///< of a scalar
  std::vector<Tree> items;         ///< of a list
  std::vector<TreeEntry> entries;  ///< of a map

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }
  /// The value of `key` in a map; null if there is none, or this is no map.
  const Tree* find(std::string_view key) const;
  Tree* find(std::string_view key);
  void erase(std::string_view key);
  std::vector<std::string> keys() const;
};

struct TreeEntry {
  std::string key;
  Spot spot;
  Tree value;
};

/// "a map", "a list", "'12 t'": what stands there, for messages.
std::string described(const Tree& node);

/// The tree as YAML that reads back to the same tree (spots aside). Deterministic: same tree, same bytes.
std::string to_yaml(const Tree& tree);

}  // namespace chokepoint
