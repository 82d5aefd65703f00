// Runs the small scenarios of this folder, and the product's own, through the real reader, compiler, engine and
// measures.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"
#include "chokepoint/measure/measures.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint::validation {

std::optional<std::string> text_of_file(const std::string& path);

/// The compiled scenario at a path below the project's root. Fails the test with the reader's own words.
Network network_at(const std::string& path, const std::vector<std::string>& overrides = {});

Network case_network(const std::string& file, const std::vector<std::string>& overrides = {});

/// The measured run. Its books must balance to the gram, whatever else the test asks.
RunResult measured(const Network& network, bool with_events = true);

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

SiteId site_named(const Network& n, const std::string& name);
ItemId item_named(const Network& n, const std::string& site, const std::string& good);
LaneId lane_named(const Network& n, const std::string& name);
DemandId demand_at(const Network& n, const std::string& site);

/// In units of the good as its author wrote them: tonnes, cars, pieces.
double amount(const Network& n, GoodId good, double units);
double amount(const Network& n, GoodId good, Quantity q);
inline double days_after(const Network& n, Time t) { return in_days(t - n.from); }
/// "2025-06-10 15:23": to the minute.
inline std::string minute_text(Time t) { return to_text(t).substr(0, 16); }

}  // namespace chokepoint::validation
