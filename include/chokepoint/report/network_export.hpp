// The network itself for other programs: Graphviz, GraphML readers, and a drawing.
#pragma once
#include <string>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Sites are nodes (label, country, stage, level), lanes are edges (good, balanced flow a day in the good's unit, mean
/// transit in days, whether they are a return flow).
std::string network_dot(const Network& network);
/// GraphML 1.0; keys are those of the dot file.
std::string network_graphml(const Network& network);
/// A drawing: sites from left to right by level, lanes wider the larger their share of all that flows of their good.
std::string network_svg(const Network& network);

}  // namespace chokepoint
