// Planners' beliefs about quotas: what they learn, when, and how much more they keep because of it.
#include <algorithm>
#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "kinds.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

const Quota& quota_of(const World& w, const PlannersBelief& b) {
  return std::get<Quota>(w.network.events[b.about].kind);
}

double units(Quantity q) { return static_cast<double>(q.units); }

/// A part's amount in a steady year.
double yearly(const Recipe& recipe, const Part& part) {
  return recipe.flow * units(part.amount) / units(recipe.basis) * 365;
}

/// What the quota counts in a year of steady flow; what runs on free feed counts too, for it serves the same buyers.
double steady_need(const World& w, const Quota& quota) {
  double sum = 0;
  for (const QuotaRecipe& entry : quota.recipes)
    for (const PartId p : entry.counted) sum += yearly(w.network.recipes[entry.recipe], w.network.parts[p]);
  for (const QuotaLane& entry : quota.lanes) sum += w.network.lanes[entry.lane].flow * 365;
  return sum;
}

/// All that a report of output has counted since the start of the run.
Quantity counted_output(const World& w, const Report& report) {
  Quantity sum{};
  for (const ItemId item : report.items)
    for (const RecipeId r : w.item(item).made_by)
      for (const PartId p : w.network.recipes[r].outputs) {
        const Part& part = w.network.parts[p];
        if (part.item == item) sum += given(w.network.recipes[r], part, {}, w.state.recipes[r].done);
      }
  return sum;
}

bool is_first_of_month(Time t) { return t == start_of_day(t) && date_of(t).day == 1; }

Time next_month(Time t) {
  const Date d = date_of(t);
  return d.month == 12 ? time_of({d.year + 1, 1, 1}) : time_of({d.year, d.month + 1, 1});
}

void begin_year_of(const PlannersBelief& terms, BeliefState& b, int year, double last_year) {
  b.year = year;
  b.now = expected(last_year, terms.growth, terms.sd);
  b.scale = b.now.mean;
}

/// The month that has just ended goes into the report, if it was whole.
void write_report(const World& w, const PlannersBelief& terms, BeliefState& b) {
  const Report& report = w.network.reports[terms.report];
  const Quantity all = counted_output(w, report);
  const Time month = w.now() - second;
  if (is_first_of_month(b.since))
    b.unseen.push_back({seen_on(report.when, month), date_of(month).year, units(all - b.counted)});
  b.counted = all;
  b.since = w.now();
}

/// Months of an earlier year teach nothing about this one: they are about what was allowed then.
void read_reports(const World& w, const PlannersBelief& terms, BeliefState& b) {
  while (!b.unseen.empty() && b.unseen.front().seen <= w.now()) {
    if (b.unseen.front().year == b.year)
      b.now = after_month(b.now, b.unseen.front().output, terms.month_spread, b.scale);
    b.unseen.erase(b.unseen.begin());
  }
}

/// The size of all the year's batches ends the guessing; that of some of them is a floor.
void read_publications(const World& w, const PlannersBelief& terms, BeliefState& b) {
  double known = 0;
  bool all = true, any = false;
  for (const QuotaBatch& batch : quota_of(w, terms).batches) {
    if (date_of(batch.effective).year != b.year) continue;
    any = true;
    if (batch.size_published <= w.now())
      known += units(batch.amount);
    else
      all = false;
  }
  if (any && all) b.now = {known, 0};
  b.now.mean = std::max(b.now.mean, known);
}

/// The believed gap becomes stock: each item's order-up-to level rises by so many days of use.
void act_on_belief(World& w, const PlannersBelief& terms, BeliefState& b, bool active) {
  const double need = terms.need > 0 ? terms.need : steady_need(w, quota_of(w, terms));
  const double days = active ? believed_gap(b.now, need) * in_days(terms.buys_ahead) : 0;
  const Duration cover{static_cast<std::int64_t>(std::llround(days * 86'400.0))};
  if (cover == b.extra_cover) return;
  for (const ItemId item : terms.items) {
    w.stock(item).extra_cover = w.stock(item).extra_cover + (cover - b.extra_cover);
    w.mark(Phase::review, w.item(item).site);
  }
  b.extra_cover = cover;
  if (!terms.items.empty()) w.touch(terms.about.index);
}

void tell(World& w, std::uint32_t index) {
  const BeliefState& b = w.state.beliefs[index];
  const double ppm = b.now.mean > 0 ? b.now.sd / b.now.mean * 1e6 : 0;
  const Quantity mean{std::llround(b.now.mean)};
  w.facts.push_back({w.now(),
                     FactKind::believed,
                     w.network.beliefs[index].about.index,
                     index,
                     mean,
                     {},
                     static_cast<std::uint32_t>(std::min(4e9, ppm + 0.5))});
}

void wait_for_news(World& w, std::uint32_t index) {
  const PlannersBelief& terms = w.network.beliefs[index];
  Time next = next_month(w.now());
  for (const UnseenMonth& month : w.state.beliefs[index].unseen) next = std::min(next, month.seen);
  for (const QuotaBatch& batch : quota_of(w, terms).batches)
    if (terms.learns && batch.size_published > w.now()) next = std::min(next, batch.size_published);
  if (next < w.network.until) w.schedule(next, Phase::change, w.state.events[terms.about].rank, Kind::news, index);
}

void learn(World& w, std::uint32_t index) {
  const PlannersBelief& terms = w.network.beliefs[index];
  BeliefState& b = w.state.beliefs[index];
  if (const int year = date_of(w.now()).year; year != b.year) begin_year_of(terms, b, year, b.now.mean);
  if (terms.report != no_index) read_reports(w, terms, b);
  if (terms.learns) read_publications(w, terms, b);
  act_on_belief(w, terms, b, true);
  tell(w, index);
  wait_for_news(w, index);
}

template <class Do>
void for_each_belief(World& w, EventId quota, Do act) {
  for (std::uint32_t i = 0; i < w.network.beliefs.size(); ++i)
    if (w.network.beliefs[i].about == quota) act(i, w.network.beliefs[i], w.state.beliefs[i]);
}

}  // namespace

void begin_beliefs(World& w, EventId quota) {
  for_each_belief(w, quota, [&](std::uint32_t i, const PlannersBelief& terms, BeliefState& b) {
    b.active = true;
    begin_year_of(terms, b, date_of(w.now()).year, terms.last_year);
    b.since = w.now();
    if (terms.report != no_index) b.counted = counted_output(w, w.network.reports[terms.report]);
    learn(w, i);
  });
}

void end_beliefs(World& w, EventId quota) {
  for_each_belief(w, quota, [&](std::uint32_t, const PlannersBelief& terms, BeliefState& b) {
    b.active = false;
    act_on_belief(w, terms, b, false);
  });
}

void hear_news(World& w, std::uint32_t index) {
  const PlannersBelief& terms = w.network.beliefs[index];
  BeliefState& b = w.state.beliefs[index];
  if (!b.active) return;
  if (terms.report != no_index && is_first_of_month(w.now())) write_report(w, terms, b);
  learn(w, index);
}

}  // namespace chokepoint::engine
