// What changes on lanes with several modes, departures or reroutings: goods on the quay, modes that are closed.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"
#include "chokepoint/engine/pool.hpp"

namespace chokepoint {

struct ModeState {
  std::int32_t closed = 0;             ///< how many events close it
  std::uint32_t closed_by = no_index;  ///< the last of them
  Quantity room = unlimited;           ///< what may still leave in this interval
  Carry capacity, loss;
  Time last_dispatch{INT64_MIN}, last_arrival{INT64_MIN};
  Duration last_transit{};
  std::uint32_t odd = 0;  ///< dispatches so far that did not leave at the turn of an interval
  Stream transit;
};

/// Goods that are ready and have passed licence and customs, and wait for a departure; they lie in the seller's store
/// as `staged`.
struct OnQuay {
  Quantity amount{};
  Time placed{}, since{};
  bool cleared = false, licensed = false;
};

struct WaysState {
  std::vector<ModeState> modes;
  std::vector<OnQuay> quay;
  std::uint32_t usual = 0;               ///< the mode that is taken unless it is closed
  std::uint32_t rerouted_by = no_index;  ///< the event that lengthens the way or changes the mode
  Duration adds{};
  Quantity fast_room{};
  Carry fast_capacity;
  Time renewed{INT64_MIN};
};

}  // namespace chokepoint
