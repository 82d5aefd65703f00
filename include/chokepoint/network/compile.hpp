// From names to indices: checks units, references and recipes, and builds the constant network.
#pragma once
#include <optional>

#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/network/network.hpp"
#include "chokepoint/scenario/scenario.hpp"

namespace chokepoint {

/// The compiled network, balanced and filled (network/balance), or nothing when there are errors. Every mistake is
/// reported. When `diagnostics` holds errors already (the reader's), nothing is compiled, but mistakes that do not
/// follow from them are added, so that an author sees all at once.
std::optional<Network> compile(const ScenarioSpec& scenario, Diagnostics& diagnostics);

}  // namespace chokepoint
