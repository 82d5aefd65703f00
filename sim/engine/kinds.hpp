// What each kind of scenario event does when it begins and when it ends, one line each; defined in the rule's own room.
#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include "world.hpp"

namespace chokepoint::engine {

// outage.cpp
void begin(World& w, EventId event, const Outage& outage);
void finish(World& w, EventId event, const Outage& outage);
void begin(World& w, EventId event, const Ban& ban);
void finish(World& w, EventId event, const Ban& ban);
void begin(World& w, EventId event, const NewCapacity& added);
void finish(World& w, EventId event, const NewCapacity& added);
void begin(World& w, EventId event, const ProjectDelay& delay);
// licence.cpp
void begin(World& w, EventId event, const Licence& licence);
void finish(World& w, EventId event, const Licence& licence);
void begin(World& w, EventId event, const LicenceChange& change);
// inspection.cpp
void begin(World& w, EventId event, const Inspection& inspection);
void finish(World& w, EventId event, const Inspection& inspection);
// quota.cpp
void begin(World& w, EventId event, const Quota& quota);
void finish(World& w, EventId event, const Quota& quota);
void begin(World& w, EventId event, const QuotaChange& change);
// demand.cpp
void begin(World& w, EventId event, const DemandChange& change);
void finish(World& w, EventId event, const DemandChange& change);
// behaviour.cpp
void begin(World& w, EventId event, const TargetShift& shift);
void finish(World& w, EventId event, const TargetShift& shift);
void begin(World& w, EventId event, const PhantomOrders& phantoms);
// adaptation.cpp
void begin(World& w, EventId event, const RecipeShift& shift);
void finish(World& w, EventId event, const RecipeShift& shift);
// stockpile.cpp
void begin(World& w, EventId event, const PileRelease& release);
void begin(World& w, EventId event, const PileRefill& refill);
// transport.cpp
void begin(World& w, EventId event, const Reroute& reroute);
void finish(World& w, EventId event, const Reroute& reroute);
// origin.cpp
void begin(World& w, EventId event, const PurchaseRule& rule);
void finish(World& w, EventId event, const PurchaseRule& rule);
// truce.cpp
/// Is the lane outside of the control for now, by a truce in part?
bool is_spared(World& w, EventId control, LaneId lane);
void begin(World& w, EventId event, const Truce& truce);
void finish(World& w, EventId event, const Truce& truce);
// price.cpp
// pricing.cpp
void begin(World& w, EventId event, const Tariff& tariff);
/// Ways of lanes have changed: closed or open, longer or shorter.
void refresh_lanes(World& w, const std::vector<LaneId>& lanes);
/// A truce in part begins or ends: these lanes are outside of the licence regime, or under it again.
void spare_lanes(World& w, EventId licence, const std::vector<LaneId>& lanes);
void assign_again(World& w, EventId licence);
/// It acts no more, but its end is not settled: what follows its end waits.
void suspend_event(World& w, EventId event);
/// An event would begin now if it were not for the truces in force: they have changed something.
void credit_truce(World& w, EventId suspended);
// incident.cpp
void begin(World& w, EventId event, const StockLoss& loss);
void begin(World& w, EventId event, const StockRelease& release);

/// What happens at once has no end to act on.
template <class AtOnce>
void finish(World&, EventId, const AtOnce&) {}

/// Before an event begins or ends: what the capacities that it changes have earned until now is booked.
void before(World& w, const Outage& outage);
void before(World& w, const Ban& ban);
void before(World& w, const NewCapacity& added);
template <class NoCapacity>
void before(World&, const NoCapacity&) {}

template <class T, class Do>
void for_each_active(const World& w, Do act) {
  for (std::uint32_t e = 0; e < w.network.events.size(); ++e) {
    if (!w.state.events[e].active) continue;
    if (const T* kind = std::get_if<T>(&w.network.events[e].kind)) act(e, *kind);
  }
}

template <class T>
bool contains(const std::vector<T>& list, T id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// The event's place among those on a lane: how narrowly it names the lane, then its place in the file.
struct Turn {
  Precedence rank;
  std::uint32_t event = 0;
  friend auto operator<=>(const Turn&, const Turn&) = default;
};

/// The turn of a ban, or of an exception from bans, on a lane that it names.
inline std::optional<Turn> turn_on(std::uint32_t event, const Ban& ban, LaneId lane) {
  const auto at = std::find(ban.lanes.begin(), ban.lanes.end(), lane);
  if (at == ban.lanes.end()) return {};
  return Turn{ban.ranks[static_cast<std::size_t>(at - ban.lanes.begin())], event};
}

/// Calls act(event, ban) for the bans that forbid the lane now: those that no truce suspends there, and no exception
/// that comes before them lifts.
template <class Do>
void for_each_ban(World& w, LaneId lane, Do act) {
  std::optional<Turn> exception;
  for_each_active<Ban>(w, [&](std::uint32_t e, const Ban& ban) {
    const auto turn = ban.permits ? turn_on(e, ban, lane) : std::nullopt;
    if (turn && !is_spared(w, EventId{e}, lane) && (!exception || *exception < *turn)) exception = turn;
  });
  for_each_active<Ban>(w, [&](std::uint32_t e, const Ban& ban) {
    const auto turn = ban.permits ? std::nullopt : turn_on(e, ban, lane);
    if (!turn || is_spared(w, EventId{e}, lane)) return;
    if (exception && *turn < *exception) return w.touch(exception->event);
    act(e, ban);
  });
}

}  // namespace chokepoint::engine
