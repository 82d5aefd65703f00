// Counting working days, and the built-in calendars as tables.
#include "chokepoint/core/workdays.hpp"

#include <algorithm>
#include <cassert>

namespace chokepoint {
namespace {

constexpr std::int64_t floor_quotient(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
constexpr std::int64_t day_number(Time t) { return floor_quotient(t.seconds, day.seconds); }
/// 0 = Monday. Day 0, 1970-01-01, was a Thursday.
constexpr std::int64_t weekday_of_number(std::int64_t d) { return d + 3 - 7 * floor_quotient(d + 3, 7); }
bool is_weekend(std::int64_t d) { return weekday_of_number(d) >= 5; }

std::vector<std::int64_t> day_numbers(const std::vector<Date>& dates) {
  std::vector<std::int64_t> days;
  for (const auto d : dates) days.push_back(day_number(time_of(d)));
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool contains(const std::vector<std::int64_t>& days, std::int64_t d) {
  return std::binary_search(days.begin(), days.end(), d);
}

/// The number of Mondays to Fridays before day `d`, up to a constant.
std::int64_t weekdays_before(std::int64_t d) {
  const auto week = floor_quotient(d + 3, 7);
  return week * 5 + std::min<std::int64_t>(d + 3 - 7 * week, 5);
}

/// A run of days of one month, or over its end into the next.
struct Run {
  Date first, last;
};

std::vector<Date> dates_in(std::span<const Run> runs) {
  std::vector<Date> dates;
  for (const auto& run : runs)
    for (Time t = time_of(run.first); t <= time_of(run.last); t = t + day) dates.push_back(date_of(t));
  return dates;
}

/// Mainland China. Source: notices of the General Office of the State Council on the arrangement of some holidays:
/// of 25 October 2023 for 2024, of 12 November 2024 for 2025, of 4 November 2025 for 2026.
Workdays china() {
  static constexpr Run off[] = {
      {{2024, 1, 1}, {2024, 1, 1}},   {{2024, 2, 10}, {2024, 2, 17}},  // New Year, Spring Festival
      {{2024, 4, 4}, {2024, 4, 6}},   {{2024, 5, 1}, {2024, 5, 5}},    // Qingming, Labour Day
      {{2024, 6, 10}, {2024, 6, 10}}, {{2024, 9, 15}, {2024, 9, 17}},  // Dragon Boat, Mid-Autumn
      {{2024, 10, 1}, {2024, 10, 7}},                                  // National Day
      {{2025, 1, 1}, {2025, 1, 1}},   {{2025, 1, 28}, {2025, 2, 4}},   //
      {{2025, 4, 4}, {2025, 4, 6}},   {{2025, 5, 1}, {2025, 5, 5}},    //
      {{2025, 5, 31}, {2025, 6, 2}},  {{2025, 10, 1}, {2025, 10, 8}},  // the last with Mid-Autumn
      {{2026, 1, 1}, {2026, 1, 3}},   {{2026, 2, 15}, {2026, 2, 23}},  //
      {{2026, 4, 4}, {2026, 4, 6}},   {{2026, 5, 1}, {2026, 5, 5}},    //
      {{2026, 6, 19}, {2026, 6, 21}}, {{2026, 9, 25}, {2026, 9, 27}},  //
      {{2026, 10, 1}, {2026, 10, 7}},
  };
  return {dates_in(off),
          {{2024, 2, 4},
           {2024, 2, 18},
           {2024, 4, 7},
           {2024, 4, 28},
           {2024, 5, 11},
           {2024, 9, 14},
           {2024, 9, 29},
           {2024, 10, 12},
           {2025, 1, 26},
           {2025, 2, 8},
           {2025, 4, 27},
           {2025, 9, 28},
           {2025, 10, 11},
           {2026, 1, 4},
           {2026, 2, 14},
           {2026, 2, 28},
           {2026, 5, 9},
           {2026, 9, 20},
           {2026, 10, 10}},
          2024,
          2026};
}

}  // namespace

Workdays Workdays::daily() {
  Workdays all;
  all.weekend_works_ = true;
  return all;
}

Workdays Workdays::weekdays() { return {}; }

Workdays::Workdays(const std::vector<Date>& off, const std::vector<Date>& make_up, int first_year, int last_year)
    : first_year_(first_year), last_year_(last_year), off_(day_numbers(off)), make_up_(day_numbers(make_up)) {
  // Only the exceptions to Monday to Friday are kept, so that counting is plain addition; work wins over rest.
  const auto idle = [this](std::int64_t d) { return is_weekend(d) || contains(make_up_, d); };
  off_.erase(std::remove_if(off_.begin(), off_.end(), idle), off_.end());
  const auto usual = [](std::int64_t d) { return !is_weekend(d); };
  make_up_.erase(std::remove_if(make_up_.begin(), make_up_.end(), usual), make_up_.end());
  if (off_.empty() && make_up_.empty()) return;
  const auto first_of = [](const auto& days, std::int64_t other) { return days.empty() ? other : days.front(); };
  const auto last_of = [](const auto& days, std::int64_t other) { return days.empty() ? other : days.back(); };
  first_added_ = std::min(first_of(off_, INT64_MAX), first_of(make_up_, INT64_MAX));
  const auto last = std::max(last_of(off_, INT64_MIN), last_of(make_up_, INT64_MIN));
  added_.push_back(0);
  for (auto d = first_added_; d <= last; ++d)
    added_.push_back(added_.back() + (contains(make_up_, d) ? 1 : 0) - (contains(off_, d) ? 1 : 0));
}

/// What the exceptions before a day add to Mondays to Fridays: every licence asks, so it is a table.
std::int64_t Workdays::added_before(std::int64_t d) const {
  if (added_.empty() || d <= first_added_) return 0;
  return added_[std::min(static_cast<std::size_t>(d - first_added_), added_.size() - 1)];
}

bool Workdays::works(Time t) const {
  const auto d = day_number(t);
  if (is_weekend(d)) return weekend_works_ || contains(make_up_, d);
  return !contains(off_, d);
}

std::int64_t Workdays::count(Time from, Time until) const {
  const auto first = day_number(from), last = day_number(until);
  if (last <= first) return 0;
  if (weekend_works_) return last - first;
  return weekdays_before(last) - weekdays_before(first) + added_before(last) - added_before(first);
}

Time Workdays::add(Time t, std::int64_t n) const {
  assert(n >= 0);
  // n working days take at least n days: jump that far, subtract what was worked, repeat with the rest (about 2/7).
  // The last jump is all working days, so it ends on one.
  Time at = start_of_day(t);
  while (n > 0) {
    const Time next = at + n * day;
    n -= count(at + day, next + day);
    at = next;
  }
  return at;
}

bool Workdays::covers(Time t) const {
  const int year = date_of(t).year;
  return first_year_ <= year && year <= last_year_;
}

std::vector<std::string> calendar_names() { return {"daily", "weekdays", "CN"}; }

Workdays calendar_named(std::string_view name) {
  if (name == "daily") return Workdays::daily();
  if (name == "weekdays") return Workdays::weekdays();
  assert(name == "CN");
  return china();
}

}  // namespace chokepoint
