// Ctrl-C, or a request to terminate: the first one asks for an end at the next check, the second ends at once.
#pragma once
#include <atomic>

namespace chokepoint::cli {

/// Catches SIGINT and SIGTERM from now on. The flag becomes true with the first.
const std::atomic<bool>& watch_interruption();

}  // namespace chokepoint::cli
