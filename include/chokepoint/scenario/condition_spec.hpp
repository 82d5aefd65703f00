// A condition that an event waits for, as its author wrote it: what is watched, where, and the limit that it passes.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/rules/condition.hpp"
#include "chokepoint/scenario/network_spec.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

inline const std::vector<Vocable>& words(Watched) {
  static const std::vector<Vocable> w{
      {"stock", "free stock on hand, an amount"},
      {"cover", "stock on hand / balanced use there, in days"},
      {"backlog", "open orders of buyers and end users, an amount"},
      {"shortage",
       "what end users asked for and did not get within `over`, an amount or a percentage of what they asked"},
      {"fill rate", "what end users got / what they asked for within `over`, a percentage"},
      {"output", "made within `over`, an amount or a percentage of the balanced flow"},
      {"chance",
       "a number drawn anew in each lot interval, evenly from 0 % to 100 %; so `below: 4 %` is a chance of 4 % an "
       "interval (when `deterministic`: 50 %)"},
      {"price", "the price of the good on its market, in percent of the price at the start; needs `prices`"}};
  return w;
}

enum class Counting { together, scarcest };
inline const std::vector<Vocable>& words(Counting) {
  static const std::vector<Vocable> w{
      {"together", "summed over the places and part numbers"},
      {"scarcest", "the place or part number that has least: the part that would stop the line"}};
  return w;
}

enum class MarketSide { outside, inside };
inline const std::vector<Vocable>& words(MarketSide) {
  static const std::vector<Vocable> w{{"outside", "the market outside of the country that the good's prices name"},
                                      {"inside", "the market in it"}};
  return w;
}

struct ConditionSpec {
  Choice<Watched> what;
  Word of;
  Selector at;
  Choice<MarketSide> market;
  Choice<Counting> counted;
  Portion below, above;
  Span over, holds, seen_after;
  Whole published_on;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
template <class F>
void fields(F& f, ConditionSpec& s) {
  f(must("what"), s.what, "what is watched, summed over the places unless `counted` says otherwise");
  f(may("of", "whatever they sell"), s.of, "the good; `shortage`, `fill rate` and `chance` can do without");
  f(may("at"), s.at, "the sites; for `shortage` and `fill rate` the end users; needless for `chance` and `price`");
  f(may("counted", "together"), s.counted,
    "for `stock` and `cover`: how several places and part numbers are looked at");
  f(may("market", "outside"), s.market, "which price is meant, for `price`");
  f(factor(may("below")), s.below,
    "the condition is met below this: `12 t`, `10 d` (of cover), `95 %`; or give `above`");
  f(factor(may("above")), s.above, "the condition is met above this");
  f(may("for", "0 d"), s.holds, "how long it must have been met without a break");
  f(may("over", "one lot interval"), s.over,
    "trailing window of `shortage`, `fill rate` and `output`; nothing is judged before it is full");
  f(may("seen_after", "0 d"), s.seen_after, "how much later it becomes known");
  f(may("published_on", "at once"), s.published_on,
    "day of the month, 1 to 28, on which the state at the end of the month before is published: nothing else is known");
}

}  // namespace chokepoint
