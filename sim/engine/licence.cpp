// Export licences: applications, reviews, desks with limited capacity, releases of the backlog, changes of terms.
#include <algorithm>
#include <cmath>

#include "chokepoint/engine/run.hpp"
#include "kinds.hpp"

namespace chokepoint::engine {
namespace {

RegimeState& regime_of(World& w, LaneId lane) { return w.state.regimes[w.state.lanes[lane].regime]; }

const Licence& licence(const World& w, const RegimeState& r) {
  return std::get<Licence>(w.network.events[r.event].kind);
}

Time review_ends(World& w, const RegimeState& regime, const TermsState& state, std::uint32_t serial) {
  const LicenceTerms& terms = state.terms;
  double days = mean_of(terms.review);
  if (!w.state.deterministic && terms.review.kind != Distribution::Kind::constant) {
    Stream::Draw draw = state.review.draw(serial);
    days = sample(terms.review, draw);
  }
  if (!terms.working) return w.now() + Duration{static_cast<std::int64_t>(std::llround(days * 86'400.0))};
  const CalendarId calendar = licence(w, regime).calendar;
  return std::max(w.now(), w.network.calendars[calendar].add(w.now(), std::llround(days)));
}

void tell(World& w, FactKind kind, LaneId lane, Quantity amount, EventId event, Time since, std::uint32_t serial) {
  w.facts.push_back({w.now(), kind, lane.index, event.index, amount, since, serial});
}

void enqueue(World& w, RegimeState& regime, std::uint32_t index) {
  Application& a = w.state.applications[index];
  a.before = regime.tail;
  (regime.tail == no_index ? regime.head : w.state.applications[regime.tail].next) = index;
  regime.tail = index;
  ++regime.waiting;
}

void dequeue(World& w, std::uint32_t index) {
  const Application a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  (a.before == no_index ? regime.head : w.state.applications[a.before].next) = a.next;
  (a.next == no_index ? regime.tail : w.state.applications[a.next].before) = a.before;
  --regime.waiting;
  w.state.applications.remove(index);
}

void file(World& w, LaneId lane, Quantity amount, Time placed) {
  const std::uint32_t index = w.state.lanes[lane].regime;
  RegimeState& regime = w.state.regimes[index];
  const std::uint32_t slot = w.state.lanes[lane].slot;
  const std::uint32_t serial = regime.terms[slot].filed++;
  const Time due = review_ends(w, regime, regime.terms[slot], serial);
  const std::uint32_t a =
      w.state.applications.add({lane, index, amount, placed, w.now(), due, no_index, no_index, slot, serial, true});
  enqueue(w, regime, a);
  tell(w, FactKind::filed, lane, amount, regime.event, placed, serial);
  w.touch(regime.event.index);
  if (!regime.desk.limit.limited) {
    w.schedule(due, Phase::decision, 0, Kind::decision, a);
  } else if (due <= w.now() && !regime.desk_armed) {
    regime.desk_armed = true;
    w.schedule(w.now(), Phase::decision, 0, Kind::desk, index);
  }
}

/// How much of an application of this size is approved.
Quantity approved_part(World& w, RegimeState& regime, const Application& a, Quantity amount) {
  TermsState& terms = regime.terms[a.slot];
  const Share approved = terms.terms.approved;
  if (approved >= whole) return amount;
  if (w.state.deterministic) {
    return min(amount, terms.approved_carry.take(Wide{amount.units} * approved.ppb, whole.ppb));
  }
  Stream::Draw draw = terms.approval.draw(a.serial);
  return draw.uniform() < as_double(approved) ? amount : Quantity{};
}

void deny(World& w, const Application& a, Quantity amount, EventId event) {
  const Lane& lane = w.network.lanes[a.lane];
  w.stock(lane.from).on_hand += amount;
  w.stock(lane.to).on_order -= amount;
  w.state.lanes[a.lane].refused += amount;
  tell(w, FactKind::denied, a.lane, amount, event, a.filed, a.serial);
  w.mark(Phase::allocation, lane.from_site);
  w.mark(Phase::review, lane.to_site);
}

/// Decides `amount` of an application; the rest of it, if any, goes on waiting.
void decide_part(World& w, std::uint32_t index, Quantity amount) {
  const Application a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  const Lane& lane = w.network.lanes[a.lane];
  const Quantity approved = approved_part(w, regime, a, amount);
  w.stock(lane.from).held -= amount;
  if (approved > Quantity{}) {
    w.stock(lane.from).staged += approved;
    w.state.sites[lane.from_site].staged.push_back({a.lane, approved, a.placed, true});
    tell(w, FactKind::approved, a.lane, approved, regime.event, a.filed, a.serial);
    w.mark(Phase::dispatch, lane.from_site);
  }
  if (approved < amount) deny(w, a, amount - approved, regime.event);
  w.state.applications[index].amount -= amount;
  if (amount == a.amount) dequeue(w, index);
}

void renew(World& w, const Licence& licence, DeskBudget& budget) {
  const Time today = start_of_day(w.now());
  if (budget.renewed == today) return;
  budget.renewed = today;
  if (budget.limit.working_days && !w.network.calendars[licence.calendar].works(today)) {
    budget.left = {};
    return;
  }
  const Quantity daily =
      budget.carry.take(Wide{budget.limit.rate.amount.units} * day.seconds, budget.limit.rate.per.seconds);
  if (budget.used_on != today) budget.used = {};
  budget.used_on = today;
  budget.left = max(Quantity{}, daily - budget.used);  // a limit that changes within the day keeps what was decided
}

/// One event a day, however often the desk was asked today.
void again_tomorrow(World& w, DeskBudget& budget, Kind kind, std::uint32_t index) {
  const Time tomorrow = start_of_day(w.now()) + day;
  if (budget.next >= tomorrow) return;
  budget.next = tomorrow;
  w.schedule(tomorrow, Phase::decision, 0, kind, index);
}

/// Decides the application as far as the budget goes; true when it is decided whole.
bool decide_within(World& w, std::uint32_t index, DeskBudget& budget) {
  const Quantity amount = w.state.applications[index].amount;
  if (!budget.limit.limited) {
    decide_part(w, index, amount);
    return true;
  }
  if (budget.left == Quantity{}) return false;
  const Quantity part = budget.limit.counts ? amount : min(amount, budget.left);
  const Quantity cost = budget.limit.counts ? Quantity{1} : part;
  budget.left -= cost;
  budget.used += cost;
  decide_part(w, index, part);
  return part == amount;
}

void decide_all(World& w, RegimeState& regime) {
  while (regime.head != no_index) decide_part(w, regime.head, w.state.applications[regime.head].amount);
}

/// A lane is under the regime in force that began last; at the same moment the later in the file.
void assign_regimes(World& w, const RegimeState& touched) {
  for (const TermsState& t : touched.terms) {
    LaneState& lane = w.state.lanes[t.terms.lane];
    lane.regime = lane.slot = no_index;
    Time begun{INT64_MIN};
    for (std::uint32_t r = 0; r < w.state.regimes.size(); ++r) {
      const RegimeState& regime = w.state.regimes[r];
      const Time begin = w.state.events[regime.event].begin;
      if (!regime.active || begin < begun) continue;
      for (std::uint32_t slot = 0; slot < regime.terms.size(); ++slot) {
        if (regime.terms[slot].terms.lane != t.terms.lane) continue;
        lane.regime = r;
        lane.slot = slot;
        begun = begin;
      }
    }
  }
}

/// A change without destinations leaves alone those that have a treatment of their own.
bool concerns(const LicenceChange& change, const LicenceTerms& terms) {
  if (change.lanes.empty()) return !terms.treated;
  return std::find(change.lanes.begin(), change.lanes.end(), terms.lane) != change.lanes.end();
}

void arm_desk(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  if (regime.desk.limit.limited && !regime.desk_armed) {
    regime.desk_armed = true;
    w.schedule(w.now(), Phase::decision, 0, Kind::desk, index);
  }
}

}  // namespace

/// A share of each dispatch passes freely. What was denied and is ordered again had its turn.
Quantity free_of_licence(World& w, const Staged& goods) {
  LaneState& lane = w.state.lanes[goods.lane];
  TermsState& terms = regime_of(w, goods.lane).terms[lane.slot];
  const Quantity again = min(goods.amount, lane.refused);
  lane.refused -= again;
  const Quantity fresh = goods.amount - again;
  return min(fresh, terms.free_carry.take(Wide{fresh.units} * terms.terms.free.ppb, whole.ppb));
}

void apply_for_licence(World& w, const Staged& goods) {
  const Lane& lane = w.network.lanes[goods.lane];
  w.stock(lane.from).staged -= goods.amount;
  w.stock(lane.from).held += goods.amount;
  const Quantity most = licence(w, regime_of(w, goods.lane)).application;
  Quantity rest = goods.amount;
  while (rest > Quantity{}) {
    const Quantity part = most > Quantity{} ? min(rest, most) : rest;
    file(w, goods.lane, part, goods.placed);
    rest -= part;
  }
}

void decide(World& w, std::uint32_t index) {
  const Application& a = w.state.applications[index];
  if (!a.live || a.due > w.now()) return;  // decided before, and the slot may serve another
  const RegimeState& regime = w.state.regimes[a.regime];
  if (regime.desk.limit.limited) {
    arm_desk(w, a.regime);
    return;
  }
  decide_part(w, index, a.amount);
}

void work_desk(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  regime.desk_armed = false;
  if (!regime.active || !regime.desk.limit.limited) return;
  renew(w, licence(w, regime), regime.desk);
  std::uint32_t a = regime.head;
  while (a != no_index) {
    const std::uint32_t next = w.state.applications[a].next;
    if (w.state.applications[a].due <= w.now() && !decide_within(w, a, regime.desk)) break;
    a = next;
  }
  again_tomorrow(w, regime.desk, Kind::desk, index);
}

void work_release(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  if (!regime.active || !regime.releasing) return;
  renew(w, licence(w, regime), regime.release);
  std::uint32_t a = regime.head;
  while (a != no_index) {
    const std::uint32_t next = w.state.applications[a].next;
    if (w.now() - w.state.applications[a].filed < regime.older_than) break;
    if (!decide_within(w, a, regime.release)) break;
    a = next;
  }
  again_tomorrow(w, regime.release, Kind::release, index);
}

void begin(World& w, EventId event, const Licence& l) {
  const std::uint32_t index = w.state.events[event].control;
  RegimeState& regime = w.state.regimes[index];
  regime.active = true;
  regime.free_until = w.state.events[event].begin + l.grace;
  assign_regimes(w, regime);
  arm_desk(w, index);
}

void finish(World& w, EventId event, const Licence&) {
  const std::uint32_t index = w.state.events[event].control;
  RegimeState& regime = w.state.regimes[index];
  if (!regime.active) return;
  for (TermsState& t : regime.terms) t.terms.approved = whole;
  decide_all(w, regime);
  regime.active = false;
  assign_regimes(w, regime);
}

void begin(World& w, EventId event, const LicenceChange& change) {
  if (w.state.events[change.of].active) w.touch(event.index);
  const std::uint32_t index = w.state.events[change.of].control;
  RegimeState& regime = w.state.regimes[index];
  if (!regime.active) return;
  for (TermsState& t : regime.terms) {
    if (!concerns(change, t.terms)) continue;
    if (change.sets_review) {
      t.terms.review = change.review;
      t.terms.working = change.working;
    }
    if (change.sets_approved) t.terms.approved = change.approved;
    if (change.sets_free) t.terms.free = change.free;
  }
  if (change.sets_desk) {
    regime.desk.limit = change.desk;
    regime.desk.carry = {};
    regime.desk.renewed = Time{INT64_MIN};
    arm_desk(w, index);
  }
  if (change.releases) {
    regime.releasing = true;
    regime.older_than = change.older_than;
    regime.release.limit = change.release;
    regime.release.carry = {};
    regime.release.renewed = Time{INT64_MIN};
    w.schedule(w.now(), Phase::decision, 0, Kind::release, index);
  }
  if (change.ends) finish(w, change.of, licence(w, regime));
}

}  // namespace chokepoint::engine
