// Numbers for people and for machines.
#include "chokepoint/report/wording.hpp"

#include <limits>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("numbers for people have three to four digits") {
  CHECK(people_number(0) == "0");
  CHECK(people_number(-0.0000000001) == "0");
  CHECK(people_number(0.1234) == "0.123");
  CHECK(people_number(12.345) == "12.3");
  CHECK(people_number(123.45) == "123");
  CHECK(people_number(50'000) == "50,000");
  CHECK(people_number(-1234.4) == "-1,234");
  CHECK(people_number(123'456) == "123.5 k");
  CHECK(people_number(1'825'000) == "1.825 M");
  CHECK(people_number(12.5e9) == "12.5 G");
  CHECK(people_amount(494'437e9, "cars") == "4.944e14 cars");
  CHECK(people_amount(-2e15, "t") == "-2e15 t");
  CHECK(people_amount(270'000, "t") == "270 kt");
  CHECK(people_amount(12.5, "t") == "12.5 t");
  CHECK(people_percent(0.1234) == "12 %");
  CHECK(people_percent(0.0004) == "<0.1 %");
  CHECK(people_days(1) == "1 day");
  CHECK(people_days(98.54) == "98.5 days");
  CHECK(people_list({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("numbers for machines read back as the same number") {
  for (const double x : {0.1, 1.0 / 3, 1e21, 12'345.678, -2.5e-9}) CHECK(std::stod(exact_number(x)) == x);
  CHECK(exact_number(50'000) == "50000");
  CHECK(exact_number(-0.0) == "0");
  CHECK(exact_number(std::numeric_limits<double>::infinity()).empty());
  CHECK(exact_number(std::numeric_limits<double>::quiet_NaN()).empty());
}

TEST_CASE("text is wrapped at blanks and measured in characters, not bytes") {
  CHECK(wrapped("one two three", 7, 2) == "one two\n  three");
  CHECK(width_of("3 ± 1") == 5);
}

TEST_CASE("a half width has two significant digits and no sign of its own") {
  CHECK(plus_minus(0) == "");
  CHECK(plus_minus(0.2314) == " ± 0.23");
  CHECK(plus_minus(2522) == " ± 2,500");
  CHECK(plus_minus(13'858) == " ± 14,000");
  CHECK(plus_minus(0.0996) == " ± 0.1");
  CHECK(two_digits(-95.6) == -96);
}
