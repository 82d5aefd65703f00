// Which of several rules on one lane governs it: the more specific before the more general.
#pragma once
#include <cstdint>

namespace chokepoint {

/// How narrowly a rule names a lane's destination, place of dispatch and good, in this order of weight; the larger
/// governs. Of rules that name it equally narrowly, each kind says which governs (see docs/model.md, "Precedence").
struct Precedence {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(const Precedence&, const Precedence&) = default;
};

/// How narrowly words name a place: an end of a lane.
enum class PlaceNamed : std::uint8_t { any, region, country, use, site };
/// How narrowly words name a good.
enum class GoodNamed : std::uint8_t { any, by_class, good };

constexpr Precedence precedence(PlaceNamed to, PlaceNamed from, GoodNamed good) {
  return {static_cast<std::uint32_t>(to) * 100 + static_cast<std::uint32_t>(from) * 10 +
          static_cast<std::uint32_t>(good)};
}

}  // namespace chokepoint
