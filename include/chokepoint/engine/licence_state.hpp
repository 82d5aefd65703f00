// Licence regimes in motion: applications, desks, terms as they stand.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/engine/pool.hpp"
#include "chokepoint/network/licence_terms.hpp"

namespace chokepoint {

/// A licence application. Its goods lie in the seller's store as `held` and count in the buyer's on-order.
struct Application {
  LaneId lane;
  std::uint32_t regime = no_index;  ///< index in State::regimes
  Quantity amount{};
  Time placed{}, filed{}, due{};
  std::uint32_t before = no_index, next = no_index;  ///< neighbours in the regime's queue, by filing
  std::uint32_t slot = 0;                            ///< the lane's terms in that regime
  std::uint32_t serial = 0;                          ///< ordinal within the slot: index of its draws
  bool live = false;
};

/// What a desk or a release may still decide today.
struct DeskBudget {
  DeskLimit limit;
  Carry carry;
  Quantity left{}, used{};  ///< of today: smallest units, or applications
  Time renewed{INT64_MIN}, used_on{INT64_MIN}, next{INT64_MIN};
};

/// The terms of one lane under a regime, as they stand now.
struct TermsState {
  LicenceTerms terms;
  Carry free_carry, approved_carry;
  Stream review, approval;
  std::uint32_t filed = 0;  ///< applications so far
};

struct RegimeState {
  EventId event;
  bool active = false, releasing = false, desk_armed = false;
  Time free_until{};  ///< end of the grace time
  std::vector<TermsState> terms;
  DeskBudget desk, release;
  Duration older_than{};
  std::uint32_t head = no_index, tail = no_index, waiting = 0;
};

}  // namespace chokepoint
