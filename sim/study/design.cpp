// Every design is a function of the point's number; nothing is stored but the directions of Sobol'.
#include "chokepoint/study/design.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace chokepoint {
namespace {

/// Draws of designs are no draws of a run: they stand outside of the engine's list of purposes.
constexpr Purpose placing{1000};

constexpr std::uint64_t most_points = std::numeric_limits<std::int64_t>::max();

std::uint64_t times(std::uint64_t a, std::uint64_t b) { return a == 0 || b == 0 ? 0 : a > most_points / b ? 0 : a * b; }

double middle(std::uint32_t x) { return (static_cast<double>(x) + 0.5) * 0x1p-32; }

}  // namespace

std::uint64_t shuffled(std::uint64_t i, std::uint64_t n, const Stream& stream) {
  if (n < 2) return 0;
  unsigned half = 1;
  while (half < 32 && (std::uint64_t{1} << (2 * half)) < n) ++half;
  const std::uint64_t mask = (std::uint64_t{1} << half) - 1;
  do {
    std::uint64_t left = i >> half, right = i & mask;
    for (std::uint32_t round = 0; round < 8; ++round) {
      // The half goes into the index of the draw, mixed with the round so that no two rounds share one.
      auto draw = stream.draw(static_cast<std::uint32_t>(right) * 8U + round);
      const std::uint64_t turned = (left ^ draw()) & mask;
      left = right, right = turned;
    }
    i = left << half | right;
  } while (i >= n);
  return i;
}

Design::Design(DesignTerms terms, std::vector<Axis> axes) : terms_(terms), axes_(std::move(axes)) {
  const auto d = axes_.size();
  switch (terms_.kind) {
    case DesignKind::grid:
      for (const auto& a : axes_) points_ = times(points_, a.levels);
      break;
    case DesignKind::list:
      points_ = axes_.empty() ? 1 : axes_[0].levels;
      break;
    case DesignKind::sobol_indices:
      sobol_ = SobolSequence(2 * d);
      group_ = d + 2;
      points_ = times(terms_.points, group_);
      break;
    case DesignKind::morris:
      group_ = d + 1;
      points_ = times(terms_.points, group_);
      break;
    case DesignKind::sobol:
      sobol_ = SobolSequence(d);
      points_ = terms_.points;
      break;
    default:
      points_ = terms_.points;
  }
}

std::uint32_t Design::scrambling(std::uint64_t point) const {
  if (terms_.kind != DesignKind::sobol) return 0;
  return static_cast<std::uint32_t>(point / (points_ / terms_.scramblings));
}

Design::Place Design::at(std::uint64_t point, std::size_t factor) const {
  const auto stream = [&](std::uint32_t part) { return Stream(terms_.seed, part, axes_[factor].name, placing); };
  switch (terms_.kind) {
    case DesignKind::list:
      return {true, static_cast<std::size_t>(point), 0};
    case DesignKind::grid: {
      for (std::size_t f = axes_.size(); f-- > factor + 1;) point /= axes_[f].levels;  // the last factor runs fastest
      return {true, static_cast<std::size_t>(point % axes_[factor].levels), 0};
    }
    case DesignKind::random: {
      auto draw = stream(static_cast<std::uint32_t>(point >> 32)).draw(static_cast<std::uint32_t>(point));
      return {false, 0, draw.uniform()};
    }
    case DesignKind::latin_hypercube: {
      const auto slice = shuffled(point, points_, stream(0));
      auto draw = stream(1).draw(static_cast<std::uint32_t>(point));
      const double within = draw.uniform();
      return {false, 0, (static_cast<double>(slice) + within) / static_cast<double>(points_)};
    }
    case DesignKind::sobol: {
      const auto within = static_cast<std::uint32_t>(point % (points_ / terms_.scramblings));
      return {false, 0, middle(scrambled(sobol_.at(within, factor), stream(scrambling(point))))};
    }
    case DesignKind::sobol_indices:
      return {false, 0, mixed(point, factor)};
    case DesignKind::morris:
      return {false, 0, walked(point, factor)};
  }
  return {};
}

/// Point 0 of a group is A, the last is B, and point i between them is A with factor i - 1 taken from B.
double Design::mixed(std::uint64_t point, std::size_t factor) const {
  const auto base = static_cast<std::uint32_t>(point / group_);
  const auto which = point % group_;
  const bool from_b = which == group_ - 1 || which == factor + 1;
  const Stream stream(terms_.seed, from_b ? 1 : 0, axes_[factor].name, placing);
  return middle(scrambled(sobol_.at(base, from_b ? axes_.size() + factor : factor), stream));
}

std::vector<std::size_t> Design::order(std::uint64_t walk) const {
  std::vector<std::size_t> factors(axes_.size());
  std::iota(factors.begin(), factors.end(), std::size_t{0});
  auto draw = Stream(terms_.seed, 2, "order of a walk", placing).draw(static_cast<std::uint32_t>(walk));
  for (std::size_t i = factors.size(); i > 1; --i) {
    const auto j = static_cast<std::size_t>(draw.uniform() * static_cast<double>(i));
    std::swap(factors[i - 1], factors[j]);
  }
  return factors;
}

std::size_t Design::changed(std::uint64_t walk, std::size_t step) const { return order(walk)[step - 1]; }

/// A walk begins at a level of the lower or upper half and steps across by half of the levels: delta = p / (2 (p - 1)).
/// Beginnings are dealt out evenly over the walks. Source: Morris (1991).
double Design::walked(std::uint64_t point, std::size_t factor) const {
  const auto walk = point / group_;
  const auto step = static_cast<std::size_t>(point % group_);
  const auto turns = order(walk);
  const auto turn = static_cast<std::size_t>(std::find(turns.begin(), turns.end(), factor) - turns.begin());
  const auto beginning =
      shuffled(walk, terms_.points, Stream(terms_.seed, 3, axes_[factor].name, placing)) % terms_.levels;
  const auto half = terms_.levels / 2;
  auto level = beginning;
  if (turn < step) level = beginning < half ? beginning + half : beginning - half;
  return static_cast<double>(level) / static_cast<double>(terms_.levels - 1);
}

}  // namespace chokepoint
