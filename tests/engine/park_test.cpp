// Lines that go on without a part, and customers who do not wait for ever; numbers by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A line of 100 cars a day with 10 days of parts on the shelf and 5 on the road.
std::string line(const std::string& more, const std::string& events, const std::string& until = "2025-06-01") {
  return "title: t\nfrom: 2025-01-01\nuntil: " + until +
         "\nmoney: USD\ngoods: {part: {unit: t, contains: {Nd: 30 %}}, bolt: pieces, car: cars}\nsites:\n"
         "  works: {makes: part}\n  smith: {makes: bolt}\n"
         "  plant: {makes: car, needs: {part: {amount: 1 kg, fitted_later: true}, bolt: {amount: 2 pieces, "
         "fitted_later: "
         "true}}, keeps: {part: 10 d, bolt: 10 d}, sells: {car: {rate: 100 cars/d" +
         more +
         "}}}\nlanes:\n  road: {from: works, to: plant, carries: part, takes: 5 d}\n"
         "  track: {from: smith, to: plant, carries: bolt, takes: 5 d}\nevents:\n" +
         events;
}

/// Nothing leaves the works for 20 days: the stock ends on 15 February, the next parts come on the 26th.
const std::string shut = "  - {id: shut, date: 2025-02-01, until: 2025-02-21, what: outage, where: {lanes: road}}\n";

double cars(Quantity q) { return static_cast<double>(q.units) / 1000; }

std::string trouble(const std::string& text) {
  try {
    network_of(text);
  } catch (const std::runtime_error& e) {
    return e.what();
  }
  return "";
}

bool says(const std::string& text, const char* part) { return trouble(text).find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a line builds without a part until its park is full, and finishes the units when the part comes") {
  // By hand: without a park the line loses the 16th to the 25th of February, 1000 cars. With room for 600 it parks six
  // days' cars and stands for four. They wait 10, 9, 8, 7, 6 and 5 days: 4500 car-days.
  const Story plain(line("", shut)), s(line(", parks: 600 cars", shut));
  CHECK(cars(plain.result.users[0].lost) == 1000);
  const UserResult& u = s.result.users[0];
  CHECK(cars(u.lost) == 400);
  CHECK(cars(u.parked) == 600);
  CHECK(cars(u.most_parked) == 600);
  CHECK(cars(u.finished) == 600);
  CHECK(u.parked_days == 4500 * 1000.0);
  CHECK(u.stop_days == 4);
  CHECK(u.first_stop == time_of({2025, 2, 22}));
  CHECK(u.first_shortage == time_of({2025, 2, 16}));
  CHECK(cars(u.delivered) == 15'100 - 400);
  CHECK(u.unmet() == u.lost);
  CHECK(u.months[1].delivered == Quantity{28 * 100'000 - 400'000});
  CHECK(s.times(FactKind::finished, 0) == std::vector<std::string>{"2025-02-26"});
  CHECK(s.result.audit.clean());
  // What the lost cars would have taken is left over, of both parts, and no more.
  CHECK(s.on_hand("plant", "part") == plain.on_hand("plant", "part") - 0.6);
}

TEST_CASE("a limit on finishing keeps units in the park, while new ones are built whole") {
  // By hand: 600 cars at 50 a day from 26 February: twelve days, until 9 March.
  const Story s(line(", parks: {at_most: 600 cars, finishes: 50 cars/d}", shut));
  const auto days = s.times(FactKind::finished, 0);
  REQUIRE(days.size() == 12);
  CHECK(days.back() == "2025-03-09");
  CHECK(cars(s.result.users[0].lost) == 400);
  CHECK(cars(s.result.users[0].finished) == 600);
}

TEST_CASE("what is parked at the end is unmet, and its content is in work") {
  // By hand: parked from the 16th to the 19th.
  const Story s(line(", parks: 600 cars", shut, "2025-02-20"));
  const UserResult& u = s.result.users[0];
  CHECK(cars(u.backlog) == 400);
  CHECK(cars(u.unmet()) == 400);
  CHECK(cars(u.lost) == 0);
  CHECK(u.parked_days == (4 + 3 + 2 + 1) * 100'000.0);
  CHECK(s.result.audit.clean());
}

TEST_CASE("units that lack different parts are finished when each has all of them") {
  // By hand: bolts stay away from 18 February (sent until the 2nd) to 4 March (sent again on the 28th). On the 26th the
  // parts are there again: the 200 cars of the 16th and 17th have their bolts and are finished; all others of the 17
  // days follow on 5 March.
  const Story s(line(", parks: 5000 cars", shut + "  - {id: strike, date: 2025-02-03, until: 2025-02-28, what: outage, "
                                                  "where: {lanes: track}}\n"));
  CHECK(s.times(FactKind::finished, 0) == std::vector<std::string>{"2025-02-26", "2025-03-05"});
  CHECK(s.sum(FactKind::finished, 0, "2025-02-26", "2025-02-27") == 200'000);
  CHECK(cars(s.result.users[0].parked) == 1700);
  CHECK(cars(s.result.users[0].finished) == 1700);
  CHECK(cars(s.result.users[0].lost) == 0);
  const Story calm(line("", "  []"));
  CHECK(s.on_hand("plant", "part") == calm.on_hand("plant", "part"));
  CHECK(s.on_hand("plant", "bolt") == calm.on_hand("plant", "bolt"));
  CHECK(s.result.audit.clean());
}

TEST_CASE("a line with stop levels counts the free places of its park as cover") {
  // By hand: it stops below 2 days of cover: 600 places are six days, so it parks until fewer than 200 are free, which
  // is after 500 cars (on the sixth day 100 are left): it stands from the 21st.
  const Story s(line(", parks: 600 cars, stops_below: 2 d, restarts_at: 3 d", shut));
  CHECK(cars(s.result.users[0].parked) == 500);
  CHECK(s.result.users[0].first_stop == time_of({2025, 2, 21}));
  CHECK(cars(s.result.users[0].finished) == 500);
  CHECK(s.result.audit.clean());
}

TEST_CASE("parked units cost waiting and finishing, and their revenue is late") {
  // By hand: 600 cars finished at 100 USD, 4500 car-days at 2 USD; all but 400 cars sold at 1000 USD.
  const Story s(
      line(", parks: 600 cars, money: {price: 1000 USD/car, finishing: 100 USD/car, waiting: 2 USD/car/d}", shut));
  const auto& m = s.result.accounts;
  const auto dollars = [](Micro x) { return static_cast<double>(x) / 1e6; };
  CHECK(dollars(m.total(MoneyKind::production)) == 60'000);
  CHECK(dollars(m.total(MoneyKind::penalty)) == 9'000);
  CHECK(dollars(m.total(MoneyKind::revenue)) == 14'700'000);
  CHECK(dollars(m.users[0].at_risk) == 1'000'000);
  CHECK(dollars(m.users[0].lost) == 400'000);
}

TEST_CASE("customers do not wait for ever for units that are made up for") {
  // By hand: 100 cars are lost on each of ten days, told at the day's end (17 to 26 February), and 10 a day built by
  // overtime from the 26th. Each day's customers wait 20 days: the first until 9 March, the last until 18 March, so
  // overtime is worked on 21 days.
  const Story s(line(", catch_up: {share: 100 %, at_most: 10 %, within: 20 d}", shut));
  CHECK(cars(s.result.users[0].lost) == 1000);
  CHECK(cars(s.result.users[0].recovered) == 210);
  CHECK(s.times(FactKind::recovered, 0).size() == 21);
}

TEST_CASE("weekend shifts make up for what a five-day week has lost") {
  const Story s(line(", calendar: weekdays, catch_up: {share: 100 %, at_most: 0 %, days_off: true}", shut));
  const UserResult& u = s.result.users[0];
  CHECK(u.lost > Quantity{});
  CHECK(u.recovered == u.lost);
  for (const Fact& f : s.facts) {
    if (f.kind != FactKind::recovered) continue;
    CHECK_FALSE(s.network.calendars[s.network.demands[0].calendar].works(f.since));
    CHECK(f.amount <= Quantity{100'000});
  }
}

TEST_CASE("terms of parking that make no sense are refused") {
  const std::string plain =
      "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {car: cars, m: t}\nsites: {works: {makes: m}, plant: "
      "{makes: "
      "car, needs: {m: 1 kg}, sells: {car: {rate: 1 cars/d, parks: 9 cars}}}}\n"
      "lanes: {l: {from: works, to: plant, carries: m}}\n";
  CHECK(says(plain, "no input of the line can be fitted later"));
  CHECK(
      says("title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {car: cars}\n"
           "sites: {shop: {keeps: {car: {starts_with: 9 cars, orders: none}}, sells: {car: {rate: 1 cars/d, parks: 9 "
           "cars}}}}\n",
           "only a line parks"));
  CHECK(says(line(", catch_up: {share: 50 %, within: 0 d}", "  []"), "must be more than nothing"));
  CHECK(says(line(", catch_up: {share: 50 %, days_off: true}", "  []"), "needs a `calendar` of this demand"));
}
