// The one place that knows Boost's Sobol' engine: it is asked for the direction numbers, once.
#include "chokepoint/core/sobol.hpp"

#include <boost/random/sobol.hpp>
#include <stdexcept>

namespace chokepoint {
namespace {

/// Boost walks in Gray code and leaves the origin out: its point n (from 1) differs from the one before by the
/// direction of n's lowest bit.
class GrayWalk {
 public:
  explicit GrayWalk(std::size_t dimensions) : engine_(dimensions), dimensions_(dimensions) {}

  std::vector<std::uint32_t> point(std::uint64_t n) {
    std::vector<std::uint32_t> x(dimensions_, 0);
    if (n == 0) return x;
    engine_.seed();
    engine_.discard((n - 1) * dimensions_);
    for (auto& c : x) c = static_cast<std::uint32_t>(static_cast<std::uint64_t>(engine_()) >> 32);
    return x;
  }

 private:
  boost::random::sobol engine_;
  std::size_t dimensions_;
};

}  // namespace

SobolSequence::SobolSequence(std::size_t dimensions) : directions_(dimensions) {
  if (dimensions == 0) return;
  if (dimensions > sobol_dimensions) throw std::invalid_argument("more than 3667 dimensions");
  GrayWalk walk(dimensions);
  for (std::size_t bit = 0; bit < 32; ++bit) {
    const std::uint64_t n = std::uint64_t{1} << bit;
    const auto here = walk.point(n), before = walk.point(n - 1);
    for (std::size_t d = 0; d < dimensions; ++d) directions_[d][bit] = here[d] ^ before[d];
  }
}

std::uint32_t SobolSequence::at(std::uint32_t point, std::size_t dimension) const {
  std::uint32_t x = 0;
  for (std::size_t bit = 0; bit < 32 && point >> bit != 0; ++bit)
    if ((point >> bit & 1U) != 0) x ^= directions_[dimension][bit];
  return x;
}

std::uint32_t scrambled(std::uint32_t coordinate, const Stream& stream) {
  std::uint32_t x = 0;
  for (unsigned depth = 0; depth < 32; ++depth) {
    // The bits above, behind a leading one: an index of its own for every node of the tree of prefixes.
    const std::uint32_t node = depth == 0 ? 1U : (1U << depth | coordinate >> (32 - depth));
    auto draw = stream.draw(node);
    x |= (coordinate ^ draw()) & (0x80000000U >> depth);
  }
  return x;
}

}  // namespace chokepoint
