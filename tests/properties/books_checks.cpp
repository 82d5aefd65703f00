// What the state must be after what was noted: the invariants, recounted one by one.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "properties/books.hpp"

namespace chokepoint::properties {
namespace {

std::string units(Quantity q) { return std::to_string(q.units); }

/// An application stands in the queue when it was filed and is not at the applicant.
bool is_in_queue(const Application& a) {
  return a.live && a.stage != ApplicationStage::preparing && a.stage != ApplicationStage::at_applicant;
}

}  // namespace

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
  // Of a shipment that an event has taken its place among the arrivals is left.
  for (const Shipment& s : state.shipments.slots())
    if (s.live() && s.amount <= Quantity{} && lanes_[s.lane.index].lost_for_good == Quantity{})
      say(state, "invariant 2: an empty shipment");
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

}  // namespace chokepoint::properties
