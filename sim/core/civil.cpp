// Day counts and dates, by the calendar types of the standard library (no clocks, no zones).
#include "chokepoint/core/civil.hpp"

#include <chrono>
#include <cstdio>

namespace chokepoint {
namespace {

std::int64_t day_number(Time t) { return start_of_day(t).seconds / day.seconds; }

std::chrono::sys_days sys_days_of(Time t) {
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(day_number(t))}};
}

std::chrono::year_month_day civil(Date d) {
  return {std::chrono::year{d.year}, std::chrono::month{d.month}, std::chrono::day{d.day}};
}

/// The digits at [at, at + length) as a number; -1 when one of them is no digit.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (std::size_t i = at; i < at + length; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Time> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), date = number_at(text, 8, 2);
  if (year < 0 || month < 0 || date < 0) return {};
  const Date d{year, static_cast<unsigned>(month), static_cast<unsigned>(date)};
  if (!civil(d).ok()) return {};
  return time_of(d);
}

/// "09:36" or "09:36:01"
std::optional<Duration> parse_clock(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return {};
  const bool with_seconds = text.size() == 8;
  if (with_seconds && text[5] != ':') return {};
  const int h = number_at(text, 0, 2), m = number_at(text, 3, 2), s = with_seconds ? number_at(text, 6, 2) : 0;
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return {};
  return h * hour + m * minute + s * second;
}

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
  char text[64];
  const int length = std::snprintf(text, sizeof text, format, numbers...);
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace

Time time_of(Date date) {
  const auto days = std::chrono::sys_days{civil(date)}.time_since_epoch().count();
  return {static_cast<std::int64_t>(days) * day.seconds};
}

Date date_of(Time t) {
  const std::chrono::year_month_day d{sys_days_of(t)};
  return {static_cast<int>(d.year()), static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day())};
}

unsigned weekday_of(Time t) {
  // Day 0, 1970-01-01, was a Thursday (3).
  return static_cast<unsigned>(((day_number(t) + 3) % 7 + 7) % 7);
}

unsigned days_in_month(int year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year},
                                              std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

std::optional<Time> parse_time(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  if (!date || text.size() == 10) return date;
  if (text[10] != 'T' && text[10] != ' ') return {};
  const auto clock = parse_clock(text.substr(11));
  if (!clock) return {};
  return *date + *clock;
}

std::string date_text(Time t) {
  const Date d = date_of(t);
  return print("%04d-%02u-%02u", d.year, d.month, d.day);
}

std::string month_text(Time t) {
  const Date d = date_of(t);
  return print("%04d-%02u", d.year, d.month);
}

std::string to_text(Time t) {
  if (t == never) return "never";
  const auto of_day = (t - start_of_day(t)).seconds;
  if (of_day == 0) return date_text(t);
  const int h = static_cast<int>(of_day / 3600), m = static_cast<int>(of_day / 60 % 60),
            s = static_cast<int>(of_day % 60);
  return date_text(t) + (s == 0 ? print(" %02d:%02d", h, m) : print(" %02d:%02d:%02d", h, m, s));
}

}  // namespace chokepoint
