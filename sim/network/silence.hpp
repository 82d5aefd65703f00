// Warnings of entries that are read, mean something, and have no effect in this world.
#pragma once
#include "network/compiling.hpp"

namespace chokepoint {

/// After all parts are compiled: licences where nothing may leave, events that wait for an end that never comes, delays
/// of what is not decided yet, stores that nothing enters or leaves.
void warn_of_silence(Compiling& c);

}  // namespace chokepoint
