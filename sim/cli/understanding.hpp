// A compiled network in words: what a reader should compare with what was meant.
#pragma once
#include <string>

#include "chokepoint/network/network.hpp"

namespace chokepoint::cli {

std::string understanding(const Network& network, std::size_t columns);

}  // namespace chokepoint::cli
