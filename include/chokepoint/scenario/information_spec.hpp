// Reports of flows and beliefs about quotas, as their author wrote them.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct ReportSpec : Backed {
  Word id;
  std::string by;
  Selector goods, made_at, leaves, goes_to;
  Whole on_day, months_later;
  Spot spot;
};
template <class F>
void fields(F& f, ReportSpec& s) {
  f(must("id"), s.id, "name of the report, unique in the list");
  f(may("by"), s.by, "who publishes or files it, in words");
  f(must("goods"), s.goods, "goods or classes that it counts");
  f(may("made_at"), s.made_at, "sites whose output it counts; or give `leaves`");
  f(may("leaves"), s.leaves, "places of dispatch: it counts what leaves from here");
  f(may("goes_to", "any other country"), s.goes_to, "destinations, with `leaves`");
  f(may("on_day", "10"), s.on_day, "day of the month on which a month's flows are seen, at 00:00; 31 is the last day");
  f(may("months_later", "1"), s.months_later, "in which month after the flows' own; 1 is the next one");
  backed_fields(f, s);
}

struct BeliefSpec : Backed {
  Word id, about;
  Selector held_by;
  Amount last_year;
  Percent expected_growth, sd;
  Word learns_from;
  Percent month_spread;
  Span buys_ahead;
  Selector goods;
  Amount need;
  Spot spot;
};
template <class F>
void fields(F& f, BeliefSpec& s) {
  f(must("id"), s.id, "name of the belief, unique in the list");
  f(must("about"), s.about, "id of the quota or export quota event whose yearly size is guessed");
  f(must("held_by"), s.held_by, "the sites that believe it; holders know their own quota and are not asked");
  f(must("last_year"), s.last_year, "what was issued in the year before the quota begins");
  f(change(may("expected_growth", "0 %")), s.expected_growth,
    "expected mean: last year x (1 + growth); from the second year on, last year is what was believed of it");
  f(may("sd", "5 %"), s.sd, "standard deviation of a new year's belief, in percent of its mean");
  f(may("learns_from", "publication"), s.learns_from,
    "`nothing`; `publication`: replaced when the size of all the year's batches is published (until then never below "
    "what is); or the id of a report of output: publication, and until then every month's output as it is seen");
  f(may("month_spread", "10 %"), s.month_spread,
    "how far twelve times a month's output may be off the year's amount (standard deviation), with a report");
  f(may("buys_ahead", "0 d"), s.buys_ahead,
    "the believers raise their cover by (1 - believed amount / need) x this: they buy in advance what will be missing");
  f(may("goods", "all that they buy"), s.goods, "goods whose cover they raise");
  f(may("need", "what the quota counts in steady flow, in a year"), s.need, "the yearly amount that would be enough");
  backed_fields(f, s);
}

}  // namespace chokepoint
