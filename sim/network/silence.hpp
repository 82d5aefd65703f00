// Warnings of entries that are read, mean something, and have no effect in this world, or another one than meant.
#pragma once
#include "network/compiling.hpp"

namespace chokepoint {

/// After all parts are compiled: licences where nothing may leave, events that wait for an end that never comes, delays
/// of what is not decided yet, stores that nothing enters or leaves, and buyers of the cheapest who start with the
/// dearer.
void warn_of_silence(Compiling& c);

}  // namespace chokepoint
