// Where goods come from, by stage: what a scenario asks to be followed, and which buyers refuse what.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

/// One thing that is followed: the country of the site of a stage through which the goods, or what they were made of,
/// went last. Countries stand in the order of their names behind "", which is for what went through no such site.
struct OriginAxis {
  std::string id, stage;
  std::vector<std::string> countries;
  std::uint32_t offset = 0;               ///< of its first country among all of all axes
  std::vector<std::uint32_t> country_of;  ///< by SiteId: what is made there comes from it; no_origin: another stage
  std::vector<bool> counts;               ///< by ElementId: inputs count by their content of these
};
inline constexpr std::uint32_t no_origin = UINT32_MAX;

/// Empty when nothing is followed. A vector of origins is one number for each country of each axis, flat.
struct OriginTerms {
  std::vector<OriginAxis> axes;
  std::uint32_t width = 0;     ///< numbers in a vector of origins
  std::vector<double> steady;  ///< by item, `width` for each: shares in the balanced flow
  bool on() const { return !axes.empty(); }
};

/// Buyers that refuse goods of certain origins, while the event lasts.
struct PurchaseRule {
  std::vector<LaneId> lanes;           ///< on which they buy
  std::vector<std::uint32_t> refused;  ///< places in a vector of origins, all of one axis
  Share above = nothing;               ///< refused where these make up more of the seller's stock
};

struct Good;
/// By how much a unit of the good counts on an axis: its content of the elements that count there.
std::int64_t content_counted(const Good& good, const OriginAxis& axis);

}  // namespace chokepoint
