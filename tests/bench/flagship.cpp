// The whole rare-earth chain for a year: what an event costs the engine alone, with its measures, and in a pair of
// runs.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "chokepoint/measure/pair.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;

namespace {

template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::uint64_t engine_alone(const Network& network) {
  State state = start(network, {});
  Facts facts;
  while (step(network, state, facts)) facts.clear();
  return state.steps;
}

void condensed_pair(const Network& network) {
  auto both = run_both(network, {}, AuditDepth::every_close, DailyLevels::dropped);
  auto pair = pair_up(network, std::move(both.baseline), std::move(both.scenario));
  condense(network, pair.baseline);
  condense(network, pair.scenario);
}

struct Best {
  double engine = 1e9, measured = 1e9, pair = 1e9;
};

}  // namespace

TEST_CASE("the flagship: engine, measured run and pair of runs", "[flagship]") {
  const Network network = validation::network_of("scenarios/april-2025-licensing.yaml");
  std::uint64_t events = 0;
  Best best;
  for (int round = 0; round < 7; ++round) {  // in turn, so that a busy moment of the machine hits all
    best.engine = std::min(best.engine, seconds([&] { events = engine_alone(network); }));
    best.measured = std::min(best.measured, seconds([&] { run_once(network, {}); }));
    best.pair = std::min(best.pair, seconds([&] { condensed_pair(network); }));
  }
  const auto ns = [&](double s) { return s * 1e9 / static_cast<double>(events); };
  std::printf(
      "flagship, %llu events a run: engine %.0f ns an event, measured run %.0f (%.2f times the engine), "
      "pair of runs %.2f times a measured run (%.3f s)\n",
      static_cast<unsigned long long>(events), ns(best.engine), ns(best.measured), best.measured / best.engine,
      best.pair / best.measured, best.pair);
  CHECK(events > 0);
}
