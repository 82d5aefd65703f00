// The measured time, cut into days and calendar months.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Days and months of `[from, until)`. What lies before `from` is warm-up and is not measured; what is settled at
/// `until` belongs to the last day.
class Window {
 public:
  explicit Window(const Network& network);

  Time from() const { return from_; }
  Time until() const { return until_; }
  bool covers(Time t) const { return t >= from_; }
  std::size_t days() const { return month_of_day_.size(); }
  std::size_t months() const { return month_starts_.size(); }
  /// The number of the day or month that `t` lies in, clamped to the window.
  std::size_t day_of(Time t) const;
  std::size_t month_of(Time t) const { return month_of_day_[day_of(t)]; }
  Time day_start(std::size_t d) const { return first_midnight_ + static_cast<std::int64_t>(d) * day; }
  /// When the month ends; the last one with the window.
  Time month_end(std::size_t m) const { return m + 1 < month_starts_.size() ? month_starts_[m + 1] : until_; }
  /// "2025-04"
  std::string month_name(std::size_t m) const;
  /// The number of that month, or months() when it lies outside.
  std::size_t month_number(int year, unsigned month) const;
  /// Does the window hold the whole of the month, from its first to its last day?
  bool whole_month(std::size_t m) const;

 private:
  Time from_, until_, first_midnight_;
  std::vector<std::uint32_t> month_of_day_;
  std::vector<Time> month_starts_;  ///< 00:00 of the first of each month, also where the window begins later
};

}  // namespace chokepoint
