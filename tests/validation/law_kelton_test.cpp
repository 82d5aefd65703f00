// B10: the table of Law & Kelton, section 1.5, by the study file that users get.
#include <cmath>

#include "chokepoint/study/effects.hpp"
#include "study/studies.hpp"

using namespace chokepoint;

namespace {

/// Total, ordering, holding and shortage in USD a month, each with half of its 95 % interval: an independent program in
/// another language, 400 replications.
struct Policy {
  double s, level;
  double mean[4], half[4];
};
constexpr Policy policies[] = {{20, 40, {124.944, 97.647, 9.121, 18.176}, {0.405, 0.285, 0.05, 0.233}},
                               {20, 60, {118.886, 88.473, 17.572, 12.842}, {0.339, 0.246, 0.074, 0.2}},
                               {20, 80, {121.402, 84.877, 26.854, 9.671}, {0.327, 0.265, 0.097, 0.184}},
                               {20, 100, {126.524, 82.654, 36.488, 7.382}, {0.301, 0.262, 0.114, 0.154}},
                               {40, 60, {125.806, 98.4, 25.472, 1.933}, {0.256, 0.281, 0.082, 0.069}},
                               {40, 80, {125.487, 89.169, 34.954, 1.365}, {0.229, 0.259, 0.103, 0.056}},
                               {40, 100, {131.601, 85.556, 44.977, 1.068}, {0.223, 0.256, 0.115, 0.049}},
                               {60, 80, {143.775, 98.816, 44.882, 0.077}, {0.241, 0.29, 0.092, 0.012}},
                               {60, 100, {144.151, 89.644, 54.459, 0.048}, {0.209, 0.263, 0.108, 0.007}}};

}  // namespace

TEST_CASE("B10: nine (s,S) policies cost what an independent program says", "[long]") {
  const auto plan = studies::plan("scenarios/studies/law-kelton.yaml");
  REQUIRE(plan.design.points() == 9);
  std::vector<std::vector<Moments>> costs(9, std::vector<Moments>(4));
  TrialOptions o;
  o.end = plan.trials();
  o.keep = [&](const Trial& t) {
    REQUIRE(t.failure.empty());
    for (std::size_t c = 0; c < 4; ++c) costs[t.point][c].add(t.outputs[c]);
  };
  REQUIRE(run_trials(plan, o));
  for (std::size_t p = 0; p < 9; ++p) {
    const auto values = plan.values_at(p);
    REQUIRE(values[0].number == policies[p].s - 1);
    REQUIRE(values[1].number == policies[p].level);
    for (std::size_t c = 0; c < 4; ++c) {
      const auto& m = costs[p][c];
      INFO("(" << policies[p].s << "," << policies[p].level << ") cost " << c << ": " << m.mean() << " +- "
               << m.half_width());
      // Four standard errors of the difference; both have one.
      const double ours = m.sd() / std::sqrt(static_cast<double>(m.n())), theirs = policies[p].half[c] / 1.96;
      CHECK(std::fabs(m.mean() - policies[p].mean[c]) < 4 * std::hypot(ours, theirs));
    }
    CHECK(costs[p][0].half_width() < 0.01 * policies[p].mean[0]);
  }
}
