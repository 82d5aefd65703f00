// Scenario events begin and end; those that strike the stock itself.
#include "kinds.hpp"

namespace chokepoint::engine {

void begin_event(World& w, EventId id) {
  if (w.state.events[id].suspended > 0) return credit_truce(w, id);  // it begins when the truce ends
  const IncidentKind& what = w.network.events[id].kind;
  std::visit([&](const auto& kind) { before(w, kind); }, what);
  w.state.events[id].active = true;
  w.tell(FactKind::began, id.index);
  std::visit([&](const auto& kind) { begin(w, id, kind); }, what);
}

void suspend_event(World& w, EventId id) {
  if (!w.state.events[id].active) return;
  const IncidentKind& what = w.network.events[id].kind;
  std::visit([&](const auto& kind) { before(w, kind); }, what);
  w.state.events[id].active = false;
  w.tell(FactKind::ended, id.index);
  std::visit([&](const auto& kind) { finish(w, id, kind); }, what);
}

void end_event(World& w, EventId id) {
  if (!w.state.events[id].active && w.state.events[id].suspended == 0) return;
  suspend_event(w, id);
  settle_end(w, id);
}

void begin(World& w, EventId event, const StockLoss& loss) {
  for (const ItemId i : loss.items) {
    ItemState& stock = w.stock(i);
    const Quantity amount = loss.by_amount ? min(loss.amount, stock.on_hand) : part_of(stock.on_hand, loss.share);
    if (amount == Quantity{}) continue;
    stock.on_hand -= amount;
    w.tell(FactKind::destroyed, i.index, amount, event.index);
    w.touch(event.index);
    w.mark(Phase::review, w.item(i).site);
  }
}

void begin(World& w, EventId event, const StockRelease& release) {
  for (const ItemId i : release.items) {
    if (release.amount == Quantity{}) continue;
    w.stock(i).on_hand += release.amount;
    if (!w.state.adaptation.entered.empty()) w.state.adaptation.entered[i] += release.amount;
    w.tell(FactKind::entered, i.index, release.amount, event.index);
    w.touch(event.index);
    w.mark(Phase::allocation, w.item(i).site);
    w.mark(Phase::production, w.item(i).site);
  }
}

}  // namespace chokepoint::engine
