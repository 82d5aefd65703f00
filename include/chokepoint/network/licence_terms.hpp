// An export licence regime, compiled: whose goods need one, on what terms, and what changes them.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/network/precedence.hpp"

namespace chokepoint {

inline constexpr std::int32_t after_all = INT32_MAX;  ///< the priority of who has none

/// A time that something takes, in days or working days.
struct Takes {
  Distribution days;
  bool working = false, given = false;
};

/// Terms of one lane under a licence regime.
struct LicenceTerms {
  LaneId lane;
  Precedence rank;  ///< of the regime on this lane
  Distribution review;
  bool working = false;
  Share approved = whole, free = nothing;
  bool treated = false;
  bool own_clock = false;  ///< its treatment has a `decided_after` of its own: past the chain of desks
  Share returned = nothing, exempt = nothing;
  std::int32_t priority = after_all;
  std::uint32_t group = 0;              ///< index in Licence::groups
  std::vector<std::uint32_t> generals;  ///< general licences that may cover it, in Licence::generals
};
/// A limit of a desk or a release: an amount or a number of applications per day; nothing set: no limit.
struct DeskLimit {
  bool limited = false, counts = false, working_days = false;
  Rate rate{};
};
/// One desk of a chain: clerks, or a daily limit, or neither (all are worked on at a time).
struct Desk {
  std::string id;
  Takes takes;
  std::uint32_t clerks = 0;  ///< 0: as many as needed
  DeskLimit limit;
  Share returns = nothing;
  std::uint32_t to = 0;  ///< where what it sends back comes in again
  Takes completed;
};
/// One licence for all that certain sellers send to one buyer.
struct GeneralLicence {
  Time from{};
  Duration valid{};  ///< 0: without end
  Quantity cap = unlimited;
  std::uint32_t after = 0;  ///< single approvals for that buyer before it is given
};
struct Licence {
  std::vector<LicenceTerms> terms;
  CalendarId calendar;
  DeskLimit desk;
  Duration grace{};
  Quantity application{};
  std::vector<std::string> groups;  ///< names of the classes; empty when no treatment has a name
  std::vector<Desk> desks;
  std::vector<GeneralLicence> generals;
  Takes prepared, completed, patience, fast;
  Share fast_share = nothing;
  bool resumes = false, gives_up = false, at_licence = false, per_buyer = false, has_classes = false;
  Duration refiles_after{}, valid{};  ///< 0: never; 0: without end
};
struct LicenceChange {
  EventId of;
  std::vector<LaneId> lanes;  ///< none: all that have no treatment of their own
  bool sets_review = false, sets_desk = false, sets_approved = false, sets_free = false, releases = false, ends = false;
  bool sets_returned = false, sets_clerks = false, of_chain = false;
  Distribution review;
  bool working = false;
  DeskLimit desk;
  Share approved = whole, free = nothing, returned = nothing;
  std::uint32_t at = 0, clerks = 0;  ///< which desk of the chain
  Duration older_than{};
  DeskLimit release;
};

}  // namespace chokepoint
