// Where goods come from, as the author of a scenario asks for it: what is followed, and who refuses what.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct OriginSpec : Backed {
  Word id, stage;
  std::vector<Word> elements;
  Spot spot;
};
template <class F>
void fields(F& f, OriginSpec& s) {
  f(must("id"), s.id, "name of what is followed, such as mined or made");
  f(must("stage"), s.stage,
    "the stage whose country counts: what a site of this `stage` makes comes from its country; what is made elsewhere "
    "comes from where its inputs came from, in proportion. Stocks, lots and goods under way blend");
  f(may("elements", "all that goods contain"), s.elements,
    "the elements by whose mass the inputs of a recipe count: origins of the dysprosium in a magnet, say. If no input "
    "contains any, the amounts of the inputs count");
  backed_fields(f, s);
}

struct PurchaseRuleSpec {
  Selector where, goods;
  Word origin;
  std::vector<Word> refuses;
  Percent above;
};
constexpr const char* tag(const PurchaseRuleSpec*) { return "purchase rule"; }
template <class F>
void fields(F& f, PurchaseRuleSpec& s) {
  f(must("where"), s.where, "the buyers");
  f(may("goods", "all that they buy"), s.goods, "goods or classes");
  f(must("origin"), s.origin, "id of one of the `origins`");
  f(must("refuses"), s.refuses,
    "countries. Of a supplier whose stock is from there nothing is taken and nothing is ordered anew while another "
    "supplier may be asked; open orders wait in its book");
  f(may("above", "0 %"), s.above, "only when these countries make up more than this share of the stock");
}

}  // namespace chokepoint
