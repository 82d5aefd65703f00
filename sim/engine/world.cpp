// Scheduling within and beyond the present moment.
#include "world.hpp"

#include <string>

#include "chokepoint/engine/run.hpp"

namespace chokepoint::engine {

void World::schedule(Time at, Phase phase, std::uint32_t rank, Kind kind, std::uint32_t index) {
  std::uint16_t pass = 0;
  const bool under_way = state.steps > 0;  // before the first step everything belongs to the first pass
  if (under_way && at == state.now)
    pass = phase > state.phase ? state.pass : static_cast<std::uint16_t>(state.pass + 1);
  if (phase == Phase::close) pass = last_pass;
  if (pass > most_passes && pass != last_pass) {
    throw RunError{state.now, "more than 1000 passes in one moment: goods or orders go round a loop without delay"};
  }
  state.calendar.schedule({at, pass, phase, rank, state.next_number}, static_cast<std::uint32_t>(kind), index);
  state.next_number = (state.next_number + 1) & ((1U << 28) - 1);
}

void World::mark(Phase phase, SiteId site) {
  Sweep& sweep = state.sweeps[static_cast<std::size_t>(phase)];
  sweep.marks[site.index / 64] |= std::uint64_t{1} << (site.index % 64);
  if (sweep.armed || sweep.running) return;
  sweep.armed = true;
  schedule(state.now, phase, 0, Kind::sweep, static_cast<std::uint32_t>(phase));
}

void World::close_later() {
  if (state.close_armed) return;
  state.close_armed = true;
  schedule(state.now, Phase::close, 0, Kind::close, 0);
}

std::uint32_t World::draw_index(std::uint32_t& odd) const {
  constexpr std::uint32_t apart = 1U << 31;
  if (state.now != state.interval) return apart + odd++;
  return static_cast<std::uint32_t>((state.now - network.start()).seconds / network.lot.seconds);
}

}  // namespace chokepoint::engine
