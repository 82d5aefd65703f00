// Breakdowns of a plant, compiled.
#pragma once
#include <cstdint>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

enum class StoppedWork : std::uint8_t { resumes, scrapped, finishes };

/// An alternating renewal process, up at the start.
struct Failure {
  SiteId site;
  Distribution up, down;       ///< days
  Share availability = whole;  ///< mean up / (mean up + mean down)
  bool while_idle = true;
  StoppedWork work = StoppedWork::resumes;
};

}  // namespace chokepoint
