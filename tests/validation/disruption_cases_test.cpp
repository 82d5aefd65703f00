// Known answers about outages: how long stock lasts, when a stop arrives where, and where the loss stays.
#include <algorithm>
#include <cstdio>
#include <map>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

double first_day(const StoresResult& stores, const Network& n, double from, const StoreResult& store,
                 bool (*met)(const StoreDay&)) {
  for (std::size_t i = 0; i < store.days.size(); ++i) {
    const double at = static_cast<double>(stores.days[i]);
    if (at >= from && met(store.days[i])) return at;
  }
  FAIL("never within " << n.title);
  return 0;
}

const Tier& tier_of(const Network& n, const RunResult& r, const std::string& good) {
  for (const auto& t : r.production.tiers)
    if (n.goods[t.good].name == good) return t;
  FAIL("nothing makes " << good);
  return r.production.tiers.front();
}

double rest_days(const Tier& tier) {
  return static_cast<double>(std::count(tier.days.begin(), tier.days.end(), Quantity{}));
}

std::string joined(std::string text, const char* format, double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, format, number);
  return text + (text.empty() ? "" : " ") + buffer;
}

}  // namespace

TEST_CASE("D01: an outage eats the stock, then builds a backlog, then both recover") {
  const auto network = case_network("d01-outage-with-stock.yaml");
  const auto shop = item_named(network, "shop", "part");
  const auto good = network.items[shop].good;
  const auto result = measured(network);
  const auto& user = result.users[0];
  const auto& store = result.stores.items[shop.index];
  const auto worst = std::max_element(store.days.begin(), store.days.end(),
                                      [](const StoreDay& a, const StoreDay& b) { return a.claimed < b.claimed; });
  check_known("D01", "first shortage, day", days_after(network, user.first_shortage));
  check_known("D01", "backlog at the worst", amount(network, good, worst->claimed));
  check_known("D01", "backlog cleared, day",
              first_day(result.stores, network, 145, store, [](const StoreDay& d) { return d.claimed == Quantity{}; }));
  check_known("D01", "store full again, day", first_day(result.stores, network, 145, store, [](const StoreDay& d) {
                return d.on_hand == Quantity{150'000};
              }));
  check_known("D01", "piece-days of waiting", amount(network, good, user.shortage_area));
}

TEST_CASE("D01: customers who do not wait are lost") {
  const auto network = case_network("d01-outage-with-stock.yaml", {"sites.shop.sells.part.if_short=lost"});
  check_known(
      "D01", "lost if nobody waits",
      amount(network, network.items[item_named(network, "shop", "part")].good, measured(network).users[0].lost));
}

TEST_CASE("D02: a pipeline gives its time one for one, a stock gives it over the cut") {
  const auto cut = time_of({2025, 4, 11});
  const auto leaking = measured(case_network("d02-leaking-cut.yaml")).users[0].first_shortage;
  check_known("D02", "first shortage", minute_text(leaking));
  check_known("D02", "days to survive", in_days(leaking - cut));
  const auto full = measured(case_network("d02-leaking-cut.yaml", {"events.cut.cut=100 %"})).users[0].first_shortage;
  check_known("D02", "days to survive a full cut", in_days(full - cut));
}

TEST_CASE("D03 and D22: a stop ripples down four tiers and nothing of it vanishes") {
  const auto network = case_network("d03-ripple.yaml");
  const auto result = measured(network);
  std::string arrivals, rests;
  for (const char* good : {"oxide", "magnet"}) {
    const auto& tier = tier_of(network, result, good);
    const auto first = std::find(tier.days.begin(), tier.days.end(), Quantity{});
    arrivals = joined(arrivals, "%.0f", static_cast<double>(first - tier.days.begin()));
    rests = joined(rests, "%.0f", rest_days(tier));
  }
  const auto& cars = result.users[0];
  check_known("D03", "arrival days", joined(arrivals, "%.0f", days_after(network, cars.first_stop)));
  check_known("D03", "days at rest", joined(rests, "%.0f", cars.stop_days));

  std::string losses;
  const std::vector<std::pair<std::string, std::string>> stores{
      {"refinery", "ore"}, {"magnet-works", "oxide"}, {"car-plant", "magnet"}};
  for (const auto& [site, good] : stores) {
    const auto item = item_named(network, site, good);
    losses = joined(
        losses, "%.3f",
        amount(network, network.items[item].good, network.items[item].start - result.stores.items[item.index].lowest));
  }
  check_known("D22", "drawdown and stop", joined(losses, "%.3f", static_cast<double>(cars.lost.units) / 1000 / 1000));
  check_known("D22", "not mined", rest_days(tier_of(network, result, "ore")));
}

TEST_CASE("D05: the scarcer of two inputs stops the line and the other piles up") {
  const auto network = case_network("d05-two-inputs.yaml");
  const auto result = measured(network);
  const auto& line = result.users[0];
  check_known("D05", "output stops, day", days_after(network, line.first_stop));
  check_known("D05", "lost output", static_cast<double>(line.lost.units) / 1000);
  check_known("D05", "stock of B on day 10",
              static_cast<double>(result.stores.items[item_named(network, "line", "b").index].end.units) / 1000);
}

TEST_CASE("T01: of three suppliers the largest is the most exposed, and each can be missed for so long") {
  const auto lost = [](const RunResult& r) {
    double units = 0, margin = 0;
    for (const auto& u : r.users) units += static_cast<double>(u.lost.units) / 1000;
    for (const auto& u : r.accounts.users) margin += static_cast<double>(u.margin_lost) * 1e-6;
    return std::pair{units, margin};
  };
  std::map<std::string, double> margins;
  for (const char* who : {"one", "two", "three"}) {
    const std::string out = std::string("events.out.where=") + who, without = std::string(" without ") + who;
    const auto [units, margin] = lost(measured(case_network("t01-three-suppliers.yaml", {out})));
    check_known("T01", "units lost" + without, units);
    check_known("T01", "margin lost" + without, margin);
    margins[who] = margin;
    const auto network = case_network("t01-three-suppliers.yaml", {out, "until=2025-02-01"});
    Time first = never;
    for (const auto& u : measured(network).users) first = std::min(first, u.first_shortage);
    check_known("T01", "periods to survive" + without, days_after(network, first) / 10);
  }
  check_known("T01", "exposure index of two", margins["two"] / margins["three"]);
}

TEST_CASE("the minimal scenario stops on the day that a pencil gives") {
  const auto network = network_at("scenarios/minimal.yaml");
  const auto plant = measured(network).users[0];
  check_known("minimal", "first stop", to_text(plant.first_stop));
  check_known("minimal", "days at rest", plant.stop_days);
  check_known("minimal", "cars not built", static_cast<double>(plant.lost.units) / 1000);
  const auto calm = measured(network, false).users[0];
  CHECK(calm.lost == Quantity{});
}

TEST_CASE("Q1: the loss of an outage is nothing within the stock and convex beyond it") {
  // By hand, in the scenario's head: 15 (T - 20)^2 tonne-days after 20 days of stock.
  std::vector<double> area;
  for (int days = 10; days <= 60; days += 5) {
    const auto n = case_network("q1-duration.yaml", {"events.stop.lasts=" + std::to_string(days) + " d"});
    area.push_back(measured(n).users[0].shortage_area / 1e6);
    CAPTURE(days);
    CHECK(area.back() == Approx(days <= 20 ? 0 : 15.0 * (days - 20) * (days - 20)));
  }
  for (std::size_t i = 2; i < area.size(); ++i) CHECK(area[i] - area[i - 1] >= area[i - 1] - area[i - 2]);
}

TEST_CASE("Q2: most knock-outs of a network with spare sources cost nothing, and two cost all") {
  // By hand: 60 days less 10 of heavy oxide at the makers and 5 of magnets at the users leave 45 days of 20 t; the mine
  // of it has 3 days of ore between it and them.
  const auto lost_without = [](const std::string& site) {
    const auto n = case_network("q2-spare-sources.yaml", {"events.out.where=" + site});
    double lost = 0;
    for (const auto& u : measured(n).users) lost += static_cast<double>(u.lost.units) / 1e6;
    return lost;
  };
  const auto network = case_network("q2-spare-sources.yaml");
  std::size_t missed = 0, costly = 0;
  double sum = 0;
  for (const auto& site : network.sites) {
    if (site.recipes.empty()) continue;
    const double lost = lost_without(site.name);
    CAPTURE(site.name);
    sum += lost;
    if (site.name == "heavy-plant" || site.name == "clay-mine") {
      ++costly;
      CHECK(lost == Approx(site.name == "heavy-plant" ? 900 : 840));
    } else {
      ++missed;
      CHECK(lost == 0);
    }
  }
  CHECK(missed == 17);
  CHECK(costly == 2);
  CHECK(sum == Approx(1740));
}
