// Amounts of goods as exact whole numbers, and the arithmetic that never loses one: shares, rates, splits.
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <span>

#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// Wide enough for the product of two quantities, or of grams and parts per million.
using Wide = __int128;

/// An amount of one good in its smallest unit: grams for a mass, thousandths for pieces.
/// A Quantity does not know its good; the compiled network does.
struct Quantity {
  std::int64_t units = 0;
  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  constexpr Quantity& operator+=(Quantity b) {
    units += b.units;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity b) {
    units -= b.units;
    return *this;
  }
};

constexpr Quantity operator+(Quantity a, Quantity b) { return {a.units + b.units}; }
constexpr Quantity operator-(Quantity a, Quantity b) { return {a.units - b.units}; }
constexpr Quantity operator-(Quantity a) { return {-a.units}; }
constexpr Quantity min(Quantity a, Quantity b) { return a < b ? a : b; }
constexpr Quantity max(Quantity a, Quantity b) { return a < b ? b : a; }

/// More than any store will ever hold; small enough that sums of a few thousand cannot overflow.
inline constexpr Quantity unlimited{std::int64_t{1} << 50};

/// Nearly all numbers fit in 64 bits, which divide in half the time of 128.
constexpr bool is_narrow(Wide x) { return x == static_cast<std::int64_t>(x); }

/// Quotient rounded towards minus infinity; `b` > 0.
constexpr Wide floor_div(Wide a, Wide b) {
  if (a >= 0 && is_narrow(a) && is_narrow(b)) return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}
/// Quotient rounded towards plus infinity; `b` > 0.
constexpr Wide ceil_div(Wide a, Wide b) { return a > 0 ? floor_div(a + b - 1, b) : -((-a) / b); }

/// A share in parts per thousand million: 22 % is 220 000 000. May exceed one (a factor).
struct Share {
  std::int64_t ppb = 0;
  friend constexpr auto operator<=>(Share, Share) = default;
};
inline constexpr Share whole{1'000'000'000}, nothing{0};
constexpr Share operator*(Share a, Share b) {
  return {static_cast<std::int64_t>(floor_div(Wide{a.ppb} * b.ppb + 500'000'000, 1'000'000'000))};
}
constexpr double as_double(Share s) { return static_cast<double>(s.ppb) * 1e-9; }
/// `q` times `s`, rounded down.
constexpr Quantity part_of(Quantity q, Share s) {
  return {static_cast<std::int64_t>(floor_div(Wide{q.units} * s.ppb, whole.ppb))};
}

/// A flow: `amount` in every `per`. Exact: 270 000 t/y is 270 000 000 000 g per 31 536 000 s.
struct Rate {
  Quantity amount{};
  Duration per{day};
  friend constexpr bool operator==(const Rate&, const Rate&) = default;
};
/// What flows in `d`, rounded down.
constexpr Quantity in(Duration d, Rate r) {
  return {static_cast<std::int64_t>(floor_div(Wide{r.amount.units} * d.seconds, r.per.seconds))};
}
/// Units per day, for people and statistics only.
constexpr double per_day(Rate r) {
  return static_cast<double>(r.amount.units) * 86'400.0 / static_cast<double>(r.per.seconds);
}

/// Turns a flow into whole lots whose running sum is floor(rate x time): the fraction that a lot
/// leaves over is carried to the next, so nothing is lost by rounding.
/// Source of the rule: lots as differences of a rounded cumulative curve, never lots rounded singly.
class Carry {
 public:
  /// The whole units of `numerator / denominator` plus what was carried; the rest is kept.
  /// `denominator` must be the same in every call (> 0).
  constexpr Quantity take(Wide numerator, Wide denominator) {
    const Wide sum = numerator + rest_;
    const Wide whole_units = floor_div(sum, denominator);
    rest_ = sum - whole_units * denominator;
    return {static_cast<std::int64_t>(whole_units)};
  }
  constexpr Wide rest() const { return rest_; }

 private:
  Wide rest_ = 0;
};

/// Splits `total` in proportion to `weights` (not negative, not all zero unless total is 0) so that the
/// parts sum to `total` exactly: each gets its rounded-down part, the units left over go one each to the
/// largest remainders, ties to the lower index (method of the largest remainder, Hamilton).
void split(Quantity total, std::span<const std::int64_t> weights, std::span<Quantity> parts);

}  // namespace chokepoint
