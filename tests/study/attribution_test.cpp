// Whose loss it is: two causes that overlap, by hand.
#include "chokepoint/study/attribution.hpp"

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A shop that loses what it cannot sell, 10 t a day, from works whose goods come the same day.
std::string shop(const std::string& events) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-03-01\nmoney: USD\ngoods: {m: t}\nsites:\n"
         "  works: {country: CN, makes: m, at_most: 10 t/d}\n"
         "  shop: {country: DE, keeps: {m: 0 d}, sells: {m: {rate: 10 t/d, if_short: lost, money: {price: 2 USD/t}}}}\n"
         "lanes: {road: {from: works, to: shop, carries: m}}\nevents:\n" +
         events;
}

Attribution attributed(const std::string& events) {
  StudyOptions options;
  options.jobs = 2;
  return attribute(network_of(shop(events)), options);
}

const AttributionRow& row(const Attribution& a, const std::string& what) {
  for (const auto& r : a.rows)
    if (r.what == what) return r;
  throw std::runtime_error("no row " + what);
}

}  // namespace

TEST_CASE("of two outages that overlap the loss is shared, and the shares sum up to all") {
  // By hand: the works stand from 1 to 10 February, the road is closed from 6 to 15 February. Alone each costs 100 t;
  // together 150 t (1 to 15 February); without the one the other costs 100, so the last adds 50. Shares: (100 + 50) / 2
  // = 75 each.
  const auto a = attributed(
      "  - {id: works-stand, date: 2025-02-01, lasts: 10 d, what: outage, where: works}\n"
      "  - {id: closed, date: 2025-02-06, lasts: 10 d, what: ban, goods: m, leaves: CN}\n");
  REQUIRE(a.on());
  CHECK(a.shapley);
  const auto& lost = row(a, "unmet");
  CHECK(lost.total.mean == Approx(150));
  for (const auto& part : lost.events) {
    CHECK(part.alone.mean == Approx(100));
    CHECK(part.last.mean == Approx(50));
    CHECK(part.share.mean == Approx(75));
  }
  CHECK(row(a, "revenue_lost").events[0].share.mean == Approx(150));  // at 2 USD a tonne
}

TEST_CASE("an event that does nothing has no part, and one that follows another falls with it") {
  // By hand: the second outage follows the end of the first and costs 50 t; it cannot happen alone.
  const auto a = attributed(
      "  - {id: first, date: 2025-02-01, lasts: 10 d, what: outage, where: works}\n"
      "  - {id: second, after_end: first, lasts: 5 d, what: outage, where: works}\n"
      "  - {id: idle, date: 2025-02-01, what: demand change, where: shop, to: 100 %}\n");
  const auto& lost = row(a, "unmet");
  CHECK(lost.total.mean == Approx(150));
  CHECK(lost.events[0].alone.mean == Approx(100));
  CHECK(lost.events[0].last.mean == Approx(150));
  CHECK(lost.events[1].alone.mean == 0);
  CHECK(lost.events[1].last.mean == Approx(50));
  CHECK(lost.events[0].share.mean == Approx(125));
  CHECK(lost.events[1].share.mean == Approx(25));
  CHECK(lost.events[2].share.mean == 0);
}

TEST_CASE("one event has nobody to share with") {
  CHECK_FALSE(attributed("  - {id: one, date: 2025-02-01, lasts: 10 d, what: outage, where: works}\n").on());
}
