// Where the goods in a run come from: whole numbers beside every stock and lot, which sum to it to the unit.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// Smallest units by origin: `OriginTerms::width` numbers; those of each axis sum to the amount.
using Origins = std::vector<std::int64_t>;

/// Goods under way, or work in process.
struct OriginLot {
  Quantity amount{};
  Time since{};  ///< of the order, or of the start of the work
  Origins parts;
};

/// Empty while nothing is followed.
struct OriginState {
  std::vector<Origins> stores;                ///< by item
  std::vector<Origins> last;                  ///< by item: what came in last, for a store that is empty
  std::vector<std::vector<OriginLot>> lanes;  ///< under way, by lane
  std::vector<std::vector<OriginLot>> works;  ///< by recipe, in outputs
  std::vector<Origins> delivered;             ///< by demand, since the start
  std::uint32_t rules = 0;                    ///< purchase rules in force
  bool on() const { return !stores.empty(); }
};

}  // namespace chokepoint
