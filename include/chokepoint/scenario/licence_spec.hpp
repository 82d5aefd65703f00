// Export licences as their author wrote them.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

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

}  // namespace chokepoint
