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
    if (!truce.in_part && contains(truce.suspends, suspended)) w.touch(e);
  });
}

bool is_spared(World& w, EventId control, LaneId lane) {
  bool spared = false;
  for_each_active<Truce>(w, [&](std::uint32_t e, const Truce& truce) {
    if (!truce.in_part || !contains(truce.suspends, control) || !contains(truce.lanes, lane)) return;
    w.touch(e);
    spared = true;
  });
  return spared;
}

namespace {

/// Of a truce in part the controls stay in force on all other lanes.
void begin_in_part(World& w, const Truce& truce) {
  for (const EventId e : truce.suspends) {
    if (w.state.events[e].active && std::holds_alternative<Licence>(w.network.events[e].kind))
      spare_lanes(w, e, truce.lanes);
  }
  refresh_lanes(w, truce.lanes);
}

void finish_in_part(World& w, const Truce& truce) {
  for (const EventId e : truce.suspends) {
    if (w.state.events[e].active && std::holds_alternative<Licence>(w.network.events[e].kind)) assign_again(w, e);
  }
  refresh_lanes(w, truce.lanes);
}

}  // namespace

void begin(World& w, EventId event, const Truce& truce) {
  if (truce.in_part) return begin_in_part(w, truce);
  for (const EventId e : truce.suspends) {
    ++w.state.events[e].suspended;
    if (!w.state.events[e].active) continue;
    put_aside(w, e);
    suspend_event(w, e);
    w.touch(event.index);
  }
}

void finish(World& w, EventId, const Truce& truce) {
  if (truce.in_part) return finish_in_part(w, truce);
  for (const EventId e : truce.suspends) {
    Occurrence& suspended = w.state.events[e];
    if (--suspended.suspended > 0) continue;
    if (suspended.begin > w.now() || suspended.end <= w.now()) continue;
    begin_event(w, e);
    take_up(w, e);
  }
}

}  // namespace chokepoint::engine
