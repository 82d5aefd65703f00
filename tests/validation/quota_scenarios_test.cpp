// The scenarios about quotas against what can be said by hand, before any run.
#include "validation/known_answers.hpp"
#include "validation/run_case.hpp"

using namespace chokepoint;
using namespace chokepoint::validation;

namespace {

Quantity sent(const Network& n, const RunResult& r, const std::string& lane, std::size_t from, std::size_t until) {
  const auto& months = r.lanes[lane_named(n, lane).index].months;
  Quantity sum{};
  for (std::size_t m = from; m < until; ++m) sum += months[m];
  return sum;
}

const QuotaResult& budget(const Network& n, const RunResult& r, const std::string& holder) {
  for (const auto& q : r.quotas)
    if (std::get<Quota>(n.events[q.event].kind).budgets[q.budget] == holder) return q;
  FAIL("no budget of " << holder);
  return r.quotas.front();
}

double day_of_year(Time t, int year) { return in_days(t - time_of({year, 1, 1})); }

}  // namespace

TEST_CASE("Q3: a control on heavy elements leaves exports of light oxides as they are or higher") {
  // Source: customs figures of the first half of 2025, rare earths +11.9 %, magnets -18.9 %. A matter of sign.
  const auto n = case_network("q03-heavy-control.yaml");
  const auto calm = measured(n, false), controlled = measured(n);
  // April to June: three months of the control.
  CHECK(sent(n, controlled, "light", 3, 6) >= sent(n, calm, "light", 3, 6));
  CHECK(sent(n, controlled, "magnets", 3, 6) < sent(n, calm, "magnets", 3, 6));
  CHECK(sent(n, controlled, "heavy", 3, 6) < sent(n, calm, "heavy", 3, 6));
  CHECK(controlled.users[demand_at(n, "glass").index].lost == Quantity{});
}

TEST_CASE(
    "six quota holders become two: Xiamen stands from that day, the south until the second batch, the north never") {
  const auto n = network_at("scenarios/two-holders-2024.yaml");
  const auto r = measured(n);
  const auto short_at = [&](const char* site) { return r.users[demand_at(n, site).index].first_shortage; };
  // By hand: Xiamen's plant stands from 6 February; its 14 days of oxide and its users' 21 days last until 12 March.
  CHECK(date_text(short_at("users-of-xiamen")) == "2024-03-12");
  CHECK(short_at("users-of-northern") == never);
  for (const char* site : {"users-of-chinalco", "users-of-southern", "users-of-guangdong", "users-of-minmetals"}) {
    CHECK(short_at(site) > short_at("users-of-xiamen"));
    CHECK(short_at(site) != never);
  }
  // By hand, in tonnes: 30.7 % of the first batch, less 30.7 % of what 36 days of everybody's output have used; the
  // four tollers need 106,250 t a year, 290.3 a day (leap years have rates of 365 days too).
  const double january = 36 * 250'000 / 365.0, south = 0.307 * (127'000 - january);
  const auto& group = budget(n, r, "china-rare-earth-group");
  REQUIRE(!group.exhausted.empty());
  CHECK(day_of_year(group.exhausted[0], 2024) == Approx(36 + south / (106'250 / 365.0)).margin(1));
  CHECK(amount(n, group.good, group.tolled) == Approx(amount(n, group.good, group.used)));
  const double north = 0.693 * (127'000 - january);
  const auto& northern = budget(n, r, "china-northern");
  REQUIRE(!northern.exhausted.empty());
  CHECK(day_of_year(northern.exhausted[0], 2024) == Approx(36 + north / (137'500 / 365.0)).margin(1));
  // Its unused rest is more than all that the others lack.
  CHECK(northern.unused() > Quantity{30'000'000'000});
}

TEST_CASE("the export quota of 2010 is used up in June and again in August") {
  const auto n = network_at("scenarios/export-quota-2010.yaml");
  const auto r = measured(n);
  REQUIRE(r.quotas.size() == 1);
  const auto& quota = r.quotas[0];
  REQUIRE(quota.exhausted.size() >= 2);
  // By hand: 30,258 / 0.6 = 50,430 t a year are wanted abroad. The orders of the days without quota go first.
  const double daily = 50'430 / 365.0;
  CHECK(day_of_year(quota.exhausted[0], 2010) == Approx(22'282 / daily).margin(1));
  CHECK(day_of_year(quota.exhausted[1], 2010) == Approx((22'282 + 7'976) / daily).margin(1));
  CHECK(amount(n, quota.good, quota.used) == Approx(22'282 + 7'976 + 14'446));
  // At home nothing happens, and abroad everybody runs short.
  CHECK(r.users[demand_at(n, "home").index].lost == Quantity{});
  for (const char* site : {"japan", "america", "europe"})
    CHECK(r.users[demand_at(n, site).index].first_shortage != never);
}

TEST_CASE("the secret quota of 2025: nobody learns its size, and who buys ahead takes from others") {
  const std::string file = "scenarios/secret-quotas-2025.yaml";
  const auto n = network_at(file), calm = network_at(file, {"beliefs.careful.buys_ahead=0 d"});
  const auto careful = measured(n), other = measured(calm);
  REQUIRE(careful.beliefs.size() == 3);
  const auto& growth = careful.beliefs[0].months[11];
  REQUIRE(growth);
  CHECK(amount(n, careful.quotas[0].good, growth->mean) == Approx(254'000 * 1.042));
  // By hand: reports tell of 338 kt a year of output, imported feed included; the belief moves towards it.
  CHECK(careful.beliefs[1].months[11]->mean > growth->mean);
  // What some buy ahead others lack: China's industry is short first in both, and earlier when buyers abroad bought
  // ahead.
  const auto industry = [&](const RunResult& r) -> const UserResult& {
    return r.users[demand_at(n, "china-industry").index];
  };
  CHECK(industry(careful).first_shortage < industry(other).first_shortage);
  CHECK(industry(careful).lost > industry(other).lost);
  CHECK(industry(other).first_shortage != never);
  for (const char* site : {"us-cars", "eu-cars", "korea-cars"})
    CHECK(careful.users[demand_at(n, site).index].first_shortage == never);
}
