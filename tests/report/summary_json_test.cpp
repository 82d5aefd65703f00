// The JSON document against its documented schema.
#include "chokepoint/report/summary_json.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

TEST_CASE("summary.json has the documented keys and the hand-computed numbers") {
  const auto n = cases::network("minimal.yaml");
  StudyOptions o;
  const auto s = execute(n, o);
  const auto j = nlohmann::json::parse(summary_json(n, s, summarise(n, s)));
  for (const char* key : {"scenario", "from", "until", "seed", "replications", "end_users", "events", "licences",
                          "quotas", "exports", "observed", "reported_stops", "ripples", "stores", "audit", "warnings"})
    CHECK(j.contains(key));
  const auto& u = j["end_users"][0];
  CHECK(u["site"] == "car-plant");
  CHECK(u["line"] == true);
  CHECK(u["scenario"]["first_stop"] == "2025-06-07");
  CHECK(u["scenario"]["first_stop_day"] == 157);
  CHECK(u["baseline"]["first_stop"].is_null());
  CHECK(u["scenario"]["lost"] == 50'000);
  CHECK(u["time_to_survive_days"] == 98);
  CHECK(u["time_to_recover_days"] == 108);
  CHECK_FALSE(u["scenario"].contains("intervals"));
  CHECK(j["events"][0]["id"] == "closure");
  CHECK(j["audit"]["clean"] == true);
  CHECK(j["exports"][0].contains("origin"));
}

TEST_CASE("with several replications each figure has its interval beside it") {
  const auto n = cases::random_network();
  StudyOptions o;
  o.replications = 3;
  const auto s = execute(n, o);
  const auto j = nlohmann::json::parse(summary_json(n, s, summarise(n, s)));
  const auto& i = j["end_users"][0]["scenario"]["intervals"]["demanded"];
  CHECK(i["n"] == 3);
  CHECK(i["mean"] == 1'825'000);
  CHECK(i["half_width"] == 0);
}

TEST_CASE("reported stops have a row each, with null where the model has no stop") {
  const auto rows = [](const std::vector<std::string>& more) {
    std::vector<std::string> overrides{
        "reported_stops={id: swift, who: 'Swift, Sagara', where: car-plant, date: 2025-05-26, source: 'Reuters, 6 "
        "June 2025', grade: reported}"};
    overrides.insert(overrides.end(), more.begin(), more.end());
    const auto n = cases::network("minimal.yaml", overrides);
    const auto s = execute(n, StudyOptions{});
    return nlohmann::json::parse(summary_json(n, s, summarise(n, s)))["reported_stops"];
  };
  const auto stopped = rows({});
  REQUIRE(stopped.size() == 1);
  CHECK(stopped[0]["who"] == "Swift, Sagara");
  CHECK(stopped[0]["site"] == "car-plant");
  CHECK(stopped[0]["reported"] == "2025-05-26");
  CHECK(stopped[0]["model"] == "2025-06-07");
  CHECK(stopped[0]["days"] == 12);  // by hand
  CHECK(stopped[0]["share"] == 1);
  CHECK(stopped[0]["model_day"] == 157);
  CHECK(stopped[0]["source"] == "Reuters, 6 June 2025");
  CHECK(stopped[0]["grade"] == "reported");
  const auto none = rows({"events.closure.lasts=30 d"});  // the shelves hold 50 days
  CHECK(none[0]["site"] == "car-plant");
  CHECK(none[0]["model"].is_null());
  CHECK(none[0]["days"].is_null());
  CHECK(none[0]["share"] == 0);
}
