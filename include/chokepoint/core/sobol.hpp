// Sobol' points: any coordinate of any point by its index, and the scrambling that makes them random.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "chokepoint/core/random.hpp"

namespace chokepoint {

/// Most dimensions that direction numbers are known for.
inline constexpr std::size_t sobol_dimensions = 3667;

/// The sequence in binary order, point 0 being the origin. The first 2^m points are balanced; drop none of them.
/// Source: Sobol' (1967); direction numbers of Joe & Kuo (2008), as in Boost.Random.
class SobolSequence {
 public:
  /// Throws std::invalid_argument beyond sobol_dimensions.
  explicit SobolSequence(std::size_t dimensions);
  /// The coordinate in units of 2^-32.
  std::uint32_t at(std::uint32_t point, std::size_t dimension) const;

 private:
  std::vector<std::array<std::uint32_t, 32>> directions_;
};

/// Owen's nested uniform scrambling of one coordinate: each bit is turned or not by a random number that belongs to
/// the bits before it. The draws of `stream` belong to this alone. Source: Owen (1995).
std::uint32_t scrambled(std::uint32_t coordinate, const Stream& stream);

}  // namespace chokepoint
