// Decimals as written: what is read, what is refused with which advice, and exact scaling.
#include "chokepoint/core/decimal.hpp"

#include <cstdlib>
#include <random>
#include <string>

#include "catch.hpp"

using namespace chokepoint;

TEST_CASE("a plain decimal is read exactly") {
  const auto d = parse_decimal("0.725");
  REQUIRE(d.has_value());
  CHECK(d->digits == 725);
  CHECK(d->scale == 3);
  CHECK(parse_decimal("-12")->digits == -12);
  CHECK(parse_decimal("0")->digits == 0);
  CHECK(parse_decimal("999999999999999")->digits == 999'999'999'999'999);
  CHECK(parse_decimal("0.000000000000001")->digits == 1);
  CHECK(parse_decimal("0.999999999999999")->digits == 999'999'999'999'999);
  CHECK(parse_decimal("1.5")->scale == 1);
}

TEST_CASE("what looks like a number in some language but is no plain decimal is refused, with advice") {
  for (const std::string text : {"",
                                 "-",
                                 ".",
                                 "-.",
                                 "012",
                                 "-012",
                                 "00",
                                 "00.5",
                                 "1e3",
                                 "1E3",
                                 "1_000",
                                 "1,5",
                                 "1,000",
                                 ".5",
                                 "-.5",
                                 "5.",
                                 "nan",
                                 ".nan",
                                 "inf",
                                 ".inf",
                                 "-inf",
                                 "+5",
                                 "0x1F",
                                 "1 000",
                                 " 1",
                                 "1 ",
                                 "1.2.3",
                                 "--1",
                                 "1-",
                                 "12:30",
                                 "1000000000000000",
                                 "1.000000000000000",
                                 "0.0000000000000001",
                                 "1.5 t"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).has_value());
    CHECK(decimal_fault(text) != nullptr);
  }
  CHECK(decimal_fault(".5") == std::string("write a digit before the point, as in 0.5"));
  CHECK(decimal_fault("012") == std::string("write it without leading zeros"));
  CHECK(decimal_fault("0.725") == nullptr);
}

TEST_CASE("scaling rounds to nearest, half away from zero, and says when it does not fit") {
  CHECK(scaled(*parse_decimal("0.725"), 1'000'000) == 725'000);
  CHECK(scaled(*parse_decimal("0.1"), 3) == 0);  // 0.3
  CHECK(scaled(*parse_decimal("0.5"), 1) == 1);  // half away from zero
  CHECK(scaled(*parse_decimal("-0.5"), 1) == -1);
  CHECK(scaled(*parse_decimal("-0.49"), 1) == 0);
  CHECK(scaled(*parse_decimal("2.5"), 1) == 3);
  CHECK(scaled(*parse_decimal("270000.123456"), 1'000'000) == 270'000'123'456);  // tonnes to grams
  CHECK_FALSE(scaled(*parse_decimal("999999999999999"), 1'000'000).has_value());
  CHECK(scaled(*parse_decimal("9000000000000"), 1'000'000) == 9'000'000'000'000'000'000);
}

TEST_CASE("text, number and double of a decimal agree with the C library") {
  const unsigned seed = 725;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 5000; ++round) {
    Decimal d;
    d.digits = static_cast<std::int64_t>(random() % 1'000'000'000'000'000) >> (random() % 50);
    d.scale = static_cast<int>(random() % 16);
    if (random() % 2 == 0) d.digits = -d.digits;
    const std::string text = to_text(d);
    CAPTURE(text, d.digits, d.scale);
    const auto again = parse_decimal(text);
    REQUIRE(again.has_value());
    REQUIRE(as_double(*again) == as_double(d));
    REQUIRE(as_double(d) == std::strtod(text.c_str(), nullptr));  // correctly rounded by the C library
  }
}

TEST_CASE("a decimal is written as short as it can be") {
  CHECK(to_text(*parse_decimal("0.7250")) == "0.725");
  CHECK(to_text(*parse_decimal("10.0")) == "10");
  CHECK(to_text(*parse_decimal("-0.05")) == "-0.05");
  CHECK(to_text(*parse_decimal("100")) == "100");
  CHECK(to_text(*parse_decimal("-0")) == "0");
}
