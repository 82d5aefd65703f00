// What can happen: one struct for each kind of event, and the event around it.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/network/adaptation_terms.hpp"
#include "chokepoint/network/behaviour_terms.hpp"
#include "chokepoint/network/ids.hpp"
#include "chokepoint/network/inspection_terms.hpp"
#include "chokepoint/network/licence_terms.hpp"
#include "chokepoint/network/money_terms.hpp"
#include "chokepoint/network/onset.hpp"
#include "chokepoint/network/origin_terms.hpp"
#include "chokepoint/network/quota_terms.hpp"
#include "chokepoint/network/transport_terms.hpp"

namespace chokepoint {

// What can happen. Targets are resolved; `begin` and `end` stand in Incident.
struct Outage {
  std::vector<SiteId> sites;
  std::vector<LaneId> lanes;
  Share left{};
  Duration recovery{};
  bool scraps_work = false, stops_goods = false, loses_goods = false, cancels_orders = false;
  bool pauses_orders = false, pauses_receipts = false;
  std::vector<LaneMode> modes;  ///< instead of sites and lanes
  std::vector<LaneId> by_mode;  ///< their lanes
};
struct DemandChange {
  std::vector<DemandId> demands;
  Share factor{};
  Duration rises{}, falls{};  ///< straight lines after the begin and after the end
  bool ramped() const { return rises > Duration{} || falls > Duration{}; }
};
struct Ban {
  std::vector<LaneId> lanes;
  std::vector<Precedence> ranks;  ///< as `lanes`
  bool permits = false;           ///< an exception: what bans that are more general forbid may leave here
  bool seizes_goods = false, cancels_orders = false;
  Share leaks = nothing;
  Duration adds{};  ///< to the way of what leaks
};
struct NewCapacity {
  std::vector<SiteId> sites;
  Rate adds{};
  Duration lead{}, ramp{};
  bool s_curve = false;
};
struct ProjectDelay {
  EventId of;
  Duration by{};
};
struct StockLoss {
  std::vector<ItemId> items;
  Share share = whole;
  Quantity amount{};
  bool by_amount = false;
};
struct StockRelease {
  std::vector<ItemId> items;
  Quantity amount{};
};

using IncidentKind = std::variant<Outage, DemandChange, Ban, Licence, LicenceChange, Quota, NewCapacity, StockLoss,
                                  StockRelease, TargetShift, PhantomOrders, Truce, QuotaChange, Tariff, Inspection,
                                  RecipeShift, PileRelease, PileRefill, Reroute, PurchaseRule, ProjectDelay>;

struct Incident {
  std::string id, source, note, what;
  Time begin{}, end = never;  ///< `begin` is never where it follows from a condition or another event: see `onset`
  bool background = false;
  IncidentKind kind;
  Onset onset;
  bool dated() const { return begin != never; }

  // Out of line: else every file that owns one compiles the copying of all kinds anew.
  Incident();
  Incident(const Incident&);
  Incident(Incident&&) noexcept;
  Incident& operator=(const Incident&);
  Incident& operator=(Incident&&) noexcept;
  ~Incident();
};

}  // namespace chokepoint
