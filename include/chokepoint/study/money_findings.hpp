// What a disruption costs: accounts and prices of all replications, without and with the events.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"
#include "chokepoint/study/execute.hpp"
#include "chokepoint/study/student.hpp"

namespace chokepoint {

/// One number in currency, without and with the events; the difference is by pairs.
struct MoneyRow {
  std::string what;
  Estimate baseline, scenario, difference;
};

/// The accounts of all sites together, of one site, or of one end user. Rows of nothing in both runs are left out.
struct MoneyAccount {
  SiteId site;    ///< none: all together
  DemandId user;  ///< an end user's: revenue and margin, at risk and lost
  std::vector<MoneyRow> rows;
};

/// One market's price, in currency for a named unit of the good.
struct PriceFinding {
  std::uint32_t market = 0;
  double start = 0;
  Estimate baseline_mean, mean, highest, end;
  Estimate highest_day;  ///< days since the scenario's first day
};
/// Outside less inside, both without the tax that they contain.
struct PremiumFinding {
  GoodId good;
  double start = 0;
  Estimate baseline_mean, mean, end;
};
/// Demand that prices destroyed, in the good's unit; it is in no shortage.
struct ForgoneFinding {
  DemandId user;
  Estimate baseline, scenario;
};

struct MoneyFindings {
  std::vector<MoneyAccount> accounts;  ///< all together, then by site, then by end user; empty without accounts
  std::vector<PriceFinding> prices;
  std::vector<PremiumFinding> premiums;
  std::vector<ForgoneFinding> forgone;
};

MoneyFindings money_findings(const Network& network, const std::vector<const PairResult*>& pairs);

}  // namespace chokepoint
