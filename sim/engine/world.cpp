// Scheduling within and beyond the present moment.
#include "world.hpp"

#include <algorithm>
#include <cmath>

#include "chokepoint/engine/run.hpp"

namespace chokepoint::engine {
namespace {

/// Enters what is due at the turn of a later interval in its list; false when it is due at another time.
bool wait_for_turn(const World& w, Agenda& agenda, Time at, std::uint32_t record) {
  if ((at - w.network.start()).seconds % w.network.lot.seconds != 0) return false;
  agenda.add(turn_number(w.network, at), record);
  return true;
}

/// Before the first step nothing has been handed out, so what is due at the start waits for its turn.
bool is_due_at_once(const World& w, Time at) { return at == w.now() && w.state.steps > 0; }

}  // namespace

EventKey World::key_for(Time at, Phase phase, std::uint32_t rank) {
  std::uint16_t pass = 0;
  const bool under_way = state.steps > 0;  // before the first step everything belongs to the first pass
  if (under_way && at == state.now)
    pass = phase > state.phase ? state.pass : static_cast<std::uint16_t>(state.pass + 1);
  if (phase == Phase::close) pass = last_pass;
  if (pass > most_passes && pass != last_pass) {
    throw RunError{state.now, "more than 1000 passes in one moment: goods or orders go round a loop without delay"};
  }
  const EventKey key{at, pass, phase, rank, state.next_number};
  state.next_number = (state.next_number + 1) & ((1U << 28) - 1);
  return key;
}

void World::schedule(Time at, Phase phase, std::uint32_t rank, Kind kind, std::uint32_t index) {
  state.calendar.schedule(key_for(at, phase, rank), static_cast<std::uint32_t>(kind), index);
}

void World::arrive_at(Time at, SiteId site, std::uint32_t shipment) {
  if (is_due_at_once(*this, at)) {
    append(state.sites[site].arrivals, state.shipments, shipment);
    return mark(Phase::receipt, site);
  }
  if (wait_for_turn(*this, state.arrivals, at, shipment)) return;
  schedule(at, Phase::receipt, site.index, Kind::receipt, shipment);
}

void World::complete_at(Time at, SiteId site, std::uint32_t work) {
  if (is_due_at_once(*this, at)) {
    append(state.sites[site].completions, state.works, work);
    return mark(Phase::completion, site);
  }
  if (wait_for_turn(*this, state.completions, at, work)) return;
  schedule(at, Phase::completion, site.index, Kind::completion, work);
}

void World::arm(Phase phase) {
  Sweep& sweep = state.sweeps[static_cast<std::size_t>(phase)];
  sweep.order = packed(key_for(state.now, phase, 0));
  state.next_sweep = std::min(state.next_sweep, sweep.order);
}

void World::close_later() {
  if (state.close_armed) return;
  state.close_armed = true;
  schedule(state.now, Phase::close, 0, Kind::close, 0);
}

Duration World::drawn_time(double days) const {
  const double lots = days / in_days(network.lot);
  if (lots < 1) return {std::llround(days * 86'400.0)};
  return network.lot * std::llround(lots);
}

std::uint32_t World::draw_index(std::uint32_t& odd) const {
  constexpr std::uint32_t apart = 1U << 31;
  if (state.now != state.interval) return apart + odd++;
  return static_cast<std::uint32_t>((state.now - network.start()).seconds / network.lot.seconds);
}

}  // namespace chokepoint::engine
