// Final demand as its author wrote it: how much is wanted, what becomes of what is missing, and how a line copes.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/adaptation_spec.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/money_spec.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

enum class IfShort { lost, backorder };
inline const std::vector<Vocable>& words(IfShort) {
  static const std::vector<Vocable> w{{"lost", "what cannot be served at once is lost"}, {"backorder", "it waits"}};
  return w;
}

/// What a line makes up for of the units that it lost.
struct CatchUpSpec {
  Percent share, at_most;
  Span within;
  Flag days_off;
  Spot spot;
};
constexpr const char* shorthand(const CatchUpSpec*) { return "share"; }
template <class F>
void fields(F& f, CatchUpSpec& s) {
  f(must("share"), s.share, "share of the lost units that is built later");
  f(may("at_most", "15 %"), s.at_most,
    "overtime: the most that is built beyond the plan of a lot interval, in percent of it; the site's own `at_most` "
    "holds");
  f(may("within", "without end"), s.within,
    "patience of the customers: a lost unit that is not built for so long is not asked for any more");
  f(may("days_off", "false"), s.days_off,
    "true: also on the days off of the line's `calendar`, up to the plan of a usual day (weekend shifts)");
}

/// Units that a line builds without a part.
struct ParkSpec {
  Amount at_most;
  Flow finishes;
  Spot spot;
};
constexpr const char* shorthand(const ParkSpec*) { return "at_most"; }
template <class F>
void fields(F& f, ParkSpec& s) {
  f(must("at_most"), s.at_most, "the most unfinished units that find room, as in 3000 cars; then the line stands");
  f(may("finishes", "as fast as parts come"), s.finishes, "the most that is finished per time, beside the line");
}

/// Planned idle time of a line.
struct IdleSpec {
  Moment from, until;
  Spot spot;
};
template <class F>
void fields(F& f, IdleSpec& s) {
  f(must("from"), s.from, "first day without a plan");
  f(must("until"), s.until, "first day with a plan again");
}

struct DemandSpec : Backed {
  Flow rate;
  Variation varies;
  Size each;
  Delay every;
  Percent persists;
  Moment first;
  Word calendar;
  Choice<IfShort> if_short;
  Span patience;
  Span stops_below, restarts_at, restart_lag;
  ParkSpec parks;
  Span built_ahead;
  CatchUpSpec catch_up;
  std::vector<IdleSpec> idle;
  Flag pulls_forward;
  std::vector<RecyclingSpec> recycled;
  Whole rank;
  SaleMoneySpec money;
  Spot spot;
};
constexpr const char* shorthand(const DemandSpec*) { return "rate"; }
template <class F>
void fields(F& f, DemandSpec& s) {
  f(may("rate"), s.rate, "how much is wanted (a line: planned build) per time");
  f(may("varies"), s.varies,
    "what each lot interval asks is drawn around the rate: `poisson` (a whole number of units), or a factor of mean "
    "one, such as `normal(cv 0.2)`");
  f(may("each"), s.each,
    "instead of a rate: the size of one demand, every `every`; or a distribution, from which each demand draws its "
    "size (compound demand)");
  f(may("every"), s.every,
    "time between demands of size `each`; or a distribution: exponential times are a Poisson process. What changes "
    "demand (profile, growth, events) changes the sizes, not the times");
  f(may("persists", "0 %"), s.persists,
    "share of a random size's departure from its mean that the next one carries on (AR(1) demand, the "
    "autocorrelation); mean and spread stay as stated");
  f(may("first", "the start; at random, one time between demands later"), s.first, "when the first demand comes");
  f(may("calendar", "daily"), s.calendar, "demand comes only on the working days of this calendar");
  f(may("if_short", "lost"), s.if_short, "what becomes of demand that cannot be served at once");
  f(may("patience", "without end"), s.patience, "how long a backorder waits before it is lost");
  f(may("stops_below", "0 d"), s.stops_below, "a line stops when its scarcest input covers less than this");
  f(may("restarts_at", "0 d"), s.restarts_at, "a stopped line starts again when every input covers this");
  f(may("restart_lag", "0 d"), s.restart_lag, "time from reaching that cover to the first unit");
  f(may("parks", "none"), s.parks,
    "a line goes on without the parts that the recipe marks as `fitted_later`: the units are parked unfinished, up to "
    "this limit, and finished when the parts have come. New units have the first claim on parts");
  f(may("built_ahead", "0 d"), s.built_ahead,
    "of a plant that builds several variants: when another one cannot be built, this one is built in its place, ahead "
    "of its own plan by so much of it at the most; the other has its places back later");
  f(may("catch_up", "0 %"), s.catch_up,
    "a line builds part of the lost units later, by overtime, once it has the parts; they are reported as recovered");
  f(may("idle"), s.idle, "weeks in which a line plans nothing, such as a summer shutdown");
  f(may("pulls_forward", "false"), s.pulls_forward,
    "true: a line that stands still for want of parts takes planned idle days of later weeks now, and works then; the "
    "units built then are reported as recovered");
  f(may("recycled"), s.recycled, "a list: what comes back of what is sold, and when; in the baseline too");
  f(may("rank", "0"), s.rank, "class of the claim under priority allocation; lower is served first");
  f(may("money"), s.money, "what a sale earns and a shortage costs; counts when the scenario keeps accounts (`money`)");
  backed_fields(f, s);
}

}  // namespace chokepoint
