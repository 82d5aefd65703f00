// A stock's area grows at every fact that changes it; a daily sample catches what no fact tells.
#include "chokepoint/measure/stores.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

constexpr std::size_t most_orders = 1000;

void keep_order(std::vector<Time>& times, Time at) {
  if (times.size() < most_orders) times.push_back(at);
}

}  // namespace

Stores::Stores(const Network& network, const Window& window, const State& start, DailyLevels days)
    : network_(&network), window_(window), daily_(days), levels_(network.items.size()) {
  result_.items.resize(network.items.size());
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    levels_[i].on_hand = start.items[i].on_hand;
    levels_[i].since = window.from();
  }
  for (const Lane& lane : network.lanes) lanes_.push_back({lane.from, lane.to});
}

void Stores::on(const Fact& f, const State& state) {
  switch (f.kind) {
    case FactKind::ordered: {
      if (!window_.covers(f.at)) return;
      auto& level = levels_[lanes_[f.subject].to];
      level.orders += 1;
      level.ordered += f.amount;
      if (daily_ == DailyLevels::kept) keep_order(result_.items[lanes_[f.subject].to].order_times, f.at);
      return;
    }
    case FactKind::received:
      if (window_.covers(f.at)) levels_[lanes_[f.subject].to].receipts += 1;
      return change(lanes_[f.subject].to, f, state);
    case FactKind::dispatched:
    case FactKind::filed:
    case FactKind::denied:
    case FactKind::withdrawn:
      return change(lanes_[f.subject].from, f, state);
    case FactKind::made:
    case FactKind::used:
    case FactKind::entered:
    case FactKind::dumped:
    case FactKind::destroyed:
      return change(ItemId{f.subject}, f, state);
    case FactKind::delivered:
      return change(network_->demands[f.subject].item, f, state);
    case FactKind::closed:
      return sample(f.at, state);
    default:
      return;
  }
}

/// A stock has changed. At the turn of an interval all are looked at when the moment is over, and none lasts until
/// then.
void Stores::change(ItemId item, const Fact& f, const State& state) {
  if (f.at != state.interval) touch(item, f.at, state);
}

/// The level until now was that of the last touch; the level from now on is the state's.
void Stores::touch(ItemId item, Time now, const State& state) {
  Level& level = levels_[item];
  if (now > level.since && window_.covers(now)) {
    if (level.on_hand < level.lowest) {  // only a level that lasts counts
      level.lowest = level.on_hand;
      level.lowest_at = level.since;
    }
    level.area += static_cast<double>(level.on_hand.units) * in_days(now - level.since);
    level.since = now;
  }
  level.on_hand = state.items[item].on_hand;
}

void Stores::sample(Time now, const State& state) {
  for (std::uint32_t i = 0; i < levels_.size(); ++i) touch(ItemId{i}, now, state);
  if (daily_ == DailyLevels::kept && window_.covers(now)) keep_day(now, state);
}

void Stores::keep_day(Time now, const State& state) {
  const auto today = static_cast<std::uint32_t>(window_.day_of(now));
  if (!result_.days.empty() && result_.days.back() == today) return;
  result_.days.push_back(today);
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    const auto& s = state.items[i];
    result_.items[i].days.push_back({s.on_hand, s.claimed + s.owed, s.on_order});
  }
}

StoresResult Stores::finish(const State& state) {
  const double measured = in_days(window_.until() - window_.from());
  for (std::uint32_t i = 0; i < levels_.size(); ++i) {
    touch(ItemId{i}, window_.until(), state);
    auto& r = result_.items[i];
    r.end = state.items[i].on_hand;
    r.orders = levels_[i].orders;
    r.ordered = levels_[i].ordered;
    r.receipts = levels_[i].receipts;
    r.area = levels_[i].area;
    r.lowest = levels_[i].lowest;
    r.lowest_at = levels_[i].lowest_at;
    r.mean = r.area / measured;
    if (r.lowest_at == never) r.lowest = r.end;
  }
  return std::move(result_);
}

}  // namespace chokepoint
