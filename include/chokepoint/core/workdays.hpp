// Working-day calendars of authorities and plants: weekends, holidays and make-up working days, as data.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// Which days an authority works. A value; compiled networks hold one for each calendar that is used.
class Workdays {
 public:
  /// Every day (the default of a plant).
  static Workdays daily();
  /// Monday to Friday.
  static Workdays weekdays();
  /// Monday to Friday less `off` plus `make_up`; the lists cover the years `first_year` to `last_year`.
  Workdays(const std::vector<Date>& off, const std::vector<Date>& make_up, int first_year, int last_year);

  bool works(Time t) const;
  /// 00:00 of the n-th working day strictly after the day of `t`; for n = 0 the day of `t` itself. n >= 0. (case A02)
  Time add(Time t, std::int64_t n) const;
  /// The number of working days in [from, until), counting whole days.
  std::int64_t count(Time from, Time until) const;
  /// Does the list of holidays cover that day? Outside it the calendar is Monday to Friday (rulings: a warning is due).
  bool covers(Time t) const;

 private:
  Workdays() = default;
  bool weekend_works_ = false;
  int first_year_ = INT32_MIN, last_year_ = INT32_MAX;
  std::int64_t added_before(std::int64_t day_number) const;
  std::vector<std::int64_t> off_, make_up_;  ///< day numbers since 1970-01-01, sorted
  /// From the first exception to the day after the last: make-up days less days off before each day.
  std::vector<std::int32_t> added_;
  std::int64_t first_added_ = 0;
};

/// The built-in calendars by name: "daily", "weekdays", "CN" (2024 to 2026, State Council notices).
std::vector<std::string> calendar_names();
/// The calendar of that name; the name must be one of calendar_names().
Workdays calendar_named(std::string_view name);

}  // namespace chokepoint
