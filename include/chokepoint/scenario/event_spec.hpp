// What happens, as its author wrote it: one struct for each kind of dated event.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

/// Names things by what they are. Lists are alternatives (or); different keys narrow (and); `except` takes away.
struct Selector {
  std::vector<Word> any_of;  ///< ids of sites, lanes, countries, regions, groups, stages; or "any"
  std::vector<Word> sites, lanes, countries, regions, groups, stages, goods, elements, from, to, except;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
constexpr const char* shorthand(const Selector*) { return "any_of"; }
template <class F>
void fields(F& f, Selector& s) {
  f(may("any_of"), s.any_of, "ids of sites, lanes, countries, regions, groups or stages; `any` for all");
  f(may("sites"), s.sites, "sites by id");
  f(may("lanes"), s.lanes, "lanes by id");
  f(may("countries"), s.countries, "sites by country");
  f(may("regions"), s.regions, "sites by region");
  f(may("groups"), s.groups, "sites by group");
  f(may("stages"), s.stages, "sites by stage");
  f(may("goods"), s.goods, "goods by id or class");
  f(may("elements"), s.elements, "goods that contain one of these elements");
  f(may("from"), s.from, "lanes that leave these places");
  f(may("to"), s.to, "lanes that go to these places");
  f(may("except"), s.except, "places or goods to leave out");
}

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
enum class UnderWay { arrives, waits };
inline const std::vector<Vocable>& words(UnderWay) {
  static const std::vector<Vocable> w{{"arrives", "goods under way go on"},
                                      {"waits", "goods under way stand still until the end"}};
  return w;
}
enum class OpenOrders { wait, cancelled };
inline const std::vector<Vocable>& words(OpenOrders) {
  static const std::vector<Vocable> w{{"wait", "open orders stay in the book"},
                                      {"cancelled", "open orders are cancelled at the start"}};
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
}

struct DemandChangeSpec {
  Selector where;
  Percent to;
};
constexpr const char* tag(const DemandChangeSpec*) { return "demand change"; }
template <class F>
void fields(F& f, DemandChangeSpec& s) {
  f(must("where"), s.where, "the end users");
  f(factor(must("to")), s.to, "demand in percent of what it would be; overlapping changes multiply");
}

struct BanSpec {
  Selector goods, leaves, goes_to;
  Choice<OpenOrders> open_orders;
};
constexpr const char* tag(const BanSpec*) { return "ban"; }
template <class F>
void fields(F& f, BanSpec& s) {
  f(must("goods"), s.goods, "goods or classes that may not be dispatched");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(may("open_orders", "wait"), s.open_orders, "what happens to orders that wait at the sender; goods under way go on");
}

struct TreatmentSpec : Backed {
  Selector goes_to;
  Delay decided_after;
  Percent approved, passes_freely;
  Spot spot;
};
template <class F>
void fields(F& f, TreatmentSpec& s) {
  f(must("goes_to"), s.goes_to, "destinations that are treated differently; the first treatment that fits holds");
  f(may("decided_after", "the regime's"), s.decided_after, "time from filing to decision");
  f(may("approved", "the regime's"), s.approved, "share of the applications that is approved");
  f(may("passes_freely", "the regime's"), s.passes_freely, "share that needs no licence");
  backed_fields(f, s);
}

struct LicenceSpec {
  Selector goods, leaves, goes_to;
  Delay decided_after;
  Word calendar;
  Flow decides_at_most;
  Percent approved, passes_freely;
  Span already_at_customs;
  Amount application;
  std::vector<TreatmentSpec> treatments;
};
constexpr const char* tag(const LicenceSpec*) { return "export licence"; }
template <class F>
void fields(F& f, LicenceSpec& s) {
  f(must("goods"), s.goods, "goods or classes that need a licence (the tariff scope)");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(may("decided_after", "0 working days"), s.decided_after, "time from filing to decision");
  f(may("calendar", "daily"), s.calendar, "working days of the authority");
  f(may("decides_at_most", "unlimited"), s.decides_at_most,
    "capacity of the desk: applications or an amount, per day or per working day");
  f(may("approved", "100 %"), s.approved,
    "share of the applications that is approved; a denied order is cancelled, its goods go back to stock");
  f(may("passes_freely", "0 %"), s.passes_freely, "share of each dispatch that needs no licence");
  f(may("already_at_customs", "0 d"), s.already_at_customs, "dispatches pass freely for this long after the date");
  f(may("application", "one per order line"), s.application,
    "the most that one application covers; larger lines are split");
  f(may("treatments"), s.treatments, "other terms by destination");
}

struct ReleaseSpec {
  Span older_than;
  Flow at_most;
  Spot spot;
};
template <class F>
void fields(F& f, ReleaseSpec& s) {
  f(must("older_than"), s.older_than, "applications are decided once they are this old, in calendar days");
  f(may("at_most", "unlimited"), s.at_most, "limit of the release: an amount or applications per day");
}

struct LicenceChangeSpec {
  Word of;
  Selector goes_to;
  Delay decided_after;
  Flow decides_at_most;
  Percent approved, passes_freely;
  ReleaseSpec waiting;
  Flag ends;
};
constexpr const char* tag(const LicenceChangeSpec*) { return "change of licences"; }
template <class F>
void fields(F& f, LicenceChangeSpec& s) {
  f(must("of"), s.of, "id of the export licence event that is changed");
  f(may("goes_to", "all without a treatment of their own"), s.goes_to, "destinations whose terms change");
  f(may("decided_after", "as before"), s.decided_after,
    "time from filing to decision, for applications filed from now on");
  f(may("decides_at_most", "as before"), s.decides_at_most, "capacity of the desk from now on");
  f(may("approved", "as before"), s.approved, "share approved of decisions from now on");
  f(may("passes_freely", "as before"), s.passes_freely, "share that needs no licence from now on");
  f(may("waiting"), s.waiting, "release of the backlog");
  f(may("ends", "false"), s.ends, "true: no licence is needed any more; what waits is let go");
}

enum class BeforeIssue { strict, provisional, ignore };
inline const std::vector<Vocable>& words(BeforeIssue) {
  static const std::vector<Vocable> w{
      {"strict", "no output before a batch is issued"},
      {"provisional", "runs on `expected` until the first batch is issued, which is then charged with it"},
      {"ignore", "the budget binds only once a batch is issued"}};
  return w;
}

struct BatchSpec : Backed {
  Amount amount;
  Moment effective, issued;
  Spot spot;
};
template <class F>
void fields(F& f, BatchSpec& s) {
  f(must("amount"), s.amount, "size of the batch (not cumulative)");
  f(must("issued"), s.issued, "when it is issued and may be used");
  f(may("effective", "issued"), s.effective,
    "from which date output is charged to it (a batch issued late is charged back)");
  backed_fields(f, s);
}

struct QuotaSpec {
  Selector holders, goods;
  Table<Percent> shares;
  std::vector<BatchSpec> batches;
  Choice<BeforeIssue> before_issue;
  Flow expected;
  std::vector<Word> free_feed;
  Moment feed_counts_from;
  Percent carry_over;
};
constexpr const char* tag(const QuotaSpec*) { return "quota"; }
template <class F>
void fields(F& f, QuotaSpec& s) {
  f(must("holders"), s.holders, "sites whose output is charged");
  f(may("goods", "all outputs"), s.goods, "outputs that count, in their own unit");
  f(may("shares", "one common budget"), s.shares,
    "share of each holder group; a group's budget is its sites' in common");
  f(must("batches"), s.batches, "what is issued, and when");
  f(may("before_issue", "provisional"), s.before_issue, "what holds before the year's first batch is issued");
  f(may("expected", "unlimited"), s.expected, "provisional output, as a rate");
  f(may("free_feed"), s.free_feed, "inputs whose products are not charged (imported ore)");
  f(may("feed_counts_from", "never"), s.feed_counts_from, "from this date those products are charged too");
  f(may("carry_over", "0 %"), s.carry_over, "share of the unused budget that is kept at the turn of the year");
}

struct CapacitySpec {
  Selector where;
  Flow adds;
  Span ramp;
};
constexpr const char* tag(const CapacitySpec*) { return "new capacity"; }
template <class F>
void fields(F& f, CapacitySpec& s) {
  f(must("where"), s.where, "the site");
  f(must("adds"), s.adds, "capacity that is added");
  f(may("ramp", "0 d"), s.ramp, "time over which it rises from nothing in a straight line");
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

using EventKind = std::variant<OutageSpec, DemandChangeSpec, BanSpec, LicenceSpec, LicenceChangeSpec, QuotaSpec,
                               CapacitySpec, StockLossSpec, StockReleaseSpec>;

struct EventSpec : Backed {
  Word id;
  Moment date, until;
  Span lasts;
  Flag background;
  EventKind kind;  ///< chosen by the key `what`
  Spot spot;
};
/// `tagged` reads the key `what`, picks the alternative whose tag it names, and walks that alternative's fields too.
template <class F>
void fields(F& f, EventSpec& s) {
  f(must("id"), s.id, "name of the event, unique in the scenario");
  f(must("date"), s.date, "when it begins; 00:00 of a date, before anything else of that day");
  f.tagged(must("what"), s.kind, "what happens");
  f(may("lasts", "to the end"), s.lasts, "how long; or give `until`");
  f(may("until", "to the end"), s.until, "when it ends");
  f(may("background", "false"), s.background, "true: it happens in the baseline too");
  backed_fields(f, s);
}

}  // namespace chokepoint
