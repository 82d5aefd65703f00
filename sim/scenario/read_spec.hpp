// The walk over a whole scenario alone, for those who have no use for its text.
#pragma once
#include "read_context.hpp"

namespace chokepoint {

/// Reads a merged tree into `spec`; findings and sources go into the context.
void read_spec(ReadContext& context, const Tree& tree, ScenarioSpec& spec);

}  // namespace chokepoint
