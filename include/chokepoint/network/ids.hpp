// The kinds of things that a compiled network counts.
#pragma once
#include "chokepoint/core/id.hpp"

namespace chokepoint {

using GoodId = Id<struct GoodTag>;
using ElementId = Id<struct ElementTag>;
using SiteId = Id<struct SiteTag>;          ///< also the rank of a site: topological level, then name
using ItemId = Id<struct ItemTag>;          ///< a stock point: one good at one site
using LaneId = Id<struct LaneTag>;          ///< one good from one item to another
using ClaimantId = Id<struct ClaimantTag>;  ///< who may claim stock of an item: a lane or a final demand
using RecipeId = Id<struct RecipeTag>;
using PartId = Id<struct PartTag>;  ///< one input or output of a recipe
using DemandId = Id<struct DemandTag>;
using CalendarId = Id<struct CalendarTag>;
using ProfileId = Id<struct ProfileTag>;
using EventId = Id<struct EventTag>;      ///< a scenario event, in file order
using FailureId = Id<struct FailureTag>;  ///< how a plant breaks down
using WatchId = Id<struct WatchTag>;      ///< a condition that an event waits for, or that ends it

}  // namespace chokepoint
