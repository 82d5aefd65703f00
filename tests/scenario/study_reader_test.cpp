// Studies are read strictly: every file of tests/bad_studies is refused with exactly the messages beside it.
#include "chokepoint/scenario/study_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "chokepoint/scenario/schema.hpp"
#include "study/studies.hpp"

using namespace chokepoint;

namespace {

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CHOKEPOINT_SOURCE_DIR) + "/" + folder))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("every bad study gets exactly its messages, with their places") {
  const std::string folder = "tests/bad_studies/";
  const auto names = names_in(folder);
  CHECK(names.size() >= 10);
  for (const auto& name : names) {
    INFO(name);
    auto read = read_study(folder + name + ".yaml", studies::source());
    CHECK_FALSE(plan_sweep(read, studies::source()));
    const auto expected = texts::product_file(folder + name + ".txt");
    REQUIRE(expected);
    CHECK(read.diagnostics.text() == *expected);
  }
}

TEST_CASE("every study of the library has a plan") {
  const auto names = names_in("scenarios/studies/");
  CHECK(names.size() >= 4);
  for (const auto& name : names) {
    INFO(name);
    CHECK(studies::plan("scenarios/studies/" + name + ".yaml").trials() > 1);
  }
}

TEST_CASE("docs/study-reference.md is current, and the schema knows every key of a study") {
  const auto page = texts::product_file("docs/study-reference.md");
  REQUIRE(page);
  CHECK((*page == study_reference_page()));
  const auto schema = nlohmann::json::parse(study_json_schema());
  for (const char* title : {"study", "factor", "design", "output", "limit"}) {
    INFO(title);
    CHECK(schema["definitions"].contains(title));
  }
  CHECK(schema.dump().find("rounded_to") != std::string::npos);
}

TEST_CASE("a list gives each factor the values of its column") {
  const auto plan = studies::plan("scenarios/studies/law-kelton.yaml");
  CHECK(plan.design.points() == 9);
  CHECK(plan.values_at(3)[0].text == "19 pieces");
  CHECK(plan.values_at(3)[1].number == 100);
}
