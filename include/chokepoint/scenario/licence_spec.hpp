// Export licences as their author wrote them.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/licence_parts_spec.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct LicenceSpec {
  Selector goods, leaves, goes_to;
  Delay decided_after;
  Word calendar;
  Flow decides_at_most;
  Percent approved, passes_freely;
  Span already_at_customs;
  Amount application;
  std::vector<TreatmentSpec> treatments;
  std::vector<ControlSpec> controls;
  std::vector<Word> containing;
  Percent threshold;
  Choice<Follows> follows;
  Choice<Produced> produced;
  Delay prepared_in;
  std::vector<DeskSpec> desks;
  Percent returned;
  Choice<OnReturn> on_return;
  Delay completed_in;
  Delay patience;
  Choice<Withdrawn> withdrawn;
  Span refiles_after, valid;
  Choice<DrawnPer> drawn_per;
  FastTrackSpec fast_track;
  std::vector<ExemptSpec> exempt;
  std::vector<GeneralSpec> general_licences;
};
constexpr const char* tag(const LicenceSpec*) { return "export licence"; }
template <class F>
void fields(F& f, LicenceSpec& s) {
  f(may("goods", "those of `controls`"), s.goods, "goods or classes that need a licence (the tariff scope)");
  f(may("containing", "whatever they contain"), s.containing,
    "only those goods that contain one of these elements (the tariff code alone does not tell)");
  f(may("threshold", "0 %, any trace"), s.threshold,
    "least share of the mass that these elements make up together; not for goods counted in pieces");
  f(may("controls"), s.controls, "instead of `goods`: several pairs of goods and elements under one regime");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to,
    "destinations. Of several regimes that meet a lane the one that names destination, place of dispatch and goods "
    "most narrowly holds, of equally narrow ones the one that began later");
  f(may("follows", "border"), s.follows, "how far the rule follows the goods: whether they need it again abroad");
  f(may("produced", "at order"), s.produced, "whether goods are made before the licence or after it");
  f(may("prepared_in", "0 d"), s.prepared_in,
    "time to gather the papers before an application is filed; the goods wait meanwhile");
  f(may("decided_after", "0 working days"), s.decided_after,
    "time from filing to decision. Buyers do not learn it: order levels stay at the contractual lead time; where they "
    "shall hold more, add an event `precautionary stocking`");
  f(may("calendar", "daily"), s.calendar, "working days of the authority");
  f(may("decides_at_most", "unlimited"), s.decides_at_most,
    "capacity of the desk: applications or an amount, per day or per working day");
  f(may("approved", "100 %"), s.approved,
    "share of the applications that is approved; a denied order is cancelled, its goods go back to stock");
  f(may("passes_freely", "0 %"), s.passes_freely, "share of each dispatch that needs no licence");
  f(may("already_at_customs", "0 d"), s.already_at_customs, "dispatches pass freely for this long after the date");
  f(may("application", "one per order line"), s.application,
    "the most that one application covers; larger lines are split");
  f(may("desks"), s.desks,
    "instead of `decided_after` and `decides_at_most`: desks that an application passes one after the other");
  f(may("returned", "0 %"), s.returned,
    "share that is sent back for papers when its review ends; desks have `returns` instead");
  f(may("on_return", "restarts"), s.on_return, "what becomes of the clock of an application that was sent back");
  f(may("completed_in", "0 d"), s.completed_in, "time in which the applicant completes what was sent back");
  f(may("patience", "without end"), s.patience,
    "an application not decided so long after its filing is withdrawn: the goods go back to stock. What a clerk has "
    "in hand is finished first; a withdrawn application takes no clerk's time");
  f(may("withdrawn", "reordered"), s.withdrawn, "what becomes of the need behind a withdrawn application");
  f(may("refiles_after", "never"), s.refiles_after,
    "a denied application is filed again after this time, and its goods wait; otherwise the order is cancelled");
  f(may("valid", "without end"), s.valid,
    "how long an approval holds; goods that could not leave in time need a new licence");
  f(may("drawn_per", "dispatch"), s.drawn_per,
    "how `passes_freely`, `approved` and `fast_track` are drawn; by buyer and good, who is refused stays refused too");
  f(may("fast_track"), s.fast_track, "a share of the applications is decided in another time");
  f(may("exempt"), s.exempt, "what needs no licence although its goods are listed");
  f(may("general_licences"), s.general_licences, "licences for all that goes to a buyer, up to a cap and a date");
  f(may("treatments"), s.treatments, "other terms by destination, buyer or end use");
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
  Word of, desk;
  Whole clerks;
  Selector goes_to;
  Delay decided_after;
  Flow decides_at_most;
  Percent approved, passes_freely, returned;
  ReleaseSpec waiting;
  Flag ends;
};
constexpr const char* tag(const LicenceChangeSpec*) { return "change of licences"; }
template <class F>
void fields(F& f, LicenceChangeSpec& s) {
  f(must("of"), s.of, "id of the export licence event that is changed");
  f(may("goes_to", "all without a treatment of their own"), s.goes_to,
    "destinations whose terms change, and whose backlog `waiting` releases");
  f(may("decided_after", "as before"), s.decided_after,
    "time from filing to decision, for applications filed from now on");
  f(may("decides_at_most", "as before"), s.decides_at_most, "capacity of the desk from now on");
  f(may("desk", "the only one"), s.desk, "which of the `desks` has another `decides_at_most` or `clerks`");
  f(may("clerks", "as before"), s.clerks, "clerks of that desk from now on; who is served stays served");
  f(may("approved", "as before"), s.approved, "share approved of decisions from now on");
  f(may("passes_freely", "as before"), s.passes_freely, "share that needs no licence from now on");
  f(may("returned", "as before"), s.returned, "share that is sent back for papers, from now on");
  f(may("waiting"), s.waiting, "release of the backlog");
  f(may("ends", "false"), s.ends, "true: no licence is needed any more; what waits is let go");
}

}  // namespace chokepoint
