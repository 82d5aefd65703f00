// Every file of tests/bad is refused with exactly the messages that stand beside it.
#include <algorithm>
#include <filesystem>

#include "catch.hpp"
#include "chokepoint/network/compile.hpp"
#include "scenario/texts.hpp"

using namespace chokepoint;

namespace {

const std::string folder = "tests/bad/";

std::vector<std::string> bad_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CHOKEPOINT_SOURCE_DIR) + "/" + folder))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// Lines "# --set path=value" at the top of a file are its overrides.
std::vector<std::string> overrides_in(const std::string& text) {
  static const std::string mark = "# --set ";
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line) && line.rfind(mark, 0) == 0;) all.push_back(line.substr(mark.size()));
  return all;
}

ReadResult read_bad(const std::string& name) {
  const auto text = texts::product_file(folder + name);
  REQUIRE(text);
  auto result = read_scenario(
      name, [](const std::string& path) { return texts::product_file(folder + path); }, overrides_in(*text));
  if (result.diagnostics.ok()) static_cast<void>(compile(result.spec, result.diagnostics));
  return result;
}

}  // namespace

TEST_CASE("every bad file gets exactly its messages") {
  const auto names = bad_files();
  CHECK(names.size() >= 150);
  for (const auto& name : names) {
    const auto result = read_bad(name);
    const auto expected = texts::product_file(folder + name.substr(0, name.size() - 5) + ".txt");
    INFO(name);
    REQUIRE(expected);
    CHECK_FALSE(result.diagnostics.ok());
    CHECK(result.diagnostics.text() == *expected);
  }
}

TEST_CASE("twenty mistakes are told at once") {
  CHECK(read_bad("twenty_mistakes_at_once.yaml").diagnostics.errors() >= 20);
}

TEST_CASE("every message of a bad file names a place and says what would be right") {
  for (const auto& name : bad_files()) {
    const auto result = read_bad(name);
    for (const auto& d : result.diagnostics.all()) {
      INFO(name << ": " << d.message);
      CHECK(d.spot.file != 0);
      CHECK(d.spot.line != 0);
      CHECK(d.spot.column != 0);
      CHECK(d.message.size() > 20);
    }
  }
}
