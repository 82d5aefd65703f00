// From a selector to the sites, goods and lanes it names.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "network/compiling.hpp"

namespace chokepoint {

/// Which of the network's sites, goods or lanes are meant.
using Mask = std::vector<bool>;
inline bool any_set(const Mask& m) { return std::find(m.begin(), m.end(), true) != m.end(); }
inline void unite(Mask& a, const Mask& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
}
inline void intersect(Mask& a, const Mask& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] && b[i];
}
inline bool is_any(const Word& w) { return w.text == "any"; }

/// By SiteId: is the site meant? Reports unknown and ambiguous words, keys that name no places, and an empty result.
std::vector<bool> places_of(Compiling& c, const Selector& s, const std::string& path);
/// By GoodId: is the good meant? Words are ids or classes.
std::vector<bool> goods_of(Compiling& c, const Selector& s, const std::string& path);

/// By GoodId: the goods that a selector of other things narrows itself to by `goods`, `elements` and `except`.
std::vector<bool> goods_narrowed(Compiling& c, const Selector& s, const std::string& path);

struct Targets {
  std::vector<SiteId> sites;
  std::vector<LaneId> lanes;
};
/// Sites, or lanes when the selector names lanes (`lanes`, `from`, `to`, or a lane's id).
Targets targets_of(Compiling& c, const Selector& s, const std::string& path);

/// Final demands of the places that are meant; `goods` narrows them.
std::vector<DemandId> demands_of(Compiling& c, const Selector& s, const std::string& path);

/// Lanes that carry `goods` from `leaves` to `goes_to`. Without `goes_to`, or with `any`: to any other country; a lane
/// of which one end has no country is then an error.
std::vector<LaneId> lanes_between(Compiling& c, const Selector& goods, const Selector& leaves, const Selector& goes_to,
                                  const std::string& path);
/// The same for goods that are known already, by GoodId; says nothing when there is none.
std::vector<LaneId> lanes_between(Compiling& c, const std::vector<bool>& goods, const Selector& leaves,
                                  const Selector& goes_to, const std::string& path);
void warn_of_no_lane(Compiling& c, Spot spot, const std::string& path);
bool means_any(const Selector& s);

// ---- compile_precedence.cpp ----
/// How narrowly the selector names a site that it means: by the narrowest of its words and keys.
PlaceNamed place_named(const Selector& s, const Site& site);
GoodNamed good_named(const Selector& s, const Good& good);
Precedence precedence_of(const Compiling& c, const Selector& goods, const Selector& leaves, const Selector& goes_to,
                         LaneId lane);
std::vector<Precedence> precedences_of(const Compiling& c, const std::vector<LaneId>& lanes, const Selector& goods,
                                       const Selector& leaves, const Selector& goes_to);

}  // namespace chokepoint
