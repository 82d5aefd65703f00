// Reads and compiles the texts.
#include "network/networks.hpp"

namespace networks {

Compiled compiled(const std::string& rest) {
  auto read = texts::read(rest);
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto network = chokepoint::compile(read.spec, read.diagnostics);
  return {std::move(network), std::move(read.diagnostics)};
}

chokepoint::Network network(const std::string& rest) {
  auto c = compiled(rest);
  INFO(c.diagnostics.text());
  REQUIRE(c.network.has_value());
  return std::move(*c.network);
}

std::string complaints(const std::string& rest) {
  const auto c = compiled(rest);
  CHECK(c.network.has_value() == c.diagnostics.ok());
  std::string text;
  for (const auto& d : c.diagnostics.all()) text += d.path + ": " + d.message + "\n";
  return text;
}

chokepoint::SiteId site(const chokepoint::Network& n, const std::string& name) {
  for (std::uint32_t i = 0; i < n.sites.size(); ++i)
    if (n.sites[i].name == name) return {i};
  FAIL("no site " << name);
  return {};
}

chokepoint::ItemId item_id(const chokepoint::Network& n, const std::string& site_name, const std::string& good) {
  for (const auto i : n.sites[site(n, site_name)].items)
    if (n.goods[n.items[i].good].name == good) return i;
  FAIL("no " << good << " at " << site_name);
  return {};
}

const chokepoint::Item& item(const chokepoint::Network& n, const std::string& site_name, const std::string& good) {
  return n.items[item_id(n, site_name, good)];
}

chokepoint::LaneId lane_id(const chokepoint::Network& n, const std::string& name) {
  for (std::uint32_t i = 0; i < n.lanes.size(); ++i)
    if (n.lanes[i].name == name) return {i};
  FAIL("no lane " << name);
  return {};
}

const chokepoint::Lane& lane(const chokepoint::Network& n, const std::string& name) {
  return n.lanes[lane_id(n, name)];
}

std::string pair_of(const std::string& maker, const std::string& user, const std::string& lane_keys) {
  return "goods: {ore: t}\nsites:\n  mine: {makes: ore" + maker + "}\n  shop: {sells: {ore: 10 t/d}" + user +
         "}\nlanes:\n  road: {from: mine, to: shop, carries: ore" + lane_keys + "}\n";
}

}  // namespace networks
