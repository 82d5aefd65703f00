// Who learns what when: monthly reports that are seen later, and beliefs that publications and reports correct.
#pragma once
#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// What flowed in a month is seen at 00:00 of day `day` of the month that is `months` later; of a month that is
/// shorter, on its last day.
struct Publication {
  unsigned day = 10, months = 1;
};
/// When what flowed at `flow` is seen.
Time seen_on(Publication when, Time flow);
/// The longest time from a flow to its being seen, of flows in `[from, until)`: the one at the earliest moment of a
/// month.
Duration longest_delay(Publication when, Time from, Time until);

/// A normal belief about a yearly amount, in any unit.
struct Belief {
  double mean = 0, sd = 0;
};
/// Last year's amount grown: mean = last year x (1 + growth), sd = mean x sd_share.
Belief expected(double last_year, double growth, double sd_share);
/// What a month's output teaches. 12 x output is an observation of the year's amount with standard deviation
/// `spread` x `scale` (`scale`: the mean at the year's beginning); means are weighed by 1 / variance. After m months
/// this is the belief of one observation, output so far x 12 / m, with variance (spread x scale)^2 / m.
/// Source: Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), eq. 2.10 (normal with known variance).
Belief after_month(Belief before, double output, double spread, double scale);
/// The share of `need` that is believed to be missing: 1 - mean / need, not below zero.
double believed_gap(Belief belief, double need);

}  // namespace chokepoint
