// Origins through stocks, lots and recipes: shares by hand, and the books of origins to the gram after every step.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Delivered to the only end user of a country of an axis, in the good's own unit.
double delivered(const Story& s, const char* axis, const char* country) {
  for (const auto& a : s.network.origins.axes)
    for (std::uint32_t k = 0; k < a.countries.size(); ++k)
      if (a.id == axis && a.countries[k] == country)
        return s.named(s.network.demands[0].item, {s.state.origins.delivered[0][a.offset + k]});
  throw std::runtime_error("no such origin");
}

/// 3 t/d of Chinese and 1 t/d of Australian ore to a trader and on to a shop, no transit times.
std::string two_mines(const std::string& more) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-03-02\ngoods: {ore: t}\norigins: {id: mined, stage: mine}\nsites:\n"
         "  a: {country: AU, stage: mine, makes: ore}\n  c: {country: CN, stage: mine, makes: ore}\n"
         "  shop: {country: DE, keeps: {ore: 10 d}, sells: {ore: {rate: 4 t/d, if_short: backorder}}}\n"
         "lanes:\n  from-a: {from: a, to: shop, carries: ore, share: 25 %}\n"
         "  from-c: {from: c, to: shop, carries: ore, share: 75 %}\n" +
         more;
}

/// The numbers of each axis sum to the amount.
bool sums_to(const OriginTerms& t, const Origins& origins, Quantity amount) {
  return std::all_of(t.axes.begin(), t.axes.end(), [&](const OriginAxis& axis) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < axis.countries.size(); ++k) {
      if (origins[axis.offset + k] < 0) return false;
      sum += origins[axis.offset + k];
    }
    return sum == amount.units;
  });
}

/// What lies in stores, goes on lanes and is in work is followed to the unit.
bool origins_agree(const Network& n, const State& s) {
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    const ItemState& x = s.items[i];
    if (!sums_to(n.origins, s.origins.stores[i], x.on_hand + x.staged + x.held)) return false;
  }
  for (std::uint32_t l = 0; l < n.lanes.size(); ++l) {
    Quantity sum{};
    for (const OriginLot& lot : s.origins.lanes[l]) {
      if (!sums_to(n.origins, lot.parts, lot.amount)) return false;
      sum += lot.amount;
    }
    if (sum != s.lanes[l].under_way) return false;
  }
  for (std::uint32_t r = 0; r < n.recipes.size(); ++r) {
    Quantity sum{};
    for (const OriginLot& lot : s.origins.works[r]) sum += lot.amount;
    if (sum != s.recipes[r].begun - s.recipes[r].done) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("stocks blend in proportion: a quarter of what the shop sells was mined in Australia") {
  // By hand: 60 d x 4 t/d, of which 1 t/d from Australia, from the first day on: the start is the steady mixture.
  const Story s(two_mines(""));
  CHECK(delivered(s, "mined", "AU") == Approx(60).margin(1e-5));
  CHECK(delivered(s, "mined", "CN") == Approx(180).margin(1e-5));
  CHECK(s.result.origins[0].size() == 3);  // months: January, February, March
  CHECK(s.result.origins[0][0][1] + s.result.origins[0][0][2] == 31 * 4'000'000);
}

TEST_CASE("when one source ends, its share of the stock fades by what is drawn each day") {
  // By hand: from 11 January on, for 50 days, a tenth of the mixture is drawn each day, 4 of 40 t, and 4 t of Chinese
  // ore come in: 10 t x 0.9^50 of Australian ore are left.
  const Story s(two_mines(
      "events:\n  - {id: end, date: 2025-01-11, what: purchase rule, where: shop, origin: mined, refuses: AU}\n"));
  const auto& store = s.state.origins.stores[s.item("shop", "ore").index];
  CHECK(static_cast<double>(store[1]) / 1e6 == Approx(10 * std::pow(0.9, 50)).margin(1e-4));
  CHECK(delivered(s, "mined", "AU") + static_cast<double>(store[1]) / 1e6 == Approx(10 + 10).margin(1e-4));
}

TEST_CASE("an input counts by what it contains of the elements that are followed") {
  // By hand: a magnet takes 0.3 t of American neodymium and 0.1 t of Chinese dysprosium.
  const auto magnet = [](const std::string& elements) {
    return "title: t\nfrom: 2025-01-01\nuntil: 2025-01-11\n"
           "goods: {nd: {unit: t, contains: {Nd: 100 %}}, dy: {unit: t, contains: {Dy: 50 %}}, "
           "magnet: {unit: t, contains: {Nd: 30 %, Dy: 5 %}}}\n"
           "origins: [{id: mined, stage: mine" +
           elements +
           "}, {id: made, stage: works}]\nsites:\n"
           "  us: {country: US, stage: mine, makes: nd}\n  cn: {country: CN, stage: mine, makes: dy}\n"
           "  works: {country: JP, stage: works, makes: magnet, needs: {nd: 0.3 t, dy: 0.1 t}, keeps: {nd: 3 d, dy: 3 "
           "d}}\n"
           "  shop: {country: DE, keeps: {magnet: 2 d}, sells: {magnet: 7 t/d}}\nlanes:\n"
           "  l1: {from: us, to: works, carries: nd}\n  l2: {from: cn, to: works, carries: dy}\n"
           "  l3: {from: works, to: shop, carries: magnet, takes: 2 d}\n";
  };
  const Story all(magnet(""));
  CHECK(delivered(all, "mined", "US") == Approx(70 * 0.3 / 0.35).margin(1e-4));
  CHECK(delivered(all, "made", "JP") == Approx(70));  // the last stage of its kind counts alone
  CHECK(delivered(Story(magnet(", elements: Dy")), "mined", "CN") == Approx(70));
  CHECK(delivered(Story(magnet(", elements: Nd")), "mined", "US") == Approx(70));
}

TEST_CASE("a buyer that refuses an origin takes nothing of it and orders from the others") {
  // By hand: until 10 January 3 of 4 t a day come from China, then none; the shop is never short, for a can send all.
  const Story s(two_mines(
      "events:\n  - {id: free, date: 2025-01-11, what: purchase rule, where: shop, origin: mined, refuses: CN}\n"));
  CHECK(s.sum(FactKind::dispatched, s.lane("from-c").index, "2025-01-11") == 0);
  CHECK(s.sum(FactKind::lost, 0) == 0);
  CHECK(s.touched("free"));
}

TEST_CASE("a blend is refused once it is above the limit, and taken below it") {
  // A trader blends 3 t of Chinese with 1 t of Australian ore: three quarters. Refused above 70 %, taken above 80 %.
  const auto sold = [](const char* above) {
    const Story s(
        std::string("title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {ore: t}\norigins: {id: mined, stage: "
                    "mine}\nsites:\n"
                    "  a: {country: AU, stage: mine, makes: ore}\n  c: {country: CN, stage: mine, makes: ore}\n"
                    "  trader: {country: SG, keeps: {ore: 5 d}}\n"
                    "  shop: {country: DE, keeps: {ore: 10 d}, sells: {ore: 4 t/d}}\n"
                    "lanes:\n  from-a: {from: a, to: trader, carries: ore, share: 25 %}\n"
                    "  from-c: {from: c, to: trader, carries: ore, share: 75 %}\n"
                    "  on: {from: trader, to: shop, carries: ore}\n"
                    "events:\n  - {id: rule, date: 2025-01-11, what: purchase rule, where: shop, origin: mined, "
                    "refuses: [CN], above: ") +
        above + "}\n");
    return s.sum(FactKind::dispatched, s.lane("on").index, "2025-01-11") / 1'000'000;
  };
  CHECK(sold("70 %") == 0);
  CHECK(sold("80 %") == 21 * 4);
}

TEST_CASE("after every step origins sum to stocks, lots and work to the gram") {
  // Losses on the way, part loads, licences denied, work scrapped, stock destroyed and released, joint products, a
  // loop.
  const std::string text = R"(
title: t
from: 2025-01-01
until: 2025-05-01
goods: {ore: {unit: t, contains: {Nd: 40 %}}, oxide: {unit: t, contains: {Nd: 80 %}}, scrap: {unit: t, contains: {Nd: 20 %}}, magnet: {unit: t, contains: {Nd: 27 %}}}
origins: [{id: mined, stage: mine}, {id: separated, stage: separation, elements: Nd}]
sites:
  a: {country: AU, stage: mine, makes: ore, at_most: 7.3 t/d}
  c: {country: CN, stage: mine, makes: ore}
  refinery: {country: MY, stage: separation, makes: oxide, needs: {ore: 2.317 t}, keeps: {ore: 9 d, oxide: 4 d}, takes: 'uniform(3 d, 8 d)'}
  works: {country: CN, makes: {magnet: 1 t, scrap: 0.013 t}, needs: {oxide: 0.417 t}, keeps: {oxide: 6 d, magnet: 5 d}, takes: 5 d}
  x: {country: DE, keeps: {magnet: 11 d}, sells: {magnet: 3.7 t/d}}
  y: {country: US, keeps: {magnet: 17 d}, sells: {magnet: {rate: 2.9 t/d, if_short: backorder}}}
lanes:
  l1: {from: a, to: refinery, carries: ore, takes: 'uniform(10 d, 30 d)', share: 40 %}
  l2: {from: c, to: refinery, carries: ore, takes: 4 d, share: 60 %}
  l3: {from: refinery, to: works, carries: oxide, modes: {sea: {takes: 20 d, departs_every: 7 d, loses: 3 %}}}
  l4: {from: works, to: x, carries: magnet, takes: 9 d}
  l5: {from: works, to: y, carries: magnet, takes: 13 d}
events:
  - {id: l, date: 2025-01-20, what: export licence, goods: magnet, leaves: CN, decided_after: exponential(6 d), approved: 70 %}
  - {id: fire, date: 2025-02-11, lasts: 20 d, what: outage, where: refinery, work: scrapped}
  - {id: theft, date: 2025-02-20, what: stock destroyed, where: x, good: magnet, share: 37 %}
  - {id: gift, date: 2025-03-03, what: stock released, where: works, good: oxide, amount: 5.5 t}
  - {id: rule, date: 2025-03-10, what: purchase rule, where: y, origin: mined, refuses: CN, above: 61 %}
)";
  const Network n = network_of(text);
  for (const bool deterministic : {false, true}) {
    State s = start(n, {.deterministic = deterministic});
    Facts facts;
    bool agree = origins_agree(n, s);
    while (agree && step(n, s, facts)) {
      agree = origins_agree(n, s);
      facts.clear();
    }
    CHECK(agree);
    CHECK(s.over);
  }
}
