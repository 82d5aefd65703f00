// What factors become: texts that the scenario reads, and numbers for formulas.
#include "chokepoint/study/factor.hpp"

#include "study/studies.hpp"

using namespace chokepoint;

namespace {

Factor factor(const std::string& keys, const std::string& design = "{kind: random, points: 4}") {
  const auto plan =
      studies::of_minimal("design: " + design + "\nfactors:\n  f: {" + keys + "}\noutputs: {x: all.short}\n");
  return plan.factors.at(0);
}

}  // namespace

TEST_CASE("a range with a unit gives texts that the scenario reads") {
  const auto f = factor("path: events.closure.lasts, from: 10 d, to: 20 d");
  CHECK(f.at(0.5).text == "15 d");
  CHECK(f.at(0.5).number == 15);
  CHECK(f.at(1.0 / 3).text == "13.3333 d");
  CHECK(factor("path: events.closure.lasts, from: 10 d, to: 20 d, rounded_to: 2 d").at(1.0 / 3).text == "14 d");
  CHECK(f.settings(f.at(0)).at(0).path == "events.closure.lasts");
}

TEST_CASE("dates are rounded to days and counted from the scenario's first") {
  const auto f = factor("path: events.closure.date, from: 2025-02-01, to: 2025-02-11");
  CHECK(f.at(0).text == "2025-02-01");
  CHECK(f.at(0).number == 31);
  CHECK(f.at(0.52).text == "2025-02-06");
}

TEST_CASE("listed values have equal shares and keep their texts") {
  const auto f = factor("path: events.closure.lasts, values: [30 d, 60 d, 90 d]");
  CHECK(f.at(0.0).text == "30 d");
  CHECK(f.at(0.34).text == "60 d");
  CHECK(f.at(1.0).text == "90 d");
  CHECK(f.unit == "d");
  const auto words = factor("path: events.closure.where, values: [hill-mine, magnet-works]");
  CHECK(words.kind == Factor::Kind::words);
  CHECK(is_absent(words.at(0.1).number));
}

TEST_CASE("distributions are inverted, in any unit") {
  // triangular(30, 35, 46): F(35) = 5/16, so the median is 46 - sqrt(0.5 x 16 x 11) = 36.6192.
  const auto f = factor("path: lanes.magnet-ship.takes, distribution: 'triangular(30 d, 35 d, 46 d)'");
  CHECK(f.at(5.0 / 16).text == "35 d");
  CHECK(f.at(0.5).text == "36.6192 d");
  const auto n = factor("path: sites.hill-mine.at_most, distribution: 'normal(12 t/d, sd 1 t/d)'");
  CHECK(n.at(0.5).text == "12 t/d");
  CHECK(n.at(0.975).text == "13.96 t/d");  // 1.95996 standard deviations
  CHECK(factor("distribution: 'uniform(10 %, 20 %)'").at(0.25).text == "12.5 %");
}

TEST_CASE("a switch takes an event away or leaves it") {
  const auto f = factor("switches: closure", "grid");
  CHECK(f.levels() == 2);
  CHECK(f.settings(f.level(0)).at(0).value == "~");
  CHECK(f.settings(f.level(1)).empty());
}

TEST_CASE("numbers are plain decimals without exponents") {
  CHECK(decimal_text(1234567, 6) == "1234567");
  CHECK(decimal_text(0.0000123456789, 6) == "0.0000123457");
  CHECK(decimal_text(-0.1, 6) == "-0.1");
  CHECK(decimal_text(1e-20, 6) == "0");
  CHECK(decimal_text(100, 6) == "100");
}

TEST_CASE("values that the scenario does not take are refused before the first run, at their own place") {
  const auto text = studies::complaints(
      "factors:\n  a: {path: events.closur.lasts, values: [30 d]}\n  b: {path: events.closure.lasts, values: [30 d, 60 "
      "t]}\n"
      "  c: {switches: opening}\noutputs: {x: all.short}\n");
  CHECK(text.find("factors.a: '30 d' does not fit: events.closur.lasts: there is no 'closur' in 'events'; did you mean "
                  "'closure'?") != std::string::npos);
  CHECK(text.find("factors.b: '60 t' does not fit: events.closure.lasts: ") != std::string::npos);
  CHECK(text.find("factors.c: 'off' does not fit: events.opening: there is no 'opening' in 'events'") !=
        std::string::npos);
}
