// Notes what facts tell, and at the end the times of queues.
#include "properties/books.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"

namespace chokepoint::properties {
namespace {

bool is_constant(const Lane& lane) {
  return lane.ways == no_ways && !lane.transit_calendar && lane.transit.kind == Distribution::Kind::constant;
}

const Licence* licence_of(const Network& n, std::uint32_t event) { return std::get_if<Licence>(&n.events[event].kind); }

bool was_filed(const Application& a) { return a.live && a.stage != ApplicationStage::preparing; }

}  // namespace

Books::Books(const Network& network, const State& start)
    : n_(network), last_(start.now), start_(start.now), lanes_(network.lanes.size()), goods_(network.goods.size()) {
  const auto open = open_orders(start);
  for (std::size_t l = 0; l < lanes_.size(); ++l) {
    lanes_[l].begun = open[l].sum();
    lanes_[l].may_have_come = start.lanes[l].under_way;
  }
  for (const Shipment& s : start.shipments.slots())
    if (s.live()) goods_[n_.lanes[s.lane].good].in += s.amount;
  for (std::size_t i = 0; i < start.items.size(); ++i)
    goods_[n_.items[i].good].in += start.items[i].on_hand + start.items[i].staged + start.items[i].held;
  // Who overtakes is told by the order of dispatch: what is on the road at the start comes first, by its date.
  std::vector<const Shipment*> road;
  for (const Shipment& s : start.shipments.slots())
    if (s.live()) road.push_back(&s);
  std::stable_sort(road.begin(), road.end(), [](const Shipment* a, const Shipment* b) { return a->due < b->due; });
  for (const Shipment* s : road) lanes_[s->lane.index].road.push_back(s->amount);
  note_queues(start);
}

std::string Books::lane_name(std::size_t lane) const { return n_.lanes[lane].name; }

void Books::say(const State& state, const std::string& what) {
  if (fault_.empty()) fault_ = to_text(state.now) + ": " + what;
}

void Books::hear(const State& state, const Facts& facts) {
  add_time(state.now);
  if (state.now < last_) say(state, "invariant 6: time goes back");
  for (const Fact& f : facts) note(state, f);
  last_ = state.now;
  check_goods(state);
  check_signs(state);
  check_orders(state);
  check_queues(state);
  check_quotas(state);
  check_production(state);
  note_queues(state);
}

// ---- what happened --------------------------------------------------------------------------------------------------

void Books::note(const State& state, const Fact& f) {
  note_time(state, f);
  note_goods(f);
  note_orders(f);
  note_licence(state, f);
  note_quota(f);
}

/// No fact lies in the past, and what is told early (a budget that runs out within the interval) within the interval.
void Books::note_time(const State& state, const Fact& f) {
  if (f.at < last_) say(state, "invariant 6: a fact of the past");
  if (f.at > state.now && f.kind != FactKind::exhausted) say(state, "invariant 6: a fact of the future");
  if (f.kind == FactKind::exhausted && f.at > state.now + n_.lot)
    say(state, "invariant 6: exhausted later than the interval");
}

void Books::note_goods(const Fact& f) {
  const auto good = [&]() -> GoodBook& { return goods_[n_.items[f.subject].good]; };
  if (f.kind == FactKind::made || f.kind == FactKind::entered) good().in += f.amount;
  if (f.kind == FactKind::used || f.kind == FactKind::dumped || f.kind == FactKind::destroyed) good().out += f.amount;
  if (f.kind == FactKind::delivered) goods_[n_.items[n_.demands[f.subject].item].good].out += f.amount;
  if (f.kind == FactKind::lost_under_way) goods_[n_.lanes[f.subject].good].out += f.amount;
}

void Books::note_orders(const Fact& f) {
  if (f.kind == FactKind::ordered) lanes_[f.subject].ordered += f.amount;
  if (f.kind == FactKind::cancelled) {
    lanes_[f.subject].called_off += f.amount;
    waited_ += Wide{f.amount.units} * (f.at - std::max(f.since, start_)).seconds;
  }
  if (f.kind == FactKind::lost_under_way) note_loss(f);
  if (f.kind == FactKind::withdrawn) lanes_[f.subject].called_off += f.amount;
  if (f.kind == FactKind::denied && licence_of(n_, f.other)->refiles_after == Duration{})
    lanes_[f.subject].called_off += f.amount;
  if (f.kind == FactKind::dispatched) {
    LaneBook& lane = lanes_[f.subject];
    lane.dispatched += f.amount;
    lane.road.push_back(f.amount);
    lane.left.push_back({f.at, f.amount});
  }
  if (f.kind == FactKind::received) {
    LaneBook& lane = lanes_[f.subject];
    lane.received += f.amount;
    waited_ += Wide{f.amount.units} * (f.at - std::max(f.since, start_)).seconds;
    const Lane& terms = n_.lanes[f.subject];
    // A lane that loses goods tells the loss after the dispatch; its road is not followed lot by lot.
    if (terms.fifo && terms.ways == no_ways) {
      if (lane.came_at != f.at) take_off_road(f.subject);
      lane.came_at = f.at;
      lane.came.push_back(f.amount);
    }
    while (!lane.left.empty() && lane.left.front().first + terms.mean_transit <= f.at) {
      lane.may_have_come += lane.left.front().second;
      lane.left.pop_front();
    }
    if (is_constant(terms) && lane.received > lane.may_have_come && fault_.empty())
      fault_ = to_text(f.at) + ": invariant 6: on " + terms.name + " goods come before their time";
  }
}

/// What an event takes is off the road, and waits no more, though its buyer does not know it yet.
void Books::note_loss(const Fact& f) {
  LaneBook& lane = lanes_[f.subject];
  lane.lost_for_good += f.amount;
  if (f.other == no_index) return;
  waited_ += Wide{f.amount.units} * (f.at - std::max(f.since, start_)).seconds;
  const auto at = std::find(lane.road.rbegin(), lane.road.rend(), f.amount);
  if (at != lane.road.rend()) lane.road.erase(std::next(at).base());
}

/// What came in one moment is what left first.
void Books::take_off_road(std::size_t l) {
  LaneBook& lane = lanes_[l];
  std::vector<Quantity> due(
      lane.road.begin(), lane.road.begin() + static_cast<std::ptrdiff_t>(std::min(lane.came.size(), lane.road.size())));
  lane.road.erase(lane.road.begin(), lane.road.begin() + static_cast<std::ptrdiff_t>(due.size()));
  std::sort(due.begin(), due.end());
  std::sort(lane.came.begin(), lane.came.end());
  if (due != lane.came && fault_.empty())
    fault_ = to_text(lane.came_at) + ": invariant 3: on " + lane_name(l) + " something overtakes";
  lane.came.clear();
}

void Books::note_licence(const State& state, const Fact& f) {
  const auto wait = [&] { return Wide{f.amount.units} * (f.at - f.since).seconds; };
  switch (f.kind) {
    case FactKind::approved:
      lanes_[f.subject].approved += f.amount;
      lanes_[f.subject].approvals.push_back({f.at, f.amount});
      [[fallthrough]];
    case FactKind::denied:
    case FactKind::withdrawn:
      reviewed_ += wait();
      return;
    case FactKind::permitted:
      lanes_[f.subject].permitted += f.amount;
      return;
    case FactKind::expired:
      lanes_[f.subject].expired += f.amount;
      return;
    case FactKind::dispatched:
      break;
    default:
      return;
  }
  LaneBook& lane = lanes_[f.subject];
  const LaneState& now = state.lanes[f.subject];
  if (f.other == 1) {
    lane.licensed += f.amount;
    // Where orders wait for their licence, what passes freely has a permit like the rest.
    const bool of_orders =
        std::any_of(state.regimes.begin(), state.regimes.end(), [](const auto& r) { return r.at_licence; });
    if (!of_orders && lane.licensed + lane.expired > lane.approved + lane.permitted)
      say(state, "invariant 5: more leaves on " + lane_name(f.subject) + " under licence than was approved");
  }
  if (now.regime == no_index) return;
  const RegimeState& regime = state.regimes[now.regime];
  const TermsState& terms = regime.terms[now.slot];
  const Licence& licence = *licence_of(n_, regime.event.index);
  const bool all_need_one = terms.terms.free == nothing && terms.terms.exempt == nothing && state.inspections.empty() &&
                            n_.lanes[f.subject].ways == no_ways;
  if (f.other == 0 && all_need_one && regime.active && f.at >= regime.free_until)
    say(state, "invariant 5: goods leave on " + lane_name(f.subject) + " without a licence");
  if (licence.valid == Duration{} || f.other == 0 || licence.at_licence) return;
  while (!lane.approvals.empty() && lane.approvals.front().first + licence.valid <= f.at) {
    lane.must_be_gone += lane.approvals.front().second;
    lane.approvals.pop_front();
  }
  if (state.regimes.size() == 1 && state.inspections.empty() &&
      lane.licensed + lane.expired < lane.must_be_gone + f.amount && lane.approvals.empty())
    say(state, "invariant 5: goods leave on " + lane_name(f.subject) + " after their licence ran out");
}

void Books::note_quota(const Fact& f) {
  if (f.kind != FactKind::issued && f.kind != FactKind::charged && f.kind != FactKind::overdrawn) return;
  BudgetBook& budget = budgets_[{f.subject, f.other}];
  const int year = date_of(f.at).year;
  if (budget.year != year) budget = {};
  budget.year = year;
  if (f.kind == FactKind::issued) budget.issued += f.amount;
  if (f.kind == FactKind::charged) budget.charged += f.amount;
  if (f.kind == FactKind::overdrawn) budget.overdrawn += f.amount;
}

// ---- Little's law ---------------------------------------------------------------------------------------------------

/// Until now the state was as the last event left it.
void Books::add_time(Time until) {
  under_review_ += Wide{in_review_.units} * (until - last_).seconds;
  open_ += Wide{open_now_.units} * (until - last_).seconds;
}

void Books::note_queues(const State& state) {
  in_review_ = open_now_ = {};
  for (const Application& a : state.applications.slots())
    if (was_filed(a)) in_review_ += a.amount;
  for (const Open& open : open_orders(state)) open_now_ += open.sum() - open.lost;
}

void Books::close(const State& state) {
  for (std::size_t l = 0; l < lanes_.size(); ++l) take_off_road(l);
  const auto since = [&](Time t, Quantity amount) {
    return Wide{amount.units} * (state.now - std::max(t, start_)).seconds;
  };
  for (const Application& a : state.applications.slots())
    if (was_filed(a)) reviewed_ += since(a.filed, a.amount);
  if (under_review_ != reviewed_) say(state, "invariant 9: Little's law does not hold for applications");
  // Where orders are sold under licence, lose goods or are inflated, not every fact tells when the order was placed.
  if (!state.regimes.empty() || !state.ways.empty() || !state.behaviour.orders.empty()) return;
  for (const Claimant& c : n_.claimants)
    if (c.lane)
      for (std::uint32_t at = state.claimants[n_.lanes[c.lane].claimant].head; at != no_index;
           at = state.lines[at].next)
        waited_ += since(state.lines[at].placed, state.lines[at].open);
  for (const TravellingOrder& o : state.travelling.slots())
    if (o.lane) waited_ += since(o.placed, o.amount);
  for (const SiteState& site : state.sites)
    for (const Staged& s : site.staged) waited_ += since(s.placed, s.amount);
  for (const Inspected& c : state.at_customs.slots())
    if (c.goods.lane) waited_ += since(c.goods.placed, c.goods.amount);
  for (const Shipment& s : state.shipments.slots())
    if (s.live()) waited_ += since(s.placed, s.amount);
  if (open_ != waited_) say(state, "invariant 9: Little's law does not hold for orders");
}

}  // namespace chokepoint::properties
