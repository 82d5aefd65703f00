// How supply and use adapt to a lasting shortage, as its author wrote it: other recipes, stockpiles, recycling.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct RecipeShiftSpec {
  Selector where;
  Word from, to;
  Percent share;
  Span lag, qualification, over;
};
constexpr const char* tag(const RecipeShiftSpec*) { return "shift of recipes"; }
template <class F>
void fields(F& f, RecipeShiftSpec& s) {
  f(must("where"), s.where, "the sites; each has both recipes under `recipes` and makes to order or to stock");
  f(must("from"), s.from, "the recipe that is given up");
  f(must("to"), s.to,
    "the recipe that is used instead, for the same good: a grade with less of an element, a substitute, a design "
    "without the part. Where it shall not be used before, say `chooses: share` with `share: 0 %` for it: by priority "
    "or availability a site takes it at once when the first one lacks inputs. Less of an element in a good is another "
    "good with another composition");
  f(must("share"), s.share,
    "share of the need which would go by `from` that goes by `to` in the end, even when the inputs of `to` are not "
    "there yet; it does not come back when the shortage is over, unless the event has an end");
  f(may("lag", "0 d"), s.lag, "from the date until the development is done");
  f(may("qualification", "0 d"), s.qualification,
    "after that, until customers accept the product; nothing moves before");
  f(may("over", "0 d"), s.over, "then the share rises in a straight line over this time");
}

struct StockpileReleaseSpec {
  Selector where, to;
  Word good;
  Flow at_most;
  Span over;
};
constexpr const char* tag(const StockpileReleaseSpec*) { return "stockpile release"; }
template <class F>
void fields(F& f, StockpileReleaseSpec& s) {
  f(must("where"), s.where,
    "the site of the pile, one; it holds the good (`keeps: {the good: {starts_with: 2400 t, orders: none}}`)");
  f(must("good"), s.good, "what is released");
  f(may("to", "all that a reserve lane reaches"), s.to,
    "the beneficiaries; a lane with `reserve: true` goes from the pile to each of them");
  f(may("at_most", "unlimited"), s.at_most,
    "the most that leaves the pile per time, for all together; what is scarce is shared in proportion to the gaps");
  f(may("over", "7 d"), s.over,
    "in each lot interval a beneficiary gets its gap and no more: its balanced use less what its suppliers have "
    "brought it on average over this trailing time. It counts as an order of the beneficiary, who orders that much "
    "less elsewhere. Say `when` and `ends_when` with two limits apart, so that the pile does not open and close every "
    "day, and `wait` for the time of the decision");
}

struct StockpileRefillSpec {
  Selector where;
  Word good;
  Flow at;
  Amount up_to;
};
constexpr const char* tag(const StockpileRefillSpec*) { return "stockpile refill"; }
template <class F>
void fields(F& f, StockpileRefillSpec& s) {
  f(must("where"), s.where, "the site of the pile, one; ordinary lanes bring the good to it");
  f(must("good"), s.good, "what is bought");
  f(must("at"), s.at, "how much is ordered per time while the event lasts; it adds to the demand that suppliers meet");
  f(may("up_to", "the stock at the start"), s.up_to, "nothing is ordered beyond this stock, what is on order included");
}

/// Part of a final demand.
struct RecyclingSpec {
  Word good, to;
  Amount gives;
  Percent collected, recovered;
  Delay after;
  Flow past;
  Spot spot;
};
template <class F>
void fields(F& f, RecyclingSpec& s) {
  f(must("good"), s.good, "what is won back");
  f(must("to"), s.to,
    "the site that gets it from outside; it keeps a stock of it (`starts_with: 0 t, orders: none`) and sells or uses "
    "it");
  f(may("gives", "as much as was sold, both being masses"), s.gives,
    "how much of it one unit sold contains, such as 2 kg for a car");
  f(must("collected"), s.collected, "share of what was sold that is collected at the end of its life");
  f(may("recovered", "100 %"), s.recovered, "share of the content of what is collected that is won back");
  f(must("after"), s.after,
    "life of what is sold: `4380 d` (twelve years of 365 d); of a distribution twenty evenly spaced quantiles are "
    "taken, the same in every run");
  f(may("past", "0"), s.past, "what was sold per time before the run, of which the returns come from its first day on");
}

}  // namespace chokepoint
