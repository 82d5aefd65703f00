// One function for each kind of event: its specification in, its resolved targets and terms out.
#pragma once
#include <string>

#include "network/selecting.hpp"

namespace chokepoint {

Outage incident_of(Compiling& c, const OutageSpec& s, const std::string& path);
DemandChange incident_of(Compiling& c, const DemandChangeSpec& s, const std::string& path);
Ban incident_of(Compiling& c, const BanSpec& s, const std::string& path);
Ban incident_of(Compiling& c, const BanExceptionSpec& s, const std::string& path);
PurchaseRule incident_of(Compiling& c, const PurchaseRuleSpec& s, const std::string& path);
NewCapacity incident_of(Compiling& c, const CapacitySpec& s, const std::string& path);
ProjectDelay incident_of(Compiling& c, const ProjectDelaySpec& s, const std::string& path);
StockLoss incident_of(Compiling& c, const StockLossSpec& s, const std::string& path);
StockRelease incident_of(Compiling& c, const StockReleaseSpec& s, const std::string& path);
Licence incident_of(Compiling& c, const LicenceSpec& s, const std::string& path);
LicenceChange incident_of(Compiling& c, const LicenceChangeSpec& s, const std::string& path);
Tariff incident_of(Compiling& c, const TariffSpec& s, const std::string& path);
Inspection incident_of(Compiling& c, const InspectionSpec& s, const std::string& path);
Quota incident_of(Compiling& c, const QuotaSpec& s, const std::string& path);
TargetShift incident_of(Compiling& c, const PrecautionSpec& s, const std::string& path);
TargetShift incident_of(Compiling& c, const FrontLoadingSpec& s, const std::string& path);
PhantomOrders incident_of(Compiling& c, const PhantomSpec& s, const std::string& path);
RecipeShift incident_of(Compiling& c, const RecipeShiftSpec& s, const std::string& path);
PileRelease incident_of(Compiling& c, const StockpileReleaseSpec& s, const std::string& path);
PileRefill incident_of(Compiling& c, const StockpileRefillSpec& s, const std::string& path);
Truce incident_of(Compiling& c, const TruceSpec& s, const std::string& path);
/// The day for which front-loading buyers prepare when it is given by another event; else `end`.
Time end_by_event(Compiling& c, const EventSpec& s, Time end, const std::string& path);
Reroute incident_of(Compiling& c, const RerouteSpec& s, const std::string& path);
/// An outage of some modes of its lanes.
Outage outage_of_modes(Compiling& c, const OutageSpec& s, const std::string& path);
Quota incident_of(Compiling& c, const ExportQuotaSpec& s, const std::string& path);
QuotaChange incident_of(Compiling& c, const QuotaChangeSpec& s, const std::string& path);

/// Reports releases that would close at a limit at which they open again.
void check_hysteresis(Compiling& c);

/// The given share, or `otherwise`; reports one below 0 % or above 100 %.
Share share_or(Compiling& c, const Percent& p, Share otherwise, const std::string& path);
/// A good in whose unit amounts of all `goods` can be read; reports goods of different kinds.
const Good* common_good(Compiling& c, const std::vector<bool>& goods, Spot spot, const std::string& path);

}  // namespace chokepoint
