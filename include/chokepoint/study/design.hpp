// Which combinations of factors are run: any point of any design by its number, in memory that does not grow with them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/core/sobol.hpp"
#include "chokepoint/scenario/study_spec.hpp"

namespace chokepoint {

/// What a design knows of a factor. The name is the address of its random numbers: other factors may come and go.
struct Axis {
  std::string name;
  std::size_t levels = 0;
};

struct DesignTerms {
  DesignKind kind = DesignKind::grid;
  std::uint64_t points = 0;       ///< as the study says; grids and lists have as many as their levels give
  std::uint32_t scramblings = 1;  ///< of sobol
  std::uint32_t levels = 4;       ///< of morris
  std::uint64_t seed = 1;
};

class Design {
 public:
  Design() = default;
  Design(DesignTerms terms, std::vector<Axis> axes);

  /// How many points there are; 0 when they cannot be counted in 63 bits.
  std::uint64_t points() const { return points_; }
  DesignKind kind() const { return terms_.kind; }
  /// Points that belong together, one after the other: a walk of morris, a pair of sobol indices with its mixtures.
  std::uint64_t group() const { return group_; }
  /// Which scrambling of sobol a point belongs to; else 0.
  std::uint32_t scrambling(std::uint64_t point) const;
  std::uint32_t scramblings() const { return terms_.kind == DesignKind::sobol ? terms_.scramblings : 1; }
  /// Of a walk of morris: the factor that changes on the way to point `step` (from 1) of walk `walk`.
  std::size_t changed(std::uint64_t walk, std::size_t step) const;

  /// Where a factor stands at a point.
  struct Place {
    bool by_level = false;
    std::size_t level = 0;
    double u = 0;  ///< 0 to 1
  };
  Place at(std::uint64_t point, std::size_t factor) const;

 private:
  double mixed(std::uint64_t point, std::size_t factor) const;
  double walked(std::uint64_t point, std::size_t factor) const;
  std::vector<std::size_t> order(std::uint64_t walk) const;

  DesignTerms terms_;
  std::vector<Axis> axes_;
  std::uint64_t points_ = 1, group_ = 1;
  SobolSequence sobol_{0};
};

/// A bijection of 0 .. n - 1, n up to 2^58, that looks random, computed for one number alone: a Feistel network over
/// Philox, walked until it falls into the range. Source: Black & Rogaway (2002), cycle walking.
std::uint64_t shuffled(std::uint64_t i, std::uint64_t n, const Stream& stream);

}  // namespace chokepoint
