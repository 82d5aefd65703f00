// Export quotas: which lanes are charged to which budget.
#include "network/quota_parts.hpp"

namespace chokepoint {
namespace {

void add_lanes(Compiling& c, const ExportQuotaSpec& s, Quota& q, const std::string& path) {
  q.budget_of_lane.assign(c.net.lanes.size(), UINT32_MAX);
  for (const auto lane : lanes_between(c, s.goods, s.leaves, s.goes_to, path)) {
    const auto& seller = c.net.sites[c.net.lanes[lane].from_site];
    const auto budget = s.shares.empty() ? std::optional<std::uint32_t>(0) : budget_of(q, seller);
    if (!budget) report_no_share(c, s.shares, seller, path);
    q.lanes.push_back({lane, budget.value_or(0)});
    q.budget_of_lane[lane.index] = budget.value_or(0);
  }
}

}  // namespace

Quota incident_of(Compiling& c, const ExportQuotaSpec& s, const std::string& path) {
  Quota q;
  set_budgets(c, s.shares, q, path);
  add_lanes(c, s, q, path);
  q.before = s.before_issue.given() ? before_of(s.before_issue.value) : Quota::Before::strict;
  q.carry_over = share_or(c, s.carry_over, nothing, path + ".carry_over");
  q.expected = Rate{unlimited, day};
  if (q.lanes.empty()) return q;
  std::vector<bool> goods(c.net.goods.size());
  for (const auto& l : q.lanes) goods[c.net.lanes[l.lane].good] = true;
  if (const auto* good = common_good(c, goods, s.goods.spot, path + ".goods"))
    add_batches(c, s.batches, s.goods.spot, *good, q, path);
  return q;
}

}  // namespace chokepoint
