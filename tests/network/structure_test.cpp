// What can be said before any run: who reaches whom, chokepoints, loops without delay.
#include "chokepoint/network/structure.hpp"

#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::vector<std::string> names(const Network& n, const std::vector<SiteId>& sites) {
  std::vector<std::string> all;
  for (const auto s : sites) all.push_back(n.sites[s].name);
  return all;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("in a chain every site is a chokepoint, nearest the user first") {
  const auto n = network(chain);
  const auto points = chokepoints(n);
  REQUIRE(points.size() == 1);
  CHECK(n.good_of(points.front().input).name == "magnet");
  CHECK(names(n, points.front().dominators) == Names{"magnet-works", "river-refinery", "hill-mine"});
}

TEST_CASE("two suppliers are no chokepoint, what both depend on is") {
  const auto n = network(R"(
goods: {ore: t}
sites: {mine: {makes: ore}, north: {}, south: {}, shop: {sells: {ore: 1 t/d}}}
lanes:
  a: {from: mine, to: north, carries: ore}
  b: {from: mine, to: south, carries: ore}
  c: {from: north, to: shop, carries: ore}
  d: {from: south, to: shop, carries: ore}
)");
  const auto points = chokepoints(n);
  REQUIRE(points.size() == 1);
  CHECK(names(n, points.front().dominators) == Names{"mine"});
}

TEST_CASE("each input of a line has its own chokepoints, and a chokepoint's own inputs count") {
  const auto n = network(R"(
goods: {a: t, b: t, x: t, y: t, car: cars}
sites:
  ma: {makes: a}
  mb: {makes: b}
  works: {makes: x, needs: {a: 1 t, b: 1 t}}
  other: {makes: y}
  plant: {makes: car, needs: {x: 1 t, y: 1 t}, sells: {car: 1 cars/d}}
lanes:
  1: {from: ma, to: works, carries: a}
  2: {from: mb, to: works, carries: b}
  3: {from: works, to: plant, carries: x}
  4: {from: other, to: plant, carries: y}
)");
  const auto points = chokepoints(n);
  REQUIRE(points.size() == 2);
  auto by_x = names(n, points[0].dominators);
  std::sort(by_x.begin(), by_x.end());
  CHECK(by_x == Names{"ma", "mb", "works"});
  CHECK(names(n, points[1].dominators) == Names{"other"});
}

TEST_CASE("a site that feeds no demand is found") {
  const auto n = network(R"(
goods: {ore: t}
sites: {mine: {makes: ore}, spare: {makes: ore}, heap: {keeps: {ore: 1 d}}, shop: {sells: {ore: 1 t/d}}}
lanes:
  a: {from: mine, to: shop, carries: ore}
  b: {from: spare, to: heap, carries: ore}
)");
  const auto r = reachability(n);
  CHECK(names(n, r.feed_nobody) == Names{"spare", "heap"});
  CHECK(r.fed_by_nobody.empty());
}

TEST_CASE("a pile and a supplier that stands by feed the user, and take no chokepoint away") {
  const auto n = network(R"(
goods: {ore: t}
sites:
  mine: {makes: ore}
  second: {makes: ore}
  pile: {keeps: {ore: {starts_with: 5 t, orders: none}}}
  shop: {keeps: {ore: 3 d}, sells: {ore: 1 t/d}}
lanes:
  a: {from: mine, to: shop, carries: ore}
  b: {from: second, to: shop, carries: ore, standby: {after: 3 d}}
  c: {from: pile, to: shop, carries: ore, reserve: true}
)");
  CHECK(reachability(n).feed_nobody.empty());
  CHECK(names(n, chokepoints(n)[0].dominators) == Names{"mine"});
}

TEST_CASE("a user whose goods go round but come from nowhere is fed by nobody") {
  const auto n = network(R"(
goods: {scrap: t, metal: t}
sites:
  recycler: {makes: metal, needs: {scrap: 1 t}}
  works: {makes: scrap, needs: {metal: 1 t}}
  shop: {sells: {scrap: 1 t/d}}
lanes:
  a: {from: recycler, to: works, carries: metal, takes: 1 d}
  b: {from: works, to: recycler, carries: scrap, takes: 1 d, recycling: true, share: 100 %}
  c: {from: works, to: shop, carries: scrap}
)");
  const auto r = reachability(n);
  REQUIRE(r.fed_by_nobody.size() == 1);
  CHECK(n.site_of(r.fed_by_nobody.front()).name == "shop");
}

TEST_CASE("a loop without any delay is an error that names it, and a day on one lane is enough") {
  const std::string text = R"(
goods: {metal: t, magnet: t, swarf: t}
sites:
  smelter: {makes: metal}
  works: {makes: {magnet: 0.8 t, swarf: 0.2 t}, needs: {metal: 1 t}}
  recycler: {makes: metal, needs: {swarf: 1 t}}
  shop: {sells: {magnet: 8 t/d}}
lanes:
  new: {from: smelter, to: works, carries: metal, priority: 2}
  old: {from: recycler, to: works, carries: metal, priority: 1, recycling: true}
  scrap: {from: works, to: recycler, carries: swarf}
  out: {from: works, to: shop, carries: magnet}
)";
  const auto complaint = complaints(text);
  CHECK(says(complaint, "goods would go round in no time"));
  CHECK((says(complaint, "works to recycler to works") || says(complaint, "recycler to works to recycler")));
  CHECK((says(complaint, "lanes.old: goods would") || says(complaint, "lanes.scrap: goods would")));
  auto delayed = text;
  delayed.replace(delayed.find("carries: swarf"), 14, "carries: swarf, takes: 1 d");
  CHECK_FALSE(says(complaints(delayed), "in no time"));
}

namespace {

/// Two loops of two sites each, with more keys for the lanes that lead back.
std::string two_loops(const std::string& back) {
  return "goods: {a: t, b: t}\nsites: {p: {}, q: {}, r: {}, s: {}, m: {makes: a}, n: {makes: b}, "
         "u: {sells: {a: 1 t/d, b: 1 t/d}}}\nlanes:\n  pq: {from: p, to: q, carries: a}\n  qp: {from: q, to: p, "
         "carries: a" +
         back + "}\n  rs: {from: r, to: s, carries: b}\n  sr: {from: s, to: r, carries: b" + back +
         "}\n  mu: {from: m, to: u, carries: a}\n  nu: {from: n, to: u, carries: b}\n";
}

}  // namespace

TEST_CASE("every loop is told, whether it wants a mark as recycling or a delay") {
  const auto unmarked = complaints(two_loops(""));
  CHECK(says(unmarked, "lanes.qp: the lanes go in a circle: p to q to p"));
  CHECK(says(unmarked, "lanes.sr: the lanes go in a circle: r to s to r"));
  const auto instant = complaints(two_loops(", recycling: true"));
  CHECK((says(instant, "p to q to p") || says(instant, "q to p to q")));
  CHECK((says(instant, "r to s to r") || says(instant, "s to r to s")));
}

TEST_CASE("of a hundred idle sites the first twenty are named") {
  std::string sites = "shop: {sells: {ore: 1 t/d}}, mine: {makes: ore}";
  for (int i = 0; i < 100; ++i) sites += ", spare-" + std::to_string(i) + ": {makes: ore}";
  const auto complaint =
      complaints("goods: {ore: t}\nsites: {" + sites + "}\nlanes: {a: {from: mine, to: shop, carries: ore}}\n");
  CHECK(std::count(complaint.begin(), complaint.end(), '\n') == 21);
  CHECK(says(complaint, "80 more sites feed no end user"));
}

TEST_CASE("check warns of what feeds nobody and of users that nothing reaches") {
  const auto idle = complaints(
      "goods: {ore: t}\nsites: {mine: {makes: ore}, spare: {makes: ore}, shop: {sells: {ore: 1 t/d}}}\n"
      "lanes: {a: {from: mine, to: shop, carries: ore}}\n");
  CHECK(idle == "sites.spare: feeds no end user: no way leads from here to a site that sells\n");
  CHECK(complaints(chain).empty());
}

TEST_CASE("a site that only one of several alternatives passes through is no chokepoint, what they share is") {
  const auto points_of = [](const std::string& m2) {
    const auto n = network(R"(
goods: {ore: t, a: t, b: t, x: t, m: t}
sites:
  mine: {makes: ore}
  other: {makes: ore}
  m1: {makes: a, needs: {ore: 1 t}}
  m2: {makes: b, needs: {ore: 1 t}}
  works: {makes: x, needs: {feed: {amount: 1 t, any_of: [a, b]}}}
  plant: {makes: m, needs: {x: 1 t, feed: {amount: 1 t, any_of: [a, b]}}, sells: {m: 10 t/d}}
lanes:
  o1: {from: mine, to: m1, carries: ore}
  o2: {from: )" + m2 + R"(, to: m2, carries: ore}
  a1: {from: m1, to: works, carries: a}
  b1: {from: m2, to: works, carries: b}
  a2: {from: m1, to: plant, carries: a}
  b2: {from: m2, to: plant, carries: b}
  xs: {from: works, to: plant, carries: x}
)");
    const auto points = chokepoints(n);
    REQUIRE(points.size() == 2);
    return std::pair{names(n, points[0].dominators), names(n, points[1].dominators)};
  };
  CHECK(points_of("other") == std::pair{Names{"works"}, Names{}});
  CHECK(points_of("mine") == std::pair{Names{"works", "mine"}, Names{"mine"}});
}

TEST_CASE("an alternative that comes back from the product itself is no way of its own") {
  // New metal and metal out of the works' own swarf serve alike: without the smelter there is neither.
  const auto n = network(R"(
goods: {metal: t, old: t, magnet: t, swarf: t}
sites:
  smelter: {makes: metal}
  works: {makes: {magnet: 0.8 t, swarf: 0.2 t}, needs: {feed: {amount: 1 t, any_of: [metal, old]}}}
  recycler: {makes: old, needs: {swarf: 1 t}}
  shop: {sells: {magnet: 8 t/d}}
lanes:
  new: {from: smelter, to: works, carries: metal, takes: 1 d}
  back: {from: recycler, to: works, carries: old, takes: 1 d, recycling: true}
  scrap: {from: works, to: recycler, carries: swarf, takes: 5 d}
  out: {from: works, to: shop, carries: magnet}
)");
  const auto points = chokepoints(n);
  REQUIRE(points.size() == 1);
  CHECK(names(n, points.front().dominators) == Names{"works", "smelter"});
}
