// Rows of a state against the network: stores, lanes and licences that they mean, and what is wrong with them.
#include "network/networks.hpp"

using namespace chokepoint;

namespace {

/// Behind `from: 2025-01-01`, the head of every text here.
const std::string world =
    "goods: {m: t, car: cars}\n"
    "sites:\n"
    "  works: {country: CN, makes: m}\n"
    "  plant: {country: DE, makes: car, needs: {m: 1 kg}, keeps: {m: 10 d}, sells: {car: {rate: 100 cars/d}}}\n"
    "lanes:\n"
    "  sea: {from: works, to: plant, carries: m, takes: 10 d, share: 90 %}\n"
    "  air: {from: works, to: plant, carries: m, takes: 2 d, share: 10 %}\n"
    "events:\n"
    "  - {id: lic, date: 2024-12-01, what: export licence, goods: m, leaves: CN, decided_after: 45 d}\n"
    "  - {id: later, date: 2025-02-01, what: export licence, goods: m, leaves: CN, decided_after: 45 d}\n"
    "  - {id: ban, date: 2025-02-01, what: ban, goods: m, leaves: CN}\n";

std::string start(const std::string& rest) { return world + "start:\n  as_of: 2025-01-01\n" + rest; }
std::string complaint(const std::string& rest) { return networks::complaints(start(rest)); }

}  // namespace

TEST_CASE("rows replace stocks, goods under way and orders, and what has none stays steady") {
  const auto n =
      networks::network(start("  stock: [{site: plant, good: m, amount: 3 t}]\n"
                              "  under_way: [{lane: sea, amount: 2 t, arrives: 2025-01-05}]\n"
                              "  open_orders: [{lane: sea, amount: 1 t, placed: 2024-12-30}]\n"));
  CHECK(networks::item(n, "plant", "m").start == Quantity{3'000'000});
  std::size_t sea = 0, air = 0;
  for (const auto& s : n.shipments) (n.lanes[s.lane].name == "sea" ? sea : air) += 1;
  CHECK(sea == 1);
  CHECK(air > 0);
  REQUIRE(n.taken_over.on);
  REQUIRE(n.taken_over.lanes_without_row.size() == 1);
  CHECK(n.lanes[n.taken_over.lanes_without_row[0]].name == "air");
  REQUIRE(n.taken_over.items_without_row.size() == 1);
  CHECK(n.site_of(n.taken_over.items_without_row[0]).name == "works");
}

TEST_CASE("with `missing: nothing` stores and lanes without a row are empty") {
  const auto n = networks::network(start("  missing: nothing\n"));
  CHECK(n.shipments.empty());
  CHECK(n.orders.empty());
  CHECK(networks::item(n, "plant", "m").start == Quantity{});
}

TEST_CASE("an application finds its lane, its licence, its ordinal and who waits for it") {
  const auto n =
      networks::network(start("  licences:\n"
                              "    - {lane: sea, amount: 2 t, filed: 2024-12-10, id: 'A/1'}\n"
                              "    - {lane: air, amount: 1 t, filed: 2024-12-10, licence: lic}\n"
                              "    - {from: works, to: plant, lane: sea, amount: 4 t, filed: 2025-01-01}\n"));
  const auto& all = n.taken_over.applications;
  REQUIRE(all.size() == 3);
  CHECK(all[0].label == "A/1");
  CHECK(all[1].label == "2");
  CHECK(n.events[all[0].licence].id == "lic");
  CHECK(all[0].serial == 0);
  CHECK(all[1].serial == 0);  // the first on its lane
  CHECK(all[2].serial == 1);
  REQUIRE(n.taken_over.awaited.size() == 1);
  CHECK(n.taken_over.awaited[0].applications == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("days that do not fit the state are refused") {
  CHECK(networks::says(networks::complaints(world + "start: {as_of: 2025-02-01}\n"), "`from` is 2025-01-01"));
  CHECK(networks::says(networks::complaints(world + "warm_up: 10 d\nstart: {as_of: 2025-01-01}\n"),
                       "does not go with `start`"));
  CHECK(networks::says(complaint("  under_way: [{lane: sea, amount: 2 t, arrives: 2024-12-31}]\n"),
                       "should have arrived before 2025-01-01"));
  CHECK(networks::says(complaint("  open_orders: [{lane: sea, amount: 2 t, placed: 2025-01-02}]\n"),
                       "is placed after 2025-01-01"));
  CHECK(networks::says(complaint("  licences: [{lane: sea, amount: 2 t, filed: 2025-01-02}]\n"),
                       "is filed after 2025-01-01"));
  CHECK(networks::says(complaint("  licences: [{lane: sea, amount: 2 t, filed: 2024-11-30}]\n"),
                       "is filed before 'lic' begins, on 2024-12-01"));
}

TEST_CASE("rows that mean no store, no lane or several are refused with the right words") {
  CHECK(networks::says(complaint("  stock: [{site: plnt, good: m, amount: 2 t}]\n"),
                       "unknown site 'plnt'; did you mean 'plant'?"));
  CHECK(networks::says(complaint("  stock: [{site: plant, good: car, amount: 2 cars}]\n"),
                       "is a line, which keeps no stock"));
  CHECK(networks::says(complaint("  stock: [{site: works, good: car, amount: 2 cars}]\n"),
                       "'works' has no store of 'car'"));
  CHECK(networks::says(complaint("  stock: [{site: plant, good: m, amount: 2 cars}]\n"), "cars"));
  CHECK(networks::says(complaint("  stock: [{site: plant, good: m, part: 3, amount: 2 t}]\n"),
                       "has no part numbers there"));
  CHECK(
      networks::says(complaint("  stock: [{site: plant, good: m, amount: 2 t}, {site: plant, good: m, amount: 3 t}]\n"),
                     "this store has a row already"));
  CHECK(networks::says(complaint("  under_way: [{amount: 2 t, arrives: 2025-01-05}]\n"), "say which lane"));
  CHECK(networks::says(complaint("  under_way: [{lane: see, amount: 2 t, arrives: 2025-01-05}]\n"),
                       "unknown lane 'see'; did you mean 'sea'?"));
  CHECK(networks::says(complaint("  under_way: [{from: works, to: plant, amount: 2 t, arrives: 2025-01-05}]\n"),
                       "several lanes fit; say which in `lane`: air, sea"));
  CHECK(networks::says(complaint("  under_way: [{from: plant, to: works, amount: 2 t, arrives: 2025-01-05}]\n"),
                       "no lane goes from 'plant' to 'works'"));
}

TEST_CASE("an application for what is no licence in force is refused") {
  const std::string row = "  licences: [{lane: sea, amount: 2 t, filed: 2024-12-10, licence: ";
  CHECK(networks::says(complaint(row + "lik}]\n"), "unknown export licence 'lik'; did you mean 'lic'?"));
  CHECK(networks::says(complaint(row + "ban}]\n"), "unknown export licence 'ban'"));
  CHECK(networks::says(complaint(row + "later}]\n"), "'later' is not in force on 2025-01-01; it begins on 2025-02-01"));
  CHECK(networks::says(complaint("  licences: [{lane: sea, amount: 0 t, filed: 2024-12-10}]\n"), "more than nothing"));
}
