// Export licences through scenario texts; every expected number is computed by hand in the test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// Ten tonnes a day from a Chinese works to a German shop, no transit time, the shop's demand waits.
std::string trade(const std::string& licence, const std::string& more = "") {
  return "title: t\nfrom: 2025-04-01\nuntil: 2025-06-01\ngoods: {m: {unit: t, class: magnet}}\nsites:\n"
         "  works: {country: CN, makes: m}\n"
         "  shop: {country: DE, keeps: {m: 0 d}, sells: {m: {rate: 10 t/d, if_short: backorder}}}\n"
         "lanes: {road: {from: works, to: shop, carries: m}}\nevents:\n"
         "  - {id: l, date: 2025-04-04, what: export licence, goods: magnet, leaves: CN, calendar: CN, " +
         licence + "}\n" + more;
}

std::int64_t dispatched(const Story& s, const char* from, const char* until) {
  return s.sum(FactKind::dispatched, 0, from, until);
}

}  // namespace

TEST_CASE("after the grace days the exempt share passes and the rest waits its working days") {
  // By hand: grace to 6 April; from the 7th (a Monday) 2 t/d pass, 8 t/d are filed; 10 working days after 7 April is
  // 21 April (8-11, 14-18 April are nine, the 21st the tenth); on 21 April those of the 7th come out, besides the 2 t.
  const Story s(trade("decided_after: 10 working days, passes_freely: 20 %, already_at_customs: 3 d"));
  CHECK(dispatched(s, "2025-04-04", "2025-04-07") == 30'000'000);
  CHECK(dispatched(s, "2025-04-07", "2025-04-21") == 28'000'000);
  CHECK(dispatched(s, "2025-04-21", "2025-04-22") == 10'000'000);
  // Friday's, Saturday's and Sunday's filings (11 to 13 April) share the 25th: 18 April is the fifth day after the
  // 11th.
  CHECK(dispatched(s, "2025-04-25", "2025-04-26") == 26'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("an exempt share is exact over many dispatches") {
  // By hand: 22.04 % of 10 t/d over 20 days is 44.08 t, whatever the rounding of each day.
  const Story s(trade("decided_after: 400 d, passes_freely: 22.04 %"));
  CHECK(dispatched(s, "2025-04-04", "2025-04-24") == 44'080'000);
}

TEST_CASE("goods that wait are held at the seller and counted in the buyer's orders") {
  const Story s(trade("decided_after: 400 d"));
  const auto& works = s.state.items[s.item("works", "m")];
  const auto& shop = s.state.items[s.item("shop", "m")];
  CHECK(works.held.units == 580'000'000);     // 4 April to 31 May: 58 days
  CHECK(shop.on_order.units == 580'000'000);  // no order was placed twice
  CHECK(works.on_hand.units == 0);
}

TEST_CASE("a denied application cancels the order and gives the goods back") {
  // By hand, deterministic: a quarter approved: of the 10 t filed on the first day 2.5 t leave and 7.5 t go back to
  // stock; the shop orders them again at its next review, so the second day files 17.5 t, of which 13.125 t are denied.
  const Story s(trade("decided_after: 0 d, approved: 25 %"), {.deterministic = true});
  CHECK(s.sum(FactKind::denied, 0, "2025-04-04", "2025-04-05") == 7'500'000);
  CHECK(s.sum(FactKind::filed, 0, "2025-04-05", "2025-04-06") == 17'500'000);
  CHECK(s.sum(FactKind::denied, 0, "2025-04-05", "2025-04-06") == 13'125'000);
  CHECK(s.sum(FactKind::approved, 0) + s.sum(FactKind::denied, 0) == s.sum(FactKind::filed, 0));
  CHECK(s.result.audit.clean());
}

TEST_CASE("where nothing is approved the same goods are applied for once a day, without end") {
  const Story s(trade("decided_after: 0 d, approved: 0 %"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04") == 0);
  CHECK(s.sum(FactKind::filed, 0, "2025-04-05", "2025-04-06") == 20'000'000);
}

TEST_CASE("treatment differs by destination") {
  std::string text = trade("decided_after: 400 d, treatments: [{goes_to: FR, decided_after: 0 d}]");
  text.replace(text.find("lanes:"), 0,
               "  salon: {country: FR, keeps: {m: 0 d}, sells: {m: {rate: 1 t/d, if_short: backorder}}}\n");
  text.replace(text.find("lanes: {"), 8, "lanes: {rue: {from: works, to: salon, carries: m}, ");
  const Story s(text);
  CHECK(s.sum(FactKind::dispatched, s.lane("rue").index, "2025-04-04") == 58'000'000);
  CHECK(s.sum(FactKind::dispatched, s.lane("road").index, "2025-04-04") == 0);
}

TEST_CASE(
    "a desk with limited capacity decides in the order of filing, on working days, and catches up when it grows") {
  // By hand: 10 t a day filed from 4 April; 5 t a working day are decided from the 7th: to the end of the 30th there
  // are 18 working days (7-11, 14-18, 21-25, 27 made up, 28-30 is 5+5+5+1+3 = 19): 95 t.
  const Story s(trade("decides_at_most: 5 t/working day"));
  CHECK(dispatched(s, "2025-04-04", "2025-05-01") == 95'000'000);
  const Story grows(
      trade("decides_at_most: 5 t/working day",
            "  - {id: more, date: 2025-05-06, what: change of licences, of: l, decides_at_most: 500 t/working day}\n"));
  // On 6 May everything filed until then is decided: 33 days' filings (4 April to 6 May) less the 95 t.
  CHECK(dispatched(grows, "2025-05-06", "2025-05-07") == 330'000'000 - 95'000'000);
  CHECK(grows.touched("more"));
}

TEST_CASE("the release of a backlog keeps to its age and its limit, and loses or doubles nothing") {
  // By hand: reviews without end; from 10 May what is older than 20 days, at most 30 t a day. 10 t a day were filed
  // from 4 April: on 10 May the filings of 4 to 20 April are old enough (17 days, 170 t): 30 t a day until the age
  // limit binds: day k (from 0) has released 30 (k + 1) of 170 + 10 k: after 7 days 240 of 230: from 16 May on the flow
  // is 10 t/d.
  const Story s(trade("decided_after: 400 d",
                      "  - {id: r, date: 2025-05-10, what: change of licences, of: l, waiting: {older_than: 20 d, "
                      "at_most: 30 t/d}}\n"));
  CHECK(dispatched(s, "2025-05-10", "2025-05-11") == 30'000'000);
  CHECK(dispatched(s, "2025-05-10", "2025-05-17") == 210'000'000);
  CHECK(dispatched(s, "2025-05-18", "2025-05-19") == 10'000'000);
  CHECK(s.sum(FactKind::approved, 0) == 380'000'000);  // filed 4 April to 11 May are 20 days old by 31 May
}

TEST_CASE("the end of a regime lets go of what waits") {
  const Story s(trade("decided_after: 400 d, lasts: 10 d"));
  CHECK(dispatched(s, "2025-04-04", "2025-04-14") == 0);
  CHECK(dispatched(s, "2025-04-14", "2025-04-15") == 110'000'000);
}

TEST_CASE("a change may hold for some destinations, and otherwise spares those with a treatment of their own") {
  const auto two = [](const std::string& licence, const std::string& more) {
    std::string text = trade(licence, more);
    text.replace(text.find("lanes:"), 0,
                 "  salon: {country: FR, keeps: {m: 0 d}, sells: {m: {rate: 1 t/d, if_short: backorder}}}\n");
    text.replace(text.find("lanes: {"), 8, "lanes: {rue: {from: works, to: salon, carries: m}, ");
    return text;
  };
  const std::string treated = "decided_after: 400 d, treatments: [{goes_to: FR, decided_after: 300 d}]";
  // By hand: from 11 April filings are decided at once: 51 days of 10 t to Germany; France keeps its 300 days.
  const Story all(two(treated, "  - {id: c, date: 2025-04-11, what: change of licences, of: l, decided_after: 0 d}\n"));
  CHECK(all.sum(FactKind::dispatched, all.lane("road").index, "2025-04-04") == 510'000'000);
  CHECK(all.sum(FactKind::dispatched, all.lane("rue").index, "2025-04-04") == 0);
  const Story french(two(
      treated, "  - {id: c, date: 2025-04-11, what: change of licences, of: l, goes_to: FR, decided_after: 0 d}\n"));
  CHECK(french.sum(FactKind::dispatched, french.lane("road").index, "2025-04-04") == 0);
  CHECK(french.sum(FactKind::dispatched, french.lane("rue").index, "2025-04-04") == 51'000'000);
}

TEST_CASE("a later regime replaces an earlier one, which holds again when the later one ends") {
  // By hand: 400 days from 4 April; from 11 to 18 April another regime decides at once: its 7 days of 10 t leave; what
  // was filed before stays where it was filed, and from the 18th the first regime holds again.
  const Story s(trade("decided_after: 400 d",
                      "  - {id: k, date: 2025-04-11, what: export licence, goods: magnet, leaves: CN, decided_after: 0 "
                      "d, lasts: 7 d}\n"));
  CHECK(dispatched(s, "2025-04-04", "2025-04-11") == 0);
  CHECK(dispatched(s, "2025-04-11", "2025-04-18") == 70'000'000);
  CHECK(dispatched(s, "2025-04-18", "2025-06-01") == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("goods that were denied a licence and are ordered again do not pass freely the second time") {
  // By hand: 10 t/d are needed, a fifth passes, the rest is denied after 5 days and comes again: 2 t/d leave for good.
  const Story s(R"(
title: t
from: 2025-01-01
until: 2026-01-01
goods: {m: t}
sites:
  works: {country: CN, makes: m}
  plant: {country: DE, sells: {m: {rate: 10 t/d, if_short: backorder}}, keeps: {m: 5 d}}
lanes: {ship: {from: works, to: plant, carries: m, takes: 10 d}}
events:
  - {id: l, date: 2025-02-01, what: export licence, goods: m, leaves: CN, decided_after: 5 d, approved: 0 %,
     passes_freely: 20 %}
)");
  const auto lane = s.lane("ship").index;
  CHECK(s.sum(FactKind::dispatched, lane, "2025-12-01", "2025-12-31") == 60'000'000);
  CHECK(s.sum(FactKind::approved, lane) == 0);
}
