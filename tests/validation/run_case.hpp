// Runs the small scenarios of this folder, and the product's own, through the real reader, compiler, engine and
// measures.
#pragma once
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint::validation {

inline std::optional<std::string> text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The compiled scenario at a path below the project's root. Fails the test with the reader's own words.
inline Network network_of(const std::string& path, const std::vector<std::string>& overrides = {}) {
  auto read = read_scenario(std::string(CHOKEPOINT_ROOT) + "/" + path, text_of_file, overrides);
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto network = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(network.has_value());
  return std::move(*network);
}

inline Network case_network(const std::string& file, const std::vector<std::string>& overrides = {}) {
  return network_of("tests/validation/" + file, overrides);
}

/// The measured run. Its books must balance to the gram, whatever else the test asks.
inline RunResult measured(const Network& network, bool with_events = true) {
  RunOptions options;
  options.with_events = with_events;
  auto result = run_once(network, options);
  INFO(result.failure);
  REQUIRE(result.failure.empty());
  REQUIRE(result.audit.clean());
  return result;
}

/// Steps through one replication and shows `hear(state, facts)` what each step did, for what no measure keeps.
template <class F>
void replicate(const Network& network, std::uint32_t replication, F hear) {
  State state = start(network, {.seed = network.seed, .replication = replication});
  Facts facts;
  for (bool more = true; more; facts.clear()) {
    more = step(network, state, facts);
    hear(static_cast<const State&>(state), static_cast<const Facts&>(facts));
  }
}
template <class F>
void each_step(const Network& network, F hear) {
  replicate(network, 0, hear);
}
/// Shows `look(state)` every moment at rest of one replication.
template <class F>
void each_close(const Network& network, std::uint32_t replication, F look) {
  replicate(network, replication, [&](const State& state, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::closed) look(state);
  });
}

inline SiteId site_named(const Network& n, const std::string& name) {
  for (std::uint32_t s = 0; s < n.sites.size(); ++s)
    if (n.sites[s].name == name) return SiteId{s};
  FAIL("no site " << name);
  return {};
}
inline ItemId item_named(const Network& n, const std::string& site, const std::string& good) {
  for (const auto i : n.sites[site_named(n, site)].items)
    if (n.good_of(i).name == good) return i;
  FAIL("no " << good << " at " << site);
  return {};
}
inline LaneId lane_named(const Network& n, const std::string& name) {
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l)
    if (n.lanes[l].name == name) return LaneId{l};
  FAIL("no lane " << name);
  return {};
}
inline DemandId demand_at(const Network& n, const std::string& site) {
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    if (n.sites[n.demands[d].site].name == site) return DemandId{d};
  FAIL("nothing is sold at " << site);
  return {};
}

/// In units of the good as its author wrote them: tonnes, cars, pieces.
inline double amount(const Network& n, GoodId good, double units) {
  return units / static_cast<double>(n.goods[good].per_unit);
}
inline double amount(const Network& n, GoodId good, Quantity q) {
  return amount(n, good, static_cast<double>(q.units));
}
inline double days_after(const Network& n, Time t) { return in_days(t - n.from); }
/// "2025-06-10 15:23": to the minute.
inline std::string minute_text(Time t) { return to_text(t).substr(0, 16); }

}  // namespace chokepoint::validation
