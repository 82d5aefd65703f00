// Decisions on licence applications: what is approved leaves, what is denied goes back to stock or is filed again.
#include <algorithm>

#include "licence_life.hpp"

namespace chokepoint::engine {
namespace {

/// How much of an application of this size is approved.
Quantity approved_part(World& w, const RegimeState& regime, TermsState& terms, const Application& a, Quantity amount) {
  const Share approved = terms.terms.approved;
  if (approved >= whole) return amount;
  if (w.state.deterministic) {
    return min(amount, terms.approved_carry.take(Wide{amount.units} * approved.ppb, whole.ppb));
  }
  if (licence_of(w, regime).per_buyer) return terms.luck.approved < as_double(approved) ? amount : Quantity{};
  Stream::Draw draw = terms.approval.draw(a.serial);
  return draw.uniform() < as_double(approved) ? amount : Quantity{};
}

Time valid_until(const World& w, const RegimeState& regime) {
  const Duration valid = licence_of(w, regime).valid;
  return valid > Duration{} && regime.active ? w.now() + valid : never;
}

/// Goods that are there leave; an order that waited for its licence comes into the seller's book.
void approve(World& w, const RegimeState& regime, TermsState& terms, const Application& a, Quantity amount) {
  const Lane& lane = w.network.lanes[a.lane];
  if (a.holds) {
    w.stock(lane.from).staged += amount;
    w.state.sites[lane.from_site].staged.push_back(
        {a.lane, amount, a.placed, true, false, false, false, valid_until(w, regime)});
  }
  tell_licence(w, FactKind::approved, a.lane, amount, regime.event, a.filed, a.serial);
  if (a.holds) return w.mark(Phase::dispatch, lane.from_site);
  terms.permits.push_back({amount, valid_until(w, regime)});
  enter_claim(w, lane.from, lane.claimant, amount, a.placed);
}

/// Goods are free again at their seller.
void free_goods(World& w, LaneId id, Quantity amount) {
  const Lane& lane = w.network.lanes[id];
  w.stock(lane.from).held -= amount;
  w.stock(lane.from).on_hand += amount;
  w.mark(Phase::allocation, lane.from_site);
}

/// The order is off the buyer's account, who may order anew.
void cancel_order(World& w, LaneId id, Quantity amount) {
  const Lane& lane = w.network.lanes[id];
  w.stock(lane.to).on_order -= amount;
  w.state.lanes[id].refused += amount;
  w.mark(Phase::review, lane.to_site);
}

ComingBack& coming_back(World& w, LaneId lane) {
  auto& list = w.state.coming_back;
  const auto found = std::find_if(list.begin(), list.end(), [&](const ComingBack& b) { return b.lane == lane; });
  return found == list.end() ? list.emplace_back(ComingBack{lane}) : *found;
}

/// The same goods or the same order, as a new application later.
void file_again(World& w, const Application& a, Quantity amount, Duration after) {
  TermsState& terms = terms_of(w, a);
  Application again = a;
  again.amount = amount;
  again.serial = terms.filed++;
  again.stage = ApplicationStage::preparing;
  again.due = w.now() + after;
  again.before = again.next = again.desk_before = again.desk_next = no_index;
  again.desk = again.step = 0;
  again.fast = again.settled = false;
  again.gives_up = never;
  const std::uint32_t index = w.state.applications.add(again);
  w.schedule(again.due, Phase::decision, 0, Kind::decision, index);
}

void deny(World& w, const RegimeState& regime, const Application& a, Quantity amount) {
  const Duration again = licence_of(w, regime).refiles_after;
  if (again == Duration{}) give_back(w, a, amount);
  tell_licence(w, FactKind::denied, a.lane, amount, regime.event, a.filed, a.serial);
  if (again > Duration{}) file_again(w, a, amount, again);
}

}  // namespace

void give_back(World& w, const Application& a, Quantity amount) {
  const bool later = a.filed < w.now();  // or an order denied at once would be placed and denied without end
  if (later)
    cancel_order(w, a.lane, amount);
  else
    coming_back(w, a.lane).orders += amount;
  if (!a.holds) return;
  if (later && w.now() == w.state.interval)
    free_goods(w, a.lane, amount);
  else
    coming_back(w, a.lane).goods += amount;
}

void hand_back(World& w) {
  for (const ComingBack& back : w.state.coming_back) {
    if (back.goods > Quantity{}) free_goods(w, back.lane, back.goods);
    if (back.orders > Quantity{}) cancel_order(w, back.lane, back.orders);
  }
  w.state.coming_back.clear();
}

void decide_part(World& w, std::uint32_t index, Quantity amount) {
  const Application a = w.state.applications[index];
  RegimeState& regime = w.state.regimes[a.regime];
  TermsState& terms = regime.terms[a.slot];
  const Quantity approved = approved_part(w, regime, terms, a, amount);
  if (approved > Quantity{}) {
    if (a.holds) w.stock(w.network.lanes[a.lane].from).held -= approved;
    approve(w, regime, terms, a, approved);
  }
  w.state.applications[index].amount -= amount;
  if (amount == a.amount) {
    remove_application(w, index);
    if (approved > Quantity{})
      for (const std::uint32_t g : terms.terms.generals) ++regime.generals[g].singles;
  }
  if (approved < amount) deny(w, regime, a, amount - approved);
}

void decide_whole(World& w, std::uint32_t index) { decide_part(w, index, w.state.applications[index].amount); }

}  // namespace chokepoint::engine
