// What happens, as its author wrote it: one struct for each kind of dated event.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/adaptation_spec.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/behaviour_spec.hpp"
#include "chokepoint/scenario/condition_spec.hpp"
#include "chokepoint/scenario/inspection_spec.hpp"
#include "chokepoint/scenario/licence_spec.hpp"
#include "chokepoint/scenario/money_spec.hpp"
#include "chokepoint/scenario/origin_spec.hpp"
#include "chokepoint/scenario/quota_spec.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/transport_spec.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

enum class Recovery { step, linear };
inline const std::vector<Vocable>& words(Recovery) {
  static const std::vector<Vocable> w{{"step", "back in full at the end"},
                                      {"linear", "rises in a straight line over `recovery_takes`"}};
  return w;
}
enum class WorkInHand { finishes, scrapped };
inline const std::vector<Vocable>& words(WorkInHand) {
  static const std::vector<Vocable> w{{"finishes", "work in process goes on; nothing new starts"},
                                      {"scrapped", "work in process is lost"}};
  return w;
}
enum class UnderWay { arrives, waits, lost };
inline const std::vector<Vocable>& words(UnderWay) {
  static const std::vector<Vocable> w{{"arrives", "goods under way go on"},
                                      {"waits", "goods under way stand still until the end"},
                                      {"lost",
                                       "goods under way as it begins are gone: sunk, burned, taken; the buyer learns "
                                       "it when they do not arrive, and does not pay for them"}};
  return w;
}
enum class AtBorder { arrives, seized };
inline const std::vector<Vocable>& words(AtBorder) {
  static const std::vector<Vocable> w{{"arrives", "goods under way go on"},
                                      {"seized",
                                       "goods under way as it begins, or comes into force again after a truce, are "
                                       "gone; the buyer learns it when they do not arrive, and does not pay for them"}};
  return w;
}
enum class OpenOrders { wait, cancelled };
inline const std::vector<Vocable>& words(OpenOrders) {
  static const std::vector<Vocable> w{{"wait", "open orders stay in the book"},
                                      {"cancelled", "open orders are cancelled at the start"}};
  return w;
}

enum class Pause { orders, shipments, transit, receipts };
inline const std::vector<Vocable>& words(Pause) {
  static const std::vector<Vocable> w{{"orders", "the buyer places no orders; it looks again when the event is over"},
                                      {"shipments", "nothing is dispatched; `cut` may leave a part"},
                                      {"transit", "goods under way stand still until the end, like `under_way: waits`"},
                                      {"receipts", "what arrives waits at the buyer's gate until the end"}};
  return w;
}

struct OutageSpec {
  Selector where;
  Percent cut;
  Choice<Recovery> recovery;
  Span recovery_takes;
  Choice<WorkInHand> work;
  Choice<UnderWay> under_way;
  Choice<OpenOrders> open_orders;
  std::vector<Choice<Pause>> pauses;
  std::vector<Word> modes;
};
constexpr const char* tag(const OutageSpec*) { return "outage"; }
template <class F>
void fields(F& f, OutageSpec& s) {
  f(must("where"), s.where, "sites (their production stops) or lanes (nothing is dispatched)");
  f(may("cut", "100 %"), s.cut, "share of the capacity that is out; overlapping cuts multiply what is left");
  f(may("recovery", "step"), s.recovery, "how capacity comes back");
  f(may("recovery_takes", "0 d"), s.recovery_takes, "length of a linear recovery, after the end");
  f(may("work", "finishes"), s.work, "what happens to work in process at a site that is hit");
  f(may("under_way", "arrives"), s.under_way, "what happens to goods on a lane that is hit");
  f(may("open_orders", "wait"), s.open_orders, "what happens to orders that wait at the sender");
  f(may("pauses", "[shipments]"), s.pauses,
    "what stands still on a lane that is hit: any of these words; without `shipments` goods leave as ever");
  f(may("modes", "the whole lane"), s.modes,
    "only these modes of the lanes that are hit are closed: goods that are ready go by the next mode that is open, "
    "goods under way go on. Lanes without such a mode are left alone");
}

struct DemandChangeSpec {
  Selector where;
  Percent to;
  Span rises_over, falls_over;
};
constexpr const char* tag(const DemandChangeSpec*) { return "demand change"; }
template <class F>
void fields(F& f, DemandChangeSpec& s) {
  f(must("where"), s.where, "the end users");
  f(factor(must("to")), s.to, "demand in percent of what it would be; overlapping changes multiply");
  f(may("rises_over", "0 d"), s.rises_over, "from its date on the change comes in a straight line over this time");
  f(may("falls_over", "0 d"), s.falls_over, "time after the end until demand is what it would be, in a straight line");
}

/// What gets round a ban.
struct LeakSpec {
  Percent share;
  Span adds;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
constexpr const char* shorthand(const LeakSpec*) { return "share"; }
template <class F>
void fields(F& f, LeakSpec& s) {
  f(must("share"), s.share,
    "share of each lane's capacity (without one, of its balanced flow) that leaves all the same, by transshipment in a "
    "third country; leaks of several bans multiply");
  f(may("adds", "0 d"), s.adds, "how much longer that way is than the usual one");
}

struct BanSpec {
  Selector goods, leaves, goes_to;
  Choice<AtBorder> under_way;
  Choice<OpenOrders> open_orders;
  LeakSpec leak;
};
constexpr const char* tag(const BanSpec*) { return "ban"; }
template <class F>
void fields(F& f, BanSpec& s) {
  f(must("goods"), s.goods, "goods or classes that may not be dispatched");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(may("under_way", "arrives"), s.under_way, "what happens to goods that have left");
  f(may("open_orders", "wait"), s.open_orders,
    "what happens to orders that wait at the sender. Licences for what may not leave are applied for when the ban is "
    "over");
  f(may("leak"), s.leak,
    "what leaves in spite of the ban. If it takes time until others have found the way, write a ban without a leak and "
    "a second one with it that begins as the first one ends");
}

struct BanExceptionSpec {
  Selector goods, leaves, goes_to;
};
constexpr const char* tag(const BanExceptionSpec*) { return "exception from bans"; }
template <class F>
void fields(F& f, BanExceptionSpec& s) {
  f(must("goods"), s.goods, "goods or classes that may leave although a ban on more than these forbids it");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to,
    "destinations. Bans that name destination, place of dispatch and goods more narrowly than this, or as narrowly and "
    "later in the file, still forbid");
}

enum class RampShape { linear, s_curve };
inline const std::vector<Vocable>& words(RampShape) {
  static const std::vector<Vocable> w{
      {"linear", "a straight line from nothing to all"},
      {"s-curve", "1 - exp(-(t / ramp)^2) of it: slowly at first, 63 % after the ramp, 98 % after twice the ramp"}};
  return w;
}

struct CapacitySpec {
  Selector where;
  Flow adds;
  Span lead, ramp;
  Choice<RampShape> shape;
};
constexpr const char* tag(const CapacitySpec*) { return "new capacity"; }
template <class F>
void fields(F& f, CapacitySpec& s) {
  f(must("where"), s.where,
    "the site: a plant that is enlarged, started again, or new (`at_most: 0 t/d` until then; give its lanes a "
    "`priority` behind that of the suppliers there are: buyers ask it for what these cannot promise, and what nobody "
    "can promise does not wait for a plant that is not there)");
  f(must("adds"), s.adds, "capacity that is added");
  f(may("lead", "0 d"), s.lead, "from the date (the decision) until it is built; nothing is added before");
  f(may("ramp", "0 d"), s.ramp, "time over which it then rises from nothing");
  f(may("shape", "linear"), s.shape, "how it rises");
}

struct ProjectDelaySpec {
  Word of;
  Span by;
};
constexpr const char* tag(const ProjectDelaySpec*) { return "delay of a project"; }
template <class F>
void fields(F& f, ProjectDelaySpec& s) {
  f(must("of"), s.of,
    "id of the `new capacity` event that comes later: what is decided (its date is past) and not built yet (its "
    "`lead` is not over); a delay before the decision does nothing");
  f(must("by"), s.by,
    "how much later it is built, for want of machines, people or a permit, such as a ban on the export of technology "
    "or a licence to operate; delays add up. What is built already is left alone");
}

struct StockLossSpec {
  Selector where;
  Word good;
  Percent share;
  Amount amount;
};
constexpr const char* tag(const StockLossSpec*) { return "stock destroyed"; }
template <class F>
void fields(F& f, StockLossSpec& s) {
  f(must("where"), s.where, "the sites");
  f(must("good"), s.good, "which stock");
  f(may("share", "100 %"), s.share, "share of the stock on hand");
  f(may("amount"), s.amount, "instead of a share: this much, or all there is");
}

struct StockReleaseSpec {
  Selector where;
  Word good;
  Amount amount;
};
constexpr const char* tag(const StockReleaseSpec*) { return "stock released"; }
template <class F>
void fields(F& f, StockReleaseSpec& s) {
  f(must("where"), s.where, "the site that receives it");
  f(must("good"), s.good, "which good");
  f(must("amount"), s.amount, "how much comes in from outside");
}

using EventKind =
    std::variant<OutageSpec, DemandChangeSpec, BanSpec, LicenceSpec, LicenceChangeSpec, QuotaSpec, CapacitySpec,
                 StockLossSpec, StockReleaseSpec, PrecautionSpec, FrontLoadingSpec, PhantomSpec, TruceSpec,
                 QuotaChangeSpec, ExportQuotaSpec, TariffSpec, InspectionSpec, RecipeShiftSpec, StockpileReleaseSpec,
                 StockpileRefillSpec, RerouteSpec, BanExceptionSpec, PurchaseRuleSpec, ProjectDelaySpec>;

struct EventSpec : Backed {
  Word id;
  Moment date, until, announced;
  Span lasts;
  Word after, after_end;
  ConditionSpec when, ends_when;
  Delay wait;
  Percent probability;
  Flag repeats, background;
  EventKind kind;  ///< chosen by the key `what`
  Spot spot;

  // Out of line: else every file that owns one compiles the copying of all kinds anew.
  EventSpec();
  EventSpec(const EventSpec&);
  EventSpec(EventSpec&&) noexcept;
  EventSpec& operator=(const EventSpec&);
  EventSpec& operator=(EventSpec&&) noexcept;
  ~EventSpec();
};
/// `tagged` reads the key `what`, picks the alternative whose tag it names, and walks that alternative's fields too.
template <class F>
void fields(F& f, EventSpec& s) {
  f(must("id"), s.id, "name of the event, unique in the scenario");
  f(may("date", "see `after`, `after_end`, `when`"), s.date,
    "when it begins; 00:00 of a date, before anything else of that day; every event has exactly one of `date`, "
    "`after`, `after_end` and `when`");
  f.tagged(must("what"), s.kind, "what happens");
  f(may("lasts", "to the end"), s.lasts, "how long; or give `until`");
  f(may("until", "to the end"), s.until, "when it ends");
  f(may("after"), s.after,
    "instead of a date: another event's id; this one begins as that one begins, after `wait`, and never if that one "
    "does not happen");
  f(may("after_end"), s.after_end,
    "instead of a date: another event's id; this one begins as that one ends, after `wait`; never, if that one has "
    "no end");
  f(may("when"), s.when,
    "instead of a date: a condition; it is looked at once every lot interval, at the end of the interval's first "
    "moment, and the event begins at the turn of the next interval, after `wait`");
  f(may("wait", "0 d"), s.wait,
    "time from the other event, or from the condition, to the beginning; a distribution is drawn for each replication");
  f(may("probability", "100 %"), s.probability,
    "that it happens at all: one draw for each replication; when `deterministic`, it happens from 50 % on");
  f(may("announced", "its date"), s.announced,
    "the day on which it becomes known, not after its date; for behaviour that looks ahead");
  f(may("ends_when"), s.ends_when,
    "a condition that ends it, if `lasts` or `until` has not done so before; at the turn of the next interval");
  f(may("repeats", "false"), s.repeats,
    "true: it may begin again after its end, as often as its condition (or the event that it follows) says; what "
    "happens at once happens again when its condition has ceased to hold in between");
  f(may("background", "false"), s.background, "true: it happens in the baseline too");
  backed_fields(f, s);
}

}  // namespace chokepoint
