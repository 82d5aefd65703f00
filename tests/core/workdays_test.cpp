// Working days of the built-in calendars, against counts and deadlines known from outside.
#include "chokepoint/core/workdays.hpp"

#include <random>
#include <string>

#include "catch.hpp"

using namespace chokepoint;

namespace {

std::int64_t working_days_of(const Workdays& calendar, int year) {
  return calendar.count(time_of({year, 1, 1}), time_of({year + 1, 1, 1}));
}

}  // namespace

TEST_CASE("China's licences of 45 working days fall due on the days that the notice implies") {
  // Source: case A02, from the State Council's notice of 12 November 2024.
  const Workdays china = calendar_named("CN");
  CHECK(china.add(time_of({2025, 4, 4}), 45) == time_of({2025, 6, 11}));
  CHECK(china.add(time_of({2025, 4, 7}), 45) == time_of({2025, 6, 12}));
  CHECK(china.add(time_of({2025, 6, 27}), 45) == time_of({2025, 8, 29}));
  CHECK(china.add(time_of({2025, 9, 1}), 45) == time_of({2025, 11, 7}));
}

TEST_CASE("China's years have the number of working days that follows from the notices") {
  const Workdays china = calendar_named("CN");
  CHECK(working_days_of(china, 2025) == 248);  // the official figure, case A02
  // Source: days of the year - Saturdays and Sundays - statutory days off (11 until 2024, 13 since), because the
  // notices move days but give none away: 366 - 104 - 11 and 365 - 104 - 13.
  CHECK(working_days_of(china, 2024) == 251);
  CHECK(working_days_of(china, 2026) == 248);
  CHECK(working_days_of(china, 2027) == 261);  // beyond the lists: Monday to Friday
}

TEST_CASE("a make-up Sunday works and a holiday Monday does not") {
  const Workdays china = calendar_named("CN");
  CHECK(china.works(time_of({2025, 4, 27}) + 15 * hour));
  CHECK_FALSE(china.works(time_of({2025, 5, 5})));
  CHECK_FALSE(china.works(time_of({2025, 4, 26})));
  CHECK(china.works(time_of({2026, 10, 10})));
}

TEST_CASE("the weekend days that China works are those that the notices name, and no others") {
  // Source: the notices of 25 October 2023, 12 November 2024 and 4 November 2025.
  const std::string made_up =
      "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 "
      "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 "
      "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10 ";
  // The weekdays of the same notices' days off.
  const std::string off =
      "2024-01-01 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-04-04 2024-04-05 2024-05-01 2024-05-02 "
      "2024-05-03 2024-06-10 2024-09-16 2024-09-17 2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-07 "
      "2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02 "
      "2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 "
      "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 "
      "2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07 ";
  const Workdays china = calendar_named("CN");
  std::string worked, idle;
  for (Time t = time_of({2024, 1, 1}); t < time_of({2027, 1, 1}); t = t + day) {
    if (weekday_of(t) >= 5 && china.works(t)) worked += date_text(t) + " ";
    if (weekday_of(t) < 5 && !china.works(t)) idle += date_text(t) + " ";
  }
  CHECK(worked == made_up);
  CHECK(idle == off);
}

TEST_CASE("a calendar knows the years that its lists cover") {
  const Workdays china = calendar_named("CN");
  CHECK_FALSE(china.covers(time_of({2023, 12, 31}) + 86'399 * second));
  CHECK(china.covers(time_of({2024, 1, 1})));
  CHECK(china.covers(time_of({2026, 12, 31})));
  CHECK_FALSE(china.covers(time_of({2027, 1, 1})));
  CHECK(Workdays::daily().covers(time_of({2027, 1, 1})));
}

TEST_CASE("daily and weekday calendars count as their names say") {
  // By hand: 2025-04-04 is a Friday.
  const Time friday = time_of({2025, 4, 4});
  CHECK(Workdays::daily().add(friday + 5 * hour, 3) == time_of({2025, 4, 7}));
  CHECK(Workdays::weekdays().add(friday, 1) == time_of({2025, 4, 7}));
  CHECK(Workdays::weekdays().add(friday + 5 * hour, 0) == friday);
  CHECK(Workdays::weekdays().add(time_of({2025, 4, 5}), 0) == time_of({2025, 4, 5}));
  CHECK(Workdays::weekdays().count(friday, friday + 7 * day) == 5);
  CHECK(Workdays::weekdays().count(friday, friday) == 0);
  CHECK(Workdays::weekdays().count(friday + day, friday) == 0);
  CHECK(Workdays::daily().count(friday, friday + 7 * day) == 7);
}

TEST_CASE("adding and counting agree with walking day by day") {
  const unsigned seed = 45;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const auto& name : calendar_names()) {
    const Workdays calendar = calendar_named(name);
    for (int round = 0; round < 300; ++round) {
      const Time from = time_of({2022, 1, 1}) + static_cast<std::int64_t>(random() % (7 * 365 * 86'400)) * second;
      const auto n = static_cast<std::int64_t>(random() % 300);
      Time walked = start_of_day(from);
      for (auto left = n; left > 0;) {
        walked = walked + day;
        left -= calendar.works(walked) ? 1 : 0;
      }
      CAPTURE(name, to_text(from), n);
      REQUIRE(calendar.add(from, n) == walked);
      REQUIRE(calendar.count(start_of_day(from) + day, walked + day) == n);
    }
  }
}

TEST_CASE("an own calendar may list weekends as off and working days as made up") {
  // By hand: the lists only matter where they differ from Monday to Friday; work wins over rest.
  const Workdays own({{2025, 4, 5}, {2025, 4, 7}, {2025, 4, 8}}, {{2025, 4, 8}, {2025, 4, 6}, {2025, 4, 9}}, 2025,
                     2025);
  CHECK(own.count(time_of({2025, 4, 5}), time_of({2025, 4, 10})) == 3);  // Sunday 6, Tuesday 8, Wednesday 9
  CHECK(own.add(time_of({2025, 4, 4}), 2) == time_of({2025, 4, 8}));
}
