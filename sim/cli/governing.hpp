// Which of several rules on one lane governs it, in words.
#pragma once
#include <string>

#include "chokepoint/network/network.hpp"

namespace chokepoint::cli {

/// For each set of overlapping licences, bans, tariffs or inspections, and for each licence with treatments: who
/// governs which lanes. Empty when nothing overlaps.
std::string governing(const Network& network, std::size_t columns);

}  // namespace chokepoint::cli
