// Customs inspections as their author wrote them.
#pragma once
#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/licence_parts_spec.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct InspectionSpec {
  Selector goods, leaves, goes_to;
  Percent share;
  Delay takes;
  Word calendar;
  Choice<DrawnPer> drawn_per;
};
constexpr const char* tag(const InspectionSpec*) { return "customs inspection"; }
template <class F>
void fields(F& f, InspectionSpec& s) {
  f(must("goods"), s.goods, "goods or classes under one tariff code: look-alikes are stopped whatever they contain");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(may("share", "100 %"), s.share, "share of the dispatches that is stopped, licensed or not");
  f(must("takes"), s.takes, "how long a stopped dispatch is held before it goes on; it is not inspected twice");
  f(may("calendar", "daily"), s.calendar, "working days of the customs, when `takes` counts them");
  f(may("drawn_per", "dispatch"), s.drawn_per, "how `share` is drawn");
}

}  // namespace chokepoint
