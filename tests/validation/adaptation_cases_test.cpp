// Known answers about stockpiles, recycling and closing a gap; what the library scenarios of adaptation say.
#include <algorithm>

#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

double lost_at(const Network& n, const RunResult& r, const std::string& site) {
  const auto demand = demand_at(n, site);
  return amount(n, n.items[n.demands[demand].item].good, r.users[demand.index].lost);
}
double lost_of(const std::string& file, const std::string& site, const std::vector<std::string>& overrides = {}) {
  const auto n = network_at("scenarios/" + file, overrides);
  return lost_at(n, measured(n), site);
}

/// The sum of a kind of fact over a subject between two days of the run, in units of the good.
double sum_of(const Network& n, FactKind kind, std::uint32_t subject, GoodId good, int from, int until) {
  double sum = 0;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts) {
      const double at = days_after(n, f.at);
      if (f.kind == kind && f.subject == subject && at >= from && at < until) sum += amount(n, good, f.amount);
    }
  });
  return sum;
}
double lost_in_year(const Network& n, const std::string& site, int year) {
  const auto d = demand_at(n, site);
  return sum_of(n, FactKind::lost, d.index, n.items[n.demands[d].item].good, 365 * (year - 1), 365 * year);
}

}  // namespace

TEST_CASE("D18: a stockpile gives up to the gap when its users cover less than 15 days") {
  const auto n = case_network("d18-stockpile.yaml");
  const auto pile = item_named(n, "pile", "fuel");
  double opened = -1, exhausted = -1;
  each_step(n, [&](const State& s, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::began && f.subject == 1) opened = days_after(n, f.at);
    if (exhausted < 0 && s.items[pile].on_hand == Quantity{}) exhausted = days_after(n, s.now);
  });
  // What is seen at one turn acts at the next: each moment is at most one interval of 0.025 d late.
  check_known("D18", "cover hits 15 days", opened);
  check_known("D18", "stockpile exhausted", exhausted);
  check_known("D18", "lost units", lost_at(n, measured(n), "users"));
  // A cut without an end shows the shortage that the end of the cut forestalls.
  const auto longer = case_network("d18-stockpile.yaml", {"events.cut.lasts=139 d"});
  double short_on = -1;
  each_step(longer, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::lost && short_on < 0) short_on = days_after(longer, f.at);
  });
  check_known("D18", "shortage starts", short_on);
}

TEST_CASE("D19: a cohort comes back after its life") {
  const auto n = case_network("d19-recycling-cohort.yaml");
  CHECK(measured(n).audit.clean());
  const auto scrap = item_named(n, "recycler", "scrap");
  const auto year = [&](int y) {
    return sum_of(n, FactKind::entered, scrap.index, n.items[scrap].good, 365 * (y - 1), 365 * y);
  };
  check_known("D19", "secondary supply, year 11", year(11));
  CHECK(year(12) == 0);
  check_known("D19", "secondary supply, year 13", year(13));
}

namespace {

/// E04 day by day with pencil and paper: the ramps stand at the middle of the day, and a fifth of what is ordered needs
/// no magnet. Orders leave out what the maker's book still holds of yesterday, so the last shortfall fades by fifths.
struct ClosingGap {
  int days = 0;
  double lost = 0;
};
ClosingGap gap_by_days(double smallest) {
  ClosingGap gap;
  double shortfall = 0;
  for (int day = 0; day < 800; ++day) {
    const double done = std::min(1.0, (day + 0.5) / 730);
    const double made = 72 + 8 * done + 0.2 * done * (100 - shortfall);
    shortfall = std::max(0.0, 100 - made);
    gap.lost += shortfall;
    if (shortfall >= smallest / 2) gap.days = day + 1;
  }
  return gap;
}

}  // namespace

TEST_CASE("E04: substitution and other mines close a gap of 28 % in two years") {
  const auto n = case_network("e04-closing-the-gap.yaml");
  double last = 0;
  each_step(n, [&](const State&, const Facts& facts) {
    for (const Fact& f : facts)
      if (f.kind == FactKind::lost && f.amount > Quantity{}) last = days_after(n, f.at) + 1;
  });
  check_known("E04", "days to close the gap", last);
  const double piece = 0.001, lost = lost_at(n, measured(n), "users");
  CHECK(last == gap_by_days(piece).days);
  CHECK(lost == Approx(gap_by_days(piece).lost).margin(730 * piece));  // a thousandth of a piece a day is rounding
  check_known("E04", "lost until then", lost);
}

TEST_CASE("Q4: more warehousing lowers losses, less and less") {
  const auto lost = [](const char* cover) {
    const auto n = case_network("q4-warehousing.yaml", {std::string("sites.shop.keeps.part=") + cover});
    return lost_at(n, measured(n), "shop");
  };
  // The sums stand in the file's comment.
  CHECK(lost("0 d") == 1500);
  CHECK(lost("10 d") == 1100);
  CHECK(lost("20 d") == 800);
  CHECK(lost("40 d") == 400);
  CHECK(lost("80 d") == 0);
}

TEST_CASE("Q7: recycling brings less than 5 % within two years of a shock") {
  const auto n = network_at("scenarios/recycling-ramp.yaml");
  const auto back = item_named(n, "recycler", "magnet");
  const auto entered = [&](int from, int until) {
    return sum_of(n, FactKind::entered, back.index, n.items[back].good, from, until);
  };
  // The shock comes on day 730; 36 % of the 1000 t a year that were sold before 2025 are 3.6 % of the need.
  const double share = entered(730, 1460) / 20'000;
  CHECK(share < 0.05);
  CHECK(share == Approx(0.036).margin(0.0001));
  CHECK(entered(365 * 14, 365 * 15) > 5 * entered(730, 1095));
  // Year 5, and the last: 10,000 t less 7,500 t and what comes back.
  CHECK(lost_in_year(n, "cars", 5) == Approx(2500 - 360).margin(1));
  CHECK(lost_in_year(n, "cars", 15) < 1000);
}

TEST_CASE("a pile of oxide helps those who make magnets of it") {
  CHECK(lost_of("japanese-stockpile.yaml", "japan-users") == 0);
  CHECK(lost_of("japanese-stockpile.yaml", "japan-users", {"events.opening=~"}) == 450);  // 30 t for 60 - 45 days
  CHECK(lost_of("japanese-stockpile.yaml", "korea-users") == 800);                        // 20 t for 60 - 20 days
}

TEST_CASE("a pile for one use keeps that use alone going") {
  CHECK(lost_of("us-defence-buffers.yaml", "defence") == 0);
  CHECK(lost_of("us-defence-buffers.yaml", "cars") == 12'000);  // 100 t for 150 - 30 days
  CHECK(lost_of("us-defence-buffers.yaml", "defence", {"events.refill=~", "events.opening=~"}) == 120);
}

TEST_CASE("motors instead of magnets save a third of the cars, late") {
  const double with = lost_of("motors-instead-of-magnets.yaml", "eu-cars");
  const double without = lost_of("motors-instead-of-magnets.yaml", "eu-cars", {"events.finished-motors=~"});
  CHECK(with > 0);
  CHECK(with < 0.7 * without);
}

TEST_CASE("thrifting does nothing for two years and nearly all in the end") {
  const auto n = network_at("scenarios/dysprosium-thrifting.yaml");
  // By hand: 1 - 34.07 / 50 of 365,000 motors; in the end 1 - 34.07 / 35 of them.
  CHECK(lost_in_year(n, "users", 1) == Approx(lost_in_year(n, "users", 2)).epsilon(0.001));
  CHECK(lost_in_year(n, "users", 1) == Approx((1 - 34.0667 / 50) * 365'000).epsilon(0.001));
  CHECK(lost_in_year(n, "users", 8) == Approx((1 - 34.0667 / 35) * 365'000).epsilon(0.02));
}

TEST_CASE("a new plant matters after three years, a restart after half a one") {
  const auto n = network_at("scenarios/magnet-plants-outside-china.yaml");
  const auto year = [&](int y) { return lost_in_year(n, "users", y); };
  CHECK(year(2) == Approx(32 * 365));  // 40 t less the 8 t of the restart
  CHECK(year(5) == Approx(2 * 365).epsilon(0.02));
  const auto bare = network_at("scenarios/magnet-plants-outside-china.yaml", {"events.plant=~", "events.restart=~"});
  CHECK(lost_in_year(bare, "users", 5) == Approx(40 * 365));
}

TEST_CASE("separators that grow along an S bring little at first") {
  const auto n = network_at("scenarios/lynas-mountain-pass-expansion.yaml");
  const auto bare =
      network_at("scenarios/lynas-mountain-pass-expansion.yaml", {"events.malaysia=~", "events.california=~"});
  const auto saved = [&](int y) { return lost_in_year(bare, "users", y) - lost_in_year(n, "users", y); };
  CHECK(saved(1) < 0.2 * saved(4));
  CHECK(saved(4) > 0);
}
