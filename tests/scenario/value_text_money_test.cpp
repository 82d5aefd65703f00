// Money, prices and bare numbers out of text.
#include "catch.hpp"
#include "scenario/value_text.hpp"

using namespace chokepoint;

namespace {

template <class T>
T good(const std::string& text) {
  T value{};
  INFO(text);
  REQUIRE(read_value(text, value) == "");
  return value;
}

template <class T>
std::string bad(const std::string& text) {
  T value{};
  return read_value(text, value);
}

}  // namespace

TEST_CASE("money is a number and a currency", "[money]") {
  const auto m = good<Money>("0.20 EUR");
  CHECK(m.currency == "EUR");
  CHECK(as_double(m.number) == 0.2);
  CHECK(bad<Money>("5") == "a currency is needed: write '5 USD'");
  CHECK(bad<Money>("5 dollars") == "'dollars' is no currency; write three capital letters, as in '5 USD'");
  CHECK(bad<Money>("5 USD/kg") == "a price stands where money is due; write '5 USD'");
  CHECK(bad<Money>("-5 USD") != "");
}

TEST_CASE("a price is money for a unit, and for a time where it accrues", "[money]") {
  const auto p = good<Price>("250 USD/kg");
  CHECK(p.currency == "USD");
  CHECK(p.unit == "kg");
  CHECK(p.per == Duration{});
  const auto h = good<Price>("0.2 USD/piece/d");
  CHECK(h.unit == "piece");
  CHECK(h.per == day);
  CHECK(bad<Price>("250 USD") == "for how much? write '250 USD/kg', or another unit of the good");
  CHECK(bad<Price>("250 kg") == "'kg' is no currency; write three capital letters, as in '250 USD/kg'");
  CHECK(bad<Price>("250 USD/d") == "'d' is no unit of a good; write '250 USD/kg'");
  CHECK(bad<Price>("2 USD/t/month") ==
        "behind the unit stands a time (s, min, h, d, w, y) or nothing; write '2 USD/t/d'");
}

TEST_CASE("a bare number may be negative and has no unit", "[money]") {
  CHECK(as_double(good<Number>("-0.3").value) == -0.3);
  CHECK(bad<Number>("0.3 %") != "");
}
