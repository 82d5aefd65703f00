// Slabs of records that come and go during a run.
#pragma once
#include <cstdint>
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

}  // namespace chokepoint
