// The books on hand-made facts: they close when the state agrees with the facts, and shout when one gram does not.
#include "chokepoint/measure/audit.hpp"

#include "catch.hpp"
#include "measure/hand.hpp"

using namespace chokepoint;
using hand::fact;
using hand::on;

namespace {

State empty_state(const Network& n) {
  State s;
  s.now = n.from;
  s.items.resize(n.items.size());
  s.lanes.resize(n.lanes.size());
  s.recipes.resize(n.recipes.size());
  return s;
}

constexpr std::int64_t t = 1'000'000;

/// 10 t mined, 6 t sent, 4 t arrived, 2 t worked into 2 cars, of which one is delivered and one still in work.
AuditResult story(Network& n, std::int64_t stolen, AuditDepth depth = AuditDepth::every_close) {
  auto s = empty_state(n);
  s.items[hand::ore_at_mine].on_hand = {5 * t};
  Audit audit(n, s, depth);
  const auto d = on(2025, 1, 2);
  audit.on(fact(d, FactKind::started, hand::mining, 10 * t));
  audit.on(fact(d, FactKind::made, hand::ore_at_mine, 10 * t, {}, hand::mining));
  audit.on(fact(d, FactKind::completed, hand::mining, 10 * t));
  s.items[hand::ore_at_mine].on_hand = {15 * t - 6 * t};
  s.shipments.add({hand::road, no_index, {2 * t}, d, d});
  s.lanes[hand::road].under_way = {2 * t};
  s.items[hand::ore_at_plant].on_hand = {4 * t};
  audit.check(s, true);
  audit.on(fact(d, FactKind::started, hand::building, 2000));
  audit.on(fact(d, FactKind::used, hand::ore_at_plant, 2 * t, {}, hand::building));
  s.items[hand::ore_at_plant].on_hand = {2 * t - stolen};
  audit.on(fact(d, FactKind::made, hand::car_at_plant, 1000, {}, hand::building));
  audit.on(fact(d, FactKind::completed, hand::building, 1000));
  audit.on(fact(d, FactKind::delivered, hand::line, 1000, d));
  s.recipes[hand::building].begun = {2000};
  s.recipes[hand::building].done = {1000};
  s.works.add({hand::building, no_index, {1000}, d, true});
  s.now = d;
  audit.check(s, true);
  return audit.finish(s);
}

}  // namespace

TEST_CASE("the accounts of goods and elements close to the unit") {
  auto n = hand::network();
  const auto r = story(n, 0);
  CHECK(r.clean());
  const auto& ore = r.goods[hand::ore];
  CHECK(ore.start.units == 5 * t);
  CHECK(ore.in().units == 15 * t);
  CHECK(ore.out().units == 2 * t);
  CHECK(ore.stock.units == 13 * t);
  CHECK(ore.off.units == 0);
  CHECK(r.goods[hand::car].out().units == 1000);
  const auto& iron = r.elements[0];
  // grams: 15 t of ore hold 7.5 t; 6.5 t lie in stock; a car holds 400 kg; 500 kg are in work; 100 kg were lost
  CHECK(iron.in == Wide{7'500'000} * 1'000'000);
  CHECK(iron.stock == Wide{6'500'000} * 1'000'000);
  CHECK(iron.out == Wide{400'000} * 1'000'000);
  CHECK(iron.work == Wide{500'000} * 1'000'000);
  CHECK(iron.lost == Wide{100'000} * 1'000'000);
  CHECK(iron.off == 0);
  REQUIRE(r.losses.size() == 1);
  CHECK(r.losses[0].recipe == hand::building);
  CHECK_FALSE(r.losses[0].fault);
  CHECK(r.checks == 4);
}

TEST_CASE("one gram that leaves without a fact is found, with its moment") {
  auto n = hand::network();
  const auto r = story(n, 1);
  CHECK_FALSE(r.clean());
  CHECK(r.goods[hand::ore].off.units == 1);
  CHECK(r.goods[hand::ore].first_off == on(2025, 1, 2));
}

TEST_CASE("a recipe that gives more of an element than it takes is a fault") {
  auto n = hand::network();
  n.goods[hand::car].contents[0].amount = 600'000'000;  // 600 kg of iron out of a tonne of ore with 500 kg
  const auto r = story(n, 0);
  CHECK_FALSE(r.clean());
  REQUIRE(r.losses.size() == 1);
  CHECK(r.losses[0].fault);
}

TEST_CASE("a shipment that the lane's total does not know is found") {
  auto n = hand::network();
  auto s = empty_state(n);
  Audit audit(n, s);
  s.lanes[hand::road].under_way = {5};
  audit.on(fact(n.from, FactKind::entered, hand::ore_at_mine, 5));
  const auto r = audit.finish(s);
  CHECK_FALSE(r.shipments_agree);
}

TEST_CASE("content is grams times parts per million, for pieces thousandths times milligrams") {
  const auto n = hand::network();
  CHECK(content_of(n.goods[hand::ore], ElementId{0}, {3}) == 1'500'000);  // micrograms: 1.5 g
  CHECK(content_of(n.goods[hand::car], ElementId{0}, {1000}) == Wide{400'000} * 1'000'000);
}
