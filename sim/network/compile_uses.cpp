// End uses: a site's own, or without one all that its goods end in.
#include <algorithm>

#include "network/compiling.hpp"

namespace chokepoint {

void compile_uses(Compiling& c) {
  auto& n = c.net;
  std::vector<bool> own(n.sites.size());
  for (std::size_t s = 0; s < own.size(); ++s) {
    const auto& use = c.site_specs[s]->value.use;
    own[s] = use.given();
    if (use.given()) n.sites[s].uses = {use.text};
  }
  for (bool changed = std::find(own.begin(), own.end(), true) != own.end(); changed;) {
    changed = false;
    for (const auto& lane : n.lanes) {
      auto& uses = n.sites[lane.from_site].uses;
      if (own[lane.from_site]) continue;
      for (const auto& use : n.sites[lane.to_site].uses) {
        if (std::find(uses.begin(), uses.end(), use) != uses.end()) continue;
        uses.push_back(use);
        changed = true;
      }
    }
  }
  for (auto& site : n.sites) std::sort(site.uses.begin(), site.uses.end());
}

}  // namespace chokepoint
