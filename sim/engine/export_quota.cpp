// Export quotas: drawn when goods leave; what exceeds the budget waits with the seller.
#include "chokepoint/engine/run.hpp"
#include "quota_budget.hpp"
#include "regulation.hpp"

namespace chokepoint::engine {
namespace {

template <class Do>
void for_each_export_quota(World& w, LaneId lane, Do act) {
  for (QuotaState& q : w.state.quotas) {
    if (!q.active) continue;
    const Quota& rule = terms_of(w, q);
    if (rule.budget_of_lane.empty() || rule.budget_of_lane[lane.index] == no_index) continue;
    act(q, rule, rule.budget_of_lane[lane.index]);
  }
}

}  // namespace

Quantity left_for_export(World& w, LaneId lane, Quantity wanted) {
  Quantity least = wanted;
  for_each_export_quota(w, lane, [&](QuotaState& q, const Quota& rule, std::uint32_t budget) {
    const Quantity room = room_of(rule, q.budgets[budget]);
    if (room < wanted) w.touch(q.event.index);
    least = min(least, room);
  });
  return least;
}

void charge_export(World& w, LaneId lane, Quantity amount) {
  for_each_export_quota(
      w, lane, [&](QuotaState& q, const Quota&, std::uint32_t budget) { draw(w, q, budget, amount, false, {}, {1}); });
}

}  // namespace chokepoint::engine
