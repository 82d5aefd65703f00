// Limits that must be passed without a break, and reports that come once a month.
#include "chokepoint/rules/condition.hpp"

#include "chokepoint/core/civil.hpp"

namespace chokepoint {

bool observe(const Limit& limit, Passage& passage, double value, Time now) {
  if (!passes(limit, value)) {
    passage.since = never;
    return false;
  }
  if (passage.since == never) passage.since = now;
  return now - passage.since >= limit.holds;
}

bool report_is_due(unsigned day_of_month, Time last, Time now) {
  const Date today = date_of(now);
  Time report = time_of({today.year, today.month, day_of_month});
  if (report > now) {
    const bool january = today.month == 1;
    report = time_of({january ? today.year - 1 : today.year, january ? 12 : today.month - 1, day_of_month});
  }
  return last < report;
}

}  // namespace chokepoint
