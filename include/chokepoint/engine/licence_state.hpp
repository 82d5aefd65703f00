// Licence regimes in motion: applications, desks, terms as they stand.
#pragma once
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/engine/pool.hpp"
#include "chokepoint/network/inspection_terms.hpp"

namespace chokepoint {

/// Where an application is in its life.
enum class ApplicationStage : std::uint8_t {
  preparing,     ///< not filed yet; filed when due
  reviewing,     ///< filed; its review is over when due
  queueing,      ///< at a desk of the chain, not in hand
  in_hand,       ///< worked on at a desk of the chain until due
  at_applicant,  ///< sent back for papers; comes in again when due
};

/// A licence application. Its goods lie in the seller's store as `held` (unless they are made only after the licence)
/// and count in the buyer's on-order.
struct Application {
  LaneId lane;
  std::uint32_t regime = no_index;  ///< index in State::regimes
  Quantity amount{};
  Time placed{}, filed{}, due{};
  std::uint32_t before = no_index, next = no_index;  ///< neighbours in the regime's queue, by priority and clock
  std::uint32_t slot = 0;                            ///< the lane's terms in that regime
  std::uint32_t serial = 0;                          ///< ordinal within the slot: index of its draws
  bool live = false;
  ApplicationStage stage = ApplicationStage::reviewing;
  bool holds = true;     ///< the goods exist and are held
  bool fast = false;     ///< decided past desks and limits
  bool settled = false;  ///< has been sent back already and is not sent back again
  std::int32_t priority = after_all;
  std::uint32_t desk = 0, desk_before = no_index, desk_next = no_index;  ///< the desk's queue and neighbours in it
  std::uint32_t step = 0;                                                ///< desks and reviews passed: index of draws
  Time clock{};                                                          ///< its place in queues
  Time gives_up = never;
};

/// What denied and withdrawn applications of a lane leave behind until the turn of the next lot interval: goods that
/// come back to free stock all at once, and orders not yet cancelled.
struct ComingBack {
  LaneId lane;
  Quantity goods{}, orders{};
};

/// What a desk or a release may still decide today.
struct DeskBudget {
  DeskLimit limit;
  Carry carry;
  Quantity left{}, used{};  ///< of today: smallest units, or applications
  Time renewed{INT64_MIN}, used_on{INT64_MIN}, next{INT64_MIN};
};

/// A desk of the chain, as it stands now.
struct DeskState {
  std::uint32_t clerks = 0, in_hand = 0;
  std::uint32_t head = no_index, tail = no_index, queue = 0;  ///< `queue`: how many are waiting
  DeskBudget budget;
  Carry returns;  ///< of deterministic runs
  bool armed = false;
};

/// What may leave on a lane under a licence that was given for an order, not for goods.
struct Permit {
  Quantity amount{};
  Time until = never;
};

struct GeneralState {
  std::uint32_t singles = 0;  ///< single applications approved for that buyer
  Time given = never;
  Quantity used{};
};

/// The luck of a lane, drawn once: it is let through while the share is above it.
struct Luck {
  double free = 0, approved = 0, fast = 0;
};

/// The terms of one lane under a regime, as they stand now.
struct TermsState {
  LicenceTerms terms;
  Carry free_carry, approved_carry;
  Stream review, approval;
  std::uint32_t filed = 0;  ///< applications so far
  Carry exempt_carry, fast_carry, returned_carry;
  Stream preparation, completion, patience, returns, fast, work;
  Stream rest;  ///< of reviews that began before the run
  Luck luck;
  std::vector<Permit> permits;  ///< earliest first
};

struct RegimeState {
  EventId event;
  bool active = false, releasing = false, desk_armed = false;
  bool at_licence = false;  ///< goods are made only after the licence
  Time free_until{};        ///< end of the grace time
  std::vector<TermsState> terms;
  DeskBudget desk, release;
  Duration older_than{};
  std::vector<bool> released;  ///< by slot, whose applications are released; empty: all
  std::uint32_t head = no_index, tail = no_index, waiting = 0;
  std::vector<DeskState> desks;
  std::vector<GeneralState> generals;
};

/// One lane under a customs inspection.
struct InspectedLane {
  LaneId lane;
  Carry carry;
  Stream draws, times;
  double luck = 0;
  std::uint32_t odd = 0;  ///< draws so far that were not at the turn of an interval
  Time last{INT64_MIN};   ///< the moment of the last draw, and what it said
  bool stopped = false;
  Duration takes{};
};

struct InspectionState {
  EventId event;
  bool active = false;
  std::vector<InspectedLane> lanes;
};

}  // namespace chokepoint
