// From names to indices: order of sites and items, lanes and claimants; and what is refused, with advice.
#include "chokepoint/network/compile.hpp"

#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

/// Replaces the first `from` of the chain.
std::string chain_with(const std::string& from, const std::string& to) {
  auto text = chain;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<std::string> goods_of(const Network& n, const std::string& site_name) {
  std::vector<std::string> names;
  for (const auto i : n.sites[site(n, site_name)].items) names.push_back(n.good_of(i).name);
  return names;
}

const std::string two_mines =
    "goods: {ore: t}\nsites: {m1: {makes: ore}, m2: {makes: ore}, shop: {sells: {ore: 1 t/d}}}\n";
std::string lanes_of_two(const std::string& a, const std::string& b) {
  return two_mines + "lanes: {a: {from: m1, to: shop, carries: ore" + a + "}, b: {from: m2, to: shop, carries: ore" +
         b + "}}\n";
}

}  // namespace

TEST_CASE("sites are ranked by level, then by name, whatever the order in the file") {
  const auto n = network(R"(
goods: {ore: t}
sites: {zoo: {sells: {ore: 1 t/d}}, beta: {makes: ore}, alpha: {}, Beta: {makes: ore}}
lanes:
  x: {from: beta, to: alpha, carries: ore}
  y: {from: alpha, to: zoo, carries: ore, share: 50 %}
  z: {from: Beta, to: zoo, carries: ore, share: 50 %}
)");
  std::vector<std::string> order;
  for (const auto& s : n.sites) order.push_back(s.name);
  CHECK(order == std::vector<std::string>{"Beta", "beta", "alpha", "zoo"});
  CHECK(n.sites.back().level == 2);
}

TEST_CASE("within a site outputs stand before the inputs they are made of") {
  const auto n = network(R"(
goods: {a-part: t, m-part: t, z-car: cars}
sites:
  supplier: {makes: a-part}
  plant:
    recipes:
      build: {makes: z-car, needs: {m-part: 1 t}}
      press: {makes: m-part, needs: {a-part: 1 t}}
    sells: {z-car: 1 cars/d}
lanes: {l: {from: supplier, to: plant, carries: a-part}}
)");
  CHECK(goods_of(n, "plant") == std::vector<std::string>{"z-car", "m-part", "a-part"});
}

TEST_CASE("an item's claimants are its lanes by rank of the buyer, then its final demand") {
  const auto n = network(R"(
goods: {ore: t}
sites: {mine: {country: CN, makes: ore, sells: {ore: 1 t/d}}, b: {country: DE, sells: {ore: 1 t/d}}, a: {country: CN, sells: {ore: 1 t/d}}}
lanes:
  to-b: {from: mine, to: b, carries: ore}
  to-a: {from: mine, to: a, carries: ore}
)");
  const auto& ore = item(n, "mine", "ore");
  REQUIRE(ore.claimants.size() == 3);
  const auto claimant = [&](std::uint32_t i) { return n.claimants[ore.claimants.first + i]; };
  CHECK(n.lanes[claimant(0).lane].name == "to-a");
  CHECK(n.lanes[claimant(1).lane].name == "to-b");
  CHECK(n.demands[claimant(2).demand].site == site(n, "mine"));
  CHECK(claimant(0).domestic);
  CHECK_FALSE(claimant(1).domestic);
  CHECK(claimant(2).domestic);
}

TEST_CASE("a maker that sells what it does not keep is a line, one that others buy from is not") {
  const auto n = network(chain);
  REQUIRE(n.recipes[n.sites[site(n, "car-plant")].recipes.first].line);
  CHECK(n.demands.front().line);
  CHECK(n.demands.front().rate.amount.units == 5'000'000);
  CHECK_FALSE(network(chain_with("keeps: {magnet: 15 d}", "keeps: {magnet: 15 d, car: 2 d}")).demands.front().line);
}

TEST_CASE("a lane that carries several goods becomes one for each") {
  const auto n = network(R"(
goods: {a: t, b: t}
sites: {m: {recipes: {ra: {makes: a}, rb: {makes: b}}}, s: {sells: {a: 1 t/d, b: 2 t/d}}}
lanes: {l: {from: m, to: s, carries: [b, a], takes: 3 d}}
)");
  REQUIRE(n.lanes.size() == 2);
  CHECK(n.lanes[0].name == n.lanes[1].name);
  CHECK(n.goods[n.lanes[0].good].name == "a");
}

TEST_CASE("unknown names are reported all at once, each with the nearest right word") {
  const auto text = complaints(chain_with("from: hill-mine", "from: hil-mine") +
                               "events: [{id: e, date: 2025-02-01, what: outage, where: river-refinry}]\n");
  CHECK(says(text, "lanes.ore-road.from: unknown site 'hil-mine'; did you mean 'hill-mine'?"));
  CHECK(says(text, "events.e.where: nothing is called 'river-refinry'; did you mean 'river-refinery'?"));
}

TEST_CASE("units are checked against the good") {
  CHECK(says(complaints(chain_with("magnet: 2 kg", "magnet: 2 cars")),
             "sites.car-plant.needs.magnet: 'cars' is no unit of 'magnet', which is a mass: write t, kt, Mt, kg or g"));
  CHECK(says(complaints(chain_with("5000 cars/d", "5000 t/d")), "'t' is no unit of 'car', which is counted in cars"));
  CHECK(says(complaints(chain_with("12 t/d", "12 ore/d")), "sites.hill-mine.at_most: 'ore' is no unit of 'ore'"));
  CHECK(complaints(chain_with("5000 cars/d", "5000 car/d")).empty());
}

TEST_CASE("amounts are exact to the gram, and smaller ones are kept by a larger basis") {
  const auto n = network(chain_with("magnet: 2 kg", "magnet: 0.5 g"));
  const auto& r = n.recipes[n.demands.front().recipe];
  const auto& p = n.parts[r.inputs.first];
  // 0.5 g for 1000 thousandths of a car.
  CHECK(p.amount.units * 2000 == r.basis.units);
  CHECK(says(complaints(chain_with("keeps: {magnet: 15 d}", "keeps: {magnet: {starts_with: 0.5 g}}")),
             "finer than one gram"));
}

TEST_CASE("a yield scales the outputs exactly") {
  const auto n = network(chain_with("needs: {ore: 2 t}", "needs: {ore: 2 t}, yield: 85 %"));
  const auto& r = n.recipes[n.sites[site(n, "river-refinery")].recipes.first];
  CHECK(n.parts[r.inputs.first].amount.units * 85 == r.basis.units * 200);
}

TEST_CASE("a circle of lanes is refused by name unless the return is marked as recycling") {
  const std::string back = "  back: {from: car-plant, to: hill-mine, carries: ";
  const auto text = complaints(chain_and("  back: {from: magnet-works, to: river-refinery, carries: ore}\n"));
  CHECK(says(text, "the lanes go in a circle"));
  CHECK(says(text, "mark the return flow with `recycling: true`"));
  CHECK(says(text, "magnet-works to river-refinery to magnet-works") +
            says(text, "river-refinery to magnet-works to river-refinery") ==
        1);
}

TEST_CASE("a good that is made and bought at one site is refused") {
  CHECK(says(complaints(chain_and("  more: {from: hill-mine, to: magnet-works, carries: magnet}\n")),
             "'magnet' is made here and also brought by lane 'more'"));
}

TEST_CASE("a lane that ends where it begins is refused") {
  CHECK(says(complaints(chain_and("  loop: {from: hill-mine, to: hill-mine, carries: ore}\n")),
             "lanes.loop.to: the lane ends where it begins"));
}

TEST_CASE("shares must sum to the whole, and shares do not mix with priorities") {
  CHECK(says(complaints(lanes_of_two(", share: 60 %", ", share: 30 %")), "sum to 90 %, not to 100 %"));
  CHECK(says(complaints(lanes_of_two(", share: 60 %", "")), "give one here too"));
  CHECK(says(complaints(lanes_of_two(", share: 60 %", ", priority: 1")), "mix `share` and `priority`"));
  const auto n = network(lanes_of_two("", ""));
  CHECK(lane(n, "a").share + lane(n, "b").share == whole.ppb);
  CHECK(item(network(lanes_of_two(", priority: 2", ", priority: 1")), "shop", "ore").inbound.front() ==
        lane_id(n, "b"));
}

TEST_CASE("a recipe that gives more of an element than it takes is refused with the numbers") {
  // By hand: 100 kg of dysprosium in a tonne of metal from 67 kg in a tonne of ore.
  const auto text = complaints(R"(
goods: {ore: {unit: t, contains: {Dy: 6.7 %, Fe: 1 %}}, metal: {unit: t, contains: {Dy: 10 %, Fe: 60 %}}}
sites: {mine: {makes: ore}, works: {makes: metal, needs: {ore: 1 t}}, shop: {sells: {metal: 1 t/d}}}
lanes: {a: {from: mine, to: works, carries: ore}, b: {from: works, to: shop, carries: metal}}
)");
  CHECK(says(text, "sites.works: makes 100 kg of Dy from 67 kg for each t of metal"));
  CHECK_FALSE(says(text, "Fe"));
}

TEST_CASE("contents of pieces count in milligrams each") {
  const std::string head = "goods: {magnet: {unit: t, contains: {Nd: 30 %}}, car: {unit: cars, contains: {Nd: ";
  const std::string rest = R"(}}}
sites: {works: {makes: magnet}, plant: {makes: car, needs: {magnet: 2 kg}, sells: {car: 1 cars/d}}}
lanes: {a: {from: works, to: plant, carries: magnet}}
)";
  CHECK(complaints(head + "600 g" + rest).empty());
  CHECK(says(complaints(head + "601 g" + rest), "makes 0.601 kg of Nd from 0.6 kg for each piece of car"));
}

TEST_CASE("contents that sum to more than the whole are refused") {
  CHECK(says(complaints("goods: {ore: {unit: t, contains: {Nd: 60 %, Ce: 50 %}}}\nsites: {m: {makes: ore}}\n"),
             "goods.ore.contains: the shares sum to 110 %"));
}

TEST_CASE("what is wanted and comes from nowhere is an error") {
  CHECK(says(complaints("goods: {ore: t}\nsites: {shop: {sells: {ore: 1 t/d}}}\n"),
             "'ore' is wanted here, but nobody makes it"));
  const auto with_stock = [](const std::string& keys) {
    return complaints("goods: {ore: t}\nsites: {shop: {sells: {ore: 1 t/d}, keeps: {ore: {" + keys + "}}}}\n");
  };
  CHECK(with_stock("starts_with: 90 t, orders: none").empty());
  CHECK(with_stock("starts_with: 90 t") ==
        "sites.shop: wants 1 t of ore a day that nobody makes or brings; its stock lasts 90 days\n");
}

TEST_CASE("the horizon, the lot interval and the counts are checked") {
  const auto text = complaints(chain + "lot_interval: 7 h\nreplications: 0\n");
  CHECK(says(text, "lot_interval: must divide a day"));
  CHECK(says(text, "replications: from 1 to 10000000"));
  CHECK(says(complaints(chain + "lot_interval: 30 s\n"), "lot_interval: at least one minute"));
}

TEST_CASE("a calendar that ends before the run does is a warning, an unknown one an error") {
  const auto with = [](const std::string& calendar) {
    return chain_with("{car: 5000 cars/d}", "{car: {rate: 5000 cars/d, calendar: " + calendar + "}}");
  };
  CHECK(complaints(with("CN")).empty());
  CHECK(says(complaints(with("cn")), "unknown calendar 'cn'; did you mean 'CN'?"));
  CHECK(says(complaints(with("works") + "calendars: {works: {off: [2024-05-01]}}\n"),
             "are not known for the whole time"));
}

TEST_CASE("a capacity per working day is refused, a demand per working day needs its calendar") {
  CHECK(says(complaints(chain_with("at_most: 12 t/d", "at_most: 12 t/working day")),
             "a capacity is per day, hour or year"));
  CHECK(says(complaints(chain_with("5000 cars/d", "5000 cars/working day")), "say of which `calendar`"));
}

TEST_CASE("every product scenario compiles without an error") {
  for (const auto* path :
       {"scenarios/minimal.yaml", "scenarios/baseline.yaml", "scenarios/compact-baseline.yaml",
        "scenarios/april-2025-licensing.yaml", "scenarios/april-2025-compact.yaml", "scenarios/quota-2024.yaml"}) {
    INFO(path);
    auto read = read_scenario(path, texts::product_file);
    REQUIRE(read.diagnostics.ok());
    const auto n = compile(read.spec, read.diagnostics);
    INFO(read.diagnostics.text());
    CHECK(n.has_value());
  }
}

TEST_CASE("a recipe that draws one good through two inputs is refused, whichever way it does") {
  const auto with = [](const std::string& needs) {
    return complaints(
        "goods: {a: t, b: t, m: t}\nsites:\n  s: {makes: a}\n  z: {makes: b}\n  w: {makes: {m: 1 t}, needs: {" + needs +
        "}, sells: {m: 1 t/d}}\nlanes:\n  k: {from: s, to: w, carries: a, takes: 1 d}\n" +
        "  l: {from: z, to: w, carries: b, takes: 1 d}\n");
  };
  CHECK(says(with("a: 1 t, x: {amount: 1 t, any_of: [a, b]}"),
             "sites.w.needs.x: 'a' is drawn by the input 'a' of this recipe already"));
  CHECK(says(with("x: {amount: 1 t, any_of: [b]}, y: {amount: 1 t, any_of: [a, b]}"),
             "sites.w.needs.y: 'b' is drawn by the input 'x' of this recipe already"));
  CHECK(says(with("x: {amount: 1 t, any_of: [a, b, a]}"), "sites.w.needs.x: 'a' stands twice in this `any_of`"));
  CHECK(with("x: {amount: 1 t, any_of: [a, b]}").empty());
  CHECK(with("a: 1 t, b: 1 t").empty());
}

TEST_CASE("each without every, or with none, is refused, but not a first before the run or a short every") {
  const auto sells = [](const std::string& keys) {
    auto text = pair_of("", "", "");
    text.replace(text.find("ore: 10 t/d"), 11, "ore: {" + keys + "}");
    return complaints(text);
  };
  CHECK(says(sells("each: 3 t"), "`each` needs `every`"));
  CHECK(says(sells("each: 3 t, every: 0 d"), "less than a second between demands"));
  CHECK(sells("each: 3 t, every: 6 h").empty());
  CHECK(sells("each: 3 t, every: 7 d, first: 2024-12-20").empty());
}

TEST_CASE("a delay without a finite mean, or of more than a century, is refused where it stands") {
  // By hand: the mean of a Weibull with shape 0.001 is 30 d x gamma(1001), beyond a double; 40 000 d are 109.5 years,
  // 30 000 working days 115 years, 36 500 d not quite 100.
  const auto on_lane = [](const std::string& takes) { return complaints(pair_of("", "", ", takes: '" + takes + "'")); };
  const auto in_work = [](const std::string& takes) { return complaints(pair_of(", takes: '" + takes + "'", "", "")); };
  const std::string endless = "weibull(30 d, shape 0.001)";
  CHECK(on_lane(endless) == "lanes.road.takes: this distribution has no finite mean\n");
  CHECK(in_work(endless) == "sites.mine.takes: this distribution has no finite mean\n");
  CHECK(on_lane("exponential(40000 d)") == "lanes.road.takes: longer than 100 years on average\n");
  CHECK(on_lane("30000 working days") == "lanes.road.takes: longer than 100 years on average\n");
  CHECK(on_lane("36500 d").empty());
  const auto licence =
      complaints(pair_of("", "", "") +
                 "events:\n  - {what: export licence, id: e, date: 2025-03-01, goods: ore, leaves: mine, "
                 "decided_after: '" +
                 endless + "'}\n");
  CHECK(says(licence, "decided_after: this distribution has no finite mean"));
}

TEST_CASE("a country is two capital letters") {
  const auto with = [](const std::string& country) { return complaints(pair_of(", country: " + country, "", "")); };
  const std::string hint = " is no country code; write two capital letters (ISO 3166), such as CN or DE\n";
  CHECK(with("China") == "sites.mine.country: 'China'" + hint);
  CHECK(with("cn") == "sites.mine.country: 'cn'" + hint);
  CHECK(with("CHN") == "sites.mine.country: 'CHN'" + hint);
  CHECK(with("CN").empty());
}

TEST_CASE("a batch of nothing is refused") {
  CHECK(says(complaints(pair_of(", batch: 0 t", "", "")), "sites.mine.batch: must be more than nothing"));
  CHECK(complaints(pair_of(", batch: 1 t", "", "")).empty());
}

TEST_CASE("a site lies where it says, north and east positive, and without a word nowhere") {
  const auto n = network(R"(
goods: {ore: t}
sites: {mine: {makes: ore, at: [-31.9, 115.86]}, shop: {sells: {ore: 1 t/d}}}
lanes: {x: {from: mine, to: shop, carries: ore}}
)");
  REQUIRE(n.sites[site(n, "mine")].at);
  CHECK(n.sites[site(n, "mine")].at->latitude == -31.9);
  CHECK(n.sites[site(n, "mine")].at->longitude == 115.86);
  CHECK_FALSE(n.sites[site(n, "shop")].at);
}
