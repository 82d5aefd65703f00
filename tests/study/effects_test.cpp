// Known answers of designs: Sobol' indices (A19) and elementary effects (A20), through study files that users could
// write.
#include "chokepoint/study/effects.hpp"

#include "study/studies.hpp"

using namespace chokepoint;

namespace {

/// All trials in order, and what they say of one output.
std::vector<Effect> effects(const SweepPlan& plan, std::size_t output, Moments& all) {
  Effects e(plan.design, plan.factors.size());
  TrialOptions o;
  o.end = plan.trials();
  o.jobs = 1;
  o.keep = [&](const Trial& t) {
    REQUIRE(t.failure.empty());
    e.hear(t.point, t.outputs[output]);
    all.add(t.outputs[output]);
  };
  REQUIRE(run_trials(plan, o));
  return e.effects();
}

}  // namespace

TEST_CASE("A19: Sobol' indices of the Ishigami function") {
  Moments all;
  const auto e = effects(studies::plan("tests/validation/a19-ishigami.yaml"), 0, all);
  // Ishigami & Homma (1990): V = 13.8446 (2 %), S and ST within 0.02.
  CHECK(all.variance() == Approx(13.8446).epsilon(0.02));
  const double first[] = {0.313905, 0.442411, 0}, total[] = {0.557589, 0.442411, 0.243684};
  for (std::size_t f = 0; f < 3; ++f) {
    CHECK(e[f].first == Approx(first[f]).margin(0.02));
    CHECK(e[f].total == Approx(total[f]).margin(0.02));
  }
}

TEST_CASE("A19: Sobol' indices of the g-function") {
  Moments all;
  const auto e = effects(studies::plan("tests/validation/a19-g-function.yaml"), 2, all);
  // Saltelli et al. (2008), within 0.02.
  const double first[] = {0.716192, 0.179048, 0.0236758, 0.00716192, 7.16e-05, 7.16e-05, 7.16e-05, 7.16e-05};
  const double total[] = {0.787144, 0.242198, 0.0343169, 0.0104604, 0.000105, 0.000105, 0.000105, 0.000105};
  for (std::size_t f = 0; f < 8; ++f) {
    CHECK(e[f].first == Approx(first[f]).margin(0.02));
    CHECK(e[f].total == Approx(total[f]).margin(0.02));
  }
}

TEST_CASE("A20: Morris screening") {
  Moments all;
  const auto e = effects(studies::plan("tests/validation/a20-morris.yaml"), 0, all);
  // Morris (1991): mean sizes 5, 2, 0.5, 2 within 0.1; linear factors do not spread.
  const double size[] = {5, 2, 0.5, 2};
  for (std::size_t f = 0; f < 4; ++f) CHECK(e[f].mu_star == Approx(size[f]).margin(0.1));
  CHECK(e[1].mu == Approx(-2).margin(1e-9));
  CHECK(e[1].sigma == Approx(0).margin(1e-9));
  CHECK(e[2].sigma == Approx(0).margin(1e-9));
  CHECK(e[0].sigma > 1);
}

TEST_CASE("moments are those of the textbook") {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, variance 4; Student's half width 2.364624 x sqrt(32/7) / sqrt(8).
  Moments m;
  for (const double x : {2, 4, 4, 4, 5, 5, 7, 9}) m.add(x);
  m.add(absent);
  CHECK(m.n() == 8);
  CHECK(m.mean() == 5);
  CHECK(m.variance() == Approx(4));
  CHECK(m.half_width() == Approx(2.364624 * std::sqrt(32.0 / 7) / std::sqrt(8.0)).epsilon(1e-6));
  CHECK(m.low() == 2);
  CHECK(m.high() == 9);
  CHECK(is_absent(Moments().mean()));
}
