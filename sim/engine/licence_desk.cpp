// The authority's side of a licence: queues, desks with clerks or a daily limit, the release of a backlog.
#include <algorithm>

#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

/// Does `a` come after `b`? Equals keep the order in which they came.
bool comes_after(const Application& a, const Application& b) {
  return a.priority != b.priority ? a.priority > b.priority : a.clock >= b.clock;
}

/// A queue of applications through two of their links.
struct Queue {
  std::uint32_t& head;
  std::uint32_t& tail;
  std::uint32_t Application::* before;
  std::uint32_t Application::* next;
};

void put_in(Pool<Application>& all, Queue q, std::uint32_t index) {
  Application& a = all[index];
  std::uint32_t ahead = q.tail;
  while (ahead != no_index && !comes_after(a, all[ahead])) ahead = all[ahead].*q.before;
  const std::uint32_t behind = ahead == no_index ? q.head : all[ahead].*q.next;
  a.*q.before = ahead;
  a.*q.next = behind;
  (ahead == no_index ? q.head : all[ahead].*q.next) = index;
  (behind == no_index ? q.tail : all[behind].*q.before) = index;
}

void take_out(Pool<Application>& all, Queue q, std::uint32_t index) {
  Application& a = all[index];
  (a.*q.before == no_index ? q.head : all[a.*q.before].*q.next) = a.*q.next;
  (a.*q.next == no_index ? q.tail : all[a.*q.next].*q.before) = a.*q.before;
  a.*q.before = a.*q.next = no_index;
}

Queue queue_of(RegimeState& r) { return {r.head, r.tail, &Application::before, &Application::next}; }
Queue queue_of(DeskState& d) { return {d.head, d.tail, &Application::desk_before, &Application::desk_next}; }

bool is_filed(const Application& a) {
  return a.stage != ApplicationStage::preparing && a.stage != ApplicationStage::at_applicant;
}

/// Off the desk where it lies; whoever waits there is taken up.
void leave_desk(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  const bool in_hand = a.stage == ApplicationStage::in_hand;
  if (!in_hand && a.stage != ApplicationStage::queueing) return;
  DeskState& desk = w.state.regimes[a.regime].desks[a.desk];
  a.stage = ApplicationStage::reviewing;
  if (in_hand) {
    --desk.in_hand;
    return take_up(w, a.regime, a.desk);
  }
  take_out(w.state.applications, queue_of(desk), index);
  --desk.queue;
}

}  // namespace

void enqueue(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[w.state.applications[index].regime];
  put_in(w.state.applications, queue_of(regime), index);
  ++regime.waiting;
}

void dequeue(World& w, std::uint32_t index) {
  leave_desk(w, index);
  RegimeState& regime = w.state.regimes[w.state.applications[index].regime];
  take_out(w.state.applications, queue_of(regime), index);
  --regime.waiting;
}

void remove_application(World& w, std::uint32_t index) {
  if (is_filed(w.state.applications[index])) dequeue(w, index);
  w.state.applications.remove(index);
}

void arm_desk(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  if (regime.desk.limit.limited && !regime.desk_armed) {
    regime.desk_armed = true;
    w.schedule(w.now(), Phase::decision, 0, Kind::desk, index);
  }
}

namespace {

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

void spend(DeskBudget& budget, Quantity cost) {
  budget.left -= cost;
  budget.used += cost;
}

/// Decides the application as far as the budget goes; true when it is decided whole.
bool decide_within(World& w, std::uint32_t index, DeskBudget& budget) {
  const Quantity amount = w.state.applications[index].amount;
  if (!budget.limit.limited) {
    decide_whole(w, index);
    return true;
  }
  if (budget.left == Quantity{}) return false;
  const Quantity part = budget.limit.counts ? amount : min(amount, budget.left);
  spend(budget, budget.limit.counts ? Quantity{1} : part);
  decide_part(w, index, part);
  return part == amount;
}

/// Sending an application back takes the desk's time as a decision does. It is asked once for each review.
bool sent_back_by_desk(World& w, std::uint32_t index, RegimeState& regime) {
  Application& a = w.state.applications[index];
  TermsState& terms = regime.terms[a.slot];
  if (terms.terms.returned == nothing || a.settled) return false;
  const Quantity cost = regime.desk.limit.counts ? Quantity{1} : min(a.amount, regime.desk.left);
  if (regime.desk.left == Quantity{}) return false;
  if (!sent_back(w, index, terms.terms.returned, terms.returned_carry, licence_of(w, regime).completed)) {
    a.settled = true;
    return false;
  }
  spend(regime.desk, cost);
  return true;
}

}  // namespace

void work_desk(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  regime.desk_armed = false;
  if (!regime.active || !regime.desk.limit.limited) return;
  renew(w, licence_of(w, regime), regime.desk);
  std::uint32_t a = regime.head;
  while (a != no_index) {
    const Application& application = w.state.applications[a];
    const std::uint32_t next = application.next;
    if (application.due <= w.now() && !application.fast && !sent_back_by_desk(w, a, regime) &&
        !decide_within(w, a, regime.desk))
      break;
    a = next;
  }
  again_tomorrow(w, regime.desk, Kind::desk, index);
}

void work_release(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  if (!regime.active || !regime.releasing) return;
  renew(w, licence_of(w, regime), regime.release);
  const bool by_age = !licence_of(w, regime).has_classes;
  std::uint32_t a = regime.head;
  while (a != no_index) {
    const std::uint32_t next = w.state.applications[a].next;
    const bool old = w.now() - w.state.applications[a].clock >= regime.older_than;
    if (!old && by_age) break;
    const bool meant = regime.released.empty() || regime.released[w.state.applications[a].slot];
    if (old && meant && !decide_within(w, a, regime.release)) break;
    a = next;
  }
  again_tomorrow(w, regime.release, Kind::release, index);
}

namespace {

void take_in_hand(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  const Licence& licence = licence_of(w, regime);
  a.stage = ApplicationStage::in_hand;
  a.due = over_after(w, licence.calendar, licence.desks[a.desk].takes, regime.terms[a.slot].work, draw_of_step(a));
  ++regime.desks[a.desk].in_hand;
  w.schedule(a.due, Phase::decision, 0, Kind::decision, index);
}

void arm_counter(World& w, std::uint32_t regime, std::uint32_t desk) {
  DeskState& d = w.state.regimes[regime].desks[desk];
  if (d.armed) return;
  d.armed = true;
  w.schedule(w.now(), Phase::decision, 0, Kind::counter, regime << 8 | desk);
}

/// To where it was sent back, to the next desk, or to its decision.
void go_on(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  const Desk& desk = licence_of(w, regime).desks[a.desk];
  const std::uint32_t next = a.desk + 1;
  DeskState& state = regime.desks[a.desk];
  a.desk = desk.to;
  if (sent_back(w, index, desk.returns, state.returns, desk.completed)) return;
  if (next == regime.desks.size()) return decide_whole(w, index);
  ++w.state.applications[index].step;
  enter_desk(w, index, next);
}

}  // namespace

void take_up(World& w, std::uint32_t regime, std::uint32_t d) {
  DeskState& desk = w.state.regimes[regime].desks[d];
  if (desk.budget.limit.limited) return arm_counter(w, regime, d);
  while (desk.head != no_index && (desk.clerks == 0 || desk.in_hand < desk.clerks)) {
    const std::uint32_t first = desk.head;
    take_out(w.state.applications, queue_of(desk), first);
    --desk.queue;
    take_in_hand(w, first);
  }
}

void enter_desk(World& w, std::uint32_t index, std::uint32_t d) {
  Application& a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  DeskState& desk = regime.desks[d];
  const Licence& licence = licence_of(w, regime);
  a.desk = d;
  if (!desk.budget.limit.limited && (desk.clerks == 0 || desk.in_hand < desk.clerks)) return take_in_hand(w, index);
  a.stage = ApplicationStage::queueing;
  a.due = desk.budget.limit.limited
              ? over_after(w, licence.calendar, licence.desks[d].takes, regime.terms[a.slot].work, draw_of_step(a))
              : w.now();
  put_in(w.state.applications, queue_of(desk), index);
  ++desk.queue;
  if (a.gives_up <= w.now()) return run_out_of_patience(w, index);
  if (desk.budget.limit.limited && a.due <= w.now()) arm_counter(w, a.regime, d);
  if (desk.budget.limit.limited) again_tomorrow(w, desk.budget, Kind::counter, a.regime << 8 | d);
}

void leave_hand(World& w, std::uint32_t index) {
  leave_desk(w, index);
  go_on(w, index);
}

void work_counter(World& w, std::uint32_t regime_and_desk) {
  const std::uint32_t index = regime_and_desk >> 8, d = regime_and_desk & 0xFF;
  RegimeState& regime = w.state.regimes[index];
  DeskState& desk = regime.desks[d];
  desk.armed = false;
  DeskBudget& budget = desk.budget;
  if (!regime.active || !budget.limit.limited) return;
  // What a large application took beyond its day is charged to the next.
  const Quantity debt = budget.renewed == start_of_day(w.now()) ? Quantity{} : min(Quantity{}, budget.left);
  renew(w, licence_of(w, regime), budget);
  budget.left += debt;
  std::uint32_t a = desk.head;
  while (a != no_index && budget.left > Quantity{}) {
    const Application& application = w.state.applications[a];
    const std::uint32_t next = application.desk_next;
    if (application.due <= w.now()) {
      spend(budget, budget.limit.counts ? Quantity{1} : application.amount);
      leave_hand(w, a);
    }
    a = next;
  }
  if (desk.head != no_index) again_tomorrow(w, budget, Kind::counter, regime_and_desk);
}

}  // namespace chokepoint::engine
