// Demand by month: factors from amounts and percentages, gaps, and which end users follow them.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::string months(const std::string& each, const char* other = nullptr) {
  std::string text = "profiles: {p: {";
  for (int m = 1; m <= 12; ++m)
    text += std::string(m > 1 ? ", " : "") + "'" + (m < 10 ? "0" : "") + std::to_string(m) +
            "': " + (m == 2 && other ? other : each.c_str());
  return text + "}}\n";
}
const std::string shop = pair_of("", "", "");

}  // namespace

TEST_CASE("equal amounts in months of different length give the shorter month the higher daily rate") {
  // By hand: 12 x 100 t in 365 days; February's factor is (100/28) / (1200/365).
  const auto n = network(shop + months("100 t") + "demand: [{profile: p, growth: 17 %}]\n");
  REQUIRE(n.profiles.size() == 1);
  CHECK(n.profiles[0].every_year);
  CHECK(as_double(n.profiles[0].factor[1]) == Approx(100.0 / 28 / (1200.0 / 365)).epsilon(2e-9));
  double year = 0;
  const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (std::size_t m = 0; m < 12; ++m) year += as_double(n.profiles[0].factor[m]) * days[m];
  CHECK(year == Approx(365).epsilon(1e-8));
  CHECK(n.demands[0].profile == ProfileId{0});
  CHECK(n.demands[0].growth.ppb == 1'170'000'000);
}

TEST_CASE("percentages are factors as they are") {
  const auto n = network(shop + months("100 %", "80 %"));
  CHECK(n.profiles[0].factor[1].ppb == 800'000'000);
  CHECK_FALSE(n.demands[0].profile);
}

TEST_CASE("dated months must cover the run") {
  const auto text = complaints(shop + "profiles: {p: {2025-01: 10 t, 2025-03: 10 t}}\n");
  CHECK(says(text, "profiles.p: no value for 2025-02, 2025-04, 2025-05"));
  CHECK(says(text, "2025-12"));
}

TEST_CASE("profiles do not mix amounts with percentages, nor dated months with those of every year") {
  CHECK(says(complaints(shop + months("100 t", "80 %")), "mixes kinds of values"));
  CHECK(says(complaints(shop + "profiles: {p: {'01': 10 t, 2025-03: 10 t}}\n"), "mixes months of every year"));
}

TEST_CASE("of several entries the later wins, and an entry that fits no end user is an error") {
  const auto n = network(chain + "demand: [{growth: 10 %}, {where: DE, growth: 20 %}]\n");
  CHECK(n.demands[0].growth.ppb == 1'200'000'000);
  CHECK(says(complaints(chain + "demand: [{where: CN, growth: 20 %}]\n"), "no final demand is all of this"));
  CHECK(says(complaints(chain + "demand: [{profile: winter}]\n"), "unknown profile 'winter'"));
}
