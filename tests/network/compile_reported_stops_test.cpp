// Reported stops find the end users that stand for them.
#include "catch.hpp"
#include "chokepoint/core/civil.hpp"
#include "network/networks.hpp"

using namespace chokepoint;
using networks::chain_and;
using networks::says;

namespace {

std::string stop(const std::string& keys) {
  return chain_and("reported_stops:\n  - {id: swift, who: 'Swift, Sagara', " + keys + "}\n");
}

std::string complaints(const std::string& keys) { return networks::complaints(stop(keys)); }

/// The first maker of the chain sells too: an end user without a line.
std::string two_end_users(const std::string& where) {
  auto text = stop("where: " + where + ", date: 2025-05-26");
  text.replace(text.find("keeps: {oxide: 15 d}"), 20, "keeps: {oxide: 15 d}, sells: {magnet: 1 t/d}");
  return text;
}

std::vector<std::string> users_of(const std::string& text) {
  const auto n = networks::network(text);
  std::vector<std::string> names;
  for (const DemandId d : n.reported_stops[0].users) names.push_back(n.sites[n.demands[d].site].name);
  return names;
}

}  // namespace

TEST_CASE("a reported stop knows its end user, its date and where it was reported") {
  const auto n = networks::network(
      stop("where: car-plant, date: 2025-05-26, source: 'Reuters, 6 June 2025', grade: estimate, note: a Monday"));
  REQUIRE(n.reported_stops.size() == 1);
  const auto& s = n.reported_stops[0];
  CHECK(s.id == "swift");
  CHECK(s.who == "Swift, Sagara");
  CHECK(s.source == "Reuters, 6 June 2025");
  CHECK(s.grade == "estimate");
  CHECK(s.note == "a Monday");
  CHECK(to_text(s.date) == "2025-05-26");
  REQUIRE(s.users.size() == 1);
  CHECK(n.sites[n.demands[s.users[0]].site].name == "car-plant");
}

TEST_CASE("a selector means the end users among its sites, narrowed by goods") {
  using Names = std::vector<std::string>;
  CHECK(users_of(two_end_users("{countries: CN}")) == Names{"magnet-works"});  // the refinery sells nothing
  CHECK(users_of(two_end_users("any")) == Names{"magnet-works", "car-plant"});
  CHECK(users_of(two_end_users("{goods: car}")) == Names{"car-plant"});
  CHECK(users_of(two_end_users("[car-plant, magnet-works]")) == Names{"magnet-works", "car-plant"});
}

TEST_CASE("a reported stop at a place that is no end user is refused, with what would be right") {
  CHECK(complaints("where: car-plnt, date: 2025-05-26")
            .rfind("reported_stops.swift.where: nothing is called 'car-plnt'; did you mean 'car-plant'?", 0) == 0);
  CHECK(complaints("where: magnet-works, date: 2025-05-26") ==
        "reported_stops.swift.where: 'magnet-works' is no end user, it has no `sells`; allowed: car-plant\n");
  CHECK(complaints("where: [car-plant, magnet-works], date: 2025-05-26") ==
        complaints("where: magnet-works, date: 2025-05-26"));
  CHECK(complaints("where: {countries: CN}, date: 2025-05-26") ==
        "reported_stops.swift.where: no final demand is all of this; only sites with `sells` have one\n");
  CHECK(says(complaints("where: {to: car-plant}, date: 2025-05-26"),
             "reported_stops.swift.where.to: names no places; use sites, countries, regions, groups or stages"));
}

TEST_CASE("a mistake in a reported stop is located in its file") {
  const auto c = networks::compiled(
      "goods: {ore: t}\nsites: {mine: {makes: ore, sells: {ore: 1 t/d}}}\n"
      "reported_stops:\n  - {id: a, who: A, where: mines, date: 2025-05-26}\n");
  REQUIRE(c.diagnostics.all().size() == 1);
  CHECK(c.diagnostics.text().rfind("s.yaml:7:28: reported_stops.a.where: error: nothing is called 'mines'", 0) == 0);
}

TEST_CASE("a reported day outside the run is a warning, on its first day or its last none") {
  const std::string outside =
      "reported_stops.swift.date: lies outside the run, 2025-01-01 to 2025-12-31; the model "
      "cannot stop on that day\n";
  CHECK(complaints("where: car-plant, date: 2024-12-31") == outside);
  CHECK(complaints("where: car-plant, date: 2025-12-31") == outside);  // `until` is not included
  CHECK(complaints("where: car-plant, date: 2025-01-01").empty());
  CHECK(complaints("where: car-plant, date: 2025-12-30").empty());
}
