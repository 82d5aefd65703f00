// Scenarios for the tests of the upper floors, read from text or from the product's folder.
#pragma once
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint::cases {

inline Network network(const std::string& name, const std::vector<std::string>& overrides = {}) {
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

/// minimal.yaml with a ship that is now and then late, so that replications differ.
inline Network random_network() {
  return network("minimal.yaml", {"lanes.magnet-ship.takes=triangular(30 d, 35 d, 46 d)"});
}

}  // namespace chokepoint::cases
