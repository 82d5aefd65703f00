// Where countries lie, for sites that do not say where they lie themselves.
#pragma once
#include <optional>
#include <string>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// The middle of a country's largest piece of land, by ISO 3166 code of two letters. Source: computed from the country
/// shapes of Natural Earth 1:110m (public domain), rounded to a tenth of a degree; places too small for that map by
/// their capital, the European Union (EU) by a point in its middle.
std::optional<Coordinates> centre_of(const std::string& country);

}  // namespace chokepoint
