// Reads, compiles and runs the cases, and finds what tests name.
#include "validation/run_case.hpp"

#include <fstream>
#include <sstream>

namespace chokepoint::validation {

std::optional<std::string> text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Network network_at(const std::string& path, const std::vector<std::string>& overrides) {
  auto read = read_scenario(std::string(CHOKEPOINT_ROOT) + "/" + path, text_of_file, overrides);
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto network = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(network.has_value());
  return std::move(*network);
}

Network case_network(const std::string& file, const std::vector<std::string>& overrides) {
  return network_at("tests/validation/" + file, overrides);
}

RunResult measured(const Network& network, bool with_events) {
  RunOptions options;
  options.with_events = with_events;
  auto result = run_once(network, options);
  INFO(result.failure);
  REQUIRE(result.failure.empty());
  REQUIRE(result.audit.clean());
  return result;
}

SiteId site_named(const Network& n, const std::string& name) {
  for (std::uint32_t s = 0; s < n.sites.size(); ++s)
    if (n.sites[s].name == name) return SiteId{s};
  FAIL("no site " << name);
  return {};
}

ItemId item_named(const Network& n, const std::string& site, const std::string& good) {
  for (const auto i : n.sites[site_named(n, site)].items)
    if (n.good_of(i).name == good) return i;
  FAIL("no " << good << " at " << site);
  return {};
}

LaneId lane_named(const Network& n, const std::string& name) {
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l)
    if (n.lanes[l].name == name) return LaneId{l};
  FAIL("no lane " << name);
  return {};
}

DemandId demand_at(const Network& n, const std::string& site) {
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    if (n.sites[n.demands[d].site].name == site) return DemandId{d};
  FAIL("nothing is sold at " << site);
  return {};
}

double amount(const Network& n, GoodId good, double units) {
  return units / static_cast<double>(n.goods[good].per_unit);
}

double amount(const Network& n, GoodId good, Quantity q) { return amount(n, good, static_cast<double>(q.units)); }

}  // namespace chokepoint::validation
