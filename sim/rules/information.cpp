// Calendars of publication and normal beliefs.
#include "chokepoint/rules/information.hpp"

#include <algorithm>
#include <cmath>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

Time first_of_month(Time t) {
  const Date date = date_of(t);
  return time_of({date.year, date.month, 1});
}

}  // namespace

Time seen_on(Publication when, Time flow) {
  const Date date = date_of(flow);
  const unsigned months = date.month - 1 + when.months;
  const int year = date.year + static_cast<int>(months / 12);
  const unsigned month = months % 12 + 1;
  return time_of({year, month, std::min(when.day, days_in_month(year, month))});
}

Duration longest_delay(Publication when, Time from, Time until) {
  Duration longest{};
  for (Time t = from; t < until; t = first_of_month(first_of_month(t) + 32 * day))
    longest = std::max(longest, seen_on(when, t) - t);
  return longest;
}

Belief expected(double last_year, double growth, double sd_share) {
  const double mean = last_year * (1 + growth);
  return {mean, mean * sd_share};
}

Belief after_month(Belief before, double output, double spread, double scale) {
  const double noise = spread * scale;
  if (before.sd <= 0) return before;
  if (noise <= 0) return {12 * output, 0};
  const double old = 1 / (before.sd * before.sd), news = 1 / (noise * noise);
  const double variance = 1 / (old + news);
  const double mean = variance * (old * before.mean + news * 12 * output);
  return {mean, std::sqrt(variance)};
}

double believed_gap(Belief belief, double need) { return need > 0 ? std::max(0.0, 1 - belief.mean / need) : 0; }

}  // namespace chokepoint
