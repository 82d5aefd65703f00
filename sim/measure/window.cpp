// Days and months are looked up in tables, because every fact asks.
#include "chokepoint/measure/window.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {

Window::Window(const Network& network)
    : from_(network.from),
      until_(std::max(network.until, network.from + second)),
      first_midnight_(start_of_day(from_)) {
  Date month{};
  for (Time t = first_midnight_; t < until_; t = t + day) {
    const Date today = date_of(t);
    if (month_starts_.empty() || today.month != month.month || today.year != month.year) {
      month = {today.year, today.month, 1};
      month_starts_.push_back(time_of(month));
    }
    month_of_day_.push_back(static_cast<std::uint32_t>(month_starts_.size() - 1));
  }
}

std::size_t Window::day_of(Time t) const {
  if (t < first_midnight_) return 0;
  const auto d = static_cast<std::size_t>((t - first_midnight_).seconds / day.seconds);
  return std::min(d, days() - 1);
}

std::string Window::month_name(std::size_t m) const { return month_text(month_starts_[m]); }

std::size_t Window::month_number(int year, unsigned month) const {
  for (std::size_t m = 0; m < months(); ++m) {
    const Date d = date_of(month_starts_[m]);
    if (d.year == year && d.month == month) return m;
  }
  return months();
}

bool Window::whole_month(std::size_t m) const {
  const Date d = date_of(month_starts_[m]);
  const Time end = month_starts_[m] + static_cast<std::int64_t>(days_in_month(d.year, d.month)) * day;
  return from_ <= month_starts_[m] && end <= until_;
}

}  // namespace chokepoint
