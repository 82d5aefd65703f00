// Hoarding, buying ahead, phantom orders, a misperceived supply line and returns; every number is computed by hand in
// the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A shop that buys 10 t a day on a lane of `takes`, and keeps `keeps`.
std::string shop(const std::string& keeps, const std::string& takes = "1 d", const std::string& until = "2025-04-01") {
  return "title: t\nfrom: 2025-01-01\nuntil: " + until + R"(
goods: {m: t}
sites:
  works: {makes: m}
  shop: {keeps: {m: )" +
         keeps + R"(}, sells: {m: {rate: 10 t/d, if_short: backorder}}}
lanes: {road: {from: works, to: shop, carries: m, takes: )" +
         takes + "}}\nevents:\n";
}

std::int64_t tonnes(std::int64_t grams) { return grams / 1'000'000; }

/// What was ordered on the only lane on a day, as needs (0) or as phantoms (1).
std::int64_t ordered(const Story& s, std::string_view day_text, std::uint32_t other = 0) {
  std::int64_t sum = 0;
  for (const Fact& f : s.facts) {
    const bool that_day = f.at >= *parse_time(day_text) && f.at < *parse_time(day_text) + day;
    if (f.kind == FactKind::ordered && f.other == other && that_day) sum += f.amount.units;
  }
  return sum;
}

}  // namespace

TEST_CASE("a target of 40 instead of 10 days is filled over ten days and run down again after its end") {
  // By hand: 30 days of 10 t = 300 t more, 30 t a day for ten days: orders of 40 t; from the end nothing is ordered for
  // 30 days. In the long run nobody buys more than is used: 90 days of 10 t.
  const Story s(shop("10 d") +
                "  - {id: fear, date: 2025-01-11, until: 2025-02-10, what: precautionary stocking, where: shop, cover: "
                "40 d, rises_over: 10 d}\n");
  CHECK(tonnes(ordered(s, "2025-01-10")) == 10);
  CHECK(tonnes(s.sum(FactKind::ordered, 0, "2025-01-11", "2025-01-21")) == 400);
  CHECK(tonnes(ordered(s, "2025-01-15")) == 40);
  CHECK(tonnes(ordered(s, "2025-01-21")) == 10);
  CHECK(s.sum(FactKind::ordered, 0, "2025-02-10", "2025-03-12") == 0);
  CHECK(tonnes(ordered(s, "2025-03-12")) == 10);
  CHECK(tonnes(s.sum(FactKind::ordered, 0)) == 900);
  CHECK(s.on_hand("shop", "m") == 100);
  CHECK(s.touched("fear"));
}

TEST_CASE("a doubled target that falls over twenty days is given up in equal parts") {
  // By hand: 100 t more at once; after the end 5 t a day less for 20 days.
  const Story s(shop("10 d") +
                "  - {id: fear, date: 2025-01-11, until: 2025-02-10, what: precautionary stocking, where: shop, times: "
                "200 %, falls_over: 20 d}\n");
  CHECK(tonnes(ordered(s, "2025-01-11")) == 110);
  CHECK(tonnes(ordered(s, "2025-02-09")) == 10);
  CHECK(tonnes(ordered(s, "2025-02-10")) == 5);
  CHECK(tonnes(ordered(s, "2025-03-01")) == 5);
  CHECK(tonnes(ordered(s, "2025-03-02")) == 10);
}

TEST_CASE("who holds enough does not hoard, and the event says that it changed nothing") {
  const Story s(shop("50 d") +
                "  - {id: fear, date: 2025-01-11, what: precautionary stocking, where: shop, cover: 40 d}\n");
  CHECK(tonnes(s.sum(FactKind::ordered, 0)) == 900);
  CHECK_FALSE(s.touched("fear"));
}

TEST_CASE("of two fears the larger counts, and the other one when it is over") {
  // By hand: 20 days more from 11 January, 30 days more from the 21st to the 31st: 200 t, then 100 t, then 10 t x 10 d
  // less.
  const Story s(shop("10 d") +
                "  - {id: one, date: 2025-01-11, what: precautionary stocking, where: shop, cover: 30 d}\n"
                "  - {id: two, date: 2025-01-21, until: 2025-01-31, what: precautionary stocking, where: shop, cover: "
                "40 d}\n");
  CHECK(tonnes(ordered(s, "2025-01-11")) == 210);
  CHECK(tonnes(ordered(s, "2025-01-21")) == 110);
  CHECK(s.sum(FactKind::ordered, 0, "2025-01-31", "2025-02-10") == 0);
  CHECK(tonnes(ordered(s, "2025-02-10")) == 10);
}

TEST_CASE("buying ahead moves orders in time and leaves their sum as it was") {
  // By hand: 28 days of 10 t ordered ahead over the 28 days of February: 20 t a day, then nothing for 28 days.
  const Story s(shop("10 d") +
                "  - {id: rush, date: 2025-02-01, until: 2025-03-01, what: front-loading, where: shop, days: 28 d}\n");
  CHECK(tonnes(ordered(s, "2025-01-31")) == 10);
  CHECK(tonnes(s.sum(FactKind::ordered, 0, "2025-02-01", "2025-03-01")) == 560);
  CHECK(tonnes(ordered(s, "2025-02-28")) == 20);
  CHECK(s.sum(FactKind::ordered, 0, "2025-03-01", "2025-03-29") == 0);
  CHECK(tonnes(ordered(s, "2025-03-29")) == 10);
  CHECK(tonnes(s.sum(FactKind::ordered, 0)) == 900);
}

TEST_CASE("buyers prepare for the end of a truce") {
  const Story s(shop("10 d") + R"(
  - {id: ban, date: 2025-01-05, what: ban, goods: m, leaves: works, goes_to: shop}
  - {id: talks, date: 2025-01-08, until: 2025-02-20, what: truce, suspends: [ban]}
  - {id: rush, date: 2025-02-10, before: talks, what: front-loading, where: shop, days: 20 d}
)");
  CHECK(tonnes(ordered(s, "2025-02-09")) == 10);
  CHECK(tonnes(ordered(s, "2025-02-10")) == 30);
  CHECK(tonnes(ordered(s, "2025-02-19")) == 30);
  CHECK(ordered(s, "2025-02-20") == 0);
}

namespace {

const char* const ban_and_phantoms = R"(
  - {id: ban, date: 2025-02-01, until: 2025-02-11, what: ban, goods: m, leaves: works, goes_to: shop}
  - {id: lies, date: 2025-02-01, until: 2025-03-01, what: phantom orders, where: shop, over: 10 d, cancelled_after: 3 d}
)";

}  // namespace

TEST_CASE("phantom orders follow the fill rate of late") {
  // By hand, 10 t a day and a memory of ten days: on the first day all was as it should be; on the second 81 of 90 t
  // came: 10 x (1 - 0.9) = 1 t; on the third 72.9 of 90: 1.9 t. (A day is forgotten before the day's order is weighed.)
  const Story s(shop("30 d", "0 d") + ban_and_phantoms);
  CHECK(ordered(s, "2025-02-01", 1) == 0);
  CHECK(std::abs(ordered(s, "2025-02-02", 1) - 1'000'000) <= 2);
  CHECK(std::abs(ordered(s, "2025-02-03", 1) - 1'900'000) <= 2);
  CHECK(s.touched("lies"));
}

TEST_CASE("phantoms are cancelled or become stock, and are never anybody's shortage") {
  const Story s(shop("30 d", "0 d") + ban_and_phantoms);
  const Story without(shop("30 d", "0 d") +
                      "  - {id: ban, date: 2025-02-01, until: 2025-02-11, what: ban, goods: m, leaves: works, goes_to: "
                      "shop}\n");
  std::int64_t ordered_in_all = 0, phantoms = 0, cancelled = 0;
  for (const Fact& f : s.facts) {
    if (f.kind == FactKind::ordered) ordered_in_all += f.amount.units;
    if (f.kind == FactKind::ordered && f.other == 1) phantoms += f.amount.units;
    if (f.kind == FactKind::cancelled) cancelled += f.amount.units;
  }
  CHECK(phantoms > 10'000'000);
  // What is ordered and not received is what the books say; the needs are those of the shop that does not lie.
  const ItemState& store = s.state.items[s.item("shop", "m")];
  CHECK(store.on_order.units == ordered_in_all - cancelled - s.sum(FactKind::received, 0));
  CHECK(s.sum(FactKind::delivered, 0) == without.sum(FactKind::delivered, 0));
  CHECK(s.result.users[0].shortage_area == without.result.users[0].shortage_area);
  CHECK(s.on_hand("shop", "m") == without.on_hand("shop", "m"));
}

TEST_CASE("phantoms that nobody serves are taken back when the need has been met for three days") {
  // The works sends what is needed first: 10 t a day of the 10 that it can make, so phantoms stay in its book. By hand:
  // a works at its limit of 10 t/d is out for two days; 20 t of need wait; then 12 t/d make it good in ten days.
  Story s(R"(title: t
from: 2025-01-01
until: 2025-04-01
goods: {m: t}
sites:
  works: {makes: m, at_most: 12 t/d}
  shop: {keeps: {m: {cover: 30 d}}, sells: {m: {rate: 10 t/d, if_short: backorder}}}
lanes: {road: {from: works, to: shop, carries: m}}
events:
  - {id: stop, date: 2025-02-01, lasts: 2 d, what: outage, where: works}
  - {id: lies, date: 2025-02-01, lasts: 4 d, what: phantom orders, where: shop, over: 10 d, cancelled_after: 0 d}
)");
  std::int64_t phantoms = 0, cancelled = 0;
  Time last{};
  for (const Fact& f : s.facts) {
    if (f.kind == FactKind::ordered && f.other == 1) phantoms += f.amount.units;
    if (f.kind == FactKind::cancelled && f.other == 1) {
      cancelled += f.amount.units;
      last = f.at;
    }
  }
  CHECK(phantoms > 2'000'000);
  CHECK(cancelled == phantoms);
  CHECK(last > *parse_time("2025-02-05"));
  CHECK(s.on_hand("shop", "m") == 300);
}

TEST_CASE("a misperceived supply line is invisible in steady state and overshoots after a step") {
  // By hand, half of the line forgotten, 1 t a day more: the stock lacks 1, 2, 3 t, the line holds 0, 1, 2.5 t more of
  // which half is seen: orders of 10 + 1, 10 + 2 - 0.5, 10 + 3 - 1.25 t. Who sees the whole line orders 11 t at once.
  const char* const step = "  - {id: more, date: 2025-02-01, what: demand change, where: shop, to: 110 %}\n";
  const Story half(shop("{cover: 20 d, orders: {rule: days of cover, supply_line_seen: 50 %}}", "10 d") + step);
  const Story whole_line(shop("{cover: 20 d}", "10 d") + step);
  CHECK(half.network.items[half.item("shop", "m")].start ==
        whole_line.network.items[whole_line.item("shop", "m")].start);
  CHECK(half.sum(FactKind::ordered, 0, "2025-01-01", "2025-02-01") == 310'000'000);
  CHECK(ordered(half, "2025-01-01") == 10'000'000);
  CHECK(ordered(half, "2025-02-01") == 11'000'000);
  CHECK(ordered(half, "2025-02-02") == 11'500'000);
  CHECK(ordered(half, "2025-02-03") == 11'750'000);
  for (const char* d : {"2025-02-01", "2025-02-02", "2025-02-03"}) CHECK(ordered(whole_line, d) == 11'000'000);
}

TEST_CASE("what is given back is taken off the next orders") {
  // By hand: level 50 t; 30 t come as a gift on the fifth day, which leaves 20 t too much after the day's 10 t: given
  // back. The next two orders of 10 t are counted against them; goods come again on the eighth.
  const Story s(shop("{starts_with: 50 t, orders: {rule: base stock, level: 50 t, may_return: true}}", "0 d") +
                "  - {id: gift, date: 2025-01-05, what: stock released, where: shop, good: m, amount: 30 t}\n");
  CHECK(s.sum(FactKind::cancelled, 0) == 20'000'000);
  CHECK(s.times(FactKind::cancelled, 0) == std::vector<std::string>{"2025-01-05"});
  CHECK(ordered(s, "2025-01-06") == 10'000'000);
  CHECK(s.sum(FactKind::received, 0, "2025-01-05", "2025-01-08") == 0);
  CHECK(s.sum(FactKind::received, 0, "2025-01-08", "2025-01-09") == 10'000'000);
  CHECK(s.on_hand("shop", "m") == 50);
}

TEST_CASE("a moving average over three reviews follows a step in three days") {
  // By hand: the level is 10 + 1 days of the mean of the last three days (transit 1 d): it rises by 11/3 x 3 t a day of
  // the step of 3 t: orders of 13 + 11 = 24 t on three days, then 13 t.
  const Story s(shop("{cover: 10 d, orders: {rule: days of cover, average_of: 3}}") +
                "  - {id: more, date: 2025-02-01, what: demand change, where: shop, to: 130 %}\n");
  CHECK(ordered(s, "2025-01-31") == 10'000'000);
  for (const char* d : {"2025-02-01", "2025-02-02", "2025-02-03"}) CHECK(ordered(s, d) == 24'000'000);
  CHECK(ordered(s, "2025-02-04") == 13'000'000);
}
