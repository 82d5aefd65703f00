// What every part of the reader needs at hand: where findings go, and where on the tree it stands.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/scenario.hpp"
#include "chokepoint/scenario/tree.hpp"

namespace chokepoint {

struct ReadContext {
  Diagnostics& diagnostics;
  std::vector<Provenance>& provenance;
};

/// A node that is being read, and what is due there.
struct Place {
  ReadContext& context;
  const Tree& node;
  std::string path;
  Spot named;               ///< where its key stands, for what is missing in it
  Key key;                  ///< the field it fills
  bool short_form = false;  ///< a struct written as a bare value: its key adds no step to the path

  void error(Spot spot, std::string message) const { context.diagnostics.error(spot, path, std::move(message)); }
  void error(std::string message) const { error(node.spot, std::move(message)); }
  Place inside(const Tree& child, const std::string& step, Spot spot, Key field) const {
    if (short_form) return {context, child, path, spot, field};
    return {context, child, path.empty() ? step : path + "." + step, spot, field};
  }
};

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& w : words) text += (text.empty() ? "" : ", ") + w;
  return text;
}

}  // namespace chokepoint
