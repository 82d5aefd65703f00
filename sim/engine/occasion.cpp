// When events come: dates, events that follow others, what befalls at random, and where a run parts from its baseline.
#include <algorithm>

#include "chokepoint/engine/run.hpp"
#include "world.hpp"

namespace chokepoint {
namespace engine {
namespace {

/// When it stops acting: an outage after its recovery; a shift of targets when they are as usual again.
Time end_of(const Incident& event, Time end) {
  if (const TargetShift* shift = std::get_if<TargetShift>(&event.kind)) return end != never ? end + shift->fall : end;
  if (const DemandChange* change = std::get_if<DemandChange>(&event.kind))
    return end != never ? end + change->falls : end;
  const Outage* outage = std::get_if<Outage>(&event.kind);
  return outage != nullptr && end != never ? end + outage->recovery : end;
}

/// What happens at once and lies before the start is part of the world that the run begins with.
bool is_past(const Network& n, const Incident& event, Time begin, Time end) {
  const bool at_once =
      std::holds_alternative<StockLoss>(event.kind) || std::holds_alternative<StockRelease>(event.kind);
  return end_of(event, end) <= n.start() || (at_once && begin < n.start());
}

bool will_happen(const Network& n, const Incident& event, Time begin, Time end) {
  return begin < n.until && begin < end && !is_past(n, event, begin, end);
}

/// One draw for each replication. In deterministic mode what is likelier than not happens.
bool comes_to_pass(const World& w, EventId id) {
  const Share probability = w.network.events[id].onset.probability;
  if (probability == whole) return true;
  if (w.state.deterministic) return 2 * probability.ppb >= whole.ppb;
  Stream::Draw draw = w.state.events[id].happening.draw(0);
  return draw.uniform() * static_cast<double>(whole.ppb) < static_cast<double>(probability.ppb);
}

Duration waiting_time(const World& w, EventId id, std::uint32_t occasion) {
  const Onset& onset = w.network.events[id].onset;
  if (w.state.deterministic || onset.wait.kind == Distribution::Kind::constant) return onset.mean_wait;
  Stream::Draw draw = w.state.events[id].waiting.draw(occasion);
  return w.drawn_time(sample(onset.wait, draw));
}

Time end_after(const Incident& event, Time begin) {
  if (event.dated() || event.onset.lasts == Duration{}) return event.end;
  return std::min(event.end, begin + event.onset.lasts);
}

/// The events that follow this one's begin (or end) get their dates.
void followers_come(World& w, EventId id, bool at_end, Time cause) {
  for (std::uint32_t e = 0; e < w.network.events.size(); ++e) {
    const Onset& onset = w.network.events[e].onset;
    if (onset.follows == id && onset.follows_end == at_end) set_off(w, EventId{e}, cause);
  }
}

/// Its dates stand in the state: it is entered in the calendar, and so is what follows it.
void enter(World& w, EventId id) {
  const Incident& event = w.network.events[id];
  const Occurrence o = w.state.events[id];
  if (will_happen(w.network, event, o.begin, o.end)) {
    w.schedule(std::max(o.begin, w.network.start()), Phase::change, o.rank, Kind::begin, id.index);
    if (o.end < w.network.until) w.schedule(o.end, Phase::change, o.rank, Kind::end, id.index);
  }
  followers_come(w, id, false, o.begin);
  if (!event.onset.ends_when && o.end != never) settle_end(w, id);
}

bool admitted(const World& w, EventId id) { return w.state.with_events || w.network.events[id].background; }

void enter_dated(World& w, EventId id) {
  const Incident& event = w.network.events[id];
  Occurrence& o = w.state.events[id];
  if (o.times++ > 0 || !comes_to_pass(w, id)) return;
  o.begin = event.begin;
  o.end = end_of(event, event.end) > w.network.start() ? std::max(event.end, w.network.start()) : event.end;
  enter(w, id);
}

/// An event of the scenario may follow one of the baseline whose dates are known already.
void follow_known(World& w, EventId id) {
  const Onset& onset = w.network.events[id].onset;
  const Occurrence& other = w.state.events[onset.follows];
  if (w.state.events[id].times > 0 || other.begin == never) return;
  if (!onset.follows_end) set_off(w, id, other.begin);
  if (onset.follows_end && other.end_settled) set_off(w, id, other.end);
}

/// The earliest moment at which it can begin.
Time earliest(const Network& n, EventId id) {
  const Incident& event = n.events[id];
  if (event.dated()) return will_happen(n, event, event.begin, event.end) ? std::max(event.begin, n.start()) : never;
  if (event.onset.when) return n.start();
  const Incident& other = n.events[event.onset.follows];
  const bool known = other.dated() && !other.onset.ends_when;
  const Time cause = !other.dated()                     ? earliest(n, event.onset.follows)
                     : event.onset.follows_end && known ? other.end
                                                        : other.begin;
  return std::max(cause, n.start());
}

}  // namespace

bool may_begin_again(const World& w, EventId id) {
  const Occurrence& o = w.state.events[id];
  const Onset& onset = w.network.events[id].onset;
  if (o.times == 0) return true;
  if (!onset.repeats || o.begin == never) return false;
  return onset.at_once ? o.begin <= w.now() : !o.active && o.end <= w.now();
}

void set_off(World& w, EventId id, Time cause) {
  Occurrence& o = w.state.events[id];
  if (!admitted(w, id) || !may_begin_again(w, id)) return;
  const std::uint32_t occasion = o.times++;
  if (!comes_to_pass(w, id)) return;
  o.begin = cause + waiting_time(w, id, occasion);
  o.end = end_after(w.network.events[id], o.begin);
  o.end_settled = false;
  enter(w, id);
}

void settle_end(World& w, EventId id) {
  Occurrence& o = w.state.events[id];
  if (o.end_settled) return;
  o.end_settled = true;
  followers_come(w, id, true, o.end);
}

void enter_events(World& w, bool background) {
  for (std::uint32_t e = 0; e < w.network.events.size(); ++e) {
    const Incident& event = w.network.events[e];
    if (event.background != background) continue;
    if (event.dated()) enter_dated(w, EventId{e});
    if (event.onset.follows && w.network.events[event.onset.follows].background) follow_known(w, EventId{e});
  }
}

}  // namespace engine

Time parting(const Network& network) {
  Time first = never;
  for (std::uint32_t e = 0; e < network.events.size(); ++e)
    if (!network.events[e].background) first = std::min(first, engine::earliest(network, EventId{e}));
  return first;
}

void admit_events(const Network& network, State& state) {
  Facts none;
  engine::World world{network, state, none};
  state.with_events = true;
  engine::enter_events(world, false);
}

}  // namespace chokepoint
