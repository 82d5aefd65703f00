// Customs inspections: which lanes, and how their dispatches are drawn.
#include "network/licensing.hpp"

namespace chokepoint {

Inspection incident_of(Compiling& c, const InspectionSpec& s, const std::string& path) {
  Inspection inspection;
  inspection.lanes = lanes_between(c, s.goods, s.leaves, s.goes_to, path);
  inspection.ranks = precedences_of(c, inspection.lanes, s.goods, s.leaves, s.goes_to);
  inspection.share = share_or(c, s.share, whole, path + ".share");
  inspection.takes = takes_of(c, s.takes, path + ".takes");
  inspection.per_buyer = s.drawn_per.value == DrawnPer::buyer_and_good;
  if (s.calendar.given())
    inspection.calendar = calendar_of(c, s.calendar, path + ".calendar");
  else if (s.takes.working) {
    c.warning(s.takes.spot, path, "counts working days but names no `calendar`: every day is a working day");
    inspection.calendar = calendar_of(c, {"daily", s.takes.spot}, path + ".calendar");
  }
  return inspection;
}

}  // namespace chokepoint
