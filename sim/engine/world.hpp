// What every room of the engine works on: the constant network, the state, and the facts being told.
#pragma once
#include <span>
#include <string>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/engine/run.hpp"
#include "chokepoint/engine/state.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint::engine {

/// The kinds of pending events; `index` of each in brackets.
enum class Kind : std::uint32_t {
  begin,
  end,            ///< of a scenario event [event]
  tick,           ///< a lot interval begins
  issue,          ///< a quota batch [event in the upper 16 bits, batch in the lower]
  year_turn,      ///< the quota year ends [event]
  receipt,        ///< a shipment arrives [shipment]
  completion,     ///< work is done [work]
  decision,       ///< an application's present stage is over [application]
  desk,           ///< a desk with limited capacity works [regime]
  release,        ///< a backlog is let go [regime]
  order_arrival,  ///< an order reaches the supplier [order under way]
  demand_round,   ///< demand at a rate, all of it
  demand_due,     ///< one discrete demand [demand]
  impatience,     ///< backorders of a claimant run out of patience [claimant]
  restart,        ///< a stopped line starts again [demand]
  review_due,     ///< a review whose period is not a multiple of the lot interval [item]
  close,          ///< the moment ends
  news,           ///< planners may learn something [belief]
  price,          ///< the price of a market is made [market]
  failure,        ///< a plant breaks down [failure]
  repair,         ///< it is repaired [failure]
  impatient,      ///< an applicant runs out of patience [application]
  counter,        ///< a desk of a chain with a daily limit works [regime in the upper 24 bits, desk in the lower 8]
  inspected,      ///< customs are done [goods at customs]
  missed,         ///< goods that were lost do not arrive [lost goods]
  taken_over,     ///< an application that was filed before the run is under review [its row]
};

inline constexpr std::uint16_t last_pass = 1023;
inline constexpr std::uint16_t most_passes = 1000;
inline constexpr std::uint32_t last_rank = (1U << 22) - 1;

struct World {
  const Network& network;
  State& state;
  Facts& facts;

  Time now() const { return state.now; }
  const Item& item(ItemId i) const { return network.items[i]; }
  ItemState& stock(ItemId i) { return state.items[i]; }

  void tell(FactKind kind, std::uint32_t subject, Quantity amount = {}, std::uint32_t other = 0, Time since = {}) {
    facts.push_back({state.now, kind, subject, other, amount, since});
  }
  /// The event has changed something.
  void touch(std::uint32_t event) {
    if (event == no_index || state.events[event].touched) return;
    state.events[event].touched = true;
    tell(FactKind::touched, event);
  }
  /// The full key of what is entered now: its pass, and a fresh number.
  EventKey key_for(Time at, Phase phase, std::uint32_t rank);
  /// Enters an event; at the present moment in a phase already passed it goes to the next pass.
  void schedule(Time at, Phase phase, std::uint32_t rank, Kind kind, std::uint32_t index);
  /// The shipment arrives at `at`, the work is done.
  void arrive_at(Time at, SiteId site, std::uint32_t shipment);
  void complete_at(Time at, SiteId site, std::uint32_t work);
  /// Marks a site as having work in a sweeping phase of this moment.
  void mark(Phase phase, SiteId site) {
    Sweep& sweep = state.sweeps[static_cast<std::size_t>(phase)];
    const std::uint32_t turn = turn_of(phase, site.index);
    sweep.marks[turn / 64] |= std::uint64_t{1} << (turn % 64);
    if (sweep.order == not_due && !sweep.running) arm(phase);
  }
  /// Makes the phase's sweep due. It waits in the state, not in the calendar: a moment ends before time goes on.
  void arm(Phase phase);
  /// The site's bit among the marks of a phase; and back, for it is its own inverse.
  std::uint32_t turn_of(Phase phase, std::uint32_t site) const {
    const bool downstream_first = phase == Phase::review || phase == Phase::allocation;
    return downstream_first ? static_cast<std::uint32_t>(network.sites.size()) - 1 - site : site;
  }
  /// Sees to it that the moment is closed.
  void close_later();
  /// The index of a draw made now: the interval's ordinal at its turn, so that baseline and scenario draw alike
  /// whatever happened between; else the ordinal `odd` of such draws, counted apart.
  std::uint32_t draw_index(std::uint32_t& odd) const;
  /// A time that was drawn, in days: to the nearest whole number of lot intervals, the grain of the run; exact when it
  /// is shorter than one (docs/decisions/0008).
  Duration drawn_time(double days) const;
};

/// What flows in `d` when `left` of the rate is left, rounded down.
inline Quantity flowing(Rate rate, Duration d, Share left) {
  const Wide parts = Wide{rate.amount.units} * d.seconds * left.ppb;
  return {static_cast<std::int64_t>(floor_div(parts, Wide{rate.per.seconds} * whole.ppb))};
}

/// The ordinal of the interval that begins at `t`, a whole number of intervals after the start.
inline std::size_t turn_number(const Network& n, Time t) {
  return static_cast<std::size_t>((t - n.start()).seconds / n.lot.seconds);
}

// demand.cpp
void demand_round(World& w);
void demand_due(World& w, DemandId demand);
/// What lines did not build of their plans is lost; those with discrete plans keep them open until the next one.
void settle_lines(World& w, bool discrete_too);
void lose_impatient(World& w);
void run_out_of_patience(World& w, ClaimantId claimant);
void restart_line(World& w, DemandId demand);
/// Factor on a demand's base rate at `t`: growth, profile and events.
Share demand_factor(const World& w, DemandId demand, Time t);

// make_up.cpp
/// Has the line planned to stand idle now?
bool is_idle(const World& w, const Demand& d);
/// What a line may build beyond its plan in the interval that begins: overtime, or the work of an idle day taken early.
Quantity beyond_plan(const World& w, DemandId line, Quantity plan);
/// A line lost so much of its plan: what of it will be made up for, in idle time if it stood still, or by overtime.
void owe_lost(World& w, DemandId line, Quantity lost, bool stood);
/// It built so much beyond its plan, and of that so much in places that other variants paid back.
void recover(World& w, DemandId line, Quantity amount, Quantity paid);
/// Customers who have waited for too long are lost for good.
void forget_lost(World& w, DemandId line);
/// A shift on a day off, for lost units?
bool works_extra(const World& w, DemandId line);

// demand_draws.cpp
/// How much a discrete demand is now, at random or not; `factor` is demand_factor().
Quantity size_of_demand(World& w, DemandId demand, Share factor);
/// What demand at a rate asks in the interval that begins now.
Quantity size_of_lot(World& w, DemandId demand, Share factor);
/// Until the demand after this one.
Duration time_to_next(World& w, DemandId demand);

// book.cpp: open claims
void enter_claim(World& w, ItemId item, ClaimantId claimant, Quantity amount, Time placed);
/// Takes up to `amount` off the claimant's oldest lines, calling serve(portion, placed) for each.
template <class Serve>
void take_claims(World& w, ItemId item, ClaimantId claimant, Quantity amount, Serve serve);
void cancel_claims(World& w, LaneId lane);

// review.cpp
void review_site(World& w, SiteId site);

// sourcing.cpp
/// Orders so much of a bought good from its suppliers.
void purchase(World& w, const Item& item, Quantity amount);
/// What the seller on a lane can promise: free stock; one that makes to order also its work and this interval's
/// capacity; less what is claimed.
Quantity offer_of(const World& w, LaneId lane);
void order_arrives(World& w, std::uint32_t order);

// release.cpp
/// Orders so much of a good that is made here from its recipes.
void order_production(World& w, ItemId item, Quantity amount);
/// `size` more is to be run: inputs are owed, outputs are on order.
void release_run(World& w, RecipeId recipe, Quantity size);

// margin.cpp
/// What a recipe earns with a named unit of one of its outputs, joint products included, at the prices of the moment:
/// the value of all that a run gives less its inputs and the cost of production. In currency.
double margin_of(const World& w, RecipeId recipe, ItemId output);

// adaptation.cpp
/// Shares of an item's recipes, as active shifts move them.
void shift_weights(World& w, const Item& item, std::span<std::int64_t> weights);
struct ShiftedRun {
  RecipeId to;
  Quantity amount{};
};
/// What active shifts take out of an amount that the site would make by its old choice.
std::vector<ShiftedRun> shifted_runs(World& w, const Item& item, Quantity amount);

// stockpile.cpp
PileState pile_at_start(const Network& n, EventId event);
/// Piles give what is lacking and buy what they lack; once every lot interval.
void work_stockpiles(World& w);

// recycling.cpp
/// What was sold and has reached the end of its life comes in; once every lot interval.
void take_back_sold(World& w);

// origin.cpp
/// Stocks, goods under way and work in process get the origins of the steady flows; only where origins are followed.
void start_origins(World& w);
/// Moves the origins of what moved in this step, by its facts from `first` on.
void follow_origins(World& w, std::size_t first);
/// Does the buyer refuse what the seller on the lane has? Only to be asked while purchase rules are in force.
bool refuses(World& w, LaneId lane);

// shelf_life.cpp
/// What is too old is dumped; once every lot interval.
void drop_expired(World& w);

// allocation.cpp
void allocate_site(World& w, SiteId site);

// park.cpp
void start_parks(const Network& n, State& s);
/// What can be finished in the interval that begins.
void renew_parks(World& w);
/// Parked units are finished as far as parts have come; then up to `wanted` is built without the parts that may come
/// later.
void work_on_park(World& w, RecipeId recipe, Quantity wanted);
/// How many more units the line can park.
Quantity free_places(const World& w, DemandId line);

// variants.cpp
/// A variant that was built ahead leaves places of its plan to one that was lost for it.
void pay_back(World& w, SiteId site);
/// Places that a variant cannot use are taken by others, ahead of their plans.
void step_in(World& w, SiteId site);
/// At the end of an interval: of the units built beyond the plan, those that were `paid` back; of those not built,
/// those whose places were `given` away. `built` is then what counts for this interval's plan.
struct SettledPlaces {
  Quantity paid{}, given{};
};
SettledPlaces settle_places(World& w, DemandId line);

// production.cpp
/// What an input finds in stock, alternatives included.
Quantity in_stock(const World& w, const Part& input);
/// The part of a run of `size` for which all inputs are there.
Quantity allowed_by_inputs(const World& w, RecipeId recipe, Quantity size);
void take_input(World& w, RecipeId recipe, const Part& input, Quantity amount);
/// Begins what the recipe wants and can run now.
void produce(World& w, RecipeId recipe);
/// A run of `size` has begun: it takes capacity.
void use_plant(World& w, RecipeId recipe, Quantity size);
void produce_site(World& w, SiteId site);
void complete(World& w, std::uint32_t work);
void hand_out_completions(World& w);
void complete_site(World& w, SiteId site);
void begin_work(World& w, RecipeId recipe, Quantity size);
void renew_capacity(World& w);
/// Before a change of the capacity within an interval: what was earned until now is booked.
void earn_capacity(World& w, SiteId site);
/// After it: what is left of the interval, less what was used ahead of time.
void rest_of_capacity(World& w, SiteId site);
/// A backlog is held back once: only the increase over what was told is told.
void tell_held_back(World& w, RecipeId recipe, Quantity& told, Quantity held, std::uint32_t event);
/// Stores that dump what is above their room do so when the moment ends.
void dump_surplus(World& w);

// dispatch.cpp
void dispatch_site(World& w, SiteId site);
void receive(World& w, std::uint32_t shipment);
/// What is due at the turn of the interval goes to its sites.
void hand_out_arrivals(World& w);
void receive_site(World& w, SiteId site);
void renew_lanes(World& w);
/// Takes `amount` of the lane's capacity; a negative amount gives it back.
void use_lane(World& w, LaneId lane, Quantity amount);
void earn_lane(World& w, LaneId lane);
void rest_of_lane(World& w, LaneId lane);

// transport.cpp
void start_ways(const Network& n, const RunOptions& o, State& s);
/// Goods are ready to leave on a lane with modes: they leave with the next departure.
void put_on_quay(World& w, const Staged& goods);
/// What lies on the quays of a site leaves, as far as modes and departures allow.
void depart(World& w, SiteId site);
/// Closed modes and reroutings of a lane are counted anew; true when no mode is open.
bool refresh_ways(World& w, LaneId lane);
/// Goods are lost; their buyer learns it when they are due.
void miss_later(World& w, const TravellingOrder& lost, Time due);
void miss(World& w, std::uint32_t lost);

// start.cpp
/// The lane and its good: a lane that carries several goods is several lanes here.
std::string name_of_stream(const Network& n, LaneId lane);

// pricing.cpp
void start_prices(World& w);
void update_price(World& w, std::uint32_t market);
/// Counts what a market receives from outside of it; only where goods have prices.
void arrive_in_market(World& w, LaneId lane, Quantity amount);
/// What the present price leaves of a demand; the rest is told as forgone.
Quantity after_price(World& w, DemandId demand, Quantity amount);

// incident.cpp
void begin_event(World& w, EventId event);
void end_event(World& w, EventId event);

// occasion.cpp
/// Enters the background events that have dates (or those of the scenario), and what follows them.
void enter_events(World& w, bool background);
/// The event begins at `cause` and its wait, if it happens in this run and may (again).
void set_off(World& w, EventId event, Time cause);
/// It has not happened yet, or it repeats and is over.
bool may_begin_again(const World& w, EventId event);
/// The event's end will not change any more: what follows it gets its date.
void settle_end(World& w, EventId event);

// failure.cpp
/// Plants get their first failures; in deterministic mode their capacities are cut to the availability.
void start_failures(World& w);
void fail(World& w, FailureId failure);
void repair(World& w, FailureId failure);
/// A run's end is entered; a plant that fails keeps count of it.
void finish_run_at(World& w, Time at, std::uint32_t work);
/// Has the run of a plant that fails come to its end, or does it stand still, or was it put off?
bool is_finished(World& w, SiteId site, std::uint32_t work);

// watch.cpp
void look_at_conditions(World& w);

// outage.cpp
/// Capacity that `new capacity` events add to a site in an interval of length `d`.
Quantity added_capacity(const World& w, SiteId site, Duration d);
/// New capacity has changed something once more was used in an interval than there was without it.
void touch_added_capacity(World& w, SiteId site);
/// The same of one site, with the rest of its interval's capacity, when something other than an event changed it.
void refresh_capacity(World& w, SiteId site);
/// The site's work in process is lost; `event`: by which, or no_index.
void scrap_work(World& w, SiteId site, std::uint32_t event);
/// Brings up to date what outages leave of a site's capacity (linear recoveries move).
void refresh_outages(World& w);

template <class Serve>
void take_claims(World& w, ItemId item, ClaimantId claimant, Quantity amount, Serve serve) {
  ClaimantState& queue = w.state.claimants[claimant];
  while (amount > Quantity{} && queue.head != no_index) {
    OrderLine& line = w.state.lines[queue.head];
    const Quantity portion = min(amount, line.open);
    const Time placed = line.placed;
    line.open -= portion;
    amount -= portion;
    queue.claimed -= portion;
    w.state.items[item].claimed -= portion;
    if (line.open == Quantity{}) {
      const std::uint32_t gone = queue.head;
      queue.head = line.next;
      if (queue.head == no_index) queue.tail = no_index;
      w.state.lines.remove(gone);
    }
    serve(portion, placed);
  }
}

}  // namespace chokepoint::engine
