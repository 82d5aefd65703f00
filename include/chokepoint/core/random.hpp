// Random numbers with an address: any draw can be made alone, in any order, on any machine.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chokepoint {

/// What a stream is drawn for. The value is part of the address: never renumber, only append.
enum class Purpose : std::uint32_t {
  demand_size = 1,
  demand_time,
  transit,
  review,
  approval,
  outage,
  repair,
  yield,
  happening,
  waiting,
  part_cover,
  application
};

/// Philox4x32 with 10 rounds: a bijection of the counter under the key.
/// Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"; vectors in case A01.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// The address of a stream: (seed, replication, entity name, purpose). 64 bits of key and 64 bits of the counter are
/// hashed from it; the other 64 bits of the counter are the draw's index (32) and the block within the draw (32).
class Stream {
 public:
  Stream() = default;
  Stream(std::uint64_t seed, std::uint32_t replication, std::string_view entity, Purpose purpose);

  /// The generator of draw number `index`: own blocks, so a sampler that needs many numbers shifts no other draw.
  /// Models a UniformRandomBitGenerator over 32 bits, for Boost.Random.
  class Draw {
   public:
    using result_type = std::uint32_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT32_MAX; }
    result_type operator()();
    /// In (0, 1), never 0 and never 1: an odd multiple of 2^-53, by 52 random bits.
    double uniform();

   private:
    friend class Stream;
    std::array<std::uint32_t, 2> key_{};
    std::array<std::uint32_t, 4> counter_{}, block_{};
    unsigned left_ = 0;
  };
  Draw draw(std::uint32_t index) const;

 private:
  std::array<std::uint32_t, 2> key_{}, entity_{};
};

/// A distribution of a non-negative real (days, units). Kinds and parameters as in docs/model.md.
struct Distribution {
  enum class Kind : std::uint8_t {
    constant,
    uniform,
    triangular,
    exponential,
    gamma,
    lognormal,
    weibull,
    pert,
    empirical,
    normal,
    poisson
  };
  Kind kind = Kind::constant;
  /// constant: a = value. uniform: a..b. triangular and pert: a = low, b = mode, c = high. exponential: a = mean.
  /// gamma, lognormal: a = mean, b = coefficient of variation. weibull: a = scale, b = shape.
  /// normal: a = mean and b = standard deviation before what is below zero is cut to zero. poisson: a = mean.
  double a = 0, b = 0, c = 0;
  /// empirical: equally likely values.
  std::vector<double> values;

  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The mean, in the distribution's own unit; what deterministic mode uses.
double mean_of(const Distribution& d);
/// The smallest value whose distribution function reaches `u`, in (0, 1).
double quantile(const Distribution& d, double u);
/// One sample, by inversion of the distribution function, so it grows with the uniform number it is made from.
/// Uses only `draw`, so the result depends on the address alone.
double sample(const Distribution& d, Stream::Draw& draw);

}  // namespace chokepoint
