// The whole rare-earth chain for a year: what an event costs the engine alone, with its measures, and in a pair of
// runs; beside a fixed reference, so that a figure of one machine can be compared with one of another.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <queue>
#include <utility>

#include "bench/allocations.hpp"
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

/// Allocations of the engine in the second half of a year without events: by then its pools have grown to their size.
std::size_t late_allocations(const Network& network) {
  RunOptions quiet;
  quiet.with_events = false;
  State state = start(network, quiet);
  Facts facts;
  const Time half = network.from + Duration{(network.until - network.from).seconds / 2};
  std::size_t before = 0;
  while (step(network, state, facts)) {
    facts.clear();
    if (state.now < half) before = bench::allocations;
  }
  return bench::allocations - before;
}

void condensed_pair(const Network& network) {
  auto both = run_both(network, {}, AuditDepth::every_close, DailyLevels::dropped);
  auto pair = pair_up(network, std::move(both.baseline), std::move(both.scenario));
  condense(network, pair.baseline);
  condense(network, pair.scenario);
}

/// The reference, not to be changed: a million events taken from a standard heap of a thousand, each entered again up
/// to 1024 later. No model, no facts.
std::uint64_t standard_heap() {
  std::priority_queue<std::pair<std::int64_t, std::uint32_t>> pending;
  std::uint64_t random = 1;
  const auto draw = [&] {
    random = random * 6364136223846793005U + 1442695040888963407U;  // Knuth's linear congruential generator
    return static_cast<std::int64_t>(random >> 54);
  };
  for (std::uint32_t i = 0; i < 1000; ++i) pending.emplace(-draw(), i);
  std::uint64_t sum = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const auto [time, index] = pending.top();
    pending.pop();
    pending.emplace(time - draw(), index);
    sum += index;
  }
  return sum;
}

struct Best {
  double engine = 1e9, measured = 1e9, pair = 1e9, heap = 1e9;
};

}  // namespace

TEST_CASE("the flagship: engine, measured run and pair of runs", "[flagship]") {
  const Network network = validation::network_at("scenarios/april-2025-licensing.yaml");
  std::uint64_t events = 0, sum = 0;
  Best best;
  for (int round = 0; round < 7; ++round) {  // in turn, so that a busy moment of the machine hits all
    best.engine = std::min(best.engine, seconds([&] { events = engine_alone(network); }));
    best.measured = std::min(best.measured, seconds([&] { run_once(network, {}); }));
    best.pair = std::min(best.pair, seconds([&] { condensed_pair(network); }));
    best.heap = std::min(best.heap, seconds([&] { sum += standard_heap(); }));
  }
  std::printf("flagship without events: %zu allocations of the engine in its second half\n", late_allocations(network));
  const auto ns = [&](double s) { return s * 1e9 / static_cast<double>(events); };
  std::printf(
      "flagship, %llu events a run: engine %.0f ns an event, measured run %.0f (%.2f times the engine), "
      "pair of runs %.2f times a measured run (%.3f s) and %.2f times a million events of a standard heap\n",
      static_cast<unsigned long long>(events), ns(best.engine), ns(best.measured), best.measured / best.engine,
      best.pair / best.measured, best.pair, best.pair / best.heap);
  CHECK(events > 0);
  CHECK(sum > 0);
}
