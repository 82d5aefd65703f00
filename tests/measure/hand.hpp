// A network small enough to count on one's fingers: mine -> plant, whose line builds cars; and a shop that sells ore.
#pragma once
#include "chokepoint/core/civil.hpp"
#include "chokepoint/engine/fact.hpp"
#include "chokepoint/measure/window.hpp"
#include "chokepoint/network/network.hpp"

namespace chokepoint::hand {

inline constexpr GoodId ore{0}, car{1};
inline constexpr SiteId mine{0}, plant{1};
inline constexpr ItemId ore_at_mine{0}, car_at_plant{1}, ore_at_plant{2};
inline constexpr LaneId road{0};
inline constexpr RecipeId mining{0}, building{1};
inline constexpr DemandId line{0}, shop{1};

inline Time on(int year, unsigned month, unsigned date) { return time_of({year, month, date}); }

/// One month, January 2025; one tonne of ore (50 % iron) makes a car; everything at the mine's gate is 1000 t.
inline Network network() {
  Network n;
  n.title = "by hand";
  n.from = on(2025, 1, 1);
  n.until = on(2025, 2, 1);
  n.elements = {"iron"};
  n.goods = {{"ore", "t", true, 1'000'000, {}, {{ElementId{0}, 500'000}}},
             {"car", "cars", false, 1000, {}, {{ElementId{0}, 400'000'000}}}};  // 400 kg of iron in a car
  n.sites.resize(2);
  n.sites[mine].name = "mine";
  n.sites[mine].country = "MM";
  n.sites[mine].items = {0, 1};
  n.sites[mine].recipes = {0, 1};
  n.sites[plant].name = "plant";
  n.sites[plant].country = "DE";
  n.sites[plant].items = {1, 3};
  n.sites[plant].recipes = {1, 2};
  n.sites[plant].level = 1;
  n.items.resize(3);
  n.items[ore_at_mine].site = mine;
  n.items[ore_at_mine].good = ore;
  n.items[car_at_plant].site = plant;
  n.items[car_at_plant].good = car;
  n.items[ore_at_plant].site = plant;
  n.items[ore_at_plant].good = ore;
  n.lanes.resize(1);
  n.lanes[road].name = "road";
  n.lanes[road].good = ore;
  n.lanes[road].from_site = mine;
  n.lanes[road].to_site = plant;
  n.lanes[road].from = ore_at_mine;
  n.lanes[road].to = ore_at_plant;
  n.parts.resize(3);
  n.parts[0].item = ore_at_mine;  // mining gives
  n.parts[0].amount = {1'000'000};
  n.parts[1].item = ore_at_plant;  // building takes a tonne
  n.parts[1].amount = {1'000'000};
  n.parts[2].item = car_at_plant;  // and gives a car
  n.parts[2].amount = {1000};
  n.recipes.resize(2);
  n.recipes[mining].name = "mining";
  n.recipes[mining].site = mine;
  n.recipes[mining].outputs = {0, 1};
  n.recipes[mining].basis = {1'000'000};
  n.recipes[building].name = "building";
  n.recipes[building].site = plant;
  n.recipes[building].line = line;
  n.recipes[building].inputs = {1, 2};
  n.recipes[building].outputs = {2, 3};
  n.recipes[building].basis = {1000};
  n.demands.resize(2);
  n.demands[line].site = plant;
  n.demands[line].item = car_at_plant;
  n.demands[line].recipe = building;
  n.demands[line].line = true;
  n.demands[shop].site = mine;
  n.demands[shop].item = ore_at_mine;
  n.demands[shop].backorders = true;
  return n;
}

inline Fact fact(Time at, FactKind kind, std::uint32_t subject, std::int64_t amount, Time since = {},
                 std::uint32_t other = 0, std::uint32_t serial = 0) {
  return {at, kind, subject, other, {amount}, since, serial};
}

}  // namespace chokepoint::hand
