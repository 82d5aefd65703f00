// Which events began, and which changed anything at all.
#pragma once
#include <vector>

#include "chokepoint/engine/fact.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint {

struct IncidentResult {
  bool began = false;
  Time begin = never;    ///< of the first time, not before the run's start
  Time touched = never;  ///< when it first changed something; never: it changed nothing
  Quantity held_back{};  ///< of runs, added over goods: only to see which event matters
};

/// Hears began, touched, held_back.
class IncidentLog {
 public:
  explicit IncidentLog(const Network& network) : events_(network.events.size()) {}
  void on(const Fact& fact);
  std::vector<IncidentResult> finish() { return std::move(events_); }

 private:
  std::vector<IncidentResult> events_;
};

}  // namespace chokepoint
