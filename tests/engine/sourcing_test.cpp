// Who is asked for goods, and where waits what nobody can promise; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A shop that wants 10 t a day: of the first plant 6, of the second 4, which can make 8.
Story shop(const std::string& outage) {
  return Story(R"(
title: t
from: 2025-01-01
until: 2025-03-01
goods: {w: t}
sites:
  first: {makes: w, at_most: 6 t/d}
  second: {makes: w, at_most: 8 t/d}
  shop: {sells: {w: {rate: 10 t/d, if_short: backorder}}, keeps: {w: 5 d}}
lanes:
  l1: {from: first, to: shop, carries: w, priority: 1}
  l2: {from: second, to: shop, carries: w, priority: 2}
events:
)" + outage);
}

std::int64_t tonnes(const Story& s, const std::string& lane) {
  return s.sum(FactKind::ordered, s.lane(lane).index, "2025-02-01", "2025-02-11") / 1'000'000;
}

}  // namespace

TEST_CASE("what nobody can promise waits at a plant that is at work, not at one that stands still") {
  // Of the 100 t of ten days the second plant makes 80; the other 20 are asked of it, too.
  const auto s = shop("  - {id: e, date: 2025-02-01, what: outage, where: first, lasts: 10 d}\n");
  CHECK(tonnes(s, "l1") == 0);
  CHECK(tonnes(s, "l2") == 100);
}

TEST_CASE("a plant that is cut gets what it can still promise and no more") {
  // A quarter of 6 t is 1.5 t a day; 8 t of the second plant leave 0.5 t a day, which wait there.
  const auto s = shop("  - {id: e, date: 2025-02-01, what: outage, where: first, cut: 75 %, lasts: 10 d}\n");
  CHECK(tonnes(s, "l1") == 15);
  CHECK(tonnes(s, "l2") == 85);
}

TEST_CASE("where all plants are cut, what nobody can promise waits at the first") {
  const auto s = shop("  - {id: e, date: 2025-02-01, what: outage, where: [first, second], lasts: 10 d}\n");
  CHECK(tonnes(s, "l1") == 100);
  CHECK(tonnes(s, "l2") == 0);
}

TEST_CASE("where the first lane is closed, the next is asked, and waits for what nobody can promise") {
  // The lane of the first plant is shut: the second promises 8 of 10 t a day, and the other 2 wait there too.
  const auto s = shop("  - {id: e, date: 2025-02-01, what: outage, where: l1, lasts: 10 d}\n");
  CHECK(tonnes(s, "l1") == 0);
  CHECK(tonnes(s, "l2") == 100);
}
