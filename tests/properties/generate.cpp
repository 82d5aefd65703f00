// The ranges of the numbers in a plan. Each is drawn by itself and shrinks towards its lower end, which is the
// plainest.
#include "properties/generate.hpp"

namespace chokepoint::properties {
namespace {

using rc::gen::inRange;
using rc::gen::set;

rc::Gen<int> up_to(int most) { return inRange(0, most + 1); }

rc::Gen<SitePlan> any_site(const Kinds& kinds) {
  const int jumps = kinds.calm ? 0 : 1;
  return rc::gen::build<SitePlan>(
      set(&SitePlan::country, up_to(2)), set(&SitePlan::cover, up_to(12)), set(&SitePlan::shelf, up_to(6)),
      set(&SitePlan::takes, up_to(4)), set(&SitePlan::spread, up_to(kinds.chance ? 1 : 0)),
      set(&SitePlan::room_to_spare, kinds.calm ? rc::gen::just(0) : up_to(60)), set(&SitePlan::allocates, up_to(5)),
      set(&SitePlan::policy, kinds.calm ? rc::gen::just(0) : up_to(4)),
      set(&SitePlan::review, kinds.calm ? rc::gen::just(1) : up_to(4)), set(&SitePlan::joint, up_to(jumps)),
      set(&SitePlan::batch, up_to(5 * jumps)), set(&SitePlan::short_of, up_to(2)), set(&SitePlan::line, up_to(1)),
      set(&SitePlan::demand, inRange(1, 21)), set(&SitePlan::suppliers, inRange(1, 4)),
      set(&SitePlan::first_supplier, up_to(2)), set(&SitePlan::by_priority, up_to(jumps)),
      set(&SitePlan::transit, up_to(8)), set(&SitePlan::order_takes, up_to(2)), set(&SitePlan::in_order, up_to(1)),
      set(&SitePlan::lane_limit, kinds.calm ? rc::gen::just(0) : up_to(50)), set(&SitePlan::loses, up_to(5 * jumps)));
}

rc::Gen<EventPlan> any_event() {
  return rc::gen::build<EventPlan>(set(&EventPlan::kind, inRange(0, static_cast<int>(event_kinds))),
                                   set(&EventPlan::day, inRange(1, 50)), set(&EventPlan::lasts, inRange(1, 30)),
                                   set(&EventPlan::target, up_to(20)), set(&EventPlan::strength, inRange(1, 101)),
                                   set(&EventPlan::option, up_to(104)));
}

/// Between `least` and `most` of them.
template <class T>
rc::Gen<std::vector<T>> some(std::size_t least, std::size_t most, rc::Gen<T> one) {
  return rc::gen::mapcat(inRange(least, most + 1),
                         [=](std::size_t many) { return rc::gen::container<std::vector<T>>(many, one); });
}

}  // namespace

rc::Gen<Plan> any_plan(const Kinds& kinds) {
  return rc::gen::build<Plan>(
      set(&Plan::days, inRange(20, 61)), set(&Plan::half_days, up_to(1)),
      set(&Plan::recycles, up_to(kinds.calm ? 0 : 1)),
      set(&Plan::tiers, some<std::vector<SitePlan>>(2, 4, some<SitePlan>(1, 3, any_site(kinds)))),
      set(&Plan::events, some<EventPlan>(0, kinds.events ? 5 : 0, any_event())));
}

rc::Gen<Plan> any_chain() {
  return rc::gen::map(any_plan({true, true, false}), [](Plan plan) {
    for (auto& tier : plan.tiers) tier.resize(1);
    plan.tiers.front().front().country = 0;
    return plan;
  });
}

void showValue(const Plan& plan, std::ostream& out) {
  out << "\n# Save this as world.yaml and see what happens: chokepoint trace world.yaml\n"
      << scenario_text(plan) << "# end\n";
}

}  // namespace chokepoint::properties
