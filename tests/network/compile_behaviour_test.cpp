// Buyers' behaviour and lanes that stand by: what is understood, and every mistake with what would be right.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

const std::string two_sources = R"(
goods: {part: {unit: pieces, class: parts}}
sites:
  first: {makes: part}
  second: {makes: part}
  shop: {keeps: {part: 10 d}, sells: {part: 10 pieces/d}}
)";
std::string lanes(const std::string& usual, const std::string& spare) {
  return two_sources + "lanes:\n  usual: {from: first, to: shop, carries: part" + usual +
         "}\n  spare: {from: second, to: shop, carries: part" + spare + "}\n";
}
std::string event(const std::string& keys) {
  return lanes("", "") + "events:\n  - {id: e, date: 2025-03-01, " + keys + "}\n";
}
template <class T>
T kind(const std::string& keys) {
  return std::get<T>(network(event(keys)).events[0].kind);
}

}  // namespace

TEST_CASE("precautionary stocking meets the stores that buy, by good and by place") {
  const auto shift =
      kind<TargetShift>("what: precautionary stocking, where: any, goods: parts, cover: 60 d, rises_over: 9 d");
  CHECK(shift.items.size() == 1);
  CHECK(shift.days == day * 60);
  CHECK(shift.rise == day * 9);
  CHECK(kind<TargetShift>("what: precautionary stocking, where: shop, times: 150 %").times == Share{1'500'000'000});
}

TEST_CASE("mistakes about hoarding are told with what would be right") {
  CHECK(complaints(event("what: precautionary stocking, where: shop")) == "events.e: give either `cover` or `times`\n");
  CHECK(complaints(event("what: precautionary stocking, where: shop, cover: 9 d, times: 110 %")) ==
        "events.e: give either `cover` or `times`\n");
  CHECK(complaints(event("what: precautionary stocking, where: first, cover: 9 d")) ==
        "events.e.where: none of these sites buys anything\n");
  CHECK(complaints(event("what: phantom orders, where: second, goods: part")) ==
        "events.e.where: none of these sites buys these goods\n");
}

TEST_CASE("who buys ahead must know for which day") {
  CHECK(complaints(event("what: front-loading, where: shop, days: 30 d")) ==
        "events.e: buying ahead needs a day to prepare for: give `before` (an event) or `until` (a date)\n");
  CHECK(complaints(event("what: front-loading, where: shop, days: 30 d, before: bann")) ==
        "events.e.before: no event is called 'bann'; allowed: e\n");
  const auto two = [](const std::string& other) {
    return event("what: front-loading, where: shop, days: 30 d, before: other") + "  - {id: other, " + other + "}\n";
  };
  const auto end_of = [](const std::string& text) { return network(text).events[0].end; };
  const std::string cut = "date: 2025-05-01, what: demand change, where: shop, to: 90 %";
  CHECK(end_of(two(cut)) == time_of({2025, 5, 1}));
  CHECK(complaints(two("date: 2025-05-01, what: truce, suspends: [e]")) ==
        "events.e.before: 'other' is a truce without an end; give it `until`\n"
        "events.other.suspends: 'e' is neither a ban nor an export licence; a truce suspends these\n");
  CHECK(complaints(two("date: 2025-02-01, what: demand change, where: shop, to: 90 %")) ==
        "events.e: ends before it begins, 2025-03-01\n");
}

TEST_CASE("a lane that stands by has no share of the flow and leaves the others theirs") {
  const auto n = network(lanes("", ", standby: {after: 5 d, qualifies_in: 40 d, takes: 60 %}"));
  REQUIRE(n.standbys.size() == 1);
  CHECK(n.lanes[n.standbys[0].lane].name == "spare");
  CHECK(n.lanes[n.standbys[0].lane].flow == 0);
  CHECK(n.standbys[0].takes == Share{600'000'000});
  for (const auto& lane : n.lanes)
    if (lane.name == "usual") CHECK(lane.flow == 10'000);
}

TEST_CASE("mistakes about lanes that stand by") {
  CHECK(
      complaints(lanes(", share: 100 %", ", share: 0 %, standby: {after: 5 d}")) ==
      "lanes.spare.standby: a lane that stands by has no `share` and no `priority`; it comes in when the others are in "
      "trouble\n");
  const std::string all = complaints(lanes(", standby: {after: 5 d}", ", standby: {after: 5 d}"));
  CHECK(all.find("lanes.usual.standby: all lanes that bring 'part' to 'shop' stand by; at least one must be in use") !=
        std::string::npos);
}

TEST_CASE("mistakes about what a buyer sees and returns") {
  const auto orders = [](const std::string& keys) {
    auto text = lanes("", "");
    const auto at = text.find("{part: 10 d}");
    return text.replace(at, 12, "{part: {cover: 10 d, orders: {" + keys + "}}}");
  };
  CHECK(complaints(orders("rule: days of cover, may_return: true")) ==
        "sites.shop.keeps.part.orders.may_return: needs a good that is bought from one supplier\n");
  CHECK(complaints(orders("rule: days of cover, average_of: 0")) ==
        "sites.shop.keeps.part.orders.average_of: from 1 to 1000 reviews\n");
  CHECK(complaints(orders("rule: days of cover, average_of: 2}, review: 0 d, room: {value: 999 pieces")) ==
        "sites.shop.keeps.part.orders.average_of: counts reviews at fixed times; give a `review` longer than 0 d\n");
  CHECK(complaints(orders("rule: days of cover, average_of: 3, smoothing: 10 %")) ==
        "sites.shop.keeps.part.orders.average_of: give `smoothing` or `average_of`, not both\n");
  CHECK(complaints(orders("rule: proportional, supply_line_seen: 50 %")) ==
        "sites.shop.keeps.part.orders.supply_line_seen: this rule has no `supply_line_seen`; it belongs to 'days of "
        "cover' "
        "or 'base stock' or 'min-max' or 'reorder point'\n");
}
