// The world in motion: start a state, take steps, hear facts.
#pragma once
#include <cstdint>
#include <string>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Which run of the network: its random numbers, and whether the scenario's events happen.
struct RunOptions {
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
  bool with_events = true;     ///< false: the baseline, in which only background events happen
  bool deterministic = false;  ///< every distribution is replaced by its mean
};

/// A state at the network's start: stocks, pipelines, work in process, the first events.
State start(const Network& network, const RunOptions& options);

/// When a run with the scenario's events parts from its baseline: as the first event begins that is not background.
/// `never`: there is none.
Time parting(const Network& network);

/// Makes a run with events of a baseline that has not come to parting() yet: what start() would have given, had it gone
/// as far.
void admit_events(const Network& network, State& state);

/// The time of what the next step does; `never` when only the end is left.
Time next_step(const State& state);

/// Takes the earliest event before `network.until`, if there is one, and appends what happened to `facts`.
/// False when the run is over; the last call settles what is open (lapsed quotas, the last interval's lost units).
/// Throws RunError when the run cannot go on (a zero-delay loop that the compiler could not see).
bool step(const Network& network, State& state, Facts& facts);

/// A run that cannot go on; becomes a status of its result.
struct RunError {
  Time at{};
  std::string message;
};

}  // namespace chokepoint
