// Shifts of recipes, new capacity in stages, stockpiles and recycling; numbers by hand in each test.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// 10 a day by two recipes; `site` adds keys to the works, `events` the list of events.
std::string two_ways(const std::string& site, const std::string& recipe_a, const std::string& recipe_b,
                     const std::string& event) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-10\ngoods: {a: t, b: t, m: t}\nsites:\n"
         "  ma: {makes: a}\n  mb: {makes: b}\n  works: {" +
         site + "recipes: {old: {makes: m, needs: {a: 1 t}" + recipe_a + "}, new: {makes: m, needs: {b: 1 t}" +
         recipe_b +
         "}}}\n  shop: {sells: {m: 10 t/d}}\n"
         "lanes:\n  la: {from: ma, to: works, carries: a}\n  lb: {from: mb, to: works, carries: b}\n"
         "  road: {from: works, to: shop, carries: m}\nevents:\n"
         "  - {id: e, date: 2025-01-05, what: shift of recipes, where: works, from: old, to: new, " +
         event + "}\n";
}

/// Tonnes that the new recipe used in [from, until).
double by_new(const Story& s, const char* from, const char* until) {
  return s.named(s.item("works", "b"), {s.sum(FactKind::used, s.item("works", "b").index, from, until)});
}

double served(const Story& s) { return static_cast<double>(s.sum(FactKind::delivered, 0)) / 1e6; }

std::string pile(const std::string& terms, const std::string& more) {
  return "title: t\nfrom: 2025-01-01\nuntil: 2025-03-02\ngoods: {m: t}\nsites:\n"
         "  works: {makes: m, at_most: 80 t/d}\n  pile: {keeps: {m: {starts_with: 100 t, orders: none}}}\n"
         "  one: {keeps: {m: 5 d}, sells: {m: 10 t/d}}\n  two: {keeps: {m: 5 d}, sells: {m: 30 t/d}}\n"
         "lanes:\n  w1: {from: works, to: one, carries: m}\n  w2: {from: works, to: two, carries: m}\n"
         "  p1: {from: pile, to: one, carries: m, reserve: true}\n"
         "  p2: {from: pile, to: two, carries: m, reserve: true}\n" +
         more +
         "events:\n  - {id: cut, date: 2025-01-11, what: outage, where: {from: works, to: [one, two]}, lasts: 20 d}\n" +
         "  - {id: open, date: 2025-01-13, what: stockpile release, where: pile, good: m, over: 1 d" + terms + "}\n";
}

}  // namespace

TEST_CASE("a shift of recipes rises in a straight line after its lag and its qualification, and stays") {
  const Story s(two_ways("", "", "", "share: 40 %, lag: 5 d, qualification: 2 d, over: 10 d"));
  CHECK(s.result.audit.clean());
  // From 12 January on; half of 40 % x 10 t x 10 d until the 22nd, then 4 t a day.
  CHECK(by_new(s, "2025-01-01", "2025-01-12") == 0);
  CHECK(by_new(s, "2025-01-12", "2025-01-22") == Approx(20));
  CHECK(by_new(s, "2025-01-22", "2025-02-01") == Approx(40));
  CHECK(served(s) == 400);
  CHECK(s.touched("e"));
}

TEST_CASE("a shift of recipes that ends gives the share back") {
  const Story s(two_ways("", "", "", "share: 40 %, until: 2025-01-15"));
  CHECK(by_new(s, "2025-01-05", "2025-01-15") == Approx(40));
  CHECK(by_new(s, "2025-01-15", "2025-02-10") == 0);
}

TEST_CASE("where recipes share by share, a part of the old one's share moves") {
  // 20 % + half of 80 % = 60 % of 10 t.
  const Story s(two_ways("chooses: share, ", ", share: 80 %", ", share: 20 %", "share: 50 %"));
  CHECK(by_new(s, "2025-01-01", "2025-01-05") == Approx(8));
  CHECK(by_new(s, "2025-01-05", "2025-01-15") == Approx(60));
  CHECK(served(s) == 400);
}

TEST_CASE("new capacity adds nothing while it is built, then rises in a line or an S") {
  const auto text = [](const std::string& terms) {
    return "title: t\nfrom: 2025-01-01\nuntil: 2025-03-12\ngoods: {m: t}\nsites:\n  works: {makes: m, at_most: 0 t/d}\n"
           "  shop: {sells: {m: 10 t/d}}\nlanes: {road: {from: works, to: shop, carries: m}}\n"
           "events: [{id: e, date: 2025-01-01, what: new capacity, where: works, adds: 10 t/d, lead: 30 d, ramp: 20 d" +
           terms + "}]\n";
  };
  // 70 days: 30 of nothing, 20 of half of it on average, 20 of 10 t.
  const Story line(text(""));
  CHECK(line.sum(FactKind::delivered, 0, "2025-01-01", "2025-01-31") == 0);
  CHECK(served(line) == Approx(300));
  // The integral of 10 (1 - exp(-(t/20)^2)) over 40 days: 10 (40 - 20 sqrt(pi)/2 erf(2)) = 400 - 176.4 = 223.6; the
  // middles of the days miss it by less than 0.1.
  const Story s_curve(text(", shape: s-curve"));
  CHECK(served(s_curve) == Approx(223.58).margin(0.1));
}

TEST_CASE("a pile gives its beneficiaries their gaps, in proportion when it is limited") {
  // Both lanes are shut from the 11th to the 31st. The pile opens on the 13th: 100 t of 40 t a day are 2.5 days.
  const Story s(pile("", ""));
  CHECK(s.result.audit.clean());
  CHECK(s.sum(FactKind::dispatched, s.lane("p1").index, "2025-01-13", "2025-01-15") == 20'000'000);
  CHECK(s.sum(FactKind::dispatched, s.lane("p2").index, "2025-01-13", "2025-01-15") == 60'000'000);
  CHECK(s.on_hand("pile", "m") == 0);
  CHECK(s.sum(FactKind::dispatched, s.lane("p1").index) == 25'000'000);
  // Five days of stock and 2.5 of the pile of 20: 12.5 days of 40 t are lost.
  CHECK(s.sum(FactKind::lost, 0) + s.sum(FactKind::lost, 1) == 500'000'000);
  // At most 8 t a day: 2 t and 6 t; 18 days until the 31st, but the pile is empty after 12.5.
  const Story slow(pile(", at_most: 8 t/d", ""));
  CHECK(slow.sum(FactKind::dispatched, slow.lane("p1").index, "2025-01-13", "2025-01-23") == 20'000'000);
  CHECK(slow.sum(FactKind::dispatched, slow.lane("p2").index, "2025-01-13", "2025-01-23") == 60'000'000);
}

TEST_CASE("a pile gives nothing to whom nothing is lacking, and only to whom it is for") {
  const Story s(pile(", to: one", ""));
  CHECK(s.sum(FactKind::dispatched, s.lane("p2").index) == 0);
  CHECK(s.sum(FactKind::dispatched, s.lane("p1").index) == 100'000'000);
  std::string calm = pile("", "");
  calm.replace(calm.find("lasts: 20 d"), 11, "lasts: 1 d");
  // One day without receipts is over when the pile opens on the 13th; the gap of the day before is nothing.
  const Story none(calm);
  CHECK(none.on_hand("pile", "m") == 100);
  CHECK_FALSE(none.touched("open"));
}

TEST_CASE("a pile is bought full again at its own pace, and no fuller") {
  std::string text = pile(", until: 2025-02-01", "  wp: {from: works, to: pile, carries: m}\n");
  text += "  - {id: refill, date: 2025-02-05, what: stockpile refill, where: pile, good: m, at: 5 t/d}\n";
  const Story s(text);
  CHECK(s.result.audit.clean());
  CHECK(s.sum(FactKind::ordered, s.lane("wp").index, "2025-02-05", "2025-02-15") == 50'000'000);
  CHECK(s.sum(FactKind::ordered, s.lane("wp").index) == 100'000'000);
}

TEST_CASE("what has lain for longer than it keeps is dumped, the oldest first") {
  const auto text = [](const std::string& keeps) {
    return "title: t\nfrom: 2025-01-01\nuntil: 2025-02-20\ngoods: {m: t}\nsites:\n  works: {makes: m}\n"
           "  shop: {keeps: {m: {starts_with: 100 t, orders: {rule: base stock, level: 100 t}" +
           keeps + "}}, sells: {m: 4 t/d}}\nlanes: {road: {from: works, to: shop, carries: m}}\n";
  };
  // 100 t at 4 t a day last 25 days. On the 21st, after 20 days, 20 t of the first stock are left; the other 80 t came
  // since. The store of 26 days has nothing left of it by then.
  const Story s(text(", keeps_for: 20 d"));
  CHECK(s.result.audit.clean());
  const auto dumped = [&](const char* from, const char* until) {
    return s.sum(FactKind::dumped, s.item("shop", "m").index, from, until);
  };
  CHECK(dumped("2025-01-01", "2025-01-21") == 0);
  CHECK(dumped("2025-01-21", "2025-01-22") == 20'000'000);
  CHECK(s.sum(FactKind::lost, 0) == 0);
  CHECK(Story(text(", keeps_for: 26 d")).sum(FactKind::dumped, s.item("shop", "m").index) == 0);
  CHECK(Story(text("")).sum(FactKind::dumped, s.item("shop", "m").index) == 0);
}

TEST_CASE("what was sold before the start comes back from the first day on, and makes room for it in the steady flow") {
  const Story s(
      "title: t\nfrom: 2025-01-01\nuntil: 2025-02-20\ngoods: {m: t, car: cars}\nsites:\n  works: {makes: m}\n"
      "  cars: {makes: car, needs: {m: 10 kg}, sells: {car: {rate: 1000 cars/d, recycled: [{good: m, to: back, gives: "
      "8 kg, collected: 50 %, recovered: 50 %, after: 20 d, past: 500 cars/d}]}}}\n"
      "  back: {keeps: {m: {starts_with: 0 t, orders: none}}}\n"
      "lanes:\n  r: {from: back, to: cars, carries: m, priority: 1}\n  n: {from: works, to: cars, carries: m, "
      "priority: 2}\n");
  CHECK(s.result.audit.clean());
  const auto entered = [&](const char* from, const char* until) {
    return s.sum(FactKind::entered, s.item("back", "m").index, from, until);
  };
  // 500 x 8 kg x 25 % = 1 t a day for 20 days, then twice as much.
  CHECK(entered("2025-01-01", "2025-01-21") == 20'000'000);
  CHECK(entered("2025-01-21", "2025-02-20") == 60'000'000);
  CHECK(s.network.lanes[s.lane("r")].flow == Approx(1e6));
  CHECK(s.network.lanes[s.lane("n")].flow == Approx(9e6));
}

TEST_CASE("a project that is decided and not built comes later when it is delayed, one that is built does not") {
  // By hand: decided on 1 January, built after 20 days; 10 and 5 days more are added on the 11th and the 25th, so that
  // it works from 5 February on; a delay after that changes nothing.
  const auto first = [](const std::string& delays) {
    const Story s(
        "title: t\nfrom: 2025-01-01\nuntil: 2025-03-01\ngoods: {m: t}\nsites:\n"
        "  plant: {makes: m, at_most: 0 t/d}\n  shop: {keeps: {m: 0 d}, sells: {m: {rate: 5 t/d, if_short: "
        "backorder}}}\n"
        "lanes: {road: {from: plant, to: shop, carries: m}}\nevents:\n"
        "  - {id: project, date: 2025-01-01, what: new capacity, where: plant, adds: 5 t/d, lead: 20 d}\n" +
        delays);
    return s.times(FactKind::made, s.item("plant", "m").index).front();
  };
  CHECK(first("") == "2025-01-21");
  CHECK(first("  - {id: a, date: 2025-01-11, what: delay of a project, of: project, by: 10 d}\n"
              "  - {id: b, date: 2025-01-25, what: delay of a project, of: project, by: 5 d}\n"
              "  - {id: c, date: 2025-02-20, what: delay of a project, of: project, by: 50 d}\n") == "2025-02-05");
}
