// How buyers behave when supply is in doubt, as its author wrote it: hoarding, buying ahead, phantom orders, truces.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct PrecautionSpec {
  Selector where, goods;
  Span cover;
  Percent times;
  Span rises_over, falls_over;
};
constexpr const char* tag(const PrecautionSpec*) { return "precautionary stocking"; }
template <class F>
void fields(F& f, PrecautionSpec& s) {
  f(must("where"), s.where, "the buyers");
  f(may("goods", "all that they buy"), s.goods, "goods or classes of which they want to hold more");
  f(may("cover"), s.cover,
    "target stock while it lasts, in days of the balanced flow; who holds as much already changes nothing. It is added "
    "to the order-up-to level of stores whose rule is days of cover, base stock or min-max; of overlapping "
    "events the largest counts");
  f(factor(may("times")), s.times, "instead of `cover`: the target stock in percent of the usual one, such as 200 %");
  f(may("rises_over", "0 d"), s.rises_over, "time from the date until the new target is reached, in a straight line");
  f(may("falls_over", "0 d"), s.falls_over, "time after the end until the target is the usual one again");
}

struct FrontLoadingSpec {
  Selector where, goods;
  Span days;
  Word before;
  Span falls_over;
};
constexpr const char* tag(const FrontLoadingSpec*) { return "front-loading"; }
template <class F>
void fields(F& f, FrontLoadingSpec& s) {
  f(must("where"), s.where, "the buyers");
  f(may("goods", "all that they buy"), s.goods, "goods or classes that they buy ahead");
  f(must("days"), s.days,
    "how many days of the balanced flow are ordered ahead, in equal parts from the date (when the measure is "
    "announced) to the day before it takes effect; just as much less is ordered afterwards");
  f(may("before"), s.before,
    "the event that they anticipate: buying ahead ends when it begins, or, for a truce, when the truce ends; or give "
    "`until`");
  f(may("falls_over", "0 d"), s.falls_over,
    "time after that over which the stock ahead is given up; 0 d: nothing is ordered until it is used");
}

struct PhantomSpec {
  Selector where, goods;
  Percent strength;
  Span over, cancelled_after;
};
constexpr const char* tag(const PhantomSpec*) { return "phantom orders"; }
template <class F>
void fields(F& f, PhantomSpec& s) {
  f(must("where"), s.where, "the buyers");
  f(may("goods", "all that they buy"), s.goods, "goods or classes");
  f(factor(may("strength", "100 %")), s.strength,
    "k: a buyer orders its need x (1 + k (1 - fill)) on each lane, fill = received / needed of late, at most 1. The "
    "part above the need is not counted in the buyer's own position");
  f(may("over", "30 d"), s.over, "how far back fill looks: the weight of a day fades by the lot interval over this");
  f(may("cancelled_after", "7 d"), s.cancelled_after,
    "phantoms still in the supplier's book are cancelled once all that is needed has left it for this long, also after "
    "the end of the event");
}

struct TruceSpec {
  std::vector<Word> suspends;
  Selector goods, goes_to;
};
constexpr const char* tag(const TruceSpec*) { return "truce"; }
template <class F>
void fields(F& f, TruceSpec& s) {
  f(must("suspends"), s.suspends,
    "ids of bans and export licences that do not act while the truce lasts, as if they had ended (goods that wait for "
    "a licence are let go); when it ends those that are not over come into force again");
  f(may("goods", "all"), s.goods, "only for these goods or classes: the controls go on acting on all others");
  f(may("goes_to", "anywhere"), s.goes_to,
    "only for these destinations, such as the country with which there is an agreement (preferential access)");
}

/// Part of a lane.
struct StandbySpec {
  Span after, detected_in, qualifies_in, stays, fill_over;
  Percent fill_below, takes, rises_by;
  Flag at_controls, moves_orders;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
template <class F>
void fields(F& f, StandbySpec& s) {
  f(may("after"), s.after,
    "trouble: an order at one of the buyer's other suppliers of the good has waited this much longer than usual to "
    "leave, be it for goods, a closed way or a licence");
  f(may("fill_below"), s.fill_below,
    "trouble, too: of what was ordered of one of them over `fill_over` less than this share has left");
  f(may("fill_over", "30 d"), s.fill_over, "how far back that looks; judged once so much time has passed");
  f(may("at_controls", "false"), s.at_controls,
    "true: trouble, too, while an export licence is asked for on the lane of one of them, or a ban closes it, whether "
    "orders are late yet or not");
  f(may("detected_in", "0 d"), s.detected_in,
    "from then until the buyer acts; trouble that is over by then is ignored");
  f(may("qualifies_in", "0 d"), s.qualifies_in,
    "from the decision until this supplier may deliver this good to this buyer; it is done once");
  f(may("takes", "100 %"), s.takes,
    "share of each new order that comes here while the lane is in use, as far as the supplier can promise it: free "
    "stock, or for one that makes to order the interval's capacity, and what the lane may carry");
  f(may("rises_by", "100 %"), s.rises_by,
    "the most by which that share rises in 30 days: it begins at nothing when the lane comes into use");
  f(may("moves_orders", "false"), s.moves_orders,
    "true: what is open at a supplier in trouble is cancelled there and ordered here, as far as it can be promised; "
    "false: it stays there and counts as on order");
  f(may("stays", "30 d"), s.stays,
    "how long the lane stays in use after the trouble is over; then the old suppliers get all orders again");
}

}  // namespace chokepoint
