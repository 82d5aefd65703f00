// The daily series of a sweep as bands over its trials, for pictures.
#pragma once
#include <string>

namespace chokepoint {

/// A JSON document with the quantiles of each series over the trials of the store at `path`, thinned for the screen: a
/// point is the mean of a day, or of a week where there are more than 130 days; of more than 10,000 trials every
/// second, third and so on is read. "" where the store holds no series. Throws std::runtime_error.
std::string sweep_bands_json(const std::string& path);

}  // namespace chokepoint
