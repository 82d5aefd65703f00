// Truces: controls that do not act for a while, and come into force again when it is over.
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

/// The end of a licence regime lets everything go; its terms are put aside for the time after the truce.
void put_aside(World& w, EventId event) {
  const std::uint32_t r = w.state.events[event].control;
  if (!std::holds_alternative<Licence>(w.network.events[event].kind) || r == no_index) return;
  const RegimeState& regime = w.state.regimes[r];
  for (std::uint32_t slot = 0; slot < regime.terms.size(); ++slot) {
    w.state.behaviour.suspended.push_back({r, slot, regime.terms[slot].terms.approved});
  }
}

void take_up(World& w, EventId event) {
  const std::uint32_t r = w.state.events[event].control;
  if (!std::holds_alternative<Licence>(w.network.events[event].kind)) return;
  for (const SuspendedTerms& s : w.state.behaviour.suspended) {
    if (s.regime == r) w.state.regimes[r].terms[s.slot].terms.approved = s.approved;
  }
}

}  // namespace

void credit_truce(World& w, EventId suspended) {
  for_each_active<Truce>(w, [&](std::uint32_t e, const Truce& truce) {
    if (contains(truce.suspends, suspended)) w.touch(e);
  });
}

void begin(World& w, EventId event, const Truce& truce) {
  for (const EventId e : truce.suspends) {
    ++w.state.events[e].suspended;
    if (!w.state.events[e].active) continue;
    put_aside(w, e);
    suspend_event(w, e);
    w.touch(event.index);
  }
}

void finish(World& w, EventId, const Truce& truce) {
  for (const EventId e : truce.suspends) {
    Occurrence& suspended = w.state.events[e];
    if (--suspended.suspended > 0) continue;
    if (suspended.begin > w.now() || suspended.end <= w.now()) continue;
    begin_event(w, e);
    take_up(w, e);
  }
}

}  // namespace chokepoint::engine
