// What is due next: the pending-event set behind a few verbs.
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// The order of a moment. Smaller first; see docs/model.md "Order of a moment".
enum class Phase : std::uint8_t {
  change,      ///< 0 scenario and policy changes, calendar turn-over, capacity changes
  receipt,     ///< 1 shipments arrive, upstream first
  completion,  ///< 2 work is done, upstream first
  decision,    ///< 3 authorities decide
  demand,      ///< 4 demand and orders that travelled with a delay are entered
  review,      ///< 5 reviews and orders, downstream first
  allocation,  ///< 6 stock is allocated, downstream first
  production,  ///< 7 production starts, upstream first
  dispatch,    ///< 8 goods leave, upstream first
  close,       ///< 9 the moment ends: reports, statistics
};

/// The full key: (time, pass, phase, rank, number); smaller first. Events of one moment that are scheduled for a phase
/// already passed run in the next pass. `number` orders only the events of one rank.
struct EventKey {
  Time time{};
  std::uint16_t pass = 0;  ///< 0..1023
  Phase phase = Phase::change;
  std::uint32_t rank = 0;    ///< < 2^22
  std::uint32_t number = 0;  ///< < 2^28
};

/// Pass (10 bits), phase (4), rank (22) and number (28) in one number, so that smaller is earlier.
constexpr std::uint64_t packed(const EventKey& key) {
  return std::uint64_t{key.pass} << 54 | std::uint64_t{static_cast<std::uint8_t>(key.phase)} << 50 |
         std::uint64_t{key.rank} << 28 | key.number;
}

/// Twenty-four bytes: when, in what order, and what (a kind and an index that the engine understands).
/// Earlier by time, then by order; should two keys be equal, by kind and index, so that the order never depends on the
/// structure that holds the events.
struct PendingEvent {
  Time time{};
  std::uint64_t order = 0;  ///< pass, phase, rank and number packed so that smaller is earlier
  std::uint32_t kind = 0;
  std::uint32_t index = 0;
  friend constexpr auto operator<=>(const PendingEvent&, const PendingEvent&) = default;
};

/// The key that an event was scheduled under.
constexpr EventKey key_of(const PendingEvent& e) {
  return {e.time, static_cast<std::uint16_t>(e.order >> 54), static_cast<Phase>(e.order >> 50 & 0xF),
          static_cast<std::uint32_t>(e.order >> 28 & 0x3FFFFF), static_cast<std::uint32_t>(e.order & 0xFFFFFFF)};
}

/// The pending-event set, as a radix ladder. Copyable: a copy of a run's state is a run.
/// An event is moved at most once per byte of its time; nothing is allocated once the storage has grown to its largest.
/// Complexity and choice of structure: docs/decisions/0003-calendar.md.
class Calendar {
 public:
  Calendar();
  /// Enters an event. Its key may not be earlier than that of the event last taken (checked by assertion).
  void schedule(const EventKey& key, std::uint32_t kind, std::uint32_t index);
  /// The time of the earliest event; `never` when there is none.
  Time next() const { return next_; }
  /// The order of the earliest event within its moment; there must be one. Cheap only at the moment of the event last
  /// taken: later ones have to be sorted out first.
  std::uint64_t next_order();
  /// Removes and gives the earliest event; there must be one.
  PendingEvent take();
  std::size_t size() const { return size_; }

 private:
  /// A link of a bucket's list: 512 bytes.
  struct Chunk {
    std::uint32_t next = 0, used = 0;
    std::array<PendingEvent, 21> events;
  };
  /// Unordered events that differ from `base_` first in one byte, and there have one value.
  struct Bucket {
    Time earliest = never, latest{INT64_MIN};
    std::uint32_t chunks = UINT32_MAX, count = 0;
  };

  void put(const PendingEvent& event);
  std::uint32_t fresh_chunk();
  std::size_t first_bucket() const;
  Bucket remove_bucket(std::size_t index);
  void refill();
  void sort_late();
  void find_next();

  Time base_{INT64_MIN};  ///< events up to here are in near_ and late_, later ones in buckets
  Time next_ = never;
  std::size_t size_ = 0;
  std::vector<PendingEvent> near_;          ///< sorted, the earliest at the back
  std::vector<PendingEvent> late_;          ///< a heap: what was scheduled up to base_ after near_ was sorted
  std::vector<Bucket> buckets_;             ///< by byte (0 the lowest), then by value
  std::array<std::uint64_t, 32> filled_{};  ///< one bit for each bucket that is not empty
  std::uint32_t filled_words_ = 0;          ///< one bit for each word of filled_ that is not 0
  std::vector<Chunk> chunks_;
  std::uint32_t spare_ = UINT32_MAX;  ///< the list of chunks not in use
  PendingEvent last_{Time{INT64_MIN}, 0, 0, 0};
};

}  // namespace chokepoint
