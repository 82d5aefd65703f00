// Dates of the civil (proleptic Gregorian) calendar, as read and written in scenarios.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// Year, month 1..12, day 1..31.
struct Date {
  int year = 1970;
  unsigned month = 1, day = 1;
  friend constexpr auto operator<=>(Date, Date) = default;
};

/// 00:00 of the date. Source: std::chrono::sys_days' day count.
Time time_of(Date date);
/// The date that `t` lies in.
Date date_of(Time t);
/// 0 = Monday ... 6 = Sunday.
unsigned weekday_of(Time t);
unsigned days_in_month(int year, unsigned month);

/// Reads "2025-04-04", "2025-04-04 09:36", "2025-04-04T09:36:01". Empty when it is anything else or no such day exists.
std::optional<Time> parse_time(std::string_view text);
/// "2025-04-04" at midnight, else "2025-04-04 15:23" (or with ":07" when seconds are not zero); "never" for never.
std::string to_text(Time t);
/// "2025-04"
std::string month_text(Time t);
/// "2025-04-04", whatever the hour.
std::string date_text(Time t);

}  // namespace chokepoint
