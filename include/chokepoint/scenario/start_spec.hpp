// The state that a run takes over on a given day: stocks, goods under way, open orders, applications under review.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

// Each table is a list of rows in the scenario, or the name of a CSV file whose columns are the keys of a row.

struct StockRowSpec : Backed {
  Word site, good;
  Whole part;
  Amount amount;
  Spot spot;
};
template <class F>
void fields(F& f, StockRowSpec& s) {
  f(must("site"), s.site, "where it lies");
  f(must("good"), s.good, "of what");
  f(may("part", "the good has no part numbers there"), s.part, "which part number, from 1");
  f(must("amount"), s.amount, "how much is on hand; replaces `starts_with`");
  backed_fields(f, s);
}

/// How a row names its lane.
struct LaneRowSpec : Backed {
  Word lane, from, to, good;
  Whole part;
  Amount amount;
};
template <class F>
void lane_row_fields(F& f, LaneRowSpec& s) {
  f(may("lane", "the only one that fits"), s.lane, "id of the lane; or `from` and `to`");
  f(may("from", "that of the lane"), s.from, "the site that sends");
  f(may("to", "that of the lane"), s.to, "the site that buys");
  f(may("good", "the only one on the lane"), s.good, "of what");
  f(may("part", "the good has no part numbers there"), s.part, "which part number of the buyer's, from 1");
  f(must("amount"), s.amount, "how much");
}

struct UnderWayRowSpec : LaneRowSpec {
  Moment arrives;
  Spot spot;
};
template <class F>
void fields(F& f, UnderWayRowSpec& s) {
  lane_row_fields(f, s);
  f(must("arrives"), s.arrives, "when it is received; not before `as_of`");
  backed_fields(f, s);
}

struct OpenOrderRowSpec : LaneRowSpec {
  Moment placed;
  Spot spot;
};
template <class F>
void fields(F& f, OpenOrderRowSpec& s) {
  lane_row_fields(f, s);
  f(must("placed"), s.placed,
    "when it was ordered; not after `as_of`. What of the order has left is not open any more");
  backed_fields(f, s);
}

struct ApplicationRowSpec : LaneRowSpec {
  std::string id;
  Word licence;
  Moment filed;
  Spot spot;
};
template <class F>
void fields(F& f, ApplicationRowSpec& s) {
  f(may("id", "its number in the table"), s.id, "the applicant's own name for it, any text; tables of results show it");
  lane_row_fields(f, s);
  f(may("licence", "the only one that covers the lane"), s.licence,
    "id of the export licence event that it waits for, in force on `as_of`");
  f(must("filed"), s.filed,
    "when it was filed: not before the licence began, not after `as_of`; its clock runs from that day");
  backed_fields(f, s);
}

enum class Missing { steady, empty };
inline const std::vector<Vocable>& words(Missing) {
  static const std::vector<Vocable> w{
      {"steady", "as if the network had always run: stocks at their levels, goods and orders in the pipeline"},
      {"nothing", "empty: no stock, nothing under way, nothing ordered"}};
  return w;
}

struct StartSpec {
  Moment as_of;
  std::vector<StockRowSpec> stock;
  std::vector<UnderWayRowSpec> under_way;
  std::vector<OpenOrderRowSpec> open_orders;
  std::vector<ApplicationRowSpec> licences;
  Choice<Missing> missing;
  Spot spot;
  bool given() const { return as_of.given(); }
};
template <class F>
void fields(F& f, StartSpec& s) {
  f(must("as_of"), s.as_of, "the day whose state the tables hold; the run begins then: `from` may be left out");
  f(may("stock"), s.stock, "what is on hand, in rows or as the name of a CSV file with these columns");
  f(may("under_way"), s.under_way,
    "what has left its seller, in rows or as the name of a CSV file; replaces `under_way` of the lanes named");
  f(may("open_orders"), s.open_orders,
    "what is ordered and has not left, in rows or as the name of a CSV file; replaces `orders_under_way` of the lanes "
    "named");
  f(may("licences"), s.licences,
    "applications under review, in rows or as the name of a CSV file; their goods lie at the seller, beside `stock`. "
    "Where desks are passed one after the other, they stand before the first of them, in the order of filing");
  f(may("missing", "steady"), s.missing,
    "what stands for stores without a row in `stock`, and for lanes without one in `under_way` or `open_orders`, where "
    "the network says nothing itself. Work in process is steady, or what `in_work` says");
}

}  // namespace chokepoint
