// What changes about stockpiles and recycling in a run.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"

namespace chokepoint {

/// A stockpile event in this run: for each reserve lane what the suppliers of its buyer had brought, by lot interval.
struct PileState {
  Carry carry;
  std::vector<std::vector<Quantity>> brought;
  std::uint32_t looks = 0;
};

struct RecyclingState {
  Carry carry, past;
  Quantity served{};           ///< of the demand, until the last interval
  std::vector<Quantity> sold;  ///< by lot interval
};

/// What had come into a store, by lot interval, over its shelf life.
struct ShelfState {
  std::vector<Quantity> come_in;
  std::uint32_t looks = 0;
};

struct AdaptationState {
  std::uint32_t recipe_shifts = 0;  ///< how many are active
  std::vector<PileState> piles;     ///< by stockpile event, see Occurrence::control
  std::vector<Quantity> received;   ///< by lane, since the start; empty where nobody counts it
  std::vector<RecyclingState> recyclings;
  std::vector<ShelfState> shelves;
  std::vector<Quantity> entered;  ///< by item, from outside; empty without a shelf life
};

}  // namespace chokepoint
