// Conditions: once every lot interval, at the end of its first moment, each is compared with its limit.
#include <algorithm>
#include <limits>

#include "chokepoint/core/civil.hpp"
#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// Sums up one number of the watched stock points or end users.
template <class Ids, class Of>
Quantity total(const Ids& ids, Of of) {
  Quantity sum{};
  for (const auto id : ids) sum += of(id);
  return sum;
}

Quantity made(const World& w, ItemId id) {
  Quantity sum{};
  for (const RecipeId r : w.item(id).made_by) {
    const Recipe& recipe = w.network.recipes[r];
    for (const PartId p : recipe.outputs) {
      const Part& part = w.network.parts[p];
      if (part.item == id) sum += given(recipe, part, {}, w.state.recipes[r].done);
    }
  }
  return sum;
}

double number(Quantity q) { return static_cast<double>(q.units); }

double cover_of(const World& w, ItemId i) {
  const double use = w.item(i).use;
  return use > 0 ? number(w.state.items[i].on_hand) / use : std::numeric_limits<double>::infinity();
}

/// The least of one number of the watched stock points.
template <class Of>
double least(const std::vector<ItemId>& items, Of of) {
  double value = std::numeric_limits<double>::infinity();
  for (const ItemId i : items) value = std::min(value, of(i));
  return value;
}

double stock(const World& w, const Watch& watch) {
  const auto on_hand = [&](ItemId i) { return number(w.state.items[i].on_hand); };
  if (watch.scarcest) return least(watch.items, on_hand);
  return number(total(watch.items, [&](ItemId i) { return w.state.items[i].on_hand; }));
}

double cover(const World& w, const Watch& watch) {
  if (watch.scarcest) return least(watch.items, [&](ItemId i) { return cover_of(w, i); });
  double use = 0;
  for (const ItemId i : watch.items) use += w.item(i).use;
  const Quantity on_hand = total(watch.items, [&](ItemId i) { return w.state.items[i].on_hand; });
  return use > 0 ? number(on_hand) / use : std::numeric_limits<double>::infinity();
}

/// What was added to a cumulative sum within the trailing window.
Quantity within(std::vector<Quantity>& ring, std::uint32_t look, std::uint32_t intervals, Quantity sum) {
  if (ring.empty()) ring.resize(intervals);
  Quantity& oldest = ring[look % intervals];
  const Quantity added = sum - oldest;
  oldest = sum;
  return added;
}

double service(const World& w, const Watch& watch, WatchState& state) {
  const Quantity asked = within(state.first, state.looks, watch.intervals,
                                total(watch.demands, [&](DemandId d) { return w.state.demands[d].asked; }));
  const Quantity served = within(state.second, state.looks, watch.intervals,
                                 total(watch.demands, [&](DemandId d) { return w.state.demands[d].served; }));
  const double lacking = std::max(0.0, number(asked) - number(served));
  if (!watch.relative) return lacking;
  const double share = asked > Quantity{} ? lacking / number(asked) : 0;
  return watch.what == Watched::fill_rate ? 1 - share : share;
}

double output(const World& w, const Watch& watch, WatchState& state) {
  const Quantity sum = total(watch.items, [&](ItemId i) { return made(w, i); });
  const double added = number(within(state.first, state.looks, watch.intervals, sum));
  if (!watch.relative) return added;
  double flow = 0;
  for (const ItemId i : watch.items) flow += w.item(i).flow;
  return flow > 0 ? added / (flow * watch.intervals * in_days(w.network.lot)) : 0;
}

/// One draw for each interval, at an address of its own for the beginning and for the end.
double chance(const World& w, const Watch& watch) {
  if (w.state.deterministic) return 0.5;
  const Occurrence& event = w.state.events[watch.event];
  const Stream& stream = watch.ends ? event.ending : event.beginning;
  Stream::Draw draw =
      stream.draw(static_cast<std::uint32_t>((w.now() - w.network.start()).seconds / w.network.lot.seconds));
  return draw.uniform();
}

double value_of(const World& w, const Watch& watch, WatchState& state) {
  switch (watch.what) {
    case Watched::chance:
      return chance(w, watch);
    case Watched::price:
      return w.state.prices[watch.market].price / w.network.markets[watch.market].start;
    case Watched::stock:
      return stock(w, watch);
    case Watched::cover:
      return cover(w, watch);
    case Watched::backlog:
      return number(total(watch.items, [&](ItemId i) { return w.state.items[i].claimed; }));
    case Watched::output:
      return output(w, watch, state);
    default:
      return service(w, watch, state);
  }
}

/// A sum over a window says nothing before the window is full.
bool is_judged(const Watch& watch, const WatchState& state) { return state.looks + 1 >= watch.intervals; }

/// An end is looked for while the event lasts, a beginning while it may come.
bool matters(const World& w, const Watch& watch) {
  const Occurrence& event = w.state.events[watch.event];
  return watch.ends ? event.active && event.end > w.now() : may_begin_again(w, watch.event);
}

/// Is the condition known to be met: by looking at it, or by the monthly report?
bool is_known(const World& w, const Watch& watch, WatchState& state, bool met) {
  if (watch.published_on == 0) return met;
  const bool first = state.looked == Time{INT64_MIN};
  if (first) state.looked = w.now();
  if (!first && date_of(state.looked).month != date_of(w.now()).month) state.met_at_month_end = state.met;
  return !first && report_is_due(watch.published_on, state.looked, w.now()) && state.met_at_month_end;
}

void end_early(World& w, const Watch& watch, Time at) {
  Occurrence& event = w.state.events[watch.event];
  if (event.end <= at) return;
  event.end = at;
  if (at < w.network.until) w.schedule(at, Phase::change, event.rank, Kind::end, watch.event.index);
}

void look(World& w, const Watch& watch, WatchState& state) {
  const double value = value_of(w, watch, state);
  const bool wanted = matters(w, watch);
  const bool at_once = w.network.events[watch.event].onset.at_once;
  if (!wanted && !at_once) state.passage.since = never;
  const bool met =
      (wanted || at_once) && is_judged(watch, state) && observe(watch.limit, state.passage, value, w.now());
  if (!met) state.ready = true;
  const bool known = is_known(w, watch, state, met) && state.ready && wanted;
  state.met = met;
  state.looked = w.now();
  ++state.looks;
  if (!known) return;
  const Time at = w.now() + w.network.lot + watch.seen_after;
  if (watch.ends) return end_early(w, watch, at);
  state.ready = !at_once;
  set_off(w, watch.event, at);
}

}  // namespace

void look_at_conditions(World& w) {
  for (std::uint32_t i = 0; i < w.network.watches.size(); ++i) {
    const Watch& watch = w.network.watches[i];
    if (!w.state.with_events && !w.network.events[watch.event].background) continue;
    look(w, watch, w.state.watches[i]);
    const Occurrence& event = w.state.events[watch.event];
    if (watch.ends && event.active && event.end <= w.now() + w.network.lot) settle_end(w, watch.event);
  }
}

}  // namespace chokepoint::engine
