// The manifest and its hash.
#include "chokepoint/report/manifest.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

TEST_CASE("the text hash is FNV-1a of 64 bits") {
  // Vectors of the reference implementation (Noll): "" and "a" and "foobar".
  CHECK(text_hash("") == "cbf29ce484222325");
  CHECK(text_hash("a") == "af63dc4c8601ec8c");
  CHECK(text_hash("foobar") == "85944171f73967e8");
}

TEST_CASE("a manifest says how a result was made") {
  const auto n = cases::network("minimal.yaml");
  StudyOptions o;
  o.seed = 5;
  const auto s = execute(n, o);
  Manifest m;
  m.version = "1.2.3";
  m.effective = "title: x\n";
  m.command = {"chokepoint", "run", "x.yaml"};
  m.provenance.push_back({"sites.a.at_most", "12 t/d", "10 t/d to 14 t/d", "a source", "", "", {}, "", false});
  const auto j = nlohmann::json::parse(manifest_json(m, n, s, summarise(n, s), {{"a.csv", "abc"}}));
  CHECK(j["version"] == "1.2.3");
  CHECK(j["seed"] == 5);
  CHECK(j["effective"] == "title: x\n");
  CHECK(j["scenario_hash"]["value"] == text_hash("title: x\n"));
  CHECK(j["files"]["a.csv"]["bytes"] == 3);
  CHECK(j["sources"][0]["source"] == "a source");
  CHECK(j["counts"]["replications_done"] == 1);
}
