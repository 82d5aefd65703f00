// Dates to day counts and back, and the strict reader of dates.
#include "chokepoint/core/civil.hpp"

#include <string>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("4 April 2025 is day 20182") {
  // Source: case A02.
  CHECK(time_of({2025, 4, 4}).seconds == 20182 * day.seconds);
  CHECK(time_of({1970, 1, 1}).seconds == 0);
  CHECK(weekday_of(time_of({2025, 4, 4})) == 4);    // a Friday
  CHECK(weekday_of(time_of({1969, 12, 28})) == 6);  // a Sunday: 1970-01-01 was a Thursday
}

TEST_CASE("every date from 1890 to 2210 comes back from its day count, one after another") {
  Time t = time_of({1890, 1, 1});
  int days = 0;
  for (int year = 1890; year <= 2210; ++year)
    for (unsigned month = 1; month <= 12; ++month)
      for (unsigned d = 1; d <= days_in_month(year, month); ++d, t = t + day, ++days) {
        REQUIRE(time_of({year, month, d}) == t);
        REQUIRE(date_of(t + 86'399 * second) == Date{year, month, d});
      }
  CHECK(days == 321 * 365 + 77);  // leap years: the 80 multiples of four from 1892 to 2208 less 1900, 2100 and 2200
}

TEST_CASE("the length of February follows the Gregorian rule") {
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2025, 2) == 28);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
}

TEST_CASE("a date is read with or without an hour") {
  const Time midnight = time_of({2025, 4, 4});
  CHECK(parse_time("2025-04-04") == midnight);
  CHECK(parse_time("2025-04-04 09:36") == midnight + 9 * hour + 36 * minute);
  CHECK(parse_time("2025-04-04T09:36:01") == midnight + 9 * hour + 36 * minute + second);
  CHECK(parse_time("2024-02-29") == time_of({2024, 2, 29}));
  CHECK(parse_time("0001-01-01") == time_of({1, 1, 1}));
}

TEST_CASE("what is no date in full is not read") {
  for (const std::string text : {"",
                                 "2025",
                                 "2025-04",
                                 "2025-2-3",
                                 "2025-02-30",
                                 "2025-02-29",
                                 "2025-00-10",
                                 "2025-13-01",
                                 "2025-04-00",
                                 "2025-04-31",
                                 "03/04/2025",
                                 "04.04.2025",
                                 "2025/04/04",
                                 "20250404",
                                 "2025-04-04x",
                                 "2025-04-04 ",
                                 " 2025-04-04",
                                 "2025-04-04T",
                                 "2025-04-04  09:36",
                                 "2025-04-04 9:36",
                                 "2025-04-04 24:00",
                                 "2025-04-04 12:60",
                                 "2025-04-04 12:00:60",
                                 "2025-04-04 12:00:0",
                                 "2025-04-04 12:00:00Z",
                                 "2025-04-04t12:00",
                                 "-025-04-04",
                                 "2025-04-04 1a:00",
                                 "2025-04-04 12.30",
                                 "2025-04-04 12:30.15",
                                 "12025-04-04"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time(text).has_value());
  }
}

TEST_CASE("times are written as they are read") {
  for (const std::string text : {"2025-04-04", "2025-04-04 15:23", "2025-04-04 15:23:07", "1969-12-31 23:59:59"}) {
    const auto t = parse_time(text);
    REQUIRE(t.has_value());
    CHECK(to_text(*t) == text);
  }
  CHECK(date_text(*parse_time("2025-04-04 15:23")) == "2025-04-04");
  CHECK(month_text(*parse_time("2025-04-30 15:23")) == "2025-04");
  CHECK(to_text(never) == "never");
}
