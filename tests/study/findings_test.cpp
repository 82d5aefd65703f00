// What a study sums up, on the scenario that a pencil can check.
#include "chokepoint/study/findings.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include "catch.hpp"
#include "chokepoint/core/civil.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

const Estimate& figure(const Row& row, const char* name) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (std::strcmp(user_figures()[i].name, name) == 0) return row[i];
  FAIL("no figure " << name);
  throw 0;
}

Findings findings_of(const Network& n, std::uint32_t replications) {
  StudyOptions o;
  o.seed = n.seed;
  o.replications = replications;
  return summarise(n, execute(n, o));
}

}  // namespace

TEST_CASE("findings hold the hand-computed answer in the good's own unit") {
  const auto n = cases::network("minimal.yaml");
  const auto f = findings_of(n, 1);
  REQUIRE(f.users.size() == 1);
  const auto& u = f.users[0];
  CHECK(figure(u.scenario, "lost").mean == 50'000);         // cars, not thousandths
  CHECK(figure(u.scenario, "first_stop_day").mean == 157);  // 1 January to 7 June
  CHECK(figure(u.baseline, "first_stop_day").n == 0);
  CHECK(figure(u.scenario, "demanded").mean == 5000 * 365);
  CHECK(u.excess.mean == 50'000);
  CHECK(u.months[5].lost == 50'000);  // all of it in June
  CHECK(u.months[5].base_lost == 0);
  CHECK(f.audit.runs == 2);
  CHECK(f.audit.unclean == 0);
}

TEST_CASE("exports count what leaves a country by month of dispatch, in tonnes") {
  const auto n = cases::network("minimal.yaml");
  const auto f = findings_of(n, 1);
  double april_base = -1, april = -1, march = -1;
  for (const auto& r : f.exports) {
    CHECK(r.origin != r.destination);  // river-refinery to magnet-works stays in China
    if (n.goods[r.good].name != "ore") continue;
    CHECK(r.origin == "MM");
    CHECK(r.destination == "CN");
    if (r.month == 2) march = r.scenario;
    if (r.month == 3) april = r.scenario;
    if (r.month == 3) april_base = r.baseline;
  }
  CHECK(march == 0);         // the mine is closed from 1 March to 29 April
  CHECK(april == 12);        // 30 April: what the mine can at most
  CHECK(april_base == 300);  // 10 t a day
}

TEST_CASE("with several replications findings carry intervals") {
  const auto f = findings_of(cases::random_network(), 5);
  const auto& lost = figure(f.users[0].scenario, "lost");
  CHECK(lost.n == 5);
  CHECK(lost.half_width > 0);
  CHECK(lost.low <= lost.mean);
  CHECK(lost.mean <= lost.high);
}

TEST_CASE("numbers by month have half widths, and those of one run have none") {
  // Expected: Student's interval of the five runs' own numbers, t(4, 0.975) = 2.776.
  const auto n = cases::random_network();
  StudyOptions options;
  options.replications = 5;
  const auto study = execute(n, options);
  const auto f = summarise(n, study);
  const auto& user = f.users[0];
  REQUIRE(user.months.size() == user.half_widths.size());
  const double per_unit = static_cast<double>(n.good_of(n.demands[user.user].item).per_unit);
  bool random = false;
  for (std::size_t m = 0; m < user.months.size(); ++m) {
    double sum = 0, squares = 0;
    for (const auto& r : study.replications) {
      const double x = static_cast<double>(r.pair.scenario.users[0].months[m].lost.units) / per_unit;
      sum += x, squares += x * x;
    }
    const double deviation = std::sqrt(std::max(0.0, squares - sum * sum / 5) / 4);
    CHECK(user.months[m].lost == Approx(sum / 5));
    CHECK(user.half_widths[m].lost == Approx(2.776 * deviation / std::sqrt(5)).epsilon(0.001).margin(1e-6));
    random = random || deviation > 0;
  }
  CHECK(random);
  for (const auto& half : findings_of(n, 1).users[0].half_widths) CHECK(half.lost == 0);
}

namespace {

std::string reported(const std::string& where, const std::string& date) {
  return "reported_stops={id: a, who: A, where: " + where + ", date: " + date + "}";
}

StopFinding stop_of(std::vector<std::string> overrides) {
  const auto f = findings_of(cases::network("minimal.yaml", overrides), 1);
  REQUIRE(f.stops.size() == 1);
  return f.stops[0];
}

/// The magnet works sells from stock too, which raises what the mine must give to 11 t a day, less than its 12.
const std::string magnets_sold = "sites.magnet-works.sells={magnet: 1 t/d}";

}  // namespace

TEST_CASE("a reported stop stands beside the day on which the line first stops") {
  const auto s = stop_of({reported("car-plant", "2025-05-26")});
  CHECK(s.user == DemandId{0});
  CHECK(s.day.n == 1);
  CHECK(s.day.mean == 157);  // 1 January to 7 June
  CHECK(to_text(s.model) == "2025-06-07");
  CHECK(s.share == 1);
  CHECK(s.days == 12);  // 26 May to 7 June
  CHECK(stop_of({reported("car-plant", "2025-06-07")}).days == 0);
  CHECK(stop_of({reported("car-plant", "2025-06-07 18:00")}).days == 0);  // in dates
  CHECK(stop_of({reported("car-plant", "2025-06-10")}).days == -3);
}

TEST_CASE("a line that never stops has no day and no difference, but a name") {
  // By hand: the shelves hold 50 days, so that 30 days without ore are not felt.
  const auto s = stop_of({reported("car-plant", "2025-05-26"), "events.closure.lasts=30 d"});
  CHECK(s.user == DemandId{0});
  CHECK(s.day.n == 0);
  CHECK(s.model == never);
  CHECK(s.share == 0);
  CHECK_FALSE(s.days.has_value());
  CHECK_FALSE(stop_of({magnets_sold, reported("any", "2025-05-26"), "events.closure.lasts=1 d"}).user);  // who of both?
}

TEST_CASE("demand without a line counts from its first shortage, and of several end users the first one counts") {
  // By hand: 10 d on the road, 20 d of ore, 3 d on the road, 15 d of oxide: 1 March + 48 d = 18 April.
  const auto works = stop_of({magnets_sold, reported("magnet-works", "2025-04-20")});
  CHECK(to_text(works.model) == "2025-04-18");
  CHECK(works.days == -2);
  const auto both = stop_of({magnets_sold, reported("any", "2025-04-20")});
  CHECK(both.user == works.user);
  CHECK(both.model == works.model);
  const auto cars = stop_of({magnets_sold, reported("car-plant", "2025-04-20")});
  CHECK(cars.user != works.user);
  CHECK(to_text(cars.model) == "2025-06-07");
}

TEST_CASE("over replications a reported stop has a median, a mean and the share in which it happens") {
  const auto n = cases::network("minimal.yaml", {"lanes.magnet-ship.takes=triangular(30 d, 35 d, 46 d)",
                                                 "events.closure.lasts=51 d", reported("car-plant", "2025-05-26")});
  StudyOptions o;
  o.seed = n.seed;
  o.replications = 9;
  INFO("seed " << o.seed);
  const auto study = execute(n, o);
  std::vector<Time> moments;
  for (const auto& r : study.replications)
    if (r.pair.scenario.users[0].first_stop != never) moments.push_back(r.pair.scenario.users[0].first_stop);
  std::sort(moments.begin(), moments.end());
  REQUIRE(moments.size() > 1);
  REQUIRE(moments.size() < 9);  // the shelves hold 50 days: ships decide
  const auto s = summarise(n, study).stops[0];
  CHECK(s.day.n == moments.size());
  CHECK(s.share == Approx(static_cast<double>(moments.size()) / 9));
  CHECK(s.model == moments[(moments.size() - 1) / 2]);
  CHECK(s.day.low == Approx(in_days(moments.front() - n.from)));
  CHECK(s.day.high == Approx(in_days(moments.back() - n.from)));
}

TEST_CASE("no figure's date takes the name of another figure") {
  // summary.json writes the date of NAME_day as NAME.
  const auto distinct = [](const auto& list) {
    std::set<std::string> names;
    bool fine = true;
    for (const auto& f : list) {
      const std::string name = f.name;
      fine = names.insert(name).second && fine;
      if (f.measured == Measured::moment) fine = names.insert(name.substr(0, name.size() - 4)).second && fine;
    }
    return fine;
  };
  CHECK(distinct(user_figures()));
  CHECK(distinct(store_figures()));
  CHECK(distinct(licence_figures()));
  CHECK(distinct(quota_figures()));
}
