// What happens: spans of time, selectors, licences, quotas, observed series.
#include "network/networks.hpp"

using namespace chokepoint;
using namespace networks;

namespace {

std::string event(const std::string& keys) { return chain + "events:\n  - {id: e, date: 2025-03-01, " + keys + "}\n"; }
template <class T>
T kind(const std::string& keys) {
  const auto n = network(event(keys));
  REQUIRE(n.events.size() == 1);
  return std::get<T>(n.events[0].kind);
}

/// One exporter in CN; buyers in DE, US and at home.
const std::string world = R"(
goods: {magnet: {unit: t, class: magnet}, oxide: {unit: t, class: [feed]}, ore: {unit: t, class: [feed]}}
sites:
  mine: {country: MM, group: far, stage: mining, makes: ore}
  works: {country: CN, region: east, group: big, stage: making, makes: magnet, needs: {ore: 1 t}, at_most: 90 t/d}
  berlin: {country: DE, sells: {magnet: 4 t/d}}
  detroit: {country: US, sells: {magnet: 3 t/d}}
  wuhan: {country: CN, sells: {magnet: 2 t/d}}
lanes:
  feed: {from: mine, to: works, carries: ore}
  to-de: {from: works, to: berlin, carries: magnet}
  to-us: {from: works, to: detroit, carries: magnet}
  home: {from: works, to: wuhan, carries: magnet}
)";
std::string in_world(const std::string& keys) {
  return world + "events:\n  - {id: e, date: 2025-03-01, " + keys + "}\n";
}
template <class T>
T world_kind(const std::string& keys) {
  return std::get<T>(network(in_world(keys)).events[0].kind);
}
std::vector<std::string> lane_names(const std::vector<LaneId>& lanes) {
  const auto n = network(world);
  std::vector<std::string> names;
  for (const auto l : lanes) names.push_back(n.lanes[l].name);
  return names;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an outage names sites by what they are, or lanes") {
  CHECK(kind<Outage>("what: outage, where: hill-mine").sites.size() == 1);
  CHECK(kind<Outage>("what: outage, where: CN").sites.size() == 2);
  CHECK(kind<Outage>("what: outage, where: {countries: CN, except: magnet-works}").sites.size() == 1);
  CHECK(kind<Outage>("what: outage, where: any").sites.size() == 4);
  const auto lane_outage = kind<Outage>("what: outage, where: ship, cut: 60 %");
  CHECK(lane_outage.sites.empty());
  CHECK(lane_outage.lanes.size() == 1);
  CHECK(lane_outage.left.ppb == 400'000'000);
  CHECK(kind<Outage>("what: outage, where: {from: CN, to: DE}").lanes.size() == 1);
}

TEST_CASE("a word that fits two kinds is an error that says which keys to use") {
  auto text = event("what: outage, where: hill-mine");
  text.replace(text.find("country: MM"), 11, "country: MM, group: car-plant");
  text.replace(text.find("where: hill-mine"), 16, "where: car-plant");
  CHECK(says(complaints(text),
             "'car-plant' is a site and a group; say which: `sites: car-plant` or `groups: car-plant`"));
}

TEST_CASE("an event ends by date or by length, after it began") {
  CHECK(network(event("what: outage, where: CN, lasts: 60 d")).events[0].end == *parse_time("2025-04-30"));
  CHECK(network(event("what: outage, where: CN")).events[0].end == never);
  CHECK(says(complaints(event("what: outage, where: CN, lasts: 6 d, until: 2025-04-01")), "not both"));
  CHECK(says(complaints(event("what: outage, where: CN, until: 2025-02-01")), "ends before it begins"));
}

TEST_CASE("an event after the run is a warning") {
  auto late = event("what: outage, where: CN");
  late.replace(late.find("2025-03-01"), 10, "2026-03-01");
  CHECK(says(complaints(late), "begins when the run is over"));
}

TEST_CASE("two events of one id are an error even when no reader has looked") {
  auto read = texts::read(event("what: outage, where: CN"));
  read.spec.events.push_back(read.spec.events.front());
  CHECK_FALSE(compile(read.spec, read.diagnostics));
  CHECK(says(read.diagnostics.text(), "another event has the same id"));
}

TEST_CASE("a ban holds for lanes to other countries unless a destination is named") {
  CHECK(lane_names(world_kind<Ban>("what: ban, goods: magnet, leaves: CN").lanes) == Names{"to-de", "to-us"});
  CHECK(lane_names(world_kind<Ban>("what: ban, goods: magnet, leaves: CN, goes_to: any").lanes) ==
        Names{"to-de", "to-us"});
  CHECK(lane_names(world_kind<Ban>("what: ban, goods: magnet, leaves: CN, goes_to: US").lanes) == Names{"to-us"});
  CHECK(lane_names(world_kind<Ban>("what: ban, goods: feed, leaves: any").lanes) == Names{"feed"});
  CHECK(says(complaints(in_world("what: ban, goods: oxide, leaves: CN")), "touches no lane"));
}

TEST_CASE("a country is asked for only where a border matters") {
  auto text = in_world("what: ban, goods: magnet, leaves: works");
  text.replace(text.find("berlin: {country: DE, "), 22, "berlin: {");
  CHECK(says(complaints(text), "sites.berlin: needs a `country`"));
  auto named = in_world("what: ban, goods: magnet, leaves: works, goes_to: US");
  named.replace(named.find("berlin: {country: DE, "), 22, "berlin: {");
  CHECK(complaints(named).empty());
}

TEST_CASE("a licence has terms for each lane, those of the treatment that names it most narrowly") {
  const auto l = world_kind<Licence>(
      "what: export licence, goods: magnet, leaves: CN, decided_after: 45 working days, calendar: CN, passes_freely: "
      "22 %, "
      "decides_at_most: 8 applications/working day, already_at_customs: 7 d, "
      "treatments: [{goes_to: US, decided_after: 10 d, approved: 50 %}, {goes_to: any, passes_freely: 30 %}]");
  REQUIRE(l.terms.size() == 2);
  CHECK(lane_names({l.terms[0].lane, l.terms[1].lane}) == Names{"to-de", "to-us"});
  CHECK(l.terms[0].working);
  CHECK(l.terms[0].review.a == 45);
  CHECK(l.terms[0].free.ppb == 300'000'000);
  CHECK_FALSE(l.terms[1].working);
  CHECK(l.terms[1].review.a == 10);
  CHECK(l.terms[1].approved.ppb == 500'000'000);
  CHECK(l.terms[1].free.ppb == 220'000'000);
  CHECK(l.desk.counts);
  CHECK(l.desk.working_days);
  CHECK(l.desk.rate.amount.units == 8);
  CHECK(l.grace == 7 * day);
}

TEST_CASE("a desk's limit in tonnes is read in the goods' unit, and working days want a calendar") {
  const auto l = world_kind<Licence>("what: export licence, goods: magnet, leaves: CN, decides_at_most: 150 t/d");
  CHECK_FALSE(l.desk.counts);
  CHECK(l.desk.rate.amount.units == 150'000'000);
  CHECK(says(complaints(in_world("what: export licence, goods: magnet, leaves: CN, decided_after: 45 working days")),
             "names no `calendar`"));
}

TEST_CASE("a change of licences names the licence event, with advice when it does not") {
  const auto two = [](const std::string& of) {
    return in_world("what: export licence, goods: magnet, leaves: CN") +
           "  - {id: deal, date: 2025-06-27, what: change of licences, of: " + of +
           ", waiting: {older_than: 60 d, at_most: 150 t/d}}\n";
  };
  const auto change = std::get<LicenceChange>(network(two("e")).events[1].kind);
  CHECK(change.of == EventId{0});
  CHECK(change.releases);
  CHECK(change.older_than == 60 * day);
  CHECK(change.release.rate.amount.units == 150'000'000);
  CHECK_FALSE(change.sets_review);
  CHECK(says(complaints(two("f")), "no export licence event is called 'f'"));
}

TEST_CASE("a quota charges the holders' outputs to their group's budget") {
  const auto q = world_kind<Quota>(
      "what: quota, holders: CN, goods: magnet, shares: {big: 60 %, small: 40 %}, free_feed: ore, feed_counts_from: "
      "2025-08-22, "
      "batches: [{amount: 100 t, issued: 2025-06-01, effective: 2025-01-01}]");
  REQUIRE(q.recipes.size() == 1);
  CHECK(q.recipes[0].budget == 0);
  CHECK(q.recipes[0].free_feed);
  CHECK(q.recipes[0].counted.size() == 1);
  CHECK(q.shares == std::vector<std::int64_t>{600'000'000, 400'000'000});
  CHECK(q.batches[0].amount.units == 100'000'000);
  CHECK(q.batches[0].effective < q.batches[0].issued);
  CHECK(q.before == Quota::Before::provisional);
  const auto missing = complaints(
      in_world("what: quota, holders: any, shares: {big: 100 %}, batches: [{amount: 1 t, issued: 2025-06-01}]"));
  CHECK(says(missing, "gives no share to 'far', the group of 'mine'"));
}

TEST_CASE("stocks and capacities are found at the sites that have them") {
  CHECK(kind<StockLoss>("what: stock destroyed, where: car-plant, good: magnet, amount: 3 t").amount.units ==
        3'000'000);
  CHECK(says(complaints(event("what: stock destroyed, where: hill-mine, good: magnet")),
             "none of these sites has a stock of 'magnet'"));
  CHECK(per_day(kind<NewCapacity>("what: new capacity, where: hill-mine, adds: 2 t/d, ramp: 10 d").adds) == 2e6);
  CHECK(says(complaints(event("what: new capacity, where: car-plant, adds: 2 cars/d")),
             "has no limit (`at_most`) that could rise"));
}

TEST_CASE("an observed series knows its lanes and months") {
  const auto n = network(world +
                         "compare_with: [{series: exports, goods: magnet, leaves: CN, months: {2025-04: 2626 t, "
                         "2025-05: 1238 t}, fitted_on: [2025-05]}]\n");
  REQUIRE(n.observed.size() == 1);
  const auto& o = n.observed[0];
  CHECK(lane_names(o.lanes) == Names{"to-de", "to-us"});
  REQUIRE(o.months.size() == 2);
  CHECK(o.months[0].month == 4);
  CHECK(o.months[0].amount.units == 2'626'000'000);
  CHECK_FALSE(o.months[0].fitted);
  CHECK(o.months[1].fitted);
}

TEST_CASE("stock lost or released before the run is a warning, at its start it counts") {
  const auto at = [](const std::string& date, const std::string& keys) {
    auto text = event(keys);
    text.replace(text.find("2025-03-01"), 10, date);
    return complaints(text);
  };
  const std::string lost = "what: stock destroyed, where: car-plant, good: magnet, amount: 1 t";
  const std::string freed = "what: stock released, where: car-plant, good: magnet, amount: 1 t";
  CHECK(says(at("2024-12-31", lost), "is over before the run begins, 2025-01-01; it changes nothing"));
  CHECK(says(at("2024-12-31", freed), "is over before the run begins, 2025-01-01; it changes nothing"));
  CHECK(at("2025-01-01", lost).empty());
  CHECK(at("2025-01-01", freed).empty());
}

TEST_CASE("an outage is over before the run only when its recovery is") {
  // By hand: from 1 December for 20 d, until 21 December; the run begins 11 days later.
  const auto recovering = [](const std::string& keys) {
    auto text = event("what: outage, where: CN, lasts: 20 d" + keys);
    text.replace(text.find("2025-03-01"), 10, "2024-12-01");
    return complaints(text);
  };
  CHECK(says(recovering(""), "is over before the run begins"));
  CHECK(says(recovering(", recovery: linear, recovery_takes: 11 d"), "is over before the run begins"));
  CHECK(recovering(", recovery: linear, recovery_takes: 12 d").empty());
}

TEST_CASE("an event that lasts no time is refused in these words") {
  const auto lasting = [](const std::string& span) {
    return complaints(chain + "events:\n  - {what: outage, where: hill-mine, id: e, date: 2025-03-01, lasts: " + span +
                      "}\n");
  };
  CHECK(says(lasting("0 d"), "lasts: must be longer than nothing"));
  CHECK_FALSE(says(lasting("0 d"), "ends before it begins"));
  CHECK(lasting("1 d").empty());
}
