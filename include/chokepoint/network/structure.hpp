// What can be said before any run: reachability, chokepoints, the largest flow that the capacities allow.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Sites that no end user's demand reaches, and end users that no source reaches (warnings).
struct Reachability {
  std::vector<SiteId> feed_nobody;
  std::vector<ItemId> fed_by_nobody;
};
Reachability reachability(const Network& network);

/// For one input item of an end user: the sites through which every path from a source to it runs (dominators), nearest
/// the user first. Several inputs are all needed, so dominators are given per input; of goods that serve alike
/// (`any_of`) only what all of them pass through counts, and the first of them stands for the input.
struct Chokepoints {
  DemandId user;
  ItemId input;
  std::vector<SiteId> dominators;
};
std::vector<Chokepoints> chokepoints(const Network& network);

/// The minimum cut between all sources and one end user (or all, if none is named), in the units of the user's good,
/// yields ignored: an upper bound on throughput per day. `without`: a site that is taken out.
struct Cut {
  double per_day = 0;
  std::vector<SiteId> sites;
  std::vector<LaneId> lanes;
};
Cut minimum_cut(const Network& network, DemandId user = {}, SiteId without = {});

/// A loop of lanes and recipes with no delay at all: its sites in order, and a lane or a recipe of it.
struct InstantLoop {
  std::vector<SiteId> sites;
  LaneId lane;      ///< none when all happens within one site
  RecipeId recipe;  ///< none when there is a lane
};
/// One for each group of items among which goods would go round in no time.
std::vector<InstantLoop> instant_loops(const Network& network);

}  // namespace chokepoint
