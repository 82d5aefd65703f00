// Recipes as their author wrote them: what a run takes, what it gives, how long and how well.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/money_spec.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

struct NeedSpec : Backed {
  Amount amount;
  std::vector<Word> any_of;
  Whole parts;
  Delay cover;
  Flag fitted_later;
  Spot spot;
};
constexpr const char* shorthand(const NeedSpec*) { return "amount"; }
template <class F>
void fields(F& f, NeedSpec& s) {
  f(must("amount"), s.amount, "what one run takes of it");
  f(may("any_of"), s.any_of,
    "goods that serve alike: the need is ordered of the first; the others are used, from stock that their own `keeps` "
    "holds, when it runs out (the key is then only a label)");
  f(may("parts", "1"), s.parts,
    "how many part numbers of the good this need stands for: each has an even part of the amount, its own stock, "
    "orders, shipments and licence applications; the scarcest stops the run. What `keeps` says of the good holds for "
    "each");
  f(may("cover", "of `keeps`"), s.cover,
    "days of cover of the part numbers: one for all, or a distribution, such as `lognormal(30 d, cv 0.6)`, whose "
    "evenly spaced quantiles they have, the same in every run");
  f(may("fitted_later", "false"), s.fitted_later,
    "true: a line that `parks` goes on without it; the unit is parked and finished when the part has come");
  backed_fields(f, s);
}

/// Poorer early quality.
struct QualitySpec {
  Percent at_first;
  Span full_after;
  Spot spot;
  bool given() const { return spot.line != 0; }
};
template <class F>
void fields(F& f, QualitySpec& s) {
  f(must("at_first"), s.at_first, "share of the output that is good when the recipe first runs; the rest is dumped");
  f(must("full_after"), s.full_after, "time from its first run until all of it is good, in a straight line");
}

struct RecipeSpec : Backed {
  Table<Amount> makes;
  Table<NeedSpec> needs;
  std::vector<Word> driving;
  Percent yield;
  Delay takes;
  Amount batch;
  QualitySpec quality;
  RecipeMoneySpec money;
  Whole servers;
  Flow at_most;
  Whole priority;
  Percent share;
  Spot spot;
};
template <class F>
void recipe_fields(F& f, RecipeSpec& s) {
  f(may("makes"), s.makes, "what one run gives: a good, or several with their amounts (joint production)");
  f(may("needs"), s.needs, "what one run takes of each input");
  f(may("driving", "the first output"), s.driving,
    "outputs whose need sets the rate of a joint process; the others come along");
  f(may("yield", "100 %"), s.yield, "share of the stated output that is good; the rest is lost");
  f(may("takes", "0 d"), s.takes, "production lead time from start to completion");
  f(may("batch"), s.batch, "size of one batch in the first output; a start waits for a whole batch of every input");
  f(may("quality", "good from the first run on"), s.quality,
    "poorer quality of a new source: part of what it makes is dumped at first (ramp of the yield)");
  f(may("money"), s.money, "what a run costs; counts when the scenario keeps accounts (`money`)");
  f(may("servers", "any number"), s.servers,
    "how many batches are in work at the same time at the most; each is a run of its own, with its own time");
}
template <class F>
void fields(F& f, RecipeSpec& s) {
  recipe_fields(f, s);
  f(may("at_most", "the site's"), s.at_most, "capacity of this recipe alone, in its first output");
  f(may("priority", "file order"), s.priority, "which recipe runs first on shared capacity; 1 is first");
  f(may("share"), s.share, "share of the need that this recipe serves when recipes share by share");
  backed_fields(f, s);
}

}  // namespace chokepoint
