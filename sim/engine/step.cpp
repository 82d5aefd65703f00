// One step: take the earliest event and let the room that it belongs to act.
#include "chokepoint/engine/run.hpp"
#include "world.hpp"

namespace chokepoint {
namespace engine {
namespace {

/// A lot interval begins: the last one is settled, capacities are renewed, demand and reviews come due.
void tick(World& w) {
  State& s = w.state;
  settle_lines(w, false);
  s.interval = w.now();
  refresh_outages(w);
  renew_capacity(w);
  renew_lanes(w);
  renew_quotas(w);
  w.schedule(w.now(), Phase::demand, last_rank, Kind::demand_round, 0);
  for (std::uint32_t i = 0; i < w.network.sites.size(); ++i) {
    w.mark(Phase::review, SiteId{i});
    w.mark(Phase::allocation, SiteId{i});
    w.mark(Phase::production, SiteId{i});
    if (!s.sites[i].staged.empty()) w.mark(Phase::dispatch, SiteId{i});
  }
  w.close_later();
  const Time next = w.now() + w.network.lot;
  if (next < w.network.until) w.schedule(next, Phase::change, last_rank, Kind::tick, 0);
}

void act(World& w, Phase phase, SiteId site) {
  switch (phase) {
    case Phase::review:
      return review_site(w, site);
    case Phase::allocation:
      return allocate_site(w, site);
    case Phase::production:
      return produce_site(w, site);
    default:
      return dispatch_site(w, site);
  }
}

bool take_mark(Sweep& sweep, std::uint32_t site) {
  std::uint64_t& word = sweep.marks[site / 64];
  const std::uint64_t bit = std::uint64_t{1} << (site % 64);
  if ((word & bit) == 0) return false;
  word &= ~bit;
  return true;
}

/// Works through the marked sites in the phase's direction. A site that is marked behind the sweep's back waits for the
/// next pass.
void run_sweep(World& w, Phase phase) {
  Sweep& sweep = w.state.sweeps[static_cast<std::size_t>(phase)];
  sweep.armed = false;
  sweep.running = true;
  const auto count = static_cast<std::uint32_t>(w.network.sites.size());
  const bool downstream_first = phase == Phase::review || phase == Phase::allocation;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::uint32_t site = downstream_first ? count - 1 - k : k;
    if (take_mark(sweep, site)) act(w, phase, SiteId{site});
  }
  sweep.running = false;
  for (const std::uint64_t word : sweep.marks) {
    if (word == 0) continue;
    sweep.armed = true;
    w.schedule(w.now(), phase, 0, Kind::sweep, static_cast<std::uint32_t>(phase));
    return;
  }
}

void review_item(World& w, ItemId id) {
  const Item& item = w.item(id);
  w.mark(Phase::review, item.site);
  const Time next = w.now() + item.review;
  if (next < w.network.until) w.schedule(next, Phase::review, item.site.index, Kind::review_due, id.index);
}

void close(World& w) {
  w.state.close_armed = false;
  lose_impatient(w);
  dump_surplus(w);
  if (w.now() == w.state.interval) w.tell(FactKind::closed, 0);
}

void act_on(World& w, const PendingEvent& e) {
  switch (static_cast<Kind>(e.kind)) {
    case Kind::begin:
      return begin_event(w, EventId{e.index});
    case Kind::end:
      return end_event(w, EventId{e.index});
    case Kind::tick:
      return tick(w);
    case Kind::issue:
      return issue_batch(w, EventId{e.index >> 16}, e.index & 0xFFFF);
    case Kind::year_turn:
      return turn_year(w, EventId{e.index});
    case Kind::receipt:
      return receive(w, e.index);
    case Kind::completion:
      return complete(w, e.index);
    case Kind::decision:
      return decide(w, e.index);
    case Kind::desk:
      return work_desk(w, e.index);
    case Kind::release:
      return work_release(w, e.index);
    case Kind::order_arrival:
      return order_arrives(w, e.index);
    case Kind::demand_round:
      return demand_round(w);
    case Kind::demand_due:
      return demand_due(w, DemandId{e.index});
    case Kind::impatience:
      return run_out_of_patience(w, ClaimantId{e.index});
    case Kind::restart:
      return restart_line(w, DemandId{e.index});
    case Kind::review_due:
      return review_item(w, ItemId{e.index});
    case Kind::sweep:
      return run_sweep(w, static_cast<Phase>(e.index));
    case Kind::close:
      return close(w);
  }
}

constexpr std::uint16_t pass_of(const PendingEvent& e) { return static_cast<std::uint16_t>(e.order >> 54); }
constexpr Phase phase_of(const PendingEvent& e) { return static_cast<Phase>((e.order >> 50) & 15); }

void end_run(World& w) {
  w.state.now = w.network.until;
  settle_lines(w, true);
  settle_quotas(w);
  w.state.over = true;
}

}  // namespace
}  // namespace engine

bool step(const Network& network, State& state, Facts& facts) {
  engine::World world{network, state, facts};
  if (state.over) return false;
  if (state.calendar.next() >= network.until) {
    engine::end_run(world);
    return false;
  }
  const PendingEvent event = state.calendar.take();
  state.now = event.time;
  state.pass = engine::pass_of(event);
  state.phase = engine::phase_of(event);
  ++state.steps;
  engine::act_on(world, event);
  return true;
}

}  // namespace chokepoint
