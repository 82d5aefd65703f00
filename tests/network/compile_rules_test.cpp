// How each stock point is replenished: policies as written, defaults, and what does not fit.
#include "chokepoint/network/compile.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

OrderRule rule_of(const std::string& orders) {
  return item(network(pair_of("", ", keeps: {ore: {orders: {" + orders + "}}}", "")), "shop", "ore").rule;
}
std::string complaint_of(const std::string& orders) {
  return complaints(pair_of("", ", keeps: {ore: {orders: {" + orders + "}}}", ""));
}

}  // namespace

TEST_CASE("each policy keeps its parameters in grams") {
  CHECK(std::get<BaseStock>(rule_of("rule: base stock, level: 3 t")).level.units == 3'000'000);
  const auto min_max = std::get<MinMax>(rule_of("rule: min-max, reorder: 2 t, level: 5 t"));
  CHECK(min_max.reorder.units == 2'000'000);
  CHECK(min_max.level.units == 5'000'000);
  const auto lots = std::get<ReorderLot>(rule_of("rule: reorder point, reorder: 2 t, lot: 7 kg, multiples: false"));
  CHECK(lots.lot.units == 7'000);
  CHECK_FALSE(lots.multiples);
  CHECK(std::get<Contract>(rule_of("rule: contract, each: 10 t")).each.units == 10'000'000);
  CHECK(std::holds_alternative<NoOrders>(rule_of("rule: none")));
  const auto gains =
      std::get<Proportional>(rule_of("rule: proportional, forecast: 4 t, net_gain: 26 %, order_gain: 9 %"));
  CHECK(gains.net_gain.ppb == 260'000'000);
  CHECK(gains.order_gain.ppb == 90'000'000);
}

TEST_CASE("a policy without its parameter says which one it needs") {
  CHECK(says(complaint_of("rule: base stock"), "this rule needs `level`"));
  CHECK(says(complaint_of("rule: min-max, level: 1 t"), "this rule needs `reorder`"));
  CHECK(says(complaint_of("rule: min-max, level: 1 t, reorder: 2 t"), "must not be below `reorder`"));
  CHECK(says(complaint_of("rule: base stock, level: 1 t, held_at: 1 t"), "belong together"));
}

TEST_CASE("without a word a maker makes to order, with a kept output to stock") {
  const auto n = network(chain);
  CHECK(level(item(n, "magnet-works", "magnet")) == 0);
  CHECK_FALSE(item(n, "magnet-works", "magnet").by_cover);
  const auto kept = network(pair_of(", keeps: {ore: 4 d}", "", ""));
  CHECK(item(kept, "mine", "ore").by_cover);
  CHECK(level(item(kept, "mine", "ore")) == 40'000'000);
}

TEST_CASE("a site that makes to plan pushes at its plan, or at its capacity") {
  const auto planned = network(pair_of(", makes_to: plan, plan: 11 t/d, at_most: 20 t/d", "", ""));
  CHECK(planned.recipes.front().pushes);
  CHECK(per_day(planned.recipes.front().plan) == 11e6);
  CHECK(per_day(network(pair_of(", makes_to: plan, at_most: 20 t/d", "", "")).recipes.front().plan) == 20e6);
  CHECK(says(complaints(pair_of(", makes_to: plan", "", "")), "makes to plan: give the `plan`, or `at_most`"));
}

TEST_CASE("the default review is the lot interval, and a review is a whole number of them") {
  CHECK(item(network(pair_of("", "", "")), "shop", "ore").review == day);
  CHECK(item(network(pair_of("", ", keeps: {ore: {review: 0 d}}", "")), "shop", "ore").review == Duration{0});
  CHECK(says(complaints(pair_of("", ", keeps: {ore: {review: 36 h}}", "")), "whole number of lot intervals"));
}

TEST_CASE("what nobody can order is refused") {
  CHECK(says(complaints("goods: {ore: t}\nsites: {shop: {sells: {ore: 1 t/d}, keeps: {ore: {starts_with: 9 t, orders: "
                        "{rule: base stock, level: 1 t}}}}}\n"),
             "no lane brings this good here"));
}

TEST_CASE("a room smaller than the cover is a warning for a bought good") {
  // By hand: 10 t/d for 5 d is 50 t.
  const auto with_room = [](const std::string& room) {
    return complaints(pair_of("", ", keeps: {ore: {cover: 5 d, room: " + room + "}}", ", takes: 30 d"));
  };
  CHECK(says(with_room("49 t"), "sites.shop.keeps.ore.room: room for 49 t, but its cover is 50 t"));
  CHECK(with_room("50 t").empty());
}

TEST_CASE("a batch that no room can hold is a warning, unless the store lets go of what does not fit") {
  const auto with = [](const std::string& keys) {
    return complaints(pair_of(", batch: 25 t, keeps: {ore: {cover: 1 d, " + keys + "}}", "", ""));
  };
  CHECK(says(with("room: 24 t"), "sites.mine.batch: a batch gives 25 t of ore, there is room for 24 t"));
  CHECK(with("room: 25 t").empty());
  CHECK(with("room: 24 t, when_full: dump").empty());
}

TEST_CASE("a room that cannot hold the steady work in process is a warning") {
  // By hand: 10 t/d with a lead of 6 d have 60 t in work.
  const auto with_room = [](const std::string& room) {
    return complaints(pair_of(", takes: 6 d, keeps: {ore: {cover: 4 d, room: " + room + "}}", "", ""));
  };
  CHECK(says(with_room("59 t"), "has 60 t in work"));
  CHECK(with_room("60 t").empty());
}

TEST_CASE("a key of another ordering rule is refused, with the rules that have it") {
  const auto with = [](const std::string& keys) {
    return complaints(pair_of("", ", keeps: {ore: {orders: {" + keys + "}}}", ", takes: 5 d"));
  };
  CHECK(says(with("rule: base stock, level: 20 t, lot: 4 t"),
             "orders.lot: this rule has no `lot`; it belongs to 'reorder point'"));
  CHECK(says(with("rule: base stock, level: 20 t, reorder: 9 t"), "it belongs to 'min-max' or 'reorder point'"));
  CHECK(says(with("rule: contract, each: 10 t, smoothing: 10 %"), "it belongs to 'days of cover'"));
  CHECK(with("rule: min-max, reorder: 60 t, level: 70 t").empty());
}

TEST_CASE("amounts and rates that the ledgers could not sum up are refused") {
  CHECK(says(complaints(pair_of("", ", keeps: {ore: {starts_with: 2000000000 t}}", "")), "too large an amount"));
  CHECK(says(complaints("goods: {w: pieces}\nsites: {f: {makes: w}, s: {sells: {w: 900000000000 pieces/d}}}\n"
                        "lanes: {l: {from: f, to: s, carries: w}}\n"),
             "too large a rate"));
}

TEST_CASE("patience of nothing is refused: demand that does not wait is lost") {
  CHECK(says(complaints("goods: {w: t}\nsites: {f: {makes: w}, s: {sells: {w: {rate: 1 t/d, if_short: backorder, "
                        "patience: 0 d}}}}\nlanes: {l: {from: f, to: s, carries: w}}\n"),
             "must be more than nothing"));
}
