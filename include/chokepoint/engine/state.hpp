// All that changes in a run. A value: a copy of a state is a run that can go another way.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/engine/adaptation_state.hpp"
#include "chokepoint/engine/behaviour_state.hpp"
#include "chokepoint/engine/belief_state.hpp"
#include "chokepoint/engine/demand_state.hpp"
#include "chokepoint/engine/failure_state.hpp"
#include "chokepoint/engine/licence_state.hpp"
#include "chokepoint/engine/origin_state.hpp"
#include "chokepoint/engine/pool.hpp"
#include "chokepoint/engine/price_state.hpp"
#include "chokepoint/engine/quota_state.hpp"
#include "chokepoint/engine/transport_state.hpp"
#include "chokepoint/engine/watch_state.hpp"
#include "chokepoint/kernel/calendar.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// A stock point. Physical stock: on_hand + staged + held. Free for allocation and production: on_hand.
struct ItemState {
  Quantity on_hand{};
  Quantity staged{};    ///< allocated; leaves in the dispatch phase
  Quantity held{};      ///< allocated; waits for a licence
  Quantity on_order{};  ///< ordered (for a made good: production ordered) and not received
  Quantity owed{};      ///< needed by own production orders and lines, not yet taken; a lost unit stays owed
  Quantity claimed{};   ///< open claims of buyers and final demand
  Quantity used_since_review{};
  double forecast = 0;  ///< expected use a day, when it is smoothed
  Time reviewed{INT64_MIN};
  Duration extra_cover{};  ///< what behaviour adds to the order-up-to level for now, in days of use
};

/// An open claim: an order line of a lane, or a final demand that waits.
struct OrderLine {
  Quantity open{};
  Time placed{};
  std::uint32_t number = 0;
  std::uint32_t next = no_index;
};

/// The queue of one claimant's open lines, oldest first.
struct ClaimantState {
  std::uint32_t head = no_index, tail = no_index;
  Quantity claimed{};
};

/// How the capacity of an interval is accounted for when it changes within the interval: what was earned until the last
/// change, and what was used.
struct Capacity {
  Carry carry;
  Quantity earned{}, used{};
  Time since{};
};

/// What every dispatch changes stands first, on one line of the cache.
struct alignas(64) LaneState {
  Quantity room = unlimited;                         ///< what may still leave in this interval
  Share left = whole;                                ///< of its capacity, under partial outages
  std::int32_t closed = 0;                           ///< how many events close it
  std::uint32_t limited_by = no_index;               ///< the event that closed or cut it last
  std::uint32_t regime = no_index, slot = no_index;  ///< licence regime in force and its terms for this lane
  Quantity under_way{};
  Time last_dispatch{INT64_MIN}, last_arrival{INT64_MIN};
  Duration last_transit{};
  Capacity capacity;
  std::uint32_t odd_dispatches = 0;  ///< dispatches so far that did not leave at the turn of an interval
  Time stands_until{INT64_MIN};      ///< goods under way stand still until then
  Time gate_until{INT64_MIN};        ///< what arrives waits until then
  std::int32_t order_stops = 0;      ///< how many events keep its buyer from ordering
  std::uint32_t inspection = no_index, inspected = no_index;  ///< customs inspection in force, and its place there
  Quantity ordering{};                                        ///< orders on their way to the supplier
  Quantity refused{};  ///< denied a licence and not applied for again: it does not pass freely then
};

/// Allocated goods on their way to the gate. `cleared`: they have their licence, until its time runs out.
struct Staged {
  LaneId lane;
  Quantity amount{};
  Time placed{};
  bool cleared = false;
  bool waits = false;       ///< for the budget of an export quota
  bool inspected = false;   ///< customs had them
  bool unlicensed = false;  ///< cleared by customs alone: they needed no licence
  Time until = never;
};

/// Goods that customs hold; they lie in the seller's store as `held`.
struct Inspected {
  Staged goods;
  EventId event;
  Time since{};
  std::uint32_t next = no_index;
};

struct RecipeState {
  Quantity released{}, begun{}, done{};  ///< cumulative size of production orders, starts, completions
  Carry capacity_carry, plan_carry;
  Quantity room{};                             ///< capacity left in this interval
  Quantity held_by_outage{}, held_by_quota{};  ///< of its runs, as last told
  std::uint32_t odd_starts = 0;                ///< starts so far that were not at the turn of an interval
  std::uint32_t in_work = 0;                   ///< runs under way, of a recipe with servers
  Time first_run = never;                      ///< of a recipe whose quality rises
};

struct SiteState {
  Capacity capacity;
  Quantity room{};                      ///< capacity left in this interval
  Share left = whole;                   ///< share of the capacity that is not out
  std::uint32_t limited_by = no_index;  ///< the event that cut it last
  bool failed = false;
  std::vector<Staged> staged;
  Chain arrivals, completions;  ///< shipments and work that are due now
};

/// Two on a cache line: there are thousands, and they are visited in no order.
struct Shipment {
  LaneId lane;  ///< none: the slot is free
  std::uint32_t next = no_index;
  Quantity amount{};
  Time placed{}, due{};
  bool live() const { return static_cast<bool>(lane); }
};
struct Work {
  RecipeId recipe;
  std::uint32_t next = no_index;
  Quantity size{};
  Time begun{};
  bool live = false;
};
struct TravellingOrder {
  LaneId lane;
  std::uint32_t next = no_index;
  Quantity amount{};
  Time placed{};
};

inline constexpr std::uint64_t not_due = UINT64_MAX;

/// Sites that have something to do in one phase of the present moment, one bit each in the order in which the sweep
/// visits them, and when their sweep is due.
struct Sweep {
  std::vector<std::uint64_t> marks;
  std::uint64_t order = not_due;  ///< packed key within the present moment
  bool running = false;
};

/// A scenario event in this run.
struct Occurrence {
  Time begin = never, end = never;       ///< as known now: a conditional event has no dates until it is set off
  std::uint32_t rank = 0;                ///< its place within phase 0 of a moment
  std::uint32_t control = no_index;      ///< index in State::regimes, quotas, inspections or adaptation.piles
  bool active = false, touched = false;  ///< touched: it has changed something
  bool end_settled = false;              ///< `end` will not change any more: what follows it has its date
  std::uint32_t times = 0;               ///< how often it got a date
  Stream happening, waiting;             ///< whether it happens; how long it waits, by occurrence
  std::uint8_t suspended = 0;            ///< by how many truces
  Duration delayed{};                    ///< new capacity that is built later than it was planned
  Stream beginning, ending;              ///< of conditions that are pure chance, by lot interval
};

struct State {
  Time now{};
  std::uint16_t pass = 0;
  Phase phase = Phase::change;
  Calendar calendar;
  std::uint32_t next_number = 0, next_order = 0;
  Time interval{};  ///< start of the present lot interval
  bool with_events = true, deterministic = false, over = false, close_armed = false;
  std::uint64_t steps = 0;

  std::vector<ItemState> items;
  std::vector<ClaimantState> claimants;
  std::vector<LaneState> lanes;
  std::vector<RecipeState> recipes;
  std::vector<SiteState> sites;
  std::vector<DemandState> demands;
  std::vector<DemandChance> chances;  ///< by demand; empty when none is random
  std::vector<RegimeState> regimes;
  std::vector<QuotaState> quotas;
  BehaviourState behaviour;
  AdaptationState adaptation;
  OriginState origins;
  std::vector<BeliefState> beliefs;
  bool export_quotas = false;      ///< one of the quotas is on dispatches
  std::vector<PriceState> prices;  ///< by Network::markets
  std::vector<InspectionState> inspections;
  std::vector<Occurrence> events;
  std::vector<WatchState> watches;
  bool ramps = false;  ///< a demand change that rises or falls may be active
  std::vector<FailureState> failures;
  std::uint32_t added_capacities = 0;                 ///< how many `new capacity` events are active
  std::vector<ItemId> overfull;                       ///< stores that may dump when the moment ends
  std::vector<ClaimantId> impatient;                  ///< claimants whose open demand is lost when the moment ends
  std::array<Sweep, 10> sweeps;                       ///< by phase
  std::uint64_t next_sweep = not_due;                 ///< the least order of them
  std::vector<Stream> transit_streams, lead_streams;  ///< by lane, by recipe

  Agenda arrivals, completions;  ///< shipments and work that are due at the turn of an interval, not in the calendar

  Pool<OrderLine> lines;
  Pool<Shipment> shipments;
  Pool<Work> works;
  Pool<TravellingOrder> travelling;
  Pool<Application> applications;
  std::vector<ComingBack> coming_back;
  Pool<Inspected> at_customs;
  std::vector<WaysState> ways;       ///< as Network::ways
  Pool<TravellingOrder> lost_goods;  ///< gone; their buyers do not know it yet

  // Out of line, as those of Incident are.
  State();
  State(const State&);
  State(State&&) noexcept;
  State& operator=(const State&);
  State& operator=(State&&) noexcept;
  ~State();
};

/// Size of the runs begun that have had the input: all of them, but for the units that a line parked without it.
inline Quantity served_with(const Network& n, const State& s, RecipeId id, PartId input) {
  const Recipe& recipe = n.recipes[id];
  const Quantity begun = s.recipes[id].begun;
  return recipe.parks ? begun - s.demands[recipe.line].park.lacking[input.index - recipe.inputs.first] : begun;
}

}  // namespace chokepoint
