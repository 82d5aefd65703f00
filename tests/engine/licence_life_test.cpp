// The life of a licence application through scenario texts; every expected number is computed by hand in the test.
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

/// The same with an order each ten days instead, of 10 t, the first on 5 April.
std::string tens(const std::string& licence, const std::string& more = "") {
  std::string text = trade(licence, more);
  text.replace(text.find("rate: 10 t/d"), 12, "each: 10 t, every: 10 d, first: 2025-04-05");
  return text;
}

std::int64_t dispatched(const Story& s, const char* from, const char* until) {
  return s.sum(FactKind::dispatched, 0, from, until);
}
using Times = std::vector<std::string>;

}  // namespace

TEST_CASE("papers are prepared before an application is filed, and the goods wait meanwhile") {
  // By hand: 10 t are ready on 5 April, filed 3 days later, decided 4 days after that.
  const Story s(tens("prepared_in: 3 d, decided_after: 4 d"));
  CHECK(s.times(FactKind::filed, 0).front() == "2025-04-08");
  CHECK(dispatched(s, "2025-04-12", "2025-04-13") == 10'000'000);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04") == 50'000'000);  // orders of 5, 15, 25 April, 5 and 15 May
  CHECK(s.result.audit.clean());
}

TEST_CASE("an application that is sent back starts its review anew, or goes on where it was") {
  // By hand, deterministic: every second review ends with a return (largest remainder of 50 %); reviews take 4 d,
  // papers 3 d. Filed 5, 15, 25 April, 5, 15, 25 May. Anew: reviews end on 9 (no), 19 (yes, back on the 22nd), 26 (no),
  // 29 April (yes, back on 2 May), 6 (no), 9 (yes), 16 (no), 19 (yes), 26 May (no). On where it was: 9 (no), 19 (yes,
  // decided on the 22nd), 29 April (no), 9 (yes, 12), 19 May (no).
  const Story anew(tens("decided_after: 4 d, returned: 50 %, completed_in: 3 d"), {.deterministic = true});
  CHECK(anew.times(FactKind::approved, 0) ==
        Times({"2025-04-09", "2025-04-26", "2025-05-06", "2025-05-16", "2025-05-26"}));
  const Story on(tens("decided_after: 4 d, returned: 50 %, completed_in: 3 d, on_return: resumes"),
                 {.deterministic = true});
  CHECK(on.times(FactKind::approved, 0) ==
        Times({"2025-04-09", "2025-04-22", "2025-04-29", "2025-05-12", "2025-05-19"}));
  CHECK(on.times(FactKind::returned, 0) == Times({"2025-04-19", "2025-05-09", "2025-05-29"}));
  CHECK(on.result.licences[0].returned == 3);
  CHECK(anew.result.audit.clean());
}

TEST_CASE("a withdrawn application gives its goods back and the buyer orders anew") {
  // By hand: 10 t filed on 5 April, withdrawn on the 8th; the shop, still short, orders again that day, withdrawn three
  // days later, and so on: one application each three days, nothing ever leaves, and the goods lie in the works.
  const Story s(tens("decided_after: 100 d, patience: 3 d"));
  CHECK(s.times(FactKind::withdrawn, 0).front() == "2025-04-08");
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04") == 0);
  CHECK(s.result.licences[0].withdrawn.count > 10);
  CHECK(s.result.audit.clean());
}

TEST_CASE("the order of a withdrawn application is off the account at once, its goods come back at the turn") {
  // By hand: 10 t filed on 5 April are withdrawn with their need at noon of the 8th. The next customer comes at six in
  // the evening and is ordered for then: until midnight his 10 t would seem to be on order already.
  std::string text = tens("decided_after: 100 d, patience: 84 h, withdrawn: given up");
  text.replace(text.find("every: 10 d"), 11, "every: 90 h");
  text.replace(text.find("keeps: {m: 0 d}"), 15, "keeps: {m: {cover: 0 d, review: 0 d}}");
  const Story s(text);
  CHECK(s.times(FactKind::withdrawn, 0).front() == "2025-04-08 12:00");
  CHECK(s.times(FactKind::ordered, 0).at(1) == "2025-04-08 18:00");
  CHECK(s.result.audit.clean());
}

TEST_CASE("a withdrawn application may take the need behind it along") {
  // By hand: each of the six orders (5, 15, 25 April, 5, 15, 25 May) is withdrawn after three days and lost to the
  // shop.
  const Story s(tens("decided_after: 100 d, patience: 3 d, withdrawn: given up"));
  CHECK(s.times(FactKind::withdrawn, 0) ==
        Times({"2025-04-08", "2025-04-18", "2025-04-28", "2025-05-08", "2025-05-18", "2025-05-28"}));
  CHECK(s.sum(FactKind::lost, 0) == 60'000'000);
  CHECK(s.state.items[s.item("shop", "m")].on_order.units == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a denied application is filed again after its time, and its goods wait") {
  // By hand: filed on 5 April, denied on the 7th, filed again on the 17th, denied on the 19th, again on the 29th.
  const Story s(tens("decided_after: 2 d, approved: 0 %, refiles_after: 10 d",
                     "  - {id: c, date: 2025-04-25, what: change of licences, of: l, approved: 100 %}\n"));
  const auto denied = s.times(FactKind::denied, 0);
  CHECK(denied == Times({"2025-04-07", "2025-04-17", "2025-04-19"}));  // of 5 April, of 15 April, the first again
  CHECK(s.times(FactKind::approved, 0).front() == "2025-04-27");       // of 25 April; the change was before
  CHECK(s.sum(FactKind::approved, 0) == 60'000'000);
  CHECK(s.sum(FactKind::cancelled, 0) == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("a licence that ran out before the goods could leave is applied for again") {
  // By hand: filed on 5 April, approved on the 7th, valid for 5 days; the road is closed from the 6th to the 20th, so
  // on the 20th another is filed, approved on the 22nd.
  const Story s(tens("decided_after: 2 d, valid: 5 d",
                     "  - {id: o, date: 2025-04-06, lasts: 14 d, what: outage, where: road}\n"));
  CHECK(s.times(FactKind::expired, 0).front() == "2025-04-20");
  CHECK(dispatched(s, "2025-04-04", "2025-04-22") == 0);
  // The order of 15 April waits in the book of the closed road, leaves it on the 20th and has its licence on the 22nd.
  CHECK(dispatched(s, "2025-04-22", "2025-04-23") == 20'000'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("goods that are made only after the licence add the time of the works") {
  // By hand: the works takes 6 d. Made first: order 5 April, ready on the 11th, filed, 4 d: leaves on the 15th. At the
  // licence: filed on the 5th, approved on the 9th, made until the 15th: the same day, but now the licence comes first.
  const auto text = [&](const std::string& licence) {
    std::string t = tens(licence);
    t.replace(t.find("makes: m}"), 9, "makes: m, takes: 6 d, makes_to: order, in_work: []}");
    t.replace(t.find("carries: m}"), 11, "carries: m, orders_under_way: []}");
    t.replace(t.find("m: 0 d"), 6, "m: {starts_with: 0 t, orders: {rule: base stock, level: 0 t}}");
    return t;
  };
  const Story first(text("decided_after: 4 d"));
  const Story after(text("decided_after: 4 d, produced: at licence"));
  CHECK(first.times(FactKind::filed, 0).front() == "2025-04-11");
  CHECK(after.times(FactKind::filed, 0).front() == "2025-04-05");
  CHECK(dispatched(first, "2025-04-04", "2025-04-15") == 0);
  CHECK(dispatched(after, "2025-04-15", "2025-04-16") == 10'000'000);
  CHECK(after.sum(FactKind::filed, 0) == 60'000'000);  // never a second time for the same goods
  CHECK(after.result.audit.clean());
}

TEST_CASE("a fast track decides its share past the desk") {
  // By hand, deterministic: every fourth of the six applications (largest remainder of 25 %) takes 1 d, the others 400.
  const Story s(tens("decided_after: 400 d, fast_track: {share: 25 %, decided_after: 1 d}"), {.deterministic = true});
  CHECK(s.times(FactKind::approved, 0) == Times({"2025-05-06"}));
}

TEST_CASE("who is let through is drawn once for a buyer and good and stays so") {
  // 60 shops ask 1 t a day each for ten days; half of them are let through: each has all of it or nothing. The number
  // is binomial (60, 1/2), mean 30, standard deviation 3.9; four of them on either side.
  std::string sites, lanes;
  for (int i = 0; i < 60; ++i) {
    const auto n = std::to_string(i);
    sites += "  s" + n + ": {country: DE, keeps: {m: 0 d}, sells: {m: {rate: 1 t/d, if_short: backorder}}}\n";
    lanes += "  r" + n + ": {from: works, to: s" + n + ", carries: m}\n";
  }
  const Story s(
      "title: t\nfrom: 2025-04-01\nuntil: 2025-04-14\ngoods: {m: t}\nsites:\n  works: {country: CN, makes: m}\n" +
      sites + "lanes:\n" + lanes +
      "events:\n  - {id: l, date: 2025-04-04, what: export licence, goods: m, leaves: CN, decided_after: 400 d, "
      "passes_freely: 50 %, drawn_per: buyer and good}\n");
  int through = 0;
  for (std::uint32_t l = 0; l < 60; ++l) {
    const auto sum = s.sum(FactKind::dispatched, l, "2025-04-04");
    CHECK((sum == 0 || sum == 10'000'000));
    through += sum > 0;
  }
  CHECK(through >= 15);
  CHECK(through <= 45);
  CHECK(s.result.audit.clean());
}

TEST_CASE("exempt goods need no licence, and an exempt share of each dispatch neither") {
  // By hand: 3 % of 10 t a day over 58 days.
  const Story s(trade("decided_after: 400 d, exempt: [{share: 3 %, note: samples}]"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04") == 17'400'000);
  const Story all(trade("decided_after: 400 d, exempt: [{goes_to: DE}]"));
  CHECK(all.sum(FactKind::dispatched, 0, "2025-04-04") == 580'000'000);
}

TEST_CASE("a general licence follows single ones, has a cap and an end") {
  // By hand: single reviews take 5 d. Filed 4 to 9 April, the first decided on the 9th, so that after two the general
  // licence holds from the 10th: in phase 3 of the 10th the second is approved, and what is ready that day leaves at
  // once. The cap of 35 t is used up on the 13th: 10, 10, 10, 5 t, and 5 t are filed that day.
  const Story s(trade("decided_after: 5 d, general_licences: [{goes_to: DE, from: 2025-04-01, cap: 35 t, after: 2}]"));
  CHECK(s.sum(FactKind::permitted, 0) == 35'000'000);
  CHECK(s.sum(FactKind::permitted, 0, "2025-04-10", "2025-04-11") == 10'000'000);
  CHECK(s.sum(FactKind::permitted, 0, "2025-04-13", "2025-04-14") == 5'000'000);
  CHECK(s.sum(FactKind::filed, 0, "2025-04-13", "2025-04-14") == 5'000'000);
  // Valid for three days from the 10th: the 10th to the 12th.
  const Story ends(
      trade("decided_after: 5 d, general_licences: [{goes_to: DE, from: 2025-04-01, valid: 3 d, after: 2}]"));
  CHECK(ends.sum(FactKind::permitted, 0) == 30'000'000);
  CHECK(ends.result.audit.clean());
}

TEST_CASE("a chain of desks adds up, and clerks make a queue") {
  // By hand: two days at the province, three at the ministry, who has one clerk: an application each day comes in, one
  // each three days comes out: from 4 April 4+5, then each three days: 9, 12, 15 April ...
  const Story s(trade("desks: [{id: province, takes: 2 d}, {id: ministry, takes: 3 d, clerks: 1}]"));
  const auto approved = s.times(FactKind::approved, 0);
  REQUIRE(approved.size() > 3);
  CHECK(approved[0] == "2025-04-09");
  CHECK(approved[1] == "2025-04-12");
  CHECK(approved[2] == "2025-04-15");
  CHECK(s.result.audit.clean());
  // Two more clerks from 21 April keep step with one application a day.
  const Story more(
      trade("desks: [{id: province, takes: 2 d}, {id: ministry, takes: 3 d, clerks: 1}]",
            "  - {id: c, date: 2025-04-21, what: change of licences, of: l, desk: ministry, clerks: 50}\n"));
  CHECK(more.sum(FactKind::approved, 0, "2025-04-25", "2025-05-05") == 100'000'000);
}

TEST_CASE("a green channel goes first in the queue of a desk") {
  // By hand: 2 applications a day come, one of each buyer, 1 is decided: always the French one.
  std::string text = trade("decides_at_most: 1 applications/d, treatments: [{name: green, goes_to: FR, priority: 1}]");
  text.replace(text.find("lanes:"), 0,
               "  salon: {country: FR, keeps: {m: 0 d}, sells: {m: {rate: 1 t/d, if_short: backorder}}}\n");
  text.replace(text.find("lanes: {"), 8, "lanes: {rue: {from: works, to: salon, carries: m}, ");
  const Story s(text);
  const auto german = s.sum(FactKind::approved, s.lane("road").index);
  CHECK(s.sum(FactKind::approved, s.lane("rue").index) >= 56'000'000);
  CHECK(german <= 20'000'000);
  REQUIRE(s.result.licences[0].classes.size() == 2);
  CHECK(s.result.licences[0].classes[1].name == "green");
  CHECK(s.result.licences[0].classes[1].approved.count >= 56);
}

TEST_CASE("all that a regime holds is let go when it ends, at whatever desk it lies") {
  const Story s(
      trade("prepared_in: 5 d, desks: [{id: province, takes: 2 d, returns: 50 %, completed_in: 4 d}, {id: "
            "ministry, takes: 300 d, clerks: 2}], lasts: 20 d"));
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-04", "2025-04-24") == 0);
  CHECK(s.sum(FactKind::dispatched, 0, "2025-04-24", "2025-04-25") == 210'000'000);  // 4 to 24 April
  CHECK(s.state.items[s.item("works", "m")].held.units == 0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("what is denied or withdrawn at any time is not applied for in ever smaller parts by a seller that shares") {
  // 30 t/d for three shops that want 60 t/d; decisions and withdrawals at random times of the day. A shop orders
  // once a day, and goods are shared out twice, what came back and what was made: a lane files each day a part at each
  // time and what completes an order of before, three in the mean at the most. Unbounded parting gives millions.
  // Nothing goes astray: the books are checked every time.
  for (const char* rule : {"proportional", "uniform", "linear"}) {
    const Story s(std::string("title: t\nfrom: 2025-04-01\nuntil: 2025-06-01\ngoods: {m: {unit: t, class: magnet}}\n"
                              "sites:\n  works: {country: CN, makes: m, at_most: 30 t/d, allocates: ") +
                  rule +
                  "}\n"
                  "  a: {country: DE, keeps: {m: 5 d}, sells: {m: {rate: 10 t/d, if_short: backorder}}}\n"
                  "  b: {country: DE, keeps: {m: 5 d}, sells: {m: {rate: 20 t/d, if_short: backorder}}}\n"
                  "  c: {country: DE, keeps: {m: 5 d}, sells: {m: {rate: 30 t/d, if_short: backorder}}}\n"
                  "lanes:\n  to-a: {from: works, to: a, carries: m}\n  to-b: {from: works, to: b, carries: m}\n"
                  "  to-c: {from: works, to: c, carries: m}\n"
                  "events:\n  - {id: l, date: 2025-04-04, what: export licence, goods: magnet, leaves: CN,\n"
                  "     decided_after: exponential(1 d), approved: 50 %, patience: exponential(2 d)}\n");
    INFO(rule);
    CHECK(s.result.licences[0].filed.count > 100);
    CHECK(s.result.licences[0].filed.count <= 3 * 3 * 61);
    CHECK(s.result.audit.clean());
  }
}

TEST_CASE("each desk's queue is looked at day by day") {
  // By hand: one application a day from 4 April on, and a clerk who takes two days for each: k days later k/2, rounded
  // up, are waiting, and one is in hand: 13 on 30 April, 29 on 31 May.
  const Story s(trade("desks: [{id: counter, takes: 2 d, clerks: 1}]"));
  const auto& r = s.result.desks.at(0);
  CHECK(r.months == std::vector<double>{13, 29});
  CHECK(r.peak == 29);
  CHECK(to_text(r.peak_day) == "2025-05-31");
  CHECK(r.mean_in_hand == Approx(1));
}

TEST_CASE("a licence that was given before the goods were made is void when they come too late") {
  // By hand: an order of 5 April is approved at once and made by 15 April. A licence that holds for five days has run
  // out by then; the goods are filed for anew and leave at once. One of twenty days is used.
  const auto text = [](const std::string& valid) {
    std::string t = tens("decided_after: 0 d, produced: at licence, valid: " + valid);
    t.replace(t.find("makes: m}"), 9, "makes: m, takes: 10 d}");
    return t;
  };
  const Story late(text("5 d")), in_time(text("20 d"));
  CHECK(late.sum(FactKind::expired, 0) > 0);
  CHECK(in_time.sum(FactKind::expired, 0) == 0);
  CHECK(late.sum(FactKind::filed, 0) > in_time.sum(FactKind::filed, 0));
}

TEST_CASE("a desk with a daily limit gives no more when it is asked twice a day") {
  // By hand: 8 t are ready at midnight and 8 t at noon, an application each; the desk decides 10 t a day, or three
  // applications in two days.
  const auto told = [](const std::string& limit) {
    return Story(R"(title: t
from: 2025-04-01
until: 2025-05-01
goods: {m: t}
sites:
  works: {country: CN, makes: m, makes_to: stock, keeps: {m: 10 d}}
  shop: {country: DE, keeps: {m: {starts_with: 500 t, review: 0 d, orders: {rule: base stock, level: 500 t}}}, sells: {m: {each: 8 t, every: 12 h, if_short: backorder}}}
lanes: {road: {from: works, to: shop, carries: m, takes: 0 d}}
events: [{id: l, date: 2025-04-04, what: export licence, goods: m, leaves: CN, decides_at_most: )" +
                 limit + "}]\n");
  };
  const Story tonnes = told("10 t/d");
  CHECK(tonnes.sum(FactKind::filed, 0, "2025-04-10", "2025-04-11") == 16'000'000);
  CHECK(tonnes.sum(FactKind::approved, 0, "2025-04-10", "2025-04-11") == 10'000'000);
  const Story counted = told("1.5 applications/d");
  CHECK(counted.sum(FactKind::approved, 0, "2025-04-10", "2025-04-20") == 15 * 8'000'000);
}
