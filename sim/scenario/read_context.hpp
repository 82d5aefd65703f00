// What every part of the reader needs at hand: where findings go, and where on the tree it stands.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/reader.hpp"
#include "chokepoint/scenario/tree.hpp"

namespace chokepoint {

struct ReadContext {
  Diagnostics& diagnostics;
  std::vector<Provenance>& provenance;
  Record record = Record::sourced;
  std::vector<std::string> source_ids;  ///< of the table `sources`, sorted
  /// Numbers laid into an entry by another file than the one that names the entry's source, which is not theirs.
  std::vector<const Tree*> strangers;
};

/// What the entries around a place say of the numbers inside: the nearest source and grade, the nearest note.
struct Backing {
  std::string source, grade, note, cites;
  std::uint32_t file = 0;  ///< that names the source or grade; 0: none does
};

/// A node that is being read, and what is due there.
struct Place {
  ReadContext& context;
  const Tree& node;
  std::string path;
  Spot named;                        ///< where its key stands, for what is missing in it
  Key key;                           ///< the field it fills
  const Backing* backing = nullptr;  ///< what the entries around it say; null: nothing
  /// Not null: the node stands for the value of this key of a struct; the key adds no step to the path.
  const char* short_key = nullptr;

  void error(Spot spot, std::string message) const { context.diagnostics.error(spot, path, std::move(message)); }
  void error(std::string message) const { error(node.spot, std::move(message)); }
  Place inside(const Tree& child, const std::string& step, Spot spot, Key field) const {
    if (short_key != nullptr) return {context, child, path, spot, field, backing};
    return {context, child, path.empty() ? step : path + "." + step, spot, field, backing};
  }
};

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& w : words) text += (text.empty() ? "" : ", ") + w;
  return text;
}

}  // namespace chokepoint
