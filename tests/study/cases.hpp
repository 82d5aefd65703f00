// Scenarios for the tests of the upper floors, read from text or from the product's folder.
#pragma once
#include <optional>
#include <string>

#include "catch.hpp"
#include "chokepoint/network/compile.hpp"
#include "chokepoint/scenario/reader.hpp"

namespace chokepoint::cases {

Network network(const std::string& name, const std::vector<std::string>& overrides = {});

/// minimal.yaml with a ship that is now and then late, so that replications differ.
Network random_network();

}  // namespace chokepoint::cases
