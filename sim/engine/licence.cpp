// Export licence regimes begin, change and end: which lanes are under which, and on what terms.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kinds.hpp"
#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

TermsState terms_at_start(const RunOptions& o, const LicenceTerms& terms, const std::string& name) {
  const auto stream = [&](const char* what) {
    return Stream(o.seed, o.replication, name + "/" + what, Purpose::application);
  };
  TermsState t;
  t.terms = terms;
  t.review = Stream(o.seed, o.replication, name, Purpose::review);
  t.approval = Stream(o.seed, o.replication, name, Purpose::approval);
  t.preparation = stream("preparation");
  t.completion = stream("completion");
  t.patience = stream("patience");
  t.returns = stream("returns");
  t.fast = stream("fast");
  t.work = stream("work");
  t.rest = stream("rest");
  Stream::Draw luck = stream("luck").draw(0);
  t.luck.free = luck.uniform();
  t.luck.approved = luck.uniform();
  t.luck.fast = luck.uniform();
  return t;
}

}  // namespace

RegimeState regime_at_start(const Network& n, const RunOptions& o, EventId event) {
  const Licence& licence = std::get<Licence>(n.events[event].kind);
  RegimeState regime;
  regime.event = event;
  regime.desk.limit = licence.desk;
  regime.at_licence = licence.at_licence;
  for (const LicenceTerms& t : licence.terms)
    regime.terms.push_back(terms_at_start(o, t, n.events[event].id + "/" + name_of_stream(n, t.lane)));
  for (const Desk& d : licence.desks) {
    DeskState desk;
    desk.clerks = d.clerks;
    desk.budget.limit = d.limit;
    regime.desks.push_back(desk);
  }
  regime.generals.resize(licence.generals.size());
  return regime;
}

Time over_after(const World& w, CalendarId calendar, const Distribution& takes, bool working, const Stream& stream,
                std::uint32_t index) {
  return std::max(w.now(), over_from(w, w.now(), calendar, takes, working, stream, index));
}

Time over_from(const World& w, Time since, CalendarId calendar, const Distribution& takes, bool working,
               const Stream& stream, std::uint32_t index) {
  double days = mean_of(takes);
  if (!w.state.deterministic && takes.kind != Distribution::Kind::constant) {
    Stream::Draw draw = stream.draw(index);
    days = sample(takes, draw);
  }
  if (!working) return since + Duration{static_cast<std::int64_t>(std::llround(days * 86'400.0))};
  return w.network.calendars[calendar].add(since, std::llround(days));
}

bool by_share(const World& w, Share share, Carry& carry, const Stream& stream, std::uint32_t index) {
  if (share <= nothing) return false;
  if (w.state.deterministic) return carry.take(Wide{share.ppb}, whole.ppb) > Quantity{};
  Stream::Draw draw = stream.draw(index);
  return draw.uniform() < as_double(share);
}

void tell_licence(World& w, FactKind kind, LaneId lane, Quantity amount, EventId event, Time since,
                  std::uint32_t serial) {
  w.facts.push_back({w.now(), kind, lane.index, event.index, amount, since, serial});
}

namespace {

/// What is not filed or lies at its applicant stands in no queue.
void let_all_go(World& w, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  while (regime.head != no_index) decide_whole(w, regime.head);
  for (std::uint32_t a = 0; a < w.state.applications.slots().size(); ++a) {
    const Application& application = w.state.applications[a];
    if (application.live && application.regime == index) decide_whole(w, a);
  }
}

/// A lane is under the regime in force that names it most narrowly; of equally narrow ones under that which began last,
/// at the same moment the later in the file.
void assign_regimes(World& w, const RegimeState& touched) {
  for (const TermsState& t : touched.terms) {
    LaneState& lane = w.state.lanes[t.terms.lane];
    lane.regime = lane.slot = no_index;
    std::pair<Precedence, Time> best{{}, Time{INT64_MIN}};
    for (std::uint32_t r = 0; r < w.state.regimes.size(); ++r) {
      const RegimeState& regime = w.state.regimes[r];
      const Time begin = w.state.events[regime.event].begin;
      if (!regime.active) continue;
      for (std::uint32_t slot = 0; slot < regime.terms.size(); ++slot) {
        const LicenceTerms& terms = regime.terms[slot].terms;
        const std::pair rank{terms.rank, begin};
        if (terms.lane != t.terms.lane || rank < best || is_spared(w, regime.event, terms.lane)) continue;
        lane.regime = r;
        lane.slot = slot;
        best = rank;
      }
    }
  }
}

/// A change without destinations leaves alone those that have a treatment of their own.
bool concerns(const LicenceChange& change, const LicenceTerms& terms) {
  if (change.lanes.empty()) return !terms.treated;
  return std::find(change.lanes.begin(), change.lanes.end(), terms.lane) != change.lanes.end();
}

void change_terms(const LicenceChange& change, LicenceTerms& terms) {
  if (change.sets_review) {
    terms.review = change.review;
    terms.working = change.working;
    terms.own_clock = true;  // in a chain of desks: past it from now on
  }
  if (change.sets_approved) terms.approved = change.approved;
  if (change.sets_free) terms.free = change.free;
  if (change.sets_returned) terms.returned = change.returned;
}

void set_limit(DeskBudget& budget, const DeskLimit& limit) {
  budget.limit = limit;
  budget.carry = {};
  budget.renewed = Time{INT64_MIN};
}

void change_desk(World& w, const LicenceChange& change, std::uint32_t index) {
  RegimeState& regime = w.state.regimes[index];
  if (!change.of_chain) {
    set_limit(regime.desk, change.desk);
    return arm_desk(w, index);
  }
  DeskState& desk = regime.desks[change.at];
  if (change.sets_clerks) desk.clerks = change.clerks;
  if (change.sets_desk) set_limit(desk.budget, change.desk);
  take_up(w, index, change.at);
}

}  // namespace

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
  regime.active = false;
  let_all_go(w, index);
  assign_regimes(w, regime);
}

void spare_lanes(World& w, EventId event, const std::vector<LaneId>& lanes) {
  const std::uint32_t index = w.state.events[event].control;
  for (std::uint32_t a = 0; a < w.state.applications.slots().size(); ++a) {
    const Application& application = w.state.applications[a];
    if (!application.live || application.regime != index || !contains(lanes, application.lane)) continue;
    Share& approved = terms_of(w, application).terms.approved;
    const Share usual = approved;
    approved = whole;
    decide_whole(w, a);
    approved = usual;
  }
  assign_regimes(w, w.state.regimes[index]);
}

void assign_again(World& w, EventId event) { assign_regimes(w, w.state.regimes[w.state.events[event].control]); }

void begin(World& w, EventId event, const LicenceChange& change) {
  if (w.state.events[change.of].active) w.touch(event.index);
  const std::uint32_t index = w.state.events[change.of].control;
  RegimeState& regime = w.state.regimes[index];
  if (!regime.active) return;
  for (TermsState& t : regime.terms)
    if (concerns(change, t.terms)) change_terms(change, t.terms);
  if (change.sets_desk || change.sets_clerks) change_desk(w, change, index);
  if (change.releases) {
    regime.releasing = true;
    regime.older_than = change.older_than;
    set_limit(regime.release, change.release);
    regime.released.clear();
    if (!change.lanes.empty())
      for (const TermsState& t : regime.terms) regime.released.push_back(concerns(change, t.terms));
    w.schedule(w.now(), Phase::decision, 0, Kind::release, index);
  }
  if (change.ends) finish(w, change.of, licence_of(w, regime));
}

}  // namespace chokepoint::engine
