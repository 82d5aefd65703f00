// One step: take the earliest event and let the room that it belongs to act.
#include <algorithm>

#include "behaviour.hpp"
#include "chokepoint/engine/run.hpp"
#include "regulation.hpp"

namespace chokepoint {
namespace engine {
namespace {

/// A lot interval begins: the last one is settled, capacities are renewed, demand and reviews come due.
void tick(World& w) {
  State& s = w.state;
  settle_lines(w, false);
  s.interval = w.now();
  refresh_outages(w);
  refresh_shifts(w);
  fade_fill(w);
  roll_fills(w);
  renew_capacity(w);
  renew_lanes(w);
  renew_quotas(w);
  drop_expired(w);
  take_back_sold(w);
  work_stockpiles(w);
  hand_back(w);
  w.schedule(w.now(), Phase::demand, last_rank, Kind::demand_round, 0);
  for (std::uint32_t i = 0; i < w.network.sites.size(); ++i) {
    w.mark(Phase::review, SiteId{i});
    w.mark(Phase::allocation, SiteId{i});
    w.mark(Phase::production, SiteId{i});
    if (!s.sites[i].staged.empty()) w.mark(Phase::dispatch, SiteId{i});
  }
  for (std::uint32_t i = 0; i < s.ways.size(); ++i) {
    if (!s.ways[i].quay.empty()) w.mark(Phase::dispatch, w.network.lanes[w.network.ways[i].lane].from_site);
  }
  hand_out_arrivals(w);
  hand_out_completions(w);
  w.close_later();
  const Time next = w.now() + w.network.lot;
  if (next < w.network.until) w.schedule(next, Phase::change, last_rank, Kind::tick, 0);
}

void act(World& w, Phase phase, SiteId site) {
  switch (phase) {
    case Phase::receipt:
      return receive_site(w, site);
    case Phase::completion:
      return complete_site(w, site);
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

/// Works through the marked sites in the phase's direction. A site that is marked behind the sweep's back waits for the
/// next pass.
void run_sweep(World& w, Phase phase) {
  Sweep& sweep = w.state.sweeps[static_cast<std::size_t>(phase)];
  sweep.running = true;
  std::uint32_t first = 0;  // turn of the word's first bit
  for (std::uint64_t& word : sweep.marks) {
    std::uint64_t passed = 0;
    while (const std::uint64_t ahead = word & ~passed) {
      const std::uint64_t mark = ahead & ~(ahead - 1);
      passed = mark | (mark - 1);
      word &= ~mark;
      act(w, phase, SiteId{w.turn_of(phase, first + static_cast<std::uint32_t>(__builtin_ctzll(mark)))});
    }
    first += 64;
  }
  sweep.running = false;
  if (std::any_of(sweep.marks.begin(), sweep.marks.end(), [](std::uint64_t word) { return word != 0; })) w.arm(phase);
}

constexpr Phase after(Phase phase) { return static_cast<Phase>(static_cast<std::uint8_t>(phase) + 1); }

/// Takes the sweep that is due first off the list; gives its order.
std::uint64_t take_sweep(State& s) {
  const std::uint64_t order = s.next_sweep;
  s.next_sweep = not_due;
  for (auto phase = Phase::receipt; phase <= Phase::dispatch; phase = after(phase)) {
    Sweep& sweep = s.sweeps[static_cast<std::size_t>(phase)];
    if (sweep.order == order) sweep.order = not_due;
    s.next_sweep = std::min(s.next_sweep, sweep.order);
  }
  return order;
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
  if (w.now() != w.state.interval) return;
  w.tell(FactKind::closed, 0);
  look_at_conditions(w);
}

void act_on(World& w, const PendingEvent& e) {
  switch (static_cast<Kind>(e.kind)) {
    case Kind::begin:
      return begin_event(w, EventId{e.index});
    case Kind::end:
      // Where a condition moved the end forward, the old date means nothing any more.
      if (w.state.events[EventId{e.index}].end == w.now()) end_event(w, EventId{e.index});
      return;
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
    case Kind::close:
      return close(w);
    case Kind::news:
      return hear_news(w, e.index);
    case Kind::price:
      return update_price(w, e.index);
    case Kind::failure:
      return fail(w, FailureId{e.index});
    case Kind::repair:
      return repair(w, FailureId{e.index});
    case Kind::impatient:
      return run_out_of_patience(w, e.index);
    case Kind::counter:
      return work_counter(w, e.index);
    case Kind::inspected:
      return end_inspection(w, e.index);
    case Kind::missed:
      return miss(w, e.index);
    case Kind::taken_over:
      return take_over(w, e.index);
  }
}

void enter(State& s, Time at, std::uint64_t order) {
  const EventKey key = key_of({at, order});
  s.now = at;
  s.pass = key.pass;
  s.phase = key.phase;
}

/// Is a sweep of the present moment due before the calendar's first event?
bool sweep_is_next(State& s) {
  if (s.next_sweep == not_due) return false;
  return s.calendar.next() > s.now || s.next_sweep < s.calendar.next_order();
}

void end_run(World& w) {
  w.state.now = w.network.until;
  settle_lines(w, true);
  settle_quotas(w);
  w.state.over = true;
}

/// Takes the earliest event or sweep; false when the run is over.
bool act_next(World& w) {
  if (sweep_is_next(w.state)) {
    enter(w.state, w.state.now, take_sweep(w.state));
    if (w.state.phase >= Phase::review) ++w.state.steps;  // arrivals and completions count one by one
    run_sweep(w, w.state.phase);
    return true;
  }
  if (w.state.calendar.next() >= w.network.until) {
    end_run(w);
    return false;
  }
  const PendingEvent event = w.state.calendar.take();
  enter(w.state, event.time, event.order);
  ++w.state.steps;
  act_on(w, event);
  return true;
}

}  // namespace
}  // namespace engine

Time next_step(const State& state) {
  return state.next_sweep == not_due ? state.calendar.next() : std::min(state.now, state.calendar.next());
}

bool step(const Network& network, State& state, Facts& facts) {
  engine::World world{network, state, facts};
  if (state.over) return false;
  if (!state.origins.on()) return engine::act_next(world);
  const std::size_t heard = facts.size();
  const bool going = engine::act_next(world);
  engine::follow_origins(world, heard);
  return going;
}

}  // namespace chokepoint
