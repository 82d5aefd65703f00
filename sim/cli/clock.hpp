// What time it is, for manifests alone: no result depends on it.
#pragma once
#include <string>

namespace chokepoint::cli {

/// UTC, ISO 8601: 2025-04-04T09:30:00Z.
std::string clock_text();

}  // namespace chokepoint::cli
