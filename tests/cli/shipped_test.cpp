// What came with the program is found from any folder, by "chokepoint:NAME".
#include "catch.hpp"
#include "cli/program.hpp"

using namespace chokepoint;

namespace {

/// A folder elsewhere with one scenario of the user's own.
struct Elsewhere {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("chokepoint-shipped-test-" + std::to_string(getpid()));
  explicit Elsewhere(const std::string& scenario) {
    std::filesystem::create_directories(path);
    std::ofstream(path / "mine.yaml") << scenario;
  }
  ~Elsewhere() { std::filesystem::remove_all(path); }
  program::Outcome run(const std::string& words) const { return program::run(words, "cd '" + path.string() + "' &&"); }
};

}  // namespace

TEST_CASE("a shipped scenario runs from any folder, with the network that it names") {
  const Elsewhere other("");
  const auto here = program::run("run scenarios/quota-2024.yaml");
  const auto there = other.run("run chokepoint:quota-2024.yaml");
  INFO(there.err);
  CHECK(there.code == 0);
  CHECK(there.out.size() > 1000);
  CHECK(there.out == here.out);
}

TEST_CASE("a scenario of the user's own stands on a shipped network or extends a shipped scenario") {
  const Elsewhere network(
      "title: mine\nfrom: 2025-01-01\nuntil: 2025-03-01\nnetwork: chokepoint:networks/magnets-compact.yaml\n");
  CHECK(network.run("check -q mine.yaml").code == 0);
  const Elsewhere scenario("extends: chokepoint:april-2025-licensing.yaml\ntitle: mine\n");
  const auto r = scenario.run("check mine.yaml");
  INFO(r.err);
  CHECK(r.code == 0);
  CHECK(r.says("mine.yaml: mine"));
}

TEST_CASE("a shipped file that does not exist is refused with the ones that do") {
  const Elsewhere other("extends: chokepoint:networks/none.yaml\n");
  const auto direct = other.run("check chokepoint:minimel.yaml");
  CHECK(direct.code == 2);
  CHECK(direct.complains("no such scenario came with the program; did you mean 'minimal.yaml'?"));
  CHECK(other.run("check chokepoint:../CMakeLists.txt").code == 2);
  const auto named = other.run("check mine.yaml");
  CHECK(named.code == 2);
  CHECK(named.complains("mine.yaml:1:10: error: there is no file 'chokepoint:networks/none.yaml'"));
}
