// Variants that share a plant, and plants that do not work every day; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// 60 sedans and 40 vans a day on one plant; sedans need the part, vans the bolt, each with 10 days of stock.
std::string plant(const std::string& vans, const std::string& more = "") {
  return R"(title: t
from: 2025-01-01
until: 2025-06-01
goods: {part: pieces, bolt: pieces, sedan: cars, van: cars}
sites:
  works: {makes: part}
  smith: {makes: bolt}
  plant:
    at_most: 100 cars/d
    recipes:
      sedans: {makes: sedan, needs: {part: 1 pieces}}
      vans: {makes: van, needs: {bolt: 1 pieces}}
    keeps: {part: 10 d, bolt: 10 d}
    sells: {sedan: 60 cars/d, van: {rate: 40 cars/d)" +
         vans + "}}\n" + more + R"(lanes:
  road: {from: works, to: plant, carries: part, takes: 5 d}
  track: {from: smith, to: plant, carries: bolt, takes: 5 d}
events:
  - {id: shut, date: 2025-02-01, until: 2025-02-21, what: outage, where: {lanes: road}}
)";
}

double cars(Quantity q) { return static_cast<double>(q.units) / 1000; }

}  // namespace

TEST_CASE("two variants of one plant stop each by itself") {
  // By hand: sedans stand from 16 to 25 February, ten days of 60.
  const Story s(plant(""));
  REQUIRE(s.network.demands.size() == 2);
  const UserResult &sedan = s.result.users[0], &van = s.result.users[1];
  CHECK(cars(sedan.lost) == 600);
  CHECK(sedan.stop_days == 10);
  CHECK(cars(van.lost) == 0);
  CHECK(cars(van.demanded) == 151 * 40);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a variant takes the places of one that lacks its part, ahead of its own plan, and pays them back") {
  // By hand: five days of vans are 200: 60 a day on the 16th, 17th and 18th, 20 on the 19th. From the 26th on sedans
  // have all 100 places for five days, until the 200 are paid back.
  const Story s(plant(", built_ahead: 5 d"));
  const UserResult &sedan = s.result.users[0], &van = s.result.users[1];
  CHECK(cars(van.built_ahead) == 200);
  CHECK(cars(van.lost) == 0);
  CHECK(cars(sedan.lost) == 600);
  CHECK(cars(sedan.recovered) == 200);
  CHECK(s.sum(FactKind::built_ahead, 1, "2025-02-17", "2025-02-18") == 60'000);  // told when the day is over
  CHECK(s.times(FactKind::built_ahead, 1).size() == 4);
  const auto paid = s.times(FactKind::recovered, 0);
  REQUIRE(paid.size() == 5);
  CHECK(paid.front() == "2025-02-27");
  CHECK(paid.back() == "2025-03-03");
  CHECK(s.sum(FactKind::delivered, 1, "2025-02-26", "2025-03-03") == 0);
  CHECK(s.sum(FactKind::delivered, 0) + s.sum(FactKind::delivered, 1) == (151 * 100 - 400) * 1000);
  // The vans have used no more than they would have.
  CHECK(s.on_hand("plant", "bolt") == Story(plant("")).on_hand("plant", "bolt"));
  CHECK(s.result.audit.clean());
}

TEST_CASE("vans cannot step in beyond their own parts") {
  // Bolts for 400 vans lie there; 1000 days ahead would be allowed, and 600 places are free.
  const Story s(plant(", built_ahead: 1000 d"));
  CHECK(s.result.users[1].built_ahead <= Quantity{600'000});
  CHECK(cars(s.result.users[1].lost) == 0);
  CHECK(s.result.users[0].lost == Quantity{600'000});
  CHECK(s.result.users[0].recovered == s.result.users[1].built_ahead);
}

TEST_CASE("a plant starts nothing on its days off, and a line plans nothing") {
  const std::string text = R"(title: t
from: 2025-06-02
until: 2025-06-30
goods: {ore: t, car: cars}
sites:
  mine: {makes: ore, makes_to: plan, at_most: 14 t/d, calendar: weekdays, keeps: {ore: 10 d}}
  plant: {makes: car, needs: {ore: 1 t}, calendar: weekdays, keeps: {ore: 10 d}, sells: {car: 14 cars/d}}
lanes: {l: {from: mine, to: plant, carries: ore, takes: 2 d}}
)";
  const Story s(text);
  const auto mine = s.item("mine", "ore").index;
  // By hand: the 14th and 15th of June 2025 are a weekend; four weeks have twenty working days.
  CHECK(s.sum(FactKind::made, mine, "2025-06-14", "2025-06-16") == 0);
  CHECK(s.sum(FactKind::made, mine, "2025-06-09", "2025-06-16") == 5 * 14'000'000);
  CHECK(s.sum(FactKind::made, mine) == 20 * 14'000'000);
  CHECK(cars(s.result.users[0].demanded) == 20 * 14);
  CHECK(cars(s.result.users[0].lost) == 0);
  CHECK(s.result.users[0].stop_days == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a plant with five days a week makes a seven days' need, if its capacity allows for it") {
  // By hand: 10 t a day are wanted, 70 a week; five days of 14 t make them.
  const auto shop = [](const char* capacity) {
    return Story(
        std::string("title: t\nfrom: 2025-01-06\nuntil: 2025-12-01\ngoods: {m: t}\nsites:\n  works: {makes: m, "
                    "calendar: weekdays, at_most: ") +
        capacity +
        "}\n  shop: {keeps: {m: 10 d}, sells: {m: 10 t/d}}\nlanes: {l: {from: works, to: shop, carries: m}}\n");
  };
  CHECK(shop("14 t/d").result.users[0].lost == Quantity{});
  CHECK(shop("12 t/d").result.users[0].lost > Quantity{});
}
