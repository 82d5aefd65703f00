// What things cost and earn, tariffs, and the prices of goods on their markets, as their author wrote them.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct MoneySpec : Backed {
  Word currency;
  Table<Money> rates;
  Spot spot;
};
constexpr const char* shorthand(const MoneySpec*) { return "currency"; }
template <class F>
void fields(F& f, MoneySpec& s) {
  f(must("currency"), s.currency, "the currency of the accounts, three capital letters, such as USD");
  f(may("rates"), s.rates, "what one unit of another currency is worth, as in CNY: 0.14 USD");
  backed_fields(f, s);
}

struct StoreMoneySpec : Backed {
  Price holding;
  Money ordering;
  Spot spot;
};
template <class F>
void fields(F& f, StoreMoneySpec& s) {
  f(may("holding"), s.holding,
    "cost of keeping the good, as in 0.2 USD/piece/d, for all that lies in the store: free, allocated, or waiting for "
    "a licence");
  f(may("ordering"), s.ordering, "cost of each order to a supplier, when it is placed");
  backed_fields(f, s);
}

struct RecipeMoneySpec : Backed {
  Price production;
  Money setup;
  Spot spot;
};
template <class F>
void fields(F& f, RecipeMoneySpec& s) {
  f(may("production"), s.production,
    "cost of a run for each unit of its first output, as in 100 USD/t, when the run starts; without the inputs");
  f(may("setup"), s.setup, "cost of each start of a run");
  backed_fields(f, s);
}

struct LaneMoneySpec : Backed {
  Price price, sale, transport;
  Percent contract, tariff;
  Flag expedited;
  Spot spot;
};
template <class F>
void fields(F& f, LaneMoneySpec& s) {
  f(may("price", "the market's, if the good has `prices`"), s.price,
    "what the buyer pays for the goods, at receipt, as in 200 USD/piece; it holds whatever the market does (an offtake "
    "contract)");
  f(may("contract", "100 %"), s.contract, "share of the goods that `price` holds for; the rest has the market's price");
  f(may("sale"), s.sale,
    "what the seller earns, when the goods leave, as in 250 USD/piece; for buyers whose spending is not of interest");
  f(may("transport"), s.transport,
    "as in 50 USD/t for goods that leave, or 10 USD/order for each order, when it is placed");
  f(factor(may("tariff", "0 %")), s.tariff, "duty in percent of the price paid, at receipt; `tariff` events add to it");
  f(may("expedited", "false"), s.expedited, "true: its transport is told apart as expediting (air freight)");
  backed_fields(f, s);
}

struct SaleMoneySpec : Backed {
  Price price, lost, waiting, finishing;
  Percent margin;
  Spot spot;
};
template <class F>
void fields(F& f, SaleMoneySpec& s) {
  f(may("price", "the market's, if the good has `prices`"), s.price, "revenue, when a unit is served or built");
  f(may("margin", "100 %"), s.margin, "share of the revenue that is lost for good when a unit is not sold");
  f(may("lost", "0"), s.lost, "penalty for a unit that is lost, as in 5 USD/piece");
  f(may("waiting", "0"), s.waiting, "penalty for a unit that waits, also parked at a line, as in 0.5 USD/piece/d");
  f(may("finishing", "0"), s.finishing, "cost of finishing a parked unit, as in 150 USD/car; told as production");
  backed_fields(f, s);
}

enum class PriceKind { scarcity, clearing, fixed };
inline const std::vector<Vocable>& words(PriceKind) {
  static const std::vector<Vocable> w{
      {"scarcity",
       "start x (reference cover / cover) ^ exponent; cover: stock on hand that nobody has ordered, in days of "
       "balanced use"},
      {"clearing",
       "start x (received from elsewhere / the same in balance) ^ (1 / elasticity): what demand pays for what comes"},
      {"fixed", "stays at the start"}};
  return w;
}

struct MarketSpec : Backed {
  Selector in;
  Price start, floor, ceiling;
  Percent tax;
  Choice<PriceKind> rule;
  Spot spot;
};
constexpr const char* shorthand(const MarketSpec*) { return "start"; }
template <class F>
void fields(F& f, MarketSpec& s) {
  f(must("start"), s.start, "price at the start, as in 230 USD/kg, in any currency that `money` knows");
  f(may("in", "inside: required; outside: everywhere else"), s.in,
    "places whose stock is seen and who buy here; `except` leaves secret stockpiles out");
  f(may("rule", "that of the good"), s.rule, "how the price is made on this market");
  f(may("floor", "0"), s.floor, "the price does not fall below; `start` lies between it and the ceiling");
  f(may("ceiling", "10 x start"), s.ceiling, "the price does not rise above");
  f(may("tax", "0 %"), s.tax, "tax that the quoted price contains (VAT); the premium is between prices without it");
  backed_fields(f, s);
}

struct PriceSpec : Backed {
  MarketSpec inside, outside;
  Choice<PriceKind> rule;
  Number exponent, elasticity;
  Span reference_cover, adjusts_over, updated;
  Selector felt_by;
  Spot spot;
};
template <class F>
void fields(F& f, PriceSpec& s) {
  f(must("inside"), s.inside, "the market at home, as in {start: 230 USD/kg, in: CN}");
  f(must("outside"), s.outside, "the other market; premium: outside less inside");
  f(may("rule", "scarcity"), s.rule, "how the price is made");
  f(may("exponent", "0.8"), s.exponent,
    "of the scarcity rule, 0.3 to 1.5: how strongly a lower cover raises the price");
  f(may("reference_cover", "the cover at the start"), s.reference_cover,
    "cover at which the scarcity rule gives the start price");
  f(may("adjusts_over", "30 d"), s.adjusts_over,
    "time constant with which the logarithm of the price follows what the rule gives; 0 d: at once");
  f(may("updated", "7 d"), s.updated, "time between updates; with `clearing` not shorter than between receipts");
  f(may("elasticity", "0: demand does not feel the price"), s.elasticity,
    "of demand, below zero, as in -0.3: demand is multiplied by (price / start) ^ elasticity, and what the price "
    "destroys is told apart from shortage");
  f(may("felt_by", "final demand for the good itself on each market"), s.felt_by,
    "end users whose demand follows the price of the market that they lie in");
  backed_fields(f, s);
}

enum class DutyOverlap { replaces, adds };
inline const std::vector<Vocable>& words(DutyOverlap) {
  static const std::vector<Vocable> w{
      {"replaces",
       "of the tariffs that meet goods the one that names them most narrowly holds in the place of those on "
       "more; tariffs that name them equally narrowly add up"},
      {"adds", "it is due on top of whatever else is"}};
  return w;
}

struct TariffSpec {
  Selector goods, leaves, goes_to;
  Percent rate;
  Choice<DutyOverlap> overlap;
};
constexpr const char* tag(const TariffSpec*) { return "tariff"; }
template <class F>
void fields(F& f, TariffSpec& s) {
  f(must("goods"), s.goods, "goods or classes that pay it");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations, whose buyers pay");
  f(factor(must("rate")), s.rate,
    "in percent of the price paid, as in 145 %, of all that is received while it is in force");
  f(may("overlap", "replaces"), s.overlap, "what becomes of other tariffs on the same goods");
}

}  // namespace chokepoint
