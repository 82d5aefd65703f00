// Reads and compiles the scenarios.
#include "study/cases.hpp"

#include <fstream>
#include <sstream>

namespace chokepoint::cases {

Network network(const std::string& name, const std::vector<std::string>& overrides) {
  const auto source = [](const std::string& path) -> std::optional<std::string> {
    std::ifstream file(path);
    if (!file) return {};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  };
  auto read = read_scenario(CHOKEPOINT_ROOT "/scenarios/" + name, source, overrides);
  INFO(read.diagnostics.text());
  REQUIRE(read.diagnostics.ok());
  auto compiled = compile(read.spec, read.diagnostics);
  INFO(read.diagnostics.text());
  REQUIRE(compiled);
  return *compiled;
}

Network random_network() { return network("minimal.yaml", {"lanes.magnet-ship.takes=triangular(30 d, 35 d, 46 d)"}); }

}  // namespace chokepoint::cases
