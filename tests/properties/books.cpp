// Recounts a run's books from nothing but the state and the facts.
#include "properties/books.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"

namespace chokepoint::properties {
namespace {

bool is_constant(const Lane& lane) {
  return lane.ways == no_ways && !lane.transit_calendar && lane.transit.kind == Distribution::Kind::constant;
}

std::string units(Quantity q) { return std::to_string(q.units); }

const Licence* licence_of(const Network& n, std::uint32_t event) { return std::get_if<Licence>(&n.events[event].kind); }

bool was_filed(const Application& a) { return a.live && a.stage != ApplicationStage::preparing; }
/// It stands in the queue: filed, and not at the applicant.
bool is_in_queue(const Application& a) { return was_filed(a) && a.stage != ApplicationStage::at_applicant; }

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
  if (f.kind == FactKind::lost_under_way) lanes_[f.subject].lost_for_good += f.amount;
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

// ---- what is
// ----------------------------------------------------------------------------------------------------------

void Books::check_goods(const State& state) {
  std::vector<Quantity> there(goods_.size());
  for (std::size_t i = 0; i < state.items.size(); ++i)
    there[n_.items[i].good] += state.items[i].on_hand + state.items[i].staged + state.items[i].held;
  for (const Shipment& s : state.shipments.slots())
    if (s.live()) there[n_.lanes[s.lane].good] += s.amount;
  for (std::size_t g = 0; g < goods_.size(); ++g)
    if (goods_[g].in - goods_[g].out != there[g])
      say(state, "invariant 1: of " + n_.goods[g].name + " " + units(goods_[g].in - goods_[g].out) +
                     " should be there, " + units(there[g]) + " are");
}

void Books::check_signs(const State& state) {
  const auto check = [&](Quantity q, const char* what) {
    if (q < Quantity{}) say(state, std::string("invariant 2: less than nothing ") + what);
  };
  for (const ItemState& s : state.items) {
    check(s.on_hand, "on hand");
    check(s.staged, "staged");
    check(s.held, "held");
    check(s.claimed, "claimed");
    check(s.owed, "owed to production");
    check(s.on_order, "on order");
  }
  for (const LaneState& l : state.lanes) {
    check(l.under_way, "under way");
    check(l.ordering, "ordered");
    check(l.room, "room on a lane");
  }
  for (const SiteState& s : state.sites) check(s.room, "capacity");
  for (const Shipment& s : state.shipments.slots())
    if (s.live() && s.amount <= Quantity{}) say(state, "invariant 2: an empty shipment");
  for (const Work& w : state.works.slots())
    if (w.live && w.size <= Quantity{}) say(state, "invariant 2: an empty run");
  for (const Application& a : state.applications.slots())
    if (a.live && a.amount <= Quantity{}) say(state, "invariant 2: an empty application");
  for (const QuotaState& q : state.quotas)
    for (const BudgetState& b : q.budgets) {
      check(b.left, "left of a quota");
      check(b.carried, "carried over");
      check(b.overdrawn, "overdrawn");
    }
}

std::vector<Books::Open> Books::open_orders(const State& state) const {
  std::vector<Open> open(n_.lanes.size());
  for (std::size_t l = 0; l < open.size(); ++l) {
    open[l].claims = state.claimants[n_.lanes[l].claimant].claimed;
    open[l].travelling = state.lanes[l].ordering;
    open[l].on_road = state.lanes[l].under_way;
  }
  for (const SiteState& site : state.sites)
    for (const Staged& s : site.staged) open[s.lane].staged += s.amount;
  for (std::size_t i = 0; i < state.ways.size(); ++i)
    for (const OnQuay& q : state.ways[i].quay) open[n_.ways[i].lane].staged += q.amount;
  for (const Application& a : state.applications.slots())
    if (a.live) (a.holds ? open[a.lane].held : open[a.lane].to_be_licensed) += a.amount;
  for (const ComingBack& back : state.coming_back) {
    open[back.lane].coming_back += back.goods;
    open[back.lane].not_cancelled += back.orders;
  }
  for (const Inspected& c : state.at_customs.slots())
    if (c.goods.lane) open[c.goods.lane].held += c.goods.amount;
  for (const TravellingOrder& o : state.lost_goods.slots())
    if (o.lane) open[o.lane].lost += o.amount;
  return open;
}

void Books::check_orders(const State& state) {
  const auto open = open_orders(state);
  std::vector<Quantity> staged(state.items.size()), held(state.items.size()), on_order(state.items.size());
  for (std::size_t l = 0; l < open.size(); ++l) {
    const LaneBook& book = lanes_[l];
    const Quantity due =
        book.begun + book.ordered - book.received - book.called_off - book.lost_for_good + open[l].lost;
    if (due != open[l].sum())
      say(state,
          "invariant 7: on " + lane_name(l) + " " + units(due) + " are due and " + units(open[l].sum()) + " are open");
    staged[n_.lanes[l].from] += open[l].staged;
    held[n_.lanes[l].from] += open[l].held + open[l].coming_back;
    on_order[n_.lanes[l].to] += open[l].sum() + open[l].not_cancelled;
  }
  std::vector<Quantity> claimed(state.items.size());
  for (std::size_t i = 0; i < state.items.size(); ++i)
    for (const ClaimantId c : n_.items[i].claimants) claimed[i] += state.claimants[c].claimed;
  for (std::size_t i = 0; i < state.items.size(); ++i) {
    const ItemState& s = state.items[i];
    const std::string name =
        n_.site_of(ItemId{static_cast<std::uint32_t>(i)}).name + "/" + n_.goods[n_.items[i].good].name;
    if (s.staged != staged[i]) say(state, "invariant 8: staged of " + name);
    if (s.held != held[i]) say(state, "invariant 8: held of " + name);
    if (s.claimed != claimed[i]) say(state, "invariant 8: claims on " + name);
    if (n_.items[i].supply == Supply::bought && s.on_order != on_order[i])
      say(state, "invariant 8: on order of " + name + ": " + units(s.on_order) + " instead of " + units(on_order[i]));
  }
}

/// Production orders are on order for the outputs until the run is completed.
void Books::check_production(const State& state) {
  std::vector<Quantity> coming(state.items.size());
  std::vector<bool> ordered(state.items.size());
  for (std::size_t r = 0; r < n_.recipes.size(); ++r) {
    const Recipe& recipe = n_.recipes[r];
    const RecipeState& s = state.recipes[r];
    if (s.done > s.begun || (s.begun > s.released && recipe.to_orders))
      say(state, "invariant 2: more done than begun, or begun than ordered");
    Quantity in_work{};
    for (const Work& w : state.works.slots())
      if (w.live && w.recipe.index == r) in_work += w.size;
    if (in_work != s.begun - s.done) say(state, "invariant 1: work in process of " + recipe.name + " does not add up");
    if (!recipe.to_orders) continue;
    for (const PartId p : recipe.outputs) {
      coming[n_.parts[p].item] += given(recipe, n_.parts[p], s.done, s.released - s.done);
      ordered[n_.parts[p].item] = true;
    }
  }
  for (std::size_t i = 0; i < coming.size(); ++i)
    if (ordered[i] && n_.items[i].made_by.size() == 1 && n_.items[i].supply == Supply::made &&
        state.items[i].on_order != coming[i])
      say(state, "invariant 8: production of " + n_.goods[n_.items[i].good].name +
                     " on order: " + units(state.items[i].on_order) + " instead of " + units(coming[i]));
}

/// Every queue holds what it says, oldest first, and nothing twice.
void Books::check_queues(const State& state) {
  std::vector<bool> seen(state.lines.slots().size());
  for (const ClaimantState& c : state.claimants) {
    Quantity sum{};
    Time placed{INT64_MIN};
    for (std::uint32_t at = c.head; at != no_index; at = state.lines[at].next) {
      if (seen[at]) return say(state, "invariant 3: an order line stands in two places");
      seen[at] = true;
      if (state.lines[at].open <= Quantity{}) say(state, "invariant 2: an empty order line");
      // A licence that is waited for before the order is booked lets orders overtake.
      if (state.regimes.empty() && state.lines[at].placed < placed)
        say(state, "invariant 3: an order line out of turn");
      placed = state.lines[at].placed;
      sum += state.lines[at].open;
      if (state.lines[at].next == no_index && c.tail != at)
        say(state, "invariant 3: the tail of a queue is not its end");
    }
    if (sum != c.claimed) say(state, "invariant 3: the lines of a queue do not add up to its claim");
  }
  for (const RegimeState& r : state.regimes) {
    std::uint32_t count = 0;
    for (std::uint32_t at = r.head; at != no_index; at = state.applications[at].next) {
      if (!is_in_queue(state.applications[at]))
        say(state, "invariant 3: an application that was not filed stands in the queue");
      if (++count > r.waiting) break;
    }
    if (count != r.waiting) say(state, "invariant 3: the queue of applications does not hold what it says");
  }
}

void Books::check_quotas(const State& state) {
  for (const QuotaState& q : state.quotas) {
    const Quota& rule = std::get<Quota>(n_.events[q.event].kind);
    if (rule.before != Quota::Before::strict || rule.carry_over != nothing || !q.active) continue;
    for (std::uint32_t b = 0; b < q.budgets.size(); ++b) {
      const auto known = budgets_.find({q.event.index, b});
      if (known == budgets_.end()) continue;
      const BudgetBook& budget = known->second;
      if (budget.charged > budget.issued + part_of(budget.issued, rule.overdraft))
        say(state, "invariant 4: " + n_.events[q.event].id + " is charged " + units(budget.charged) + " of " +
                       units(budget.issued));
      if (q.budgets[b].left != budget.issued - (budget.charged - budget.overdrawn) && budget.overdrawn == Quantity{})
        say(state,
            "invariant 4: what is left of " + n_.events[q.event].id + " is not what was issued less what was charged");
    }
  }
}

// ---- Little's law
// -----------------------------------------------------------------------------------------------------

/// Until now the state was as the last event left it.
void Books::add_time(Time until) {
  under_review_ += Wide{in_review_.units} * (until - last_).seconds;
  open_ += Wide{open_now_.units} * (until - last_).seconds;
}

void Books::note_queues(const State& state) {
  in_review_ = open_now_ = {};
  for (const Application& a : state.applications.slots())
    if (was_filed(a)) in_review_ += a.amount;
  for (const Open& open : open_orders(state)) open_now_ += open.sum();
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
