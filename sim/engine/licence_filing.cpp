// The applicant's side of a licence: papers prepared, filed, sent back and completed, patience.
#include <algorithm>

#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

Application application_of(World& w, LaneId lane, std::uint32_t regime, std::uint32_t slot, Quantity amount,
                           Time placed, bool holds) {
  Application a;
  a.lane = lane;
  a.regime = regime;
  a.slot = slot;
  TermsState& terms = w.state.regimes[a.regime].terms[a.slot];
  a.amount = amount;
  a.placed = placed;
  a.serial = terms.filed++;
  a.live = true;
  a.holds = holds;
  a.priority = terms.terms.priority;
  return a;
}

/// Its luck is the buyer's, or its own.
bool is_fast(World& w, const Application& a) {
  const Licence& licence = licence_of(w, w.state.regimes[a.regime]);
  if (licence.fast_share == nothing) return false;
  TermsState& terms = terms_of(w, a);
  if (licence.per_buyer && !w.state.deterministic) return terms.luck.fast < as_double(licence.fast_share);
  return by_share(w, licence.fast_share, terms.fast_carry, terms.fast, a.serial);
}

constexpr std::uint32_t most_redraws = 256;

/// What began at the filing, before the run, is over at a time drawn given that it is not over yet: by drawing anew
/// until it is so. What is longer overdue than its distribution allows is over `at_last`.
Time rest_of(World& w, const Application& a, const Distribution& days, bool working, std::uint32_t what, Time at_last) {
  const TermsState& t = terms_of(w, a);
  const CalendarId calendar = licence_of(w, w.state.regimes[a.regime]).calendar;
  const bool draws = !w.state.deterministic && days.kind != Distribution::Kind::constant;
  for (std::uint32_t i = 0; i < (draws ? most_redraws : 1); ++i) {
    const std::uint32_t index = (a.serial * 2 + what) * most_redraws + i;
    const Time over = over_from(w, a.filed, calendar, days, working, t.rest, index);
    if (over >= w.now()) return over;
  }
  return at_last;
}

bool filed_before(const World& w, const Application& a) { return a.filed < w.network.start() && a.step == 0; }

/// A review in the simple form: one time for all that happens until the decision.
Time review_ends(World& w, const Application& a) {
  RegimeState& regime = w.state.regimes[a.regime];
  const Licence& licence = licence_of(w, regime);
  const TermsState& t = regime.terms[a.slot];
  const Takes& fast = licence.fast;
  if (filed_before(w, a))
    return a.fast ? rest_of(w, a, fast.days, fast.working, 0, w.now())
                  : rest_of(w, a, t.terms.review, t.terms.working, 0, w.now());
  const Stream& stream = a.step == 0 ? t.review : t.work;
  const std::uint32_t index = a.step == 0 ? a.serial : draw_of_step(a);
  if (a.fast) return over_after(w, licence.calendar, licence.fast, stream, index);
  return over_after(w, licence.calendar, t.terms.review, t.terms.working, stream, index);
}

bool past_the_limit(const RegimeState& regime, const Application& a) { return a.fast || !regime.desk.limit.limited; }

/// Into the review: a time, or the first desk of the chain.
void begin_review(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  a.stage = ApplicationStage::reviewing;
  if (!regime.desks.empty() && !a.fast && !regime.terms[a.slot].terms.own_clock) return enter_desk(w, index, a.desk);
  a.due = review_ends(w, a);
  if (past_the_limit(regime, a))
    w.schedule(a.due, Phase::decision, 0, Kind::decision, index);
  else if (a.due <= w.now())
    arm_desk(w, a.regime);
}

void set_patience(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  const Licence& licence = licence_of(w, w.state.regimes[a.regime]);
  if (!licence.patience.given) return;
  const Takes& patience = licence.patience;
  a.gives_up = filed_before(w, a) ? rest_of(w, a, patience.days, patience.working, 1, never)
                                  : over_after(w, licence.calendar, patience, terms_of(w, a).patience, a.serial);
  if (a.gives_up == never) return;  // who waits longer than that goes on waiting
  w.schedule(a.gives_up, Phase::decision, 0, Kind::impatient, index);
}

void file(World& w, std::uint32_t index, Time filed) {
  Application& a = w.state.applications[index];
  const EventId event = w.state.regimes[a.regime].event;
  a.filed = a.clock = filed;
  a.fast = is_fast(w, a);
  enqueue(w, index);
  tell_licence(w, FactKind::filed, a.lane, a.amount, event, a.placed, a.serial);
  w.touch(event.index);
  set_patience(w, index);
  begin_review(w, index);
}

/// The papers are complete: the clock starts anew, or what was reviewed is decided now.
void come_in_again(World& w, std::uint32_t index) {
  Application& a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  const bool resumes = licence_of(w, regime).resumes;
  if (!resumes) a.clock = w.now();
  ++a.step;
  enqueue(w, index);
  const bool chain = !regime.desks.empty() && !a.fast && !regime.terms[a.slot].terms.own_clock;
  if (chain || !resumes) return begin_review(w, index);
  a.stage = ApplicationStage::reviewing;
  a.settled = true;
  a.due = w.now();
  past_the_limit(regime, a) ? decide_whole(w, index) : arm_desk(w, a.regime);
}

void end_review(World& w, std::uint32_t index) {
  const Application& a = w.state.applications[index];
  if (a.due > w.now()) return;  // decided before, and the slot may serve another
  RegimeState& regime = w.state.regimes[a.regime];
  if (!past_the_limit(regime, a)) return arm_desk(w, a.regime);
  TermsState& terms = regime.terms[a.slot];
  if (!sent_back(w, index, terms.terms.returned, terms.returned_carry, licence_of(w, regime).completed))
    decide_whole(w, index);
}

}  // namespace

void begin_application(World& w, LaneId lane, Quantity amount, Time placed, bool holds) {
  const std::uint32_t index = w.state.applications.add(
      application_of(w, lane, w.state.lanes[lane].regime, w.state.lanes[lane].slot, amount, placed, holds));
  Application& a = w.state.applications[index];
  const Licence& licence = licence_of(w, w.state.regimes[a.regime]);
  if (!licence.prepared.given) return file(w, index, w.now());
  a.stage = ApplicationStage::preparing;
  a.due = over_after(w, licence.calendar, licence.prepared, terms_of(w, a).preparation, a.serial);
  w.touch(w.state.regimes[a.regime].event.index);
  w.schedule(a.due, Phase::decision, 0, Kind::decision, index);
}

void go_on_with_application(World& w, const InitialApplication& row, std::uint32_t regime, std::uint32_t slot) {
  const Application a = application_of(w, row.lane, regime, slot, row.amount, row.filed, row.holds);
  file(w, w.state.applications.add(a), row.filed);
}

void apply_for_licence(World& w, const Staged& goods) {
  const Lane& lane = w.network.lanes[goods.lane];
  w.stock(lane.from).staged -= goods.amount;
  w.stock(lane.from).held += goods.amount;
  const Quantity most = licence_of(w, regime_of(w, goods.lane)).application;
  Quantity rest = goods.amount;
  while (rest > Quantity{}) {
    const Quantity part = most > Quantity{} ? min(rest, most) : rest;
    begin_application(w, goods.lane, part, goods.placed, true);
    rest -= part;
  }
}

bool sent_back(World& w, std::uint32_t index, Share returns, Carry& carry, const Takes& completed) {
  Application& a = w.state.applications[index];
  TermsState& terms = terms_of(w, a);
  if (returns == nothing || a.settled || !by_share(w, returns, carry, terms.returns, draw_of_step(a))) return false;
  const RegimeState& regime = w.state.regimes[a.regime];
  tell_licence(w, FactKind::returned, a.lane, a.amount, regime.event, a.filed, a.serial);
  dequeue(w, index);
  a.stage = ApplicationStage::at_applicant;
  a.due = w.now();
  if (completed.given)
    a.due = over_after(w, licence_of(w, regime).calendar, completed, terms.completion, draw_of_step(a));
  if (a.due > w.now())
    w.schedule(a.due, Phase::decision, 0, Kind::decision, index);
  else
    come_in_again(w, index);
  return true;
}

void decide(World& w, std::uint32_t index) {
  const Application& a = w.state.applications[index];
  if (!a.live) return;
  if (a.stage == ApplicationStage::reviewing) return end_review(w, index);
  if (a.due != w.now()) return;  // the slot serves another
  switch (a.stage) {
    case ApplicationStage::preparing:
      return file(w, index, w.now());
    case ApplicationStage::in_hand:
      return leave_hand(w, index);
    case ApplicationStage::at_applicant:
      return come_in_again(w, index);
    default:
      return;
  }
}

namespace {

/// The buyer's own customers give up as much of what they wait for.
void give_up_need(World& w, ItemId item, Quantity amount) {
  for (const ClaimantId c : w.item(item).claimants) {
    const DemandId demand = w.network.claimants[c].demand;
    const Quantity part = min(amount, w.state.claimants[c].claimed);
    if (!demand || part == Quantity{}) continue;
    take_claims(w, item, c, part,
                [&](Quantity portion, Time placed) { w.tell(FactKind::lost, demand.index, portion, 0, placed); });
    amount -= part;
  }
}

}  // namespace

void run_out_of_patience(World& w, std::uint32_t index) {
  const Application a = w.state.applications[index];
  if (!a.live || a.gives_up > w.now()) return;
  const RegimeState& regime = w.state.regimes[a.regime];
  if (a.stage == ApplicationStage::in_hand && regime.desks[a.desk].clerks > 0) return;  // a clerk finishes it first
  remove_application(w, index);
  give_back(w, a, a.amount);
  tell_licence(w, FactKind::withdrawn, a.lane, a.amount, regime.event, a.filed, a.serial);
  if (licence_of(w, regime).gives_up) give_up_need(w, w.network.lanes[a.lane].to, a.amount);
}

}  // namespace chokepoint::engine
