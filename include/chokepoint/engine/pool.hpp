// Slabs of records that come and go during a run, and lists of them.
#pragma once
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace chokepoint {

inline constexpr std::uint32_t no_index = UINT32_MAX;

/// A slab of records reached by index: no allocation once it has grown to the run's high-water mark.
/// T has `next`, which links the free slots, and is told apart from them by its owner.
template <class T>
class Pool {
 public:
  std::uint32_t add(const T& record) {
    if (free_ == no_index) {
      slots_.push_back(record);
      return static_cast<std::uint32_t>(slots_.size() - 1);
    }
    const std::uint32_t i = free_;
    free_ = slots_[i].next;
    slots_[i] = record;
    return i;
  }
  void remove(std::uint32_t i) {
    slots_[i] = T{};
    slots_[i].next = free_;
    free_ = i;
  }
  T& operator[](std::uint32_t i) { return slots_[i]; }
  const T& operator[](std::uint32_t i) const { return slots_[i]; }
  /// Every slot, free ones too; records that are looked for here know whether they live.
  const std::vector<T>& slots() const { return slots_; }
  std::vector<T>& slots() { return slots_; }

 private:
  std::vector<T> slots_;
  std::uint32_t free_ = no_index;
};

/// A first-in-first-out list of records of one pool, linked through their `next`.
struct Chain {
  std::uint32_t head = no_index, tail = no_index;
};
template <class T>
void append(Chain& chain, Pool<T>& pool, std::uint32_t record) {
  pool[record].next = no_index;
  (chain.head == no_index ? chain.head : pool[chain.tail].next) = record;
  chain.tail = record;
}
/// Empties the chain and calls act(record) for each of its records, which may remove it or append it elsewhere.
template <class T, class Act>
void work_off(Chain& chain, const Pool<T>& pool, Act act) {
  std::uint32_t record = std::exchange(chain, {}).head;
  while (record != no_index) {
    const std::uint32_t next = pool[record].next;
    act(record);
    record = next;
  }
}

/// First-in-first-out lists of indices, one for each turn of an interval. In chunks: the records that they stand for
/// lie far apart, and to go from one to the next by links would wait for each.
class Agenda {
 public:
  /// What lies beyond the last turn is not kept.
  void resize(std::size_t turns) { turns_.resize(turns); }
  void add(std::size_t turn, std::uint32_t record) {
    if (turn >= turns_.size()) return;
    Chain& chain = turns_[turn];
    if (chain.tail == no_index || chunks_[chain.tail].used == chunks_[chain.tail].records.size())
      append(chain, chunks_, chunks_.add({}));
    Chunk& last = chunks_[chain.tail];
    last.records[last.used++] = record;
  }
  /// Empties a turn's list and calls act(record) for each; act adds nothing.
  template <class Act>
  void work_off(std::size_t turn, Act act) {
    chokepoint::work_off(turns_[turn], chunks_, [&](std::uint32_t chunk) {
      for (std::uint32_t i = 0; i < chunks_[chunk].used; ++i) act(chunks_[chunk].records[i]);
      chunks_.remove(chunk);
    });
  }

 private:
  struct Chunk {
    std::uint32_t next = no_index, used = 0;
    std::array<std::uint32_t, 30> records{};
  };
  std::vector<Chain> turns_;
  Pool<Chunk> chunks_;
};

}  // namespace chokepoint
