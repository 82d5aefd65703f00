// The world as its author wrote it: goods, sites, lanes, profiles. Plain structs, names, spots; nothing is resolved.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/rules/ration.hpp"
#include "chokepoint/scenario/adaptation_spec.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/behaviour_spec.hpp"
#include "chokepoint/scenario/demand_spec.hpp"
#include "chokepoint/scenario/recipe_spec.hpp"
#include "chokepoint/scenario/transport_spec.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

/// A percentage or an amount: "28 %", "12 g".
struct Portion {
  Percent share;
  Amount amount;
  bool given() const { return share.set || amount.given(); }
};

struct GoodSpec : Backed {
  Word unit;
  std::vector<Word> classes;
  Table<Portion> contains;
  std::string name;
  Spot spot;
};
constexpr const char* shorthand(const GoodSpec*) { return "unit"; }
template <class F>
void fields(F& f, GoodSpec& s) {
  f(must("unit"), s.unit, "a mass (t, kt, Mt, kg, g), or any other word for pieces (cars, MW, motors)");
  f(may("class"), s.classes, "tariff or trade classes that controls can name, such as magnet");
  f(may("contains"), s.contains, "content by element: a share of the mass, or for pieces a mass per piece");
  f(may("name"), s.name, "what people call it");
  backed_fields(f, s);
}

enum class OrderKind { none, base_stock, min_max, reorder_point, days_of_cover, proportional, contract };
inline const std::vector<Vocable>& words(OrderKind) {
  static const std::vector<Vocable> w{
      {"none", "never orders"},
      {"base stock", "order up to `level`"},
      {"min-max", "(s,S): at or below `reorder` order up to `level`"},
      {"reorder point",
       "(r,Q), (r,nQ): at or below `reorder` order `lot`, or with `multiples` as many lots as lift it above"},
      {"days of cover", "order up to (lead time + review + cover) x forecast use"},
      {"proportional", "forecast + gain x (target - net stock) + gain x (target - on order)"},
      {"contract", "a fixed quantity `each` at every review"}};
  return w;
}

struct OrderSpec {
  Choice<OrderKind> rule;
  Amount level, reorder, lot, each, forecast, net_target, order_target;
  Flag multiples;
  Percent net_gain, order_gain, smoothing;
  Whole average_of;
  Percent supply_line_seen;
  Flag may_return;
  Amount held_at;
  Moment held_until;
  Spot spot;
};
constexpr const char* shorthand(const OrderSpec*) { return "rule"; }
template <class F>
void fields(F& f, OrderSpec& s) {
  f(must("rule"), s.rule, "the replenishment policy");
  f(may("level"), s.level, "order-up-to level S (base stock, min-max)");
  f(may("reorder"), s.reorder, "reorder point s or r; the trigger is position <= reorder");
  f(may("lot"), s.lot, "lot size Q (reorder point)");
  f(may("multiples", "true"), s.multiples,
    "several lots in one order when one does not lift the position above the reorder point");
  f(may("each"), s.each, "the quantity of a fixed contract, each review");
  f(may("forecast", "the balanced flow per review"), s.forecast, "expected use per review (proportional)");
  f(may("net_target"), s.net_target, "target of net stock (proportional)");
  f(may("order_target", "0"), s.order_target, "target of what is on order (proportional)");
  f(may("net_gain", "100 %"), s.net_gain, "share of the gap in net stock that is ordered at once");
  f(may("order_gain", "100 %"), s.order_gain, "share of the gap in the supply line that is ordered at once");
  f(may("smoothing", "constant forecast"), s.smoothing,
    "weight of the newest use in an exponentially smoothed forecast (days of cover)");
  f(may("average_of", "constant forecast"), s.average_of,
    "instead of smoothing: the forecast is the mean use of the last so many reviews (days of cover)");
  f(may("supply_line_seen", "100 %"), s.supply_line_seen,
    "share of what is on order that the buyer remembers when it orders (Sterman's beta); the level allows for it, so "
    "that the misperception shows only when the flow changes");
  f(may("may_return", "false"), s.may_return,
    "true: a buyer above its level cancels open orders, and what is not open any more is taken off its next ones; for "
    "one supplier and an order-up-to rule");
  f(may("held_at"), s.held_at, "order just this at every review before `held_until`");
  f(may("held_until"), s.held_until, "until when orders are held");
}

enum class Sources { lanes, cheapest };
inline const std::vector<Vocable>& words(Sources) {
  static const std::vector<Vocable> w{
      {"lanes", "as the `share` or the `priority` of the lanes says"},
      {"cheapest",
       "the supplier with the lowest landed cost of the moment (price, duty, transport) is asked first, the next for "
       "what it cannot promise; the steady flow at the start asks in the order of the lanes' `priority`: give 1 to the "
       "one that is the cheapest then"}};
  return w;
}

enum class WhenFull { block, dump };
inline const std::vector<Vocable>& words(WhenFull) {
  static const std::vector<Vocable> w{{"block", "production stops while the store is full"},
                                      {"dump", "what does not fit leaves to the outside and is reported"}};
  return w;
}

struct StoreSpec : Backed {
  Span cover;
  Amount starts_with;
  Amount room;
  Choice<WhenFull> when_full;
  Span keeps_for;
  OrderSpec orders;
  Choice<Sources> sources;
  Span review;
  StoreMoneySpec money;
  Spot spot;
};
constexpr const char* shorthand(const StoreSpec*) { return "cover"; }
template <class F>
void fields(F& f, StoreSpec& s) {
  f(may("cover"), s.cover, "target stock in days of the store's own use");
  f(may("starts_with", "the target"), s.starts_with, "stock on hand at the start");
  f(may("room", "unlimited"), s.room, "the most the store holds");
  f(may("when_full", "block"), s.when_full, "what production does when an output store is full");
  f(may("keeps_for", "without end"), s.keeps_for,
    "shelf life: what has lain here for longer is dumped at the turn of an interval; the oldest goes out first, and "
    "the stock at the start is new then");
  f(may("orders", "days of cover"), s.orders,
    "replenishment policy: purchases for a bought good, production for a made one");
  f(may("sources", "lanes"), s.sources, "which suppliers get the orders; `cheapest` needs accounts (`money`)");
  f(may("review", "every lot interval"), s.review, "time between reviews; 0 d reviews whenever the position changes");
  f(may("money"), s.money, "what keeping and ordering cost; counts when the scenario keeps accounts (`money`)");
  backed_fields(f, s);
}

struct WorkSpec {
  Word recipe;
  Amount amount;
  Moment done;
  Spot spot;
};
template <class F>
void fields(F& f, WorkSpec& s) {
  f(may("recipe", "the only one"), s.recipe, "which recipe");
  f(must("amount"), s.amount, "how much of its first output");
  f(must("done"), s.done, "when it is completed");
}

enum class MakesTo { order, stock, plan };
inline const std::vector<Vocable>& words(MakesTo) {
  static const std::vector<Vocable> w{{"order", "makes what is ordered (make to order)"},
                                      {"stock", "keeps the store of its outputs at the target (make to stock)"},
                                      {"plan", "runs at the planned rate whatever is ordered (push)"}};
  return w;
}
enum class Chooses { priority, share, availability, margin };
inline const std::vector<Vocable>& words(Chooses) {
  static const std::vector<Vocable> w{
      {"priority", "recipes run in order of priority"},
      {"share", "the need is split by the recipes' shares"},
      {"availability", "the recipe whose scarcest input covers most runs first"},
      {"margin",
       "the recipe that earns most first: what a run gives (all joint products) at the prices of the moment, less its "
       "inputs and `money.production`; needs accounts (`money`). The steady flow at the start goes by `priority`"}};
  return w;
}
inline const std::vector<Vocable>& words(RationRule) {
  static const std::vector<Vocable> w{
      {"first come", "oldest order first"},
      {"proportional", "by the size of the claims"},
      {"uniform", "max-min fair share"},
      {"linear", "each claim less the same cut"},
      {"priority", "by the rank of the lane or demand, lowest first"},
      {"domestic first", "the seller's own country in full, then the rest in proportion"}};
  return w;
}

enum class FailedWork { resumes, scrapped, finishes };
inline const std::vector<Vocable>& words(FailedWork) {
  static const std::vector<Vocable> w{{"resumes", "work in process stands still and goes on after the repair"},
                                      {"scrapped", "work in process is lost"},
                                      {"finishes", "work in process goes on; nothing new starts"}};
  return w;
}
struct FailuresSpec {
  Delay up, down;
  Flag while_idle;
  Choice<FailedWork> work;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
template <class F>
void fields(F& f, FailuresSpec& s) {
  f(must("up"), s.up, "time from a repair (and from the start) to the next failure");
  f(must("down"), s.down, "time that a repair takes");
  f(may("while_idle", "true"), s.while_idle,
    "false: a failure that would strike while nothing is in work does not happen, and a new time to failure begins");
  f(may("work", "resumes"), s.work, "what happens to work in process");
}
struct MaintenanceSpec {
  Moment from, until;
  Spot spot;
};
template <class F>
void fields(F& f, MaintenanceSpec& s) {
  f(must("from"), s.from, "first day on which nothing new starts");
  f(must("until"), s.until, "the day on which the site works again");
}

struct SiteSpec : Backed {
  std::string name;
  Word country, region, group, stage, use;
  std::vector<Degrees> at;  ///< latitude and longitude
  RecipeSpec recipe;        ///< the one recipe written directly into the site
  Flow at_most;
  Table<RecipeSpec> recipes;
  Choice<Chooses> chooses;
  Choice<MakesTo> makes_to;
  Flow plan;
  Table<StoreSpec> keeps;
  Table<DemandSpec> sells;
  Choice<RationRule> allocates;
  GivenList<WorkSpec> in_work;
  FailuresSpec fails;
  std::vector<MaintenanceSpec> maintenance;
  Word calendar;
  Spot spot;
};
template <class F>
void fields(F& f, SiteSpec& s) {
  f(may("name"), s.name, "what people call it");
  f(may("country"), s.country, "ISO 3166 code of the country, two letters");
  f(may("at", "the middle of its country"), s.at,
    "where the map of a report shows the site, as in `[40.65, 109.84]`: latitude (-90 to 90, north positive) and "
    "longitude (-180 to 180, east positive)");
  f(may("region"), s.region, "region, for selectors and tables");
  f(may("group"), s.group, "company or quota-holder group");
  f(may("stage"), s.stage,
    "stage of the chain (mining, separation, metal, magnet, ...), for selectors, quotas and ripples");
  f(may("use"), s.use, "end use of the goods here (cars, defence, ...), for treatments under a licence");
  recipe_fields(f, s.recipe);
  f(may("at_most", "unlimited"), s.at_most, "capacity, in the first output; shared by all recipes of the site");
  f(may("recipes"), s.recipes,
    "several recipes that share the capacity, instead of `makes` and `needs`; a line has one for each good that it "
    "builds");
  f(may("chooses", "priority"), s.chooses, "how recipes share the capacity");
  f(may("makes_to", "stock where an output is kept, else order"), s.makes_to, "production rule of the outputs");
  f(may("plan", "at_most"), s.plan, "planned rate of a site that makes to plan");
  f(may("keeps"), s.keeps, "stock by good: days of cover, or the full policy");
  f(may("sells"), s.sells, "final demand by good; a site that makes what it sells and keeps no stock of it is a line");
  f(may("allocates", "first come"), s.allocates, "how scarce stock is shared among buyers");
  f(may("in_work", "the balanced work in process"), s.in_work, "work under way at the start; [] for none");
  f(may("calendar", "daily"), s.calendar,
    "days on which the site works; on others nothing new starts, while work in process goes on. `at_most` and `plan` "
    "hold for the days worked. A line's plan is for these days too, unless `sells` names others");
  f(may("fails", "never"), s.fails,
    "breakdowns of the plant, up at the start; they belong to the world, so the baseline has them too. When "
    "`deterministic` there are none, and `at_most` is cut to the availability up / (up + down)");
  f(may("maintenance"), s.maintenance,
    "planned standstills, in the baseline too: nothing new starts, work in process goes on");
  backed_fields(f, s);
}

struct ArrivalSpec {
  Amount amount;
  Moment arrives;
  Spot spot;
};
template <class F>
void fields(F& f, ArrivalSpec& s) {
  f(must("amount"), s.amount, "how much");
  f(must("arrives"), s.arrives, "when it arrives");
}

struct LaneSpec : Backed {
  Word from, to;
  std::vector<Word> carries;
  Delay takes;
  Span order_takes;
  Percent share;
  Whole priority, rank;
  Flow at_most;
  Flag in_order, recycling, reserve;
  Table<ModeSpec> modes;
  ExpediteSpec expedite;
  StandbySpec standby;
  GivenList<ArrivalSpec> under_way, orders_under_way;
  LaneMoneySpec money;
  Spot spot;
};
template <class F>
void fields(F& f, LaneSpec& s) {
  f(must("from"), s.from, "the site that sends");
  f(must("to"), s.to, "the site that receives");
  f(must("carries"), s.carries, "the good, or a list of goods");
  f(may("takes", "0 d"), s.takes, "transit time from dispatch to receipt");
  f(may("order_takes", "0 d"), s.order_takes, "how long an order travels to the supplier");
  f(may("share", "equal shares"), s.share, "share of the buyer's orders of this good that goes to this lane");
  f(may("priority"), s.priority,
    "instead of shares: 1 is asked first, the next only for what it cannot promise: free stock, or for a site that "
    "makes to order what the interval's capacity allows. What nobody can promise waits, as on order, at the first "
    "that no outage cuts");
  f(may("rank", "0"), s.rank, "class of this buyer under priority allocation; lower is served first");
  f(may("at_most", "unlimited"), s.at_most, "the most that leaves per time");
  f(may("in_order", "false"), s.in_order, "true: a shipment never overtakes an earlier one");
  f(may("recycling", "false"), s.recycling,
    "true: a return flow; it is left out of the order of levels and may close a loop");
  f(may("reserve", "false"), s.reserve,
    "true: the lane of a stockpile: it gets no orders but those of `stockpile release` events, and balance and "
    "chokepoints leave it out");
  f(may("modes"), s.modes,
    "instead of `takes`: ways of going there, such as sea and air. The first is the usual one; while an outage closes "
    "it the next that is open is taken. Order levels and the goods under way at the start are those of the first");
  f(may("expedite"), s.expedite, "when goods go by the fast mode; needs `modes`");
  f(may("standby"), s.standby,
    "the lane gets no orders, and has neither share nor priority, until the buyer's other suppliers of the good are in "
    "trouble");
  f(may("under_way", "the full pipeline"), s.under_way, "shipments on the road at the start; [] for none");
  f(may("orders_under_way"), s.orders_under_way, "orders on their way to the supplier at the start");
  f(may("money"), s.money, "price, transport and duty; counts when the scenario keeps accounts (`money`)");
  backed_fields(f, s);
}

struct ProfileSpec : Backed {
  Table<Portion> months;
  Spot spot;
};
constexpr const char* shorthand(const ProfileSpec*) { return "months"; }
template <class F>
void fields(F& f, ProfileSpec& s) {
  f(factor(must("months")), s.months,
    "by month, 01 to 12 (every year) or 2025-04 (that month): an amount per month, or a percentage of the base rate");
  backed_fields(f, s);
}

struct CalendarSpec : Backed {
  std::vector<Moment> off, works;
  Spot spot;
};
template <class F>
void fields(F& f, CalendarSpec& s) {
  f(may("off"), s.off, "weekdays that are not worked");
  f(may("works"), s.works, "weekend days that are worked");
  backed_fields(f, s);
}

}  // namespace chokepoint
