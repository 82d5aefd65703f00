// Typed indices into the arrays of a compiled network: a site's number is never a lane's.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

namespace chokepoint {

/// An index that knows what it counts. `none` is the absent one.
template <class Tag>
struct Id {
  std::uint32_t index = UINT32_MAX;
  friend constexpr auto operator<=>(Id, Id) = default;
  constexpr explicit operator bool() const { return index != UINT32_MAX; }
  constexpr operator std::size_t() const { return index; }
};

/// Without these, ids of different kinds would compare as the numbers that both convert to.
template <class A, class B>
  requires(!std::is_same_v<A, B>)
bool operator==(Id<A>, Id<B>) = delete;
template <class A, class B>
  requires(!std::is_same_v<A, B>)
std::strong_ordering operator<=>(Id<A>, Id<B>) = delete;

/// A run of consecutive ids `[first, last)`, usable in a range-for.
template <class I>
struct IdRange {
  std::uint32_t first = 0, last = 0;
  struct iterator {
    using iterator_category = std::forward_iterator_tag;
    using value_type = I;
    using difference_type = std::ptrdiff_t;
    using pointer = const I*;
    using reference = I;
    std::uint32_t at = 0;
    constexpr I operator*() const { return I{at}; }
    constexpr iterator& operator++() {
      ++at;
      return *this;
    }
    constexpr iterator operator++(int) { return {at++}; }
    friend constexpr bool operator==(iterator, iterator) = default;
  };
  constexpr iterator begin() const { return {first}; }
  constexpr iterator end() const { return {last}; }
  constexpr std::size_t size() const { return last - first; }
  constexpr bool empty() const { return first == last; }
  constexpr bool contains(I i) const { return i.index >= first && i.index < last; }
};

}  // namespace chokepoint
