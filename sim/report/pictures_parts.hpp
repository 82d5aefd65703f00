// The rooms of pictures.json: each gives one value of the document.
#pragma once
#include <nlohmann/json.hpp>

#include "chokepoint/report/pictures.hpp"

namespace chokepoint::pictures {

using Json = nlohmann::ordered_json;

/// Four significant digits: more than a picture shows, and short.
Json rounded(double value);
/// Means of `step` values each; the last of what is left.
Json thinned(const std::vector<double>& values, std::size_t step);

/// Sites with their places and how well they deliver by month, and what flows between groups of sites.
Json sites(const Network& network, const TraceBook& traces, const std::vector<Band>& bands);
Json links(const Network& network, const TraceBook& traces);
/// For end users: the entries of the scenario ("sites.x", "lanes.y") whose numbers lie on a way to them.
Json rests_on(const Network& network, const std::vector<DemandId>& users);

}  // namespace chokepoint::pictures
