// The order in which a scenario becomes a network.
#include "chokepoint/network/compile.hpp"

#include "chokepoint/network/balance.hpp"
#include "chokepoint/network/structure.hpp"
#include "network/compiling.hpp"

namespace chokepoint {
namespace {

std::string joined(const std::vector<std::string>& names, const char* between) {
  std::string text;
  for (const auto& n : names) text += (text.empty() ? "" : between) + n;
  return text;
}

void check_loops(Compiling& c) {
  auto loop = zero_delay_loop(c.net);
  if (loop.empty()) return;
  loop.push_back(loop.front());
  c.error(c.spec.spot, "lanes", "goods would go round in no time: " + joined(loop, " to ") +
                                    "; give one of these lanes (`takes`) or recipes (`takes`) a delay");
}

void report(Compiling& c, const Balance& b) {
  const auto& n = c.net;
  const auto rate = [](double x, double per_unit) { return std::to_string(x / per_unit); };
  for (const auto& o : b.overloads) {
    const auto good = o.lane ? n.lanes[o.lane].good : n.items[n.parts[n.recipes[o.recipe].outputs.first].item].good;
    const auto per_unit = static_cast<double>(n.goods[good].per_unit);
    const auto path = o.lane ? "lanes." + n.lanes[o.lane].name : "sites." + n.sites[o.site].name;
    c.warning({}, path, "steady demand needs " + rate(o.need, per_unit) + " " + n.goods[good].unit +
                            " a day, the capacity is " + rate(o.capacity, per_unit));
  }
  for (const auto& u : b.unsourced) {
    const auto& item = n.items[u.item];
    const auto& good = n.goods[item.good];
    c.warning({}, "sites." + n.sites[item.site].name,
              "wants " + rate(u.flow, static_cast<double>(good.per_unit)) + " " + good.unit + " of " + good.name +
                  " a day that nobody makes or brings");
  }
  if (!b.settled) c.warning({}, "", "the steady flows did not settle in " + std::to_string(b.rounds) + " rounds");
}

}  // namespace

std::optional<Network> compile(const ScenarioSpec& scenario, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.errors();
  const auto clean = [&] { return diagnostics.errors() == errors_before; };
  Compiling c(scenario, diagnostics);
  compile_horizon(c);
  compile_goods(c);
  compile_sites(c);
  compile_items(c);
  compile_lanes(c);
  compile_recipes(c);
  check_elements(c);
  compile_demands(c);
  compile_claimants(c);
  compile_rules(c);
  compile_initial(c);
  compile_profiles(c);
  compile_events(c);
  compile_observed(c);
  if (!clean()) return {};
  check_use(c);
  check_loops(c);
  if (!clean()) return {};
  const auto steady = balance(c.net);
  fill(c.net, steady);
  report(c, steady);
  return std::move(c.net);
}

}  // namespace chokepoint
