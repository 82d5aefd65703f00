// What production and export quotas have in common: budgets by group, batches.
#pragma once
#include <optional>
#include <string>

#include "network/incidents.hpp"

namespace chokepoint {

/// One common budget, or one for each group that has a share, now or after a change of this quota (the event is
/// named by `path`).
void set_budgets(Compiling& c, const Table<Percent>& shares, Quota& q, const std::string& path);
/// Of a site: its group's, or for a site without a group its own; nothing where no share is given to it.
std::optional<std::uint32_t> budget_of(const Quota& q, const Site& site);
void report_no_share(Compiling& c, const Table<Percent>& shares, const Site& site, const std::string& path);
/// `good`: in whose unit the amounts are.
void add_batches(Compiling& c, const std::vector<BatchSpec>& batches, Spot spot, const Good& good, Quota& q,
                 const std::string& path);
Quota::Before before_of(BeforeIssue b);

}  // namespace chokepoint
