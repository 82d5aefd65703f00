// When a watched number has passed its limit for long enough: pure functions over values.
#pragma once
#include <cstdint>

#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// What a condition can watch.
enum class Watched : std::uint8_t { stock, cover, backlog, shortage, fill_rate, output, chance, price };

/// Met strictly below (or strictly above) `level`, without a break for `holds`.
struct Limit {
  bool above = false;
  double level = 0;
  Duration holds{};
};

constexpr bool passes(const Limit& limit, double value) {
  return limit.above ? value > limit.level : value < limit.level;
}

/// Since when a limit has been passed without a break.
struct Passage {
  Time since = never;
};

/// Takes note of the value at `now`; true when the limit has been passed for long enough.
bool observe(const Limit& limit, Passage& passage, double value, Time now);

/// Is a monthly report due: was its day, 00:00, reached after `last` and not after `now`? Days 1 to 28.
bool report_is_due(unsigned day_of_month, Time last, Time now);

}  // namespace chokepoint
