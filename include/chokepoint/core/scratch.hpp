// A short-lived array of known length that stays on the stack while it is small.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace chokepoint {

/// `size` default values of T; no allocation up to `small` of them. Neither copied nor grown.
template <class T, std::size_t small = 32>
class Scratch {
 public:
  explicit Scratch(std::size_t size) : size_(size) {
    if (size > small) large_.resize(size);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  T* begin() { return size_ > small ? large_.data() : small_.data(); }
  T* end() { return begin() + size_; }
  T& operator[](std::size_t i) { return begin()[i]; }
  std::size_t size() const { return size_; }
  operator std::span<T>() { return {begin(), size_}; }
  operator std::span<const T>() { return {begin(), size_}; }

 private:
  std::size_t size_;
  std::array<T, small> small_{};
  std::vector<T> large_;
};

}  // namespace chokepoint
