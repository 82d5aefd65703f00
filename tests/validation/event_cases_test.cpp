// Known answers about breakdowns, disruptions at random and resilience; what the library scenarios of events say.
#include <cmath>

#include "chokepoint/study/findings.hpp"
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

/// Cost a period of B17: holding 0.25 on what is left at the end of a period, 3 on what waits.
Sample costs(int level) {
  const auto n = std::to_string(level) + " pieces";
  const Network network = case_network("b17-supply-disruptions.yaml", {"sites.shop.keeps.part.starts_with=" + n,
                                                                       "sites.shop.keeps.part.orders.level=" + n});
  const ItemId shop = item_named(network, "shop", "part");
  Sample means;
  for (std::uint32_t r = 0; r < 40; ++r) {
    double cost = 0;
    std::size_t periods = 0;
    each_close(network, r, [&](const State& s) {
      const double on_hand = static_cast<double>(s.items[shop].on_hand.units) / 1000;
      const double waiting = static_cast<double>(s.items[shop].claimed.units) / 1000;
      cost += 0.25 * on_hand + 3 * waiting;
      ++periods;
    });
    CHECK(periods == 50'000);
    means.add(cost / static_cast<double>(periods));
  }
  return means;
}

const UserFinding& user_at(const Network& n, const Findings& f, const std::string& site) {
  return f.users[demand_at(n, site)];
}

Findings found(const Network& n, std::uint32_t replications) {
  StudyOptions options;
  options.seed = n.seed;
  options.replications = replications;
  return summarise(n, execute(n, options));
}

const EventFinding& event_of(const Network& n, const Findings& f, const std::string& id) {
  for (std::size_t e = 0; e < n.events.size(); ++e)
    if (n.events[e].id == id) return f.events[e];
  FAIL("no event " << id);
  return f.events.front();
}

}  // namespace

TEST_CASE("A12: jobs at a server that breaks down, also when idle, and goes on where it stopped", "[long]") {
  const Network network = case_network("a12-plant-with-breakdowns.yaml");
  const SiteId shop = site_named(network, "shop");
  Sample jobs, up, time;
  for (std::uint32_t r = 0; r < 80; ++r) {
    double area = 0, works = 0, done = 0, days = 0, open = 0;
    bool failed = false;
    Time since = network.from;
    replicate(network, r, [&](const State& state, const Facts& facts) {
      if (state.now > since) {
        area += open * in_days(state.now - since);
        works += failed ? 0 : in_days(state.now - since);
        since = state.now;
      }
      failed = state.sites[shop].failed;
      for (const Fact& f : facts) {
        open += f.kind == FactKind::demanded ? 1 : f.kind == FactKind::delivered ? -1 : 0;
        if (f.kind == FactKind::delivered && f.since >= network.from) done += 1, days += in_days(f.at - f.since);
      }
    });
    const double measured_days = in_days(network.until - network.from);
    jobs.add(area / measured_days);
    up.add(works / measured_days);
    time.add(days / done / 10);  // a unit of time is ten days
  }
  CHECK(run_once(network, {}).audit.clean());
  check_known("A12", "jobs in the system", jobs);
  check_known("A12", "share of time up", up);
  check_known("A12", "time in the system", time);
}

TEST_CASE("A15: the share of plants that are up, day by day") {
  const Network network = case_network("a15-availability.yaml");
  const SiteId plant = site_named(network, "plant");
  Sample day_5, day_20;
  for (std::uint32_t r = 0; r < 12'000; ++r) {
    each_close(network, r, [&](const State& s) {
      const double up = s.sites[plant].failed ? 0 : 1;
      if (s.now == network.from + 5 * day) day_5.add(up);
      if (s.now == network.from + 20 * day) day_20.add(up);
    });
  }
  check_known("A15", "up on day 5", day_5);
  check_known("A15", "up on day 20", day_20);
}

TEST_CASE("A15: the share of plants that are up in the long run") {
  const Network network = case_network("a15-availability.yaml", {"until=2125-01-01"});
  const SiteId plant = site_named(network, "plant");
  Sample shares;
  for (std::uint32_t r = 0; r < 30; ++r) {
    double up = 0, all = 0;
    each_close(network, r, [&](const State& s) {
      if (s.now < network.from + 300 * day) return;
      up += s.sites[plant].failed ? 0 : 1;
      ++all;
    });
    shares.add(up / all);
  }
  check_known("A15", "up in the long run", shares);
}

TEST_CASE("A15: without chance a plant that fails has its availability as capacity") {
  const Network network = case_network("a15-availability.yaml", {"deterministic=true"});
  // By hand: 75 % of 10 pieces a day for 21 days; lost are 2.5 a day.
  CHECK(amount(network, network.items[item_named(network, "shop", "part")].good, measured(network).users[0].lost) ==
        Approx(52.5).margin(0.001));
}

TEST_CASE("B17: a base stock with disruptions that pause the orders", "[long]") {
  check_known("B17", "cost with 2000", costs(2000));
  check_known("B17", "cost with 8000", costs(8000));
  check_known("B17", "cost with 12000", costs(12000));
}

TEST_CASE("D17: the resilience triangle of a cut with a linear recovery") {
  const Network n = case_network("d17-resilience-triangle.yaml");
  const Findings f = found(n, 1);
  const UserFinding& user = user_at(n, f, "shop");
  check_known("D17", "loss area, days", user.loss_days.mean);
  check_known("D17", "depth", user.depth.mean);
  check_known("D17", "restored after, days", user.restored.mean);
}

TEST_CASE("a full embargo stops lines by transit and cover, and slow lines later") {
  const Network n = network_at("scenarios/full-embargo.yaml");
  const Findings f = found(n, 1);
  // By hand, days after 1 March: transit + cover; where nobody slows down, that is the first shortage.
  const auto survived = [&](const char* site) { return user_at(n, f, site).survived.mean; };
  CHECK(survived("vietnam-cars") == Approx(10 + 30).margin(0.01));
  CHECK(survived("india-cars") == Approx(23 + 30).margin(0.01));
  CHECK(survived("japan-cars") == Approx(9 + 120).margin(0.01));
  CHECK(survived("korea-industry") == Approx(8 + 45).margin(0.01));
  // European cars: 51 + 30 = 81 d; with the last ten days at half speed about ten more.
  CHECK(survived("eu-cars") == Approx(51 + 30 + 10).margin(1));
  CHECK(user_at(n, f, "china-industry").excess.mean == 0);
}

TEST_CASE("of the inspections, each comes as often as its chances say, and those that follow never alone") {
  const Network n = network_at("scenarios/environmental-inspections.yaml");
  const Findings f = found(n, 40);
  const auto began = [&](const char* id) { return static_cast<double>(event_of(n, f, id).began); };
  CHECK(began("visit") == 40);
  // Binomial, within four standard errors of 40 x 80 %, 40 x 40 %, 40 x 80 % x 50 %.
  CHECK(std::abs(began("clays-closed") - 32) <= 4 * std::sqrt(40 * 0.8 * 0.2));
  CHECK(std::abs(began("sichuan-closed") - 16) <= 4 * std::sqrt(40 * 0.4 * 0.6));
  CHECK(std::abs(began("separators-cut") - 16) <= 4 * std::sqrt(40 * 0.4 * 0.6));
  CHECK(began("separators-cut") <= began("clays-closed"));
  // Only the cut of the separators empties the smelters' shelves.
  CHECK(began("smelters-slow") == began("separators-cut"));
}
