// Formulas of studies: what they give, and what is said of those that cannot be read.
#include "chokepoint/core/formula.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

double value(const std::string& text, const std::vector<double>& values = {}) {
  Formula f;
  std::size_t column = 0;
  const auto wrong = Formula::read(text, f, column);
  INFO(text << ": " << wrong);
  REQUIRE(wrong.empty());
  REQUIRE(f.names().size() == values.size());
  return f(values);
}

std::string trouble(const std::string& text, std::size_t& column) {
  Formula f;
  return Formula::read(text, f, column);
}

}  // namespace

TEST_CASE("a formula follows the usual order of operations") {
  CHECK(value("1 + 2 * 3") == 7);
  CHECK(value("(1 + 2) * 3") == 9);
  CHECK(value("2 ^ 3 ^ 2") == 512);
  CHECK(value("-2 ^ 2") == -4);
  CHECK(value("7 - 2 - 1") == 4);
  CHECK(value("8 / 4 / 2") == 1);
  CHECK(value("22 %") == 0.22);
  CHECK(value("1 < 2 and not 2 < 1 or 0") == 1);
  CHECK(value("min(3, 2) + max(3, 2)") == 5);
  CHECK(value("if(1 > 2, 10, 20)") == 20);
}

TEST_CASE("names keep their hyphens and dots, and a minus has blanks around it") {
  Formula f;
  std::size_t column = 0;
  REQUIRE(Formula::read("users.car-plant.unmet - baseline.users.car-plant.unmet + a-b - a-b", f, column).empty());
  CHECK(f.names() == std::vector<std::string>{"users.car-plant.unmet", "baseline.users.car-plant.unmet", "a-b"});
  CHECK(f({5, 2, 100}) == 3);
  CHECK(value("oranges + 1", {1}) == 2);  // 'or' begins the name and is no word of its own
}

TEST_CASE("what is not there spreads, and is in no comparison true") {
  CHECK(is_absent(value("x + 1", {absent})));
  CHECK(value("x > 1", {absent}) == 0);
  CHECK(value("x <= 1", {absent}) == 0);
  CHECK(value("x != 1", {absent}) == 0);
  CHECK(value("given(x)", {absent}) == 0);
  CHECK(value("otherwise(x, 400)", {absent}) == 400);
  CHECK(is_absent(value("1 / 0")));
  CHECK(is_absent(value("sqrt(-1)")));
  CHECK(is_absent(value("min(x, 1)", {absent})));
}

TEST_CASE("a formula that cannot be read is answered with its place and what would be right") {
  std::size_t column = 0;
  CHECK(trouble("", column) == "a formula is due here, such as 'users.car-plant.stop_days > 5'");
  CHECK(trouble("1 +", column) == "the formula ends where a number or a name is due");
  CHECK(trouble("2 2", column) == "'2' is not expected here; allowed: + - * / ^ < <= > >= = != and or");
  CHECK(column == 3);
  CHECK(trouble("(1", column) == "a ')' is missing here");
  CHECK(trouble("sqr(2)", column).find("did you mean 'sqrt'?") != std::string::npos);
  CHECK(trouble("max(2)", column) == "max takes 2 numbers, with commas");
  CHECK(trouble("1.2.3", column) == "'1.2.3' is no number; write it as in 0.5");
  CHECK(trouble("$", column) == "a number or a name is due here, not '$'");
  CHECK(trouble(std::string(100000, '('), column) == "the formula is nested too deeply; name its parts");
  CHECK(trouble(std::string(100000, '-') + "1", column) == "the formula is nested too deeply; name its parts");
}
