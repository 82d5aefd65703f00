// Known answers about scarce stock: who gets what under each rule.
#include <cstdio>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// What each lane got, in pieces to the thousandth.
std::string shared_out(const std::string& file, const std::string& rule, const std::vector<std::string>& lanes) {
  const auto network = case_network(file, {"sites.seller.allocates=" + rule});
  const auto result = measured(network);
  std::string text;
  for (const auto& lane : lanes) {
    const auto got = result.lanes[lane_named(network, lane).index].dispatched.units;
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%s%.3f", text.empty() ? "" : " ", static_cast<double>(got) / 1000);
    text += buffer;
  }
  return text;
}

}  // namespace

TEST_CASE("C06: inflated orders pay under proportional and equal-cut allocation, not under max-min fairness") {
  for (const char* rule : {"proportional", "uniform", "linear"})
    check_known("C06", rule, shared_out("c06-phantom-orders.yaml", rule, {"to-liar", "to-neighbour"}));
}

TEST_CASE("D06: five rules share 120 among claims of 100, 60 and 40") {
  for (const char* rule : {"proportional", "uniform", "linear", "priority", "domestic first"})
    check_known("D06", rule, shared_out("d06-allocation.yaml", rule, {"to-abroad", "to-home-one", "to-home-two"}));
}
