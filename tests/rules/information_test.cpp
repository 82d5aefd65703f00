// Calendars of publication and beliefs; expected numbers by hand.
#include "chokepoint/rules/information.hpp"

#include <cmath>

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"

using namespace chokepoint;

namespace {

std::string seen(const char* flow, Publication when) { return to_text(seen_on(when, *parse_time(flow))); }

}  // namespace

TEST_CASE("a month's flows are seen on a day of a later month") {
  // Source: the rule itself; 31 means the last day.
  CHECK(seen("2025-05-20", {10, 1}) == "2025-06-10");
  CHECK(seen("2025-02-20", {31, 1}) == "2025-03-31");
  CHECK(seen("2025-03-20", {31, 1}) == "2025-04-30");
  CHECK(seen("2025-05-31 23:59", {10, 1}) == "2025-06-10");
  CHECK(seen("2025-12-01", {10, 1}) == "2026-01-10");
  CHECK(seen("2025-12-15", {31, 2}) == "2026-02-28");
  CHECK(seen("2024-11-15", {20, 14}) == "2026-01-20");
}

TEST_CASE("D21: the longest delay of a report on the 10th is that of a flow on the first of a month of 31 days") {
  CHECK(longest_delay({10, 1}, *parse_time("2025-01-01"), *parse_time("2026-01-01")) == 40 * day);
  // By hand: from 1 February to 10 March 2025, and nothing else in the horizon.
  CHECK(longest_delay({10, 1}, *parse_time("2025-02-01"), *parse_time("2025-03-01")) == 37 * day);
}

TEST_CASE("an expectation is last year's amount grown") {
  const Belief b = expected(254'000, 0.05, 0.1);
  CHECK(b.mean == Approx(266'700));
  CHECK(b.sd == Approx(26'670));
}

TEST_CASE("months of a report teach what one observation of their sum would") {
  // Source: Gelman et al. (2013), eq. 2.10 and 2.12: m observations are one of their mean with variance / m.
  const double months[] = {20, 26, 23};
  Belief step{240, 12};
  for (const double y : months) step = after_month(step, y, 0.1, 240);
  const double noise = 24 * 24 / 3.0, seen = (20 + 26 + 23) * 12 / 3.0;
  const double variance = 1 / (1 / 144.0 + 1 / noise);
  CHECK(step.mean == Approx(variance * (240 / 144.0 + seen / noise)));
  CHECK(step.sd == Approx(std::sqrt(variance)));
}

TEST_CASE("what is known is not guessed again, and a report without noise ends the guessing") {
  CHECK(after_month({254, 0}, 10, 0.1, 254).mean == 254);
  CHECK(after_month({254, 10}, 20, 0, 254).mean == 240);
}

TEST_CASE("the believed gap is the share of the need that is missing") {
  CHECK(believed_gap({240, 0}, 300) == Approx(0.2));
  CHECK(believed_gap({330, 0}, 300) == 0);
  CHECK(believed_gap({330, 0}, 0) == 0);
}
