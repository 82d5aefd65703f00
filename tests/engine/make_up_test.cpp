// What lines lose and build later, and the weeks in which they plan nothing; expected numbers are computed by hand.
#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A line of 100 cars a day with 10 days of parts on the shelf; one week of parts comes 10 days late.
std::string line(const std::string& more, const std::string& events = "", const std::string& until = "2025-06-01") {
  return "title: t\nfrom: 2025-01-01\nuntil: " + until +
         "\ngoods: {part: pieces, car: cars}\nsites:\n  works: {makes: part}\n"
         "  plant: {makes: car, needs: {part: 1 pieces}, keeps: {part: 10 d}, sells: {car: {rate: 100 cars/d" +
         more + "}}}\nlanes: {road: {from: works, to: plant, carries: part, takes: 5 d}}\n" + events;
}

/// Nothing leaves the works for 20 days: 5 days on the road and 10 on the shelf are used up, the line stands.
const std::string shut =
    "events: [{id: shut, date: 2025-02-01, until: 2025-02-21, what: outage, where: {lanes: road}}]\n";

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

TEST_CASE("a line makes up for half of what it lost, by fifteen percent of overtime") {
  // By hand: 15 days of parts (5 on the road, 10 on the shelf) cover the 1st to the 15th of February; nothing comes
  // before the 26th (dispatch on the 21st, 5 days): the line stands from the 16th to the 25th, 10 days, 1000 cars.
  // Half, 500, come back at 15 a day: 34 days, the last with 5.
  const Story plain(line("", shut));
  const Story s(line(", catch_up: {share: 50 %, at_most: 15 %}", shut));
  CHECK(cars(plain.result.users[0].lost) == 1000);
  CHECK(cars(plain.result.users[0].recovered) == 0);
  const UserResult& u = s.result.users[0];
  CHECK(cars(u.lost) == 1000);
  CHECK(cars(u.recovered) == 500);
  CHECK(cars(u.unmet()) == 500);
  CHECK(u.stop_days == plain.result.users[0].stop_days);
  const auto days = s.times(FactKind::recovered, 0);
  REQUIRE(days.size() == 34);
  CHECK(days.front() == "2025-02-27");  // what was built on the 26th is settled when that day is over
  CHECK(days.back() == "2025-04-01");
  CHECK(s.sum(FactKind::recovered, 0, "2025-03-31") == 20'000);  // the last but one 15, the last 5
  CHECK(s.sum(FactKind::delivered, 0) - plain.sum(FactKind::delivered, 0) == 500'000);
  CHECK(s.result.audit.clean());
}

TEST_CASE("what was recovered uses the parts that were ordered for it, and no more") {
  // In the end a line that recovers all that it lost has the same stock as one that never lost any.
  const Story s(line(", catch_up: {share: 100 %, at_most: 100 %}", shut));
  const Story calm(line(""));
  CHECK(cars(s.result.users[0].recovered) == 1000);
  CHECK(s.on_hand("plant", "part") == calm.on_hand("plant", "part"));
  const Story plain(line("", shut));
  CHECK(plain.on_hand("plant", "part") == calm.on_hand("plant", "part") + 1000);
}

TEST_CASE("a line plans nothing in its idle weeks, and its parts pile up no further than ordered") {
  const Story s(line(", idle: [{from: 2025-03-03, until: 2025-03-10}, {from: 2025-04-01, until: 2025-04-02}]"));
  // By hand: 151 days less 8.
  CHECK(cars(s.result.users[0].demanded) == 14'300);
  CHECK(cars(s.result.users[0].delivered) == 14'300);
  CHECK(cars(s.result.users[0].lost) == 0);
  CHECK(s.result.users[0].stop_days == 0);
}

TEST_CASE("a line that stands still takes its planned idle days now, as many as are planned") {
  // By hand: it stands 10 days (1000 cars lost). One idle week of 7 days is pulled forward: it works then, 700 cars.
  const std::string idle = ", idle: [{from: 2025-04-07, until: 2025-04-14}]";
  const Story kept(line(idle, shut)), pulled(line(idle + ", pulls_forward: true", shut));
  CHECK(cars(kept.result.users[0].recovered) == 0);
  CHECK(cars(kept.result.users[0].lost) == 1000);
  CHECK(cars(pulled.result.users[0].lost) == 1000);
  CHECK(cars(pulled.result.users[0].recovered) == 700);
  CHECK(pulled.sum(FactKind::delivered, 0, "2025-04-07", "2025-04-14") == 700'000);
  CHECK(pulled.result.audit.clean());
  // With overtime for the rest: the three days that no idle time covers, half of them.
  const Story both(line(idle + ", pulls_forward: true, catch_up: 50 %", shut));
  CHECK(cars(both.result.users[0].recovered) == 850);
}

TEST_CASE("idle time before the stop cannot be pulled forward") {
  const Story s(line(", idle: [{from: 2025-01-06, until: 2025-01-13}], pulls_forward: true", shut));
  CHECK(cars(s.result.users[0].recovered) == 0);
}

TEST_CASE("five-day weeks, a summer shutdown and the Golden Week") {
  const auto built = [](const std::string& more, const char* from, const char* until) {
    return cars({Story(line(more, "", "2026-01-01")).sum(FactKind::delivered, 0, from, until)});
  };
  // By hand: the week of 9 June 2025 has five weekdays; August's first three weeks none when shut.
  CHECK(built(", calendar: weekdays", "2025-06-09", "2025-06-16") == 500);
  const std::string summer = ", calendar: weekdays, idle: [{from: 2025-08-04, until: 2025-08-25}]";
  CHECK(built(summer, "2025-08-01", "2025-09-01") == 600);  // Friday the 1st, Monday 25th to Friday 29th
  // State Council notice for 2025: off from 1 to 8 October, at work on Saturday the 11th; so are 28 September (Sunday).
  CHECK(built(", calendar: CN", "2025-10-01", "2025-10-13") == 300);
}

TEST_CASE("a change of demand rises after its begin and falls after its end in straight lines") {
  // By hand: 200 % from 1 to 21 February, rising for 10 days and falling for 10 after the end: 10 x 50 %, 10 x 100 %
  // and 10 x 50 % of 100 cars a day more.
  const std::string event =
      "events: [{id: e, date: 2025-02-01, lasts: 20 d, what: demand change, where: plant, to: 200 %, rises_over: 10 d, "
      "falls_over: 10 d}]\n";
  const Story s(line("", event));
  CHECK(cars(s.result.users[0].demanded) == 15'100 + 2'000);
  CHECK(s.sum(FactKind::demanded, 0, "2025-02-01", "2025-02-02") == 105'000);  // the middle of the first day
  CHECK(s.sum(FactKind::demanded, 0, "2025-02-15", "2025-02-16") == 200'000);
  CHECK(s.sum(FactKind::demanded, 0, "2025-02-20", "2025-02-21") == 200'000);
  CHECK(s.sum(FactKind::demanded, 0, "2025-02-21", "2025-02-22") == 195'000);
  CHECK(s.sum(FactKind::demanded, 0, "2025-03-02", "2025-03-03") == 105'000);
  CHECK(s.sum(FactKind::demanded, 0, "2025-03-03", "2025-03-04") == 100'000);
  // A change that ends while it rises falls from where it was: 5 days up to a half, 10 days down: 5 x 25 % + 10 x 25 %.
  const Story cut(line("",
                       "events: [{id: e, date: 2025-02-01, lasts: 5 d, what: demand change, where: plant, to: 200 %, "
                       "rises_over: 10 d, falls_over: 10 d}]\n"));
  CHECK(cars(cut.result.users[0].demanded) == 15'100 + 125 + 250);
}

TEST_CASE("terms of lines that make no sense are refused") {
  const std::string shop =
      "title: t\nfrom: 2025-01-01\nuntil: 2025-02-01\ngoods: {car: cars}\n"
      "sites: {shop: {keeps: {car: {starts_with: 9 cars, orders: none}}, sells: {car: {rate: 1 cars/d, ";
  CHECK(says(shop + "catch_up: 50 %}}}}\n", "only a line makes up"));
  CHECK(says(shop + "idle: [{from: 2025-01-06, until: 2025-01-13}]}}}}\n", "only a line with a `rate`"));
  CHECK(says(line(", idle: [{from: 2025-01-13, until: 2025-01-06}]"), "ends before it begins"));
  CHECK(says(line(", pulls_forward: true"), "no planned `idle` time"));
}
