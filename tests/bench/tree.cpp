// A supply tree with daily reviews: what the engine costs a site and day, beside the same arithmetic as bare sweeps.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

constexpr int days = 365;

/// Four echelons, `fanout` children each; leaves sell 5 t/d from stock, everyone holds three days and orders daily.
std::string tree(int fanout) {
  std::string sites, lanes;
  std::vector<std::string> level{"n"};
  sites += "  n: {makes: m, makes_to: stock, keeps: {m: 3 d}}\n";
  for (int echelon = 1; echelon < 4; ++echelon) {
    std::vector<std::string> next;
    for (const std::string& parent : level) {
      for (int k = 0; k < fanout; ++k) {
        const std::string child = parent + "-" + std::to_string(k);
        const std::string sells = echelon == 3 ? ", sells: {m: {rate: 5 t/d, if_short: backorder}}" : "";
        sites += "  " + child + ": {keeps: {m: 3 d}" + sells + "}\n";
        lanes += "  to-" + child + ": {from: " + parent + ", to: " + child + ", carries: m, takes: 2 d}\n";
        next.push_back(child);
      }
    }
    level = next;
  }
  return "title: tree\nfrom: 2025-01-01\nuntil: 2026-01-01\ngoods: {m: t}\nsites:\n" + sites + "lanes:\n" + lanes;
}

template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The same policy on arrays, without orders, lots, books, controls or facts: the floor.
double bare_sweeps(std::size_t nodes) {
  std::vector<std::int64_t> on_hand(nodes, 15'000'000), first(nodes, 5'000'000), second(nodes, 5'000'000);
  volatile std::int64_t sink = 0;
  const double s = seconds([&] {
    for (int d = 0; d < days; ++d) {
      for (std::size_t i = 0; i < nodes; ++i) {
        on_hand[i] += first[i];
        first[i] = second[i];
        const std::int64_t want = 5'000'000 + (d & 1);
        const std::int64_t got = on_hand[i] < want ? on_hand[i] : want;
        on_hand[i] -= got;
        second[i] = got;
      }
    }
    for (const std::int64_t x : on_hand) sink = sink + x;
  });
  return s * 1e9 / static_cast<double>(nodes) / days;
}

void measure(int fanout) {
  const Network network = network_of(tree(fanout));
  const std::size_t nodes = network.sites.size();
  double best = 1e9;
  std::uint64_t events = 0;
  for (int repeat = 0; repeat < 3; ++repeat) {
    State state = start(network, {});
    Facts facts;
    const double s = seconds([&] {
      while (step(network, state, facts)) facts.clear();
    });
    events = state.steps;
    best = s < best ? s : best;
  }
  const double per_node_day = best * 1e9 / static_cast<double>(nodes) / days;
  std::printf("tree of %zu sites: %.0f ns a site and day, %.1f times bare sweeps, %.2f M events/s\n", nodes,
              per_node_day, per_node_day / bare_sweeps(nodes), static_cast<double>(events) / best * 1e-6);
  CHECK(events > 0);
}

}  // namespace

TEST_CASE("a site and day in a supply tree, against bare sweeps", "[tree]") {
  for (const int fanout : {1, 3, 10}) measure(fanout);
}
