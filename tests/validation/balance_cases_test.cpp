// Known answers about steady flows: joint production, and the largest flow that a network allows.
#include "chokepoint/network/balance.hpp"
#include "chokepoint/network/structure.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

double tonnes_a_year(double grams_a_day) { return grams_a_day * 365 / 1e6; }

double mined(const Network& n, const std::string& site, const std::string& good) {
  return tonnes_a_year(balance(n).item_flow[item_named(n, site, good).index]);
}

double surplus(const Network& n, const std::string& good) {
  double sum = 0;
  for (const auto& s : balance(n).surpluses)
    if (n.good_of(s.item).name == good) sum += tonnes_a_year(s.flow);
  return sum;
}

}  // namespace

TEST_CASE("D14: dysprosium from one ore brings yttrium along") {
  const auto network = case_network("d14-balance-one-ore.yaml");
  check_known("D14", "clay for 1000 t Dy", mined(network, "longnan", "clay"));
  check_known("D14", "yttrium along", surplus(network, "y-oxide"));
}

TEST_CASE("D14: two ores for two wanted oxides, each crediting the other") {
  const auto network = case_network("d14-balance-two-ores.yaml");
  check_known("D14", "bastnaesite", mined(network, "bayan-obo", "bastnaesite"));
  check_known("D14", "clay", mined(network, "longnan", "clay"));
  check_known("D14", "surplus cerium", surplus(network, "ce-oxide"));
  check_known("D14", "surplus lanthanum", surplus(network, "la-oxide"));
  check_known("D14", "surplus yttrium", surplus(network, "y-oxide"));
}

TEST_CASE("D20: the smallest cut of the textbook network, whole and without each inner site") {
  const auto network = case_network("d20-largest-flow.yaml");
  const auto user = demand_at(network, "t");
  check_known("D20", "largest flow", minimum_cut(network, user).per_day);
  for (const char* site : {"v1", "v2", "v3", "v4"})
    check_known("D20", std::string("without ") + site, minimum_cut(network, user, site_named(network, site)).per_day);
}

TEST_CASE("D20: no run carries more than the smallest cut") {
  const auto network = case_network("d20-largest-flow.yaml");
  const auto result = measured(network);
  double last_month = 0;
  for (const auto& name : {"v3-t", "v4-t"}) {
    const auto& months = result.lanes[lane_named(network, name).index].months;
    last_month += static_cast<double>(months.back().units) / 1000;
  }
  CHECK(last_month > 0);
  CHECK(last_month <= 23.0 * 30);  // Cormen et al.: 23 a day, in April's 30 days
}
