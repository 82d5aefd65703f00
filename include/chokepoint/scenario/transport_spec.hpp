// Transport as its author wrote it: the modes of a lane, when they leave, what they carry and lose, and reroutings.
#pragma once
#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

/// One way of going along a lane.
struct ModeSpec : Backed {
  Delay takes;
  Span departs_every;
  Moment departs_first;
  Amount per_departure;
  Flow at_most;
  Percent loses;
  Price costs;
  Spot spot;
};
constexpr const char* shorthand(const ModeSpec*) { return "takes"; }
template <class F>
void fields(F& f, ModeSpec& s) {
  f(may("takes", "0 d"), s.takes, "transit time from departure to receipt");
  f(may("departs_every", "whenever goods are ready"), s.departs_every,
    "time between departures, whole lot intervals; what is ready in between waits, allocated, for the next one");
  f(may("departs_first", "the start of the run"), s.departs_first,
    "a day on which it departs; the rhythm holds before and after it");
  f(may("per_departure", "unlimited"), s.per_departure,
    "the most that one departure carries; the rest waits for the next");
  f(may("at_most", "unlimited"), s.at_most,
    "for a mode without departures: the most that leaves by it per time; the rest waits");
  f(may("loses", "0 %"), s.loses,
    "share of what leaves that is lost under way, spread evenly over what leaves; the buyer learns of it on the day on "
    "which it should have come, and then it counts as on order no more and is ordered anew");
  f(may("costs", "the lane's `money.transport`"), s.costs,
    "what going by this mode costs, as in 5 USD/kg; of the fast mode it is told as expediting");
  backed_fields(f, s);
}

/// The fast mode of a lane.
struct ExpediteSpec {
  Word mode;
  Span below;
  Flow at_most;
  Percent costs_at_most;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
template <class F>
void fields(F& f, ExpediteSpec& s) {
  f(must("mode"), s.mode, "one of the lane's modes, the fast one");
  f(must("below"), s.below,
    "goods that are ready go by it while the buyer's stock on hand covers less than this of its balanced flow");
  f(must("at_most"), s.at_most,
    "the most that goes by it per time; what is beyond goes as usual. Without a limit every shortage would fly away");
  f(may("costs_at_most", "whatever it costs"), s.costs_at_most,
    "only while the fast mode costs no more than this share of what the goods cost the buyer at the time (the lane's "
    "`price`, or the market's); it needs `costs`");
}

struct RerouteSpec {
  Selector where;
  Word mode;
  Span adds;
};
constexpr const char* tag(const RerouteSpec*) { return "reroute"; }
template <class F>
void fields(F& f, RerouteSpec& s) {
  f(must("where"), s.where, "lanes; goods under way go on as they are");
  f(may("mode", "the usual one"), s.mode,
    "the mode by which goods leave while it lasts; it must be one of the modes of every lane that is hit. Of several "
    "reroutings the one that began last decides");
  f(may("adds", "0 d"), s.adds,
    "how much longer what leaves while it lasts is under way, by any mode; several add up. Buyers do not order more "
    "because of it: see `precautionary stocking`. Where the other way holds less, add an `outage` of the same lanes "
    "with a `cut` of what it lacks; it cuts the `at_most` of the lane");
}

}  // namespace chokepoint
