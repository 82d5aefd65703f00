// The parts of an export licence regime as their author wrote them: what is controlled, desks, treatments, exemptions.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

enum class OnReturn { restarts, resumes };
inline const std::vector<Vocable>& words(OnReturn) {
  static const std::vector<Vocable> w{
      {"restarts", "the review begins anew, at the end of the queue; it may be returned again"},
      {"resumes", "the application keeps its place; what was reviewed is decided as soon as the papers are complete"}};
  return w;
}
enum class Withdrawn { reordered, given_up };
inline const std::vector<Vocable>& words(Withdrawn) {
  static const std::vector<Vocable> w{
      {"reordered", "the order is cancelled; a buyer that still needs the goods orders anew at its next review"},
      {"given up", "the buyer's own customers also give up as much of what they wait for, oldest first"}};
  return w;
}
enum class Produced { at_order, at_licence };
inline const std::vector<Vocable>& words(Produced) {
  static const std::vector<Vocable> w{
      {"at order", "goods are made first and the licence is applied for when they are ready to leave"},
      {"at licence",
       "the licence is applied for when the order comes in, and the order waits for it: the seller's "
       "lead time comes on top"}};
  return w;
}
enum class DrawnPer { dispatch, buyer_and_good };
inline const std::vector<Vocable>& words(DrawnPer) {
  static const std::vector<Vocable> w{
      {"dispatch", "anew for each dispatch or application"},
      {"buyer and good",
       "once for each lane and good and then the same for the whole run: who is let through stays so. "
       "A deterministic run has no luck and takes the share of each dispatch"}};
  return w;
}
enum class Follows { border, goods, products };
inline const std::vector<Vocable>& words(Follows) {
  static const std::vector<Vocable> w{
      {"border", "the rule ends where the goods leave"},
      {"goods", "the same goods need the licence too when they leave a third country that may have them from here"},
      {"products", "so do listed goods made there of what may come from here and contains one of the elements"}};
  return w;
}

/// A pair of goods and contents.
struct ControlSpec {
  Selector goods;
  std::vector<Word> containing;
  Percent threshold;
  Spot spot;
};
template <class F>
void fields(F& f, ControlSpec& s) {
  f(must("goods"), s.goods, "goods or classes; what is not listed is free, whatever it contains");
  f(may("containing", "whatever they contain"), s.containing, "only those that contain one of these elements");
  f(may("threshold", "0 %, any trace"), s.threshold,
    "least share of the mass that these elements make up together; not for goods counted in pieces");
}

struct DeskSpec : Backed {
  Word id;
  Delay takes;
  Whole clerks;
  Flow decides_at_most;
  Percent returns;
  Word to;
  Delay completed_in;
  Spot spot;
};
template <class F>
void fields(F& f, DeskSpec& s) {
  f(must("id"), s.id, "name of the desk, unique in the chain");
  f(may("takes", "0 d"), s.takes, "work on one application (with `decides_at_most`: the least time it lies here)");
  f(may("clerks", "as many as needed"), s.clerks, "how many applications are worked on at a time; the others queue");
  f(may("decides_at_most", "unlimited"), s.decides_at_most,
    "instead of clerks: what goes through at most, in applications or an amount, per day or working day");
  f(may("returns", "0 %"), s.returns, "share that this desk sends back when its work is done");
  f(may("to", "the first desk"), s.to, "the desk where an application that was sent back comes in again");
  f(may("completed_in", "0 d"), s.completed_in, "time in which the applicant completes the papers that were sent back");
  backed_fields(f, s);
}

struct FastTrackSpec {
  Percent share;
  Delay decided_after;
  Spot spot;
};
template <class F>
void fields(F& f, FastTrackSpec& s) {
  f(must("share"), s.share, "share of the applications; see `drawn_per`");
  f(must("decided_after"), s.decided_after, "their time from filing to decision, past all desks and limits");
}

struct ExemptSpec : Backed {
  Selector goods, goes_to;
  Percent share;
  Spot spot;
};
template <class F>
void fields(F& f, ExemptSpec& s) {
  f(may("goods", "all goods of the regime"), s.goods, "goods or classes that are exempt");
  f(may("goes_to", "everywhere"), s.goes_to, "destinations");
  f(may("share", "100 %"), s.share, "share of each dispatch, such as samples or goods that return from repair");
  backed_fields(f, s);
}

struct GeneralSpec : Backed {
  Selector leaves, goes_to, goods;
  Moment from;
  Span valid;
  Amount cap;
  Whole after;
  Spot spot;
};
template <class F>
void fields(F& f, GeneralSpec& s) {
  f(may("leaves", "all sellers of the regime"), s.leaves, "the sellers that may hold one");
  f(must("goes_to"), s.goes_to, "the buyers for whom it is given, one licence for each buyer");
  f(may("goods", "all goods of the regime"), s.goods, "goods or classes that it covers");
  f(must("from"), s.from, "the earliest date on which it is given");
  f(may("valid", "without end"), s.valid, "how long after it was given; then single licences are needed again");
  f(may("cap", "unlimited"), s.cap, "the most that leaves under one of them");
  f(may("after", "0"), s.after, "how many single applications for that buyer must have been approved before");
  backed_fields(f, s);
}

struct TreatmentSpec : Backed {
  Word name;
  Selector leaves, goes_to;
  Delay decided_after;
  Percent approved, passes_freely, returned;
  Whole priority;
  Spot spot;
};
template <class F>
void fields(F& f, TreatmentSpec& s) {
  f(may("name"), s.name,
    "name of the class; with one, the results are also given by class, and all without one as `others`");
  f(may("leaves", "all sellers of the regime"), s.leaves, "only these sellers");
  f(must("goes_to"), s.goes_to,
    "destinations that are treated differently, such as buyers, countries or, as {uses: [..]}, end uses. Of the "
    "treatments that fit a lane the one that names it most narrowly holds (a site before an end use, a country, a "
    "region, group or stage, `any`; then the same of `leaves`), of equally narrow ones the last");
  f(may("decided_after", "the regime's"), s.decided_after,
    "time from filing to decision; in a regime with `desks`, past the desks");
  f(may("approved", "the regime's"), s.approved, "share of the applications that is approved");
  f(may("passes_freely", "the regime's"), s.passes_freely, "share that needs no licence");
  f(may("returned", "the regime's"), s.returned, "share that is sent back for papers");
  f(may("priority", "after all that have one"), s.priority,
    "class in every queue, lower first (a green channel); who is being served is not interrupted");
  backed_fields(f, s);
}

}  // namespace chokepoint
