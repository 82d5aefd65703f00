// How sure a scenario asks to be: half widths of means, for which replications are added.
#pragma once
#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

/// One goal. Its words are those of `--precision`; study/precision reads them.
struct PrecisionSpec {
  Word to, of;
  Spot spot;
};
constexpr const char* shorthand(const PrecisionSpec*) { return "to"; }
template <class F>
void fields(F& f, PrecisionSpec& s) {
  f(must("to"), s.to,
    "half width of the 95 % interval of the mean with the events: a percentage of the mean, such as `5 %`, or a width "
    "in the number's own unit, such as `2 d`");
  f(may("of", "unmet_days"), s.of,
    "the number: `unmet_days`, `first_stop_day`, `stop_days of car-plant` and the others that `--precision` takes");
}

}  // namespace chokepoint
