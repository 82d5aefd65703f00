// Random plans and how a failing one is shown: as a scenario file that can be saved and run.
#pragma once
#include <ostream>

#include <rapidcheck.h>

#include "properties/plan.hpp"

namespace chokepoint::properties {

/// What kinds of worlds: `calm` has none of what makes results jump (batches, reorder points, drawn times).
struct Kinds {
  bool calm = false;
  bool events = true;
  bool chance = true;
};

rc::Gen<Plan> any_plan(const Kinds& kinds = {});
/// One site a tier, no competition, nothing drawn; one event.
rc::Gen<Plan> any_chain();

void showValue(const Plan& plan, std::ostream& out);

}  // namespace chokepoint::properties
