// Moments and spans on the model's clock: whole seconds of scenario-local time, no zones, no leap seconds.
#pragma once
#include <compare>
#include <cstdint>

namespace chokepoint {

/// A span of model time in whole seconds; a day is always 86 400 of them.
struct Duration {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(Duration, Duration) = default;
};

/// A moment: seconds since 1970-01-01 00:00 of scenario-local time (proleptic Gregorian calendar).
struct Time {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(Time, Time) = default;
};

inline constexpr Duration second{1}, minute{60}, hour{3600}, day{86'400}, week{604'800};
/// The year of rates ("/y") has 365 days, whatever the calendar says.
inline constexpr Duration rate_year{365 * 86'400};
inline constexpr Time never{INT64_MAX};

constexpr Duration operator+(Duration a, Duration b) { return {a.seconds + b.seconds}; }
constexpr Duration operator-(Duration a, Duration b) { return {a.seconds - b.seconds}; }
constexpr Duration operator*(Duration a, std::int64_t n) { return {a.seconds * n}; }
constexpr Duration operator*(std::int64_t n, Duration a) { return {a.seconds * n}; }
constexpr Time operator+(Time t, Duration d) { return {t.seconds + d.seconds}; }
constexpr Time operator-(Time t, Duration d) { return {t.seconds - d.seconds}; }
constexpr Duration operator-(Time a, Time b) { return {a.seconds - b.seconds}; }

/// For people and statistics only; the model computes in whole seconds.
constexpr double in_days(Duration d) { return static_cast<double>(d.seconds) / 86'400.0; }

/// The start of the day that `t` lies in (rounds towards the past, also before 1970).
constexpr Time start_of_day(Time t) {
  const auto s = t.seconds;
  return {s - ((s % day.seconds) + day.seconds) % day.seconds};
}

}  // namespace chokepoint
