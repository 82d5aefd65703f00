// Known answers of the smallest parts: the random generator, and how concentrated origins are.
#include <array>
#include <cstdio>

#include "catch.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/study/origin_findings.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

std::string hexadecimal(const std::array<std::uint32_t, 4>& words) {
  std::string text;
  for (const auto w : words) {
    char part[16];
    std::snprintf(part, sizeof part, "%s%08x", text.empty() ? "" : " ", w);
    text += part;
  }
  return text;
}

}  // namespace

TEST_CASE("A01: the random generator gives the vectors of its authors") {
  check_known("A01", "zeros", hexadecimal(philox({0, 0, 0, 0}, {0, 0})));
  constexpr std::uint32_t ones = 0xffffffff;
  check_known("A01", "ones", hexadecimal(philox({ones, ones, ones, ones}, {ones, ones})));
  check_known("A01", "pi",
              hexadecimal(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0})));
}

TEST_CASE("A22: four origins with shares of 70, 15, 10 and 5 % are worth less than two equal ones") {
  const auto network = case_network("a22-four-origins.yaml");
  measured(network);
  const auto stages = stage_origins(network, execute(network, {}));
  REQUIRE(stages.size() == 1);
  REQUIRE(stages[0].origins.size() == 4);
  check_known("A22", "shares of 70, 15, 10 and 5 %", stages[0].baseline.index);
  check_known("A22", "effective number of origins", stages[0].baseline.origins);
  CHECK(stages[0].scenario.index == Approx(10'000.0 / 3));  // by hand: without the largest, three equal ones
}
