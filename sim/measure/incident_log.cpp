// An event that touched nothing is a typing slip until shown otherwise.
#include "chokepoint/measure/incident_log.hpp"

#include <algorithm>

namespace chokepoint {

void IncidentLog::on(const Fact& f) {
  if (f.kind == FactKind::began) {
    events_[f.subject].began = true;
    events_[f.subject].begin = std::min(events_[f.subject].begin, f.at);
  } else if (f.kind == FactKind::touched) {
    events_[f.subject].touched = std::min(events_[f.subject].touched, f.at);
  } else if (f.kind == FactKind::held_back && f.other < events_.size()) {
    events_[f.other].held_back += f.amount;
  }
}

}  // namespace chokepoint
