// From a selector to the sites, goods and lanes it names.
#pragma once
#include <string>
#include <vector>

#include "network/compiling.hpp"

namespace chokepoint {

/// By SiteId: is the site meant? Reports unknown and ambiguous words, keys that name no places, and an empty result.
std::vector<bool> places_of(Compiling& c, const Selector& s, const std::string& path);
/// By GoodId: is the good meant? Words are ids or classes.
std::vector<bool> goods_of(Compiling& c, const Selector& s, const std::string& path);

struct Targets {
  std::vector<SiteId> sites;
  std::vector<LaneId> lanes;
};
/// Sites, or lanes when the selector names lanes (`lanes`, `from`, `to`, or a lane's id).
Targets targets_of(Compiling& c, const Selector& s, const std::string& path);

/// Final demands of the places that are meant; `goods` narrows them.
std::vector<DemandId> demands_of(Compiling& c, const Selector& s, const std::string& path);

/// Lanes that carry `goods` from `leaves` to `goes_to`. Without `goes_to`, or with `any`: to any other country; a lane of
/// which one end has no country is then an error.
std::vector<LaneId> lanes_between(Compiling& c, const Selector& goods, const Selector& leaves, const Selector& goes_to,
                                  const std::string& path);
bool means_any(const Selector& s);

}  // namespace chokepoint
