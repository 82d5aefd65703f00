// Steady flows: chains, shares, priorities, joint products (case D14) and loops.
#include "chokepoint/network/balance.hpp"

#include <map>

#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

/// Oxides from one tonne of a basket (as rare-earth oxide) at a recovery of 85 %. Baskets: USGS (Hedrick, Minerals
/// Yearbook, "Rare earth contents of major and potential source minerals").
const std::string goods = "goods: {light: t, clay: t, La: t, Ce: t, Nd: t, Dy: t, Y: t}\n";
const std::string light_separator =
    "  light-separator: {makes: {Nd: 0.185 t, La: 0.23 t, Ce: 0.5 t, Dy: 0.001 t}, needs: {light: 1 t}, yield: 85 %, "
    "driving: Nd}\n";
const std::string clay_separator =
    "  clay-separator: {makes: {Dy: 0.067 t, La: 0.0182 t, Ce: 0.004 t, Nd: 0.03 t, Y: 0.65 t}, needs: {clay: 1 t}, "
    "yield: 85 %, driving: Dy}\n";

double tonnes_a_year(double units_a_day) { return units_a_day * 365 / 1e6; }

std::map<std::string, double> surplus_by_good(const Network& n, const Balance& b) {
  std::map<std::string, double> sums;
  for (const auto& s : b.surpluses) sums[n.good_of(s.item).name] += tonnes_a_year(s.flow);
  return sums;
}

}  // namespace

TEST_CASE("a thousand tonnes of dysprosium oxide from Longnan clay bring nine times as much yttrium") {
  // Source: case D14 a: 17559.3 t of REO mined, 9701.49 t of Y2O3 co-produced.
  const auto n = network(goods + "sites:\n  clay-mine: {makes: clay}\n" + clay_separator +
                         "  user: {sells: {Dy: 1000 t/y}}\nlanes:\n"
                         "  a: {from: clay-mine, to: clay-separator, carries: clay}\n"
                         "  b: {from: clay-separator, to: user, carries: Dy}\n");
  CHECK(tonnes_a_year(item(n, "clay-mine", "clay").flow) == Approx(17559.3).epsilon(3e-6));
  CHECK(tonnes_a_year(item(n, "clay-separator", "Y").flow) == Approx(9701.49).epsilon(1e-6));
}

TEST_CASE("by-products that are there anyway are asked first, and the two baskets settle") {
  // Source: case D14 b, a linear programme: 250708 and 22597 t of REO; surplus Ce 106628, La 49362.9, Y 12484.8 t.
  const auto n = network(goods + "sites:\n  light-mine: {makes: light}\n  clay-mine: {makes: clay}\n" +
                         light_separator + clay_separator +
                         "  user: {sells: {Nd: 40000 t/y, Dy: 1500 t/y}}\nlanes:\n"
                         "  a: {from: light-mine, to: light-separator, carries: light}\n"
                         "  b: {from: clay-mine, to: clay-separator, carries: clay}\n"
                         "  nd-1: {from: clay-separator, to: user, carries: Nd, priority: 1}\n"
                         "  nd-2: {from: light-separator, to: user, carries: Nd, priority: 2}\n"
                         "  dy-1: {from: light-separator, to: user, carries: Dy, priority: 1}\n"
                         "  dy-2: {from: clay-separator, to: user, carries: Dy, priority: 2}\n");
  const auto b = balance(n);
  CHECK(b.settled);
  CHECK(tonnes_a_year(item(n, "light-mine", "light").flow) == Approx(250708).epsilon(4e-6));
  CHECK(tonnes_a_year(item(n, "clay-mine", "clay").flow) == Approx(22597).epsilon(4e-5));
  const auto surplus = surplus_by_good(n, b);
  CHECK(surplus.at("Ce") == Approx(106628).epsilon(5e-6));
  CHECK(surplus.at("La") == Approx(49362.9).epsilon(2e-6));
  CHECK(surplus.at("Y") == Approx(12484.8).epsilon(5e-6));
  CHECK(surplus.count("Nd") == 0);
  CHECK(surplus.count("Dy") == 0);
  CHECK(b.unsourced.empty());
}

TEST_CASE("flows that are whole stay whole") {
  // By hand: 5000 cars x 2 kg = 10 t of magnets, half as much oxide, twice that of ore.
  const auto n = network(chain);
  CHECK(lane(n, "ship").flow == 10e6);
  CHECK(lane(n, "oxide-road").flow == 5e6);
  CHECK(lane(n, "ore-road").flow == 10e6);
}

TEST_CASE("purchases follow their shares") {
  const auto n = network(
      "goods: {ore: t}\nsites: {m1: {makes: ore}, m2: {makes: ore}, shop: {sells: {ore: 10 t/d}}}\n"
      "lanes: {a: {from: m1, to: shop, carries: ore, share: 70 %}, b: {from: m2, to: shop, carries: ore, share: 30 "
      "%}}\n");
  CHECK(lane(n, "a").flow == Approx(7e6));
  CHECK(lane(n, "b").flow == Approx(3e6));
}

TEST_CASE("the first supplier in priority gives up to its capacity, the last the rest") {
  const auto n = network(
      "goods: {ore: t}\nsites: {m1: {makes: ore, at_most: 4 t/d}, m2: {makes: ore}, shop: {sells: {ore: 10 t/d}}}\n"
      "lanes: {a: {from: m1, to: shop, carries: ore, priority: 1}, b: {from: m2, to: shop, carries: ore, priority: "
      "2}}\n");
  CHECK(lane(n, "a").flow == Approx(4e6));
  CHECK(lane(n, "b").flow == Approx(6e6));
}

TEST_CASE("recipes of one site run by priority up to what they can") {
  const auto n = network(R"(
goods: {a: t, b: t, oxide: t}
sites:
  ma: {makes: a}
  mb: {makes: b}
  works:
    recipes:
      second: {makes: oxide, needs: {b: 1 t}, priority: 2}
      first: {makes: oxide, needs: {a: 1 t}, priority: 1, at_most: 3 t/d}
  shop: {sells: {oxide: 10 t/d}}
lanes:
  la: {from: ma, to: works, carries: a}
  lb: {from: mb, to: works, carries: b}
  lo: {from: works, to: shop, carries: oxide}
)");
  CHECK(lane(n, "la").flow == Approx(3e6));
  CHECK(lane(n, "lb").flow == Approx(7e6));
}

TEST_CASE("a share that returns by recycling multiplies the flow by the geometric series") {
  // By hand: one tonne of metal gives 0.8 t of magnet and 0.2 t of swarf, of which 90 % comes back as metal and is
  // asked first. For 8 t/d of magnets 10 t/d of metal are cast: 2 t of swarf x 0.9 = 1.8 t come back, 8.2 t are bought
  // new.
  const auto n = network(R"(
goods: {metal: t, magnet: t, swarf: t}
sites:
  smelter: {makes: metal}
  works: {makes: {magnet: 0.8 t, swarf: 0.2 t}, needs: {metal: 1 t}}
  recycler: {makes: metal, needs: {swarf: 1 t}, yield: 90 %}
  shop: {sells: {magnet: 8 t/d}}
lanes:
  new: {from: smelter, to: works, carries: metal, priority: 2, takes: 1 d}
  old: {from: recycler, to: works, carries: metal, priority: 1, takes: 1 d, recycling: true}
  scrap: {from: works, to: recycler, carries: swarf, takes: 5 d}
  out: {from: works, to: shop, carries: magnet}
)");
  CHECK(lane(n, "old").flow == Approx(1.8e6).epsilon(1e-9));
  CHECK(lane(n, "new").flow == Approx(8.2e6).epsilon(1e-9));
  CHECK(balance(n).unsourced.empty());
}

TEST_CASE("what capacities cannot carry is reported with both figures") {
  const auto text = complaints(pair_of(", at_most: 8 t/d", "", ", at_most: 9 t/d"));
  CHECK(says(text, "sites.mine: steady demand needs 10 t a day"));
  CHECK(says(text, "the capacity is 8 t"));
  CHECK(says(text, "lanes.road: steady demand needs 10"));
}

TEST_CASE("a plan that nobody asks for is a surplus, one that falls short is a flow without a source") {
  const auto more = network(pair_of(", makes_to: plan, plan: 12 t/d", "", ""));
  const auto b = balance(more);
  REQUIRE(b.surpluses.size() == 1);
  CHECK(b.surpluses.front().flow == Approx(2e6));
  const auto less = balance(network(pair_of(", makes_to: plan, plan: 7 t/d", "", "")));
  REQUIRE(less.unsourced.size() == 1);
  CHECK(less.unsourced.front().flow == Approx(3e6));
}

TEST_CASE("a contract flows at its own rate") {
  // By hand: 35 t a week are 5 t a day, though 10 are wanted.
  const auto n = network(pair_of("", ", keeps: {ore: {orders: {rule: contract, each: 35 t}, review: 7 d}}", ""));
  CHECK(lane(n, "road").flow == Approx(5e6));
}

TEST_CASE("growth raises every flow, and demand on working days alone is averaged over the days of the run") {
  auto text = pair_of("", "", "") + "demand: [{growth: 17 %}]\n";
  CHECK(lane(network(text), "road").flow == Approx(11.7e6));
  text = pair_of("", "", "");
  text.replace(text.find("10 t/d"), 6, "{rate: 10 t/d, calendar: weekdays}");
  // 2025-01-01 to 2025-12-31 exclusive has 364 days, 52 whole weeks: five sevenths.
  CHECK(lane(network(text), "road").flow == Approx(10e6 * 5 / 7));
}

TEST_CASE("what one recipe gives along is taken before another recipe of the site runs for it") {
  // By hand: 20 t/d of Nd bring 4 t/d of Dy along; of the 10 wanted the second recipe makes 6.
  const auto n = network(R"(
goods: {Nd: t, Dy: t}
sites:
  works:
    recipes:
      light: {makes: {Nd: 1 t, Dy: 0.2 t}, driving: Nd}
      heavy: {makes: Dy}
  shop: {sells: {Nd: 20 t/d, Dy: 10 t/d}}
lanes: {l: {from: works, to: shop, carries: [Nd, Dy]}}
)");
  CHECK(n.recipes[0].flow == Approx(20e6));
  CHECK(n.recipes[1].flow == Approx(6e6));
}

TEST_CASE("a need without a source is told, however long its stock lasts") {
  // By hand: 5000 cars of 2 kg need 10 t/d; 150 t, or a cover of 15 d, last 15 days.
  const auto plant = [](const std::string& magnet) {
    return "goods: {magnet: t, car: cars}\nsites: {plant: {makes: car, needs: {magnet: 2 kg}, sells: {car: 5000 "
           "cars/d}, keeps: {magnet: " +
           magnet + "}}}\n";
  };
  const std::string warning =
      "sites.plant: wants 10 t of magnet a day that nobody makes or brings; its stock lasts 15 days\n";
  CHECK(complaints(plant("15 d")) == warning);
  CHECK(complaints(plant("{starts_with: 150 t}")) == warning);
  CHECK(complaints(plant("{cover: 15 d, orders: none}")) == warning);
  CHECK(says(complaints(plant("{starts_with: 1 t}")), "lasts less than a day"));
  const auto meant = plant("{starts_with: 150 t, orders: none}");
  CHECK(complaints(meant).empty());
  const auto b = balance(network(meant));
  REQUIRE(b.unsourced.size() == 1);
  CHECK(b.unsourced.front().meant);
  CHECK(b.unsourced.front().flow == Approx(10e6));
  CHECK(b.unsourced.front().lasts == Approx(15));
}

TEST_CASE("a need larger than can be counted is refused, with the question whether a unit is wrong") {
  // By hand: 10 cars a day with 10^9 t each; ten days of it are 10^17 g and more, 10^15 are the most that may lie
  // anywhere.
  const auto text = complaints(
      "goods: {ore: t, car: cars}\nsites:\n  mine: {makes: ore}\n"
      "  plant: {makes: car, needs: {ore: 1000000000 t}, keeps: {ore: 10 d}, sells: {car: 10 cars/d}}\n"
      "lanes: {road: {from: mine, to: plant, carries: ore, takes: 3 d}}\n");
  CHECK(says(text, "sites.plant: needs more 'ore' than can be counted to the gram: at most 10^9 t at a time"));
}
