// Networks out of a few lines of text, for the tests of this floor.
#pragma once
#include <string>

#include "catch.hpp"
#include "chokepoint/network/compile.hpp"
#include "scenario/texts.hpp"

namespace networks {

struct Compiled {
  std::optional<chokepoint::Network> network;
  chokepoint::Diagnostics diagnostics;
};

Compiled compiled(const std::string& rest);

/// The network of a text without mistakes.
chokepoint::Network network(const std::string& rest);

/// Every "path: message" about a text, one to a line, errors and warnings alike.
std::string complaints(const std::string& rest);

inline bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

chokepoint::SiteId site(const chokepoint::Network& n, const std::string& name);

chokepoint::ItemId item_id(const chokepoint::Network& n, const std::string& site_name, const std::string& good);
const chokepoint::Item& item(const chokepoint::Network& n, const std::string& site_name, const std::string& good);

chokepoint::LaneId lane_id(const chokepoint::Network& n, const std::string& name);
const chokepoint::Lane& lane(const chokepoint::Network& n, const std::string& name);

inline std::int64_t level(const chokepoint::Item& i) { return std::get<chokepoint::BaseStock>(i.rule).level.units; }

/// Four firms in a row, with all numbers round (docs: the first example).
inline const std::string chain = R"(
goods: {ore: t, oxide: t, magnet: t, car: cars}
sites:
  hill-mine: {country: MM, makes: ore, at_most: 12 t/d}
  river-refinery: {country: CN, makes: oxide, at_most: 6 t/d, needs: {ore: 2 t}, keeps: {ore: 20 d}}
  magnet-works: {country: CN, makes: magnet, at_most: 12 t/d, needs: {oxide: 0.5 t}, keeps: {oxide: 15 d}}
  car-plant: {country: DE, makes: car, sells: {car: 5000 cars/d}, needs: {magnet: 2 kg}, keeps: {magnet: 15 d}}
lanes:
  ore-road: {from: hill-mine, to: river-refinery, carries: ore, takes: 10 d}
  oxide-road: {from: river-refinery, to: magnet-works, carries: oxide, takes: 3 d}
  ship: {from: magnet-works, to: car-plant, carries: magnet, takes: 35 d}
)";

/// `chain` with more keys at the top level.
inline std::string chain_and(const std::string& more) { return chain + more; }

/// A maker and a user of one good, with the user's and the lane's keys to be varied.
std::string pair_of(const std::string& maker, const std::string& user, const std::string& lane_keys);

}  // namespace networks
