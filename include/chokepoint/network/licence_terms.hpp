// An export licence regime, compiled: whose goods need one, on what terms, and what changes them.
#pragma once
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/network/ids.hpp"

namespace chokepoint {

/// Terms of one lane under a licence regime.
struct LicenceTerms {
  LaneId lane;
  Distribution review;
  bool working = false;
  Share approved = whole, free = nothing;
  bool treated = false;
};
/// A limit of a desk or a release: an amount or a number of applications per day; nothing set: no limit.
struct DeskLimit {
  bool limited = false, counts = false, working_days = false;
  Rate rate{};
};
struct Licence {
  std::vector<LicenceTerms> terms;
  CalendarId calendar;
  DeskLimit desk;
  Duration grace{};
  Quantity application{};
};
struct LicenceChange {
  EventId of;
  std::vector<LaneId> lanes;  ///< none: all that have no treatment of their own
  bool sets_review = false, sets_desk = false, sets_approved = false, sets_free = false, releases = false, ends = false;
  Distribution review;
  bool working = false;
  DeskLimit desk;
  Share approved = whole, free = nothing;
  Duration older_than{};
  DeskLimit release;
};

}  // namespace chokepoint
