// What the rooms of licences, inspections and quotas do for the rest of the engine.
#pragma once
#include "world.hpp"

namespace chokepoint::engine {

// licence.cpp
RegimeState regime_at_start(const Network& n, const RunOptions& o, EventId event);

// licence_pass.cpp
/// What of a dispatch under a licence regime may leave at once.
struct Pass {
  Quantity licensed{};  ///< under a permit or a general licence
  Quantity free{};      ///< needs none (by largest remainder over the lane's dispatches, or by the buyer's luck)
};
Pass passes(World& w, const Staged& goods);
/// An order comes in under a regime in which goods are made only after the licence: it enters the seller's book as far
/// as it passes, the rest is applied for.
void apply_at_order(World& w, LaneId lane, Quantity amount, Time placed);

// licence_filing.cpp
/// Goods that are ready to leave are held and applied for, in applications of at most the regime's size.
void apply_for_licence(World& w, const Staged& goods);
/// The present stage of an application is over.
void decide(World& w, std::uint32_t application);
void run_out_of_patience(World& w, std::uint32_t application);

// licence_decision.cpp
/// What was denied or withdrawn within the interval that ends comes back to stock.
void hand_back(World& w);

// taking_over.cpp
/// Goods of applications filed before the run lie at their sellers; the applications begin with the first moment.
void hold_applications(World& w);
/// An application filed before the run: the authority goes on with it, or no licence is needed here.
void take_over(World& w, std::uint32_t row);

// licence_desk.cpp
void work_desk(World& w, std::uint32_t regime);
void work_release(World& w, std::uint32_t regime);
void work_counter(World& w, std::uint32_t regime_and_desk);

// inspection.cpp
InspectionState inspection_at_start(const Network& n, const RunOptions& o, EventId event);
/// What of a dispatch customs stop; it is held from now on.
Quantity stop_for_inspection(World& w, const Staged& goods);
void end_inspection(World& w, std::uint32_t goods);

// quota.cpp
/// The largest run not above `size` that the quotas in force leave; changes nothing.
Quantity left_by_quota(World& w, RecipeId recipe, Quantity size);
/// The same for a run that is about to begin: what is held back is told, and whose budget it ended.
Quantity allowed_by_quota(World& w, RecipeId recipe, Quantity size);
void charge_quota(World& w, RecipeId recipe, Quantity size, Quantity wanted);
void issue_batch(World& w, EventId event, std::uint32_t batch);
void turn_year(World& w, EventId event);
void renew_quotas(World& w);
/// What is left of a quota's budgets lapses.
void lapse(World& w, const QuotaState& q);
void settle_quotas(World& w);

// belief.cpp
/// Beliefs about a quota begin with it, and end with it.
void begin_beliefs(World& w, EventId quota);
void end_beliefs(World& w, EventId quota);
/// A month, a publication or a report is seen.
void hear_news(World& w, std::uint32_t belief);

// export_quota.cpp
/// What of `wanted` the export quotas in force let leave on the lane now.
Quantity left_for_export(World& w, LaneId lane, Quantity wanted);
/// What leaves is drawn from them.
void charge_export(World& w, LaneId lane, Quantity amount);

}  // namespace chokepoint::engine
