// The months of the 2025 hindcast: what customs counted, what a scenario gives, and how far it is off.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "chokepoint/measure/measures.hpp"

namespace chokepoint::validation {

using Months = std::map<std::string, double>;  ///< tonnes by "2025-04"

inline const std::vector<std::string> fitted_months{"2025-04", "2025-05", "2025-06", "2025-07"};
inline const std::vector<std::string> other_months{"2025-01", "2025-02", "2025-03"};

/// Dispatches by month over the lanes of the scenario's observed series.
Months exports_of(const Network& network, const RunResult& run);
/// Of the deterministic run of a scenario at a path below the project's root.
Months exports_of(const std::string& path, const std::vector<std::string>& overrides = {}, bool with_events = true);
/// What the scenario compares with.
Months observed();

/// Of the relative errors in these months: mean of their sizes, and root of their mean square.
double mean_error(const Months& model, const std::vector<std::string>& months);
double root_mean_square(const Months& model, const std::vector<std::string>& months);

}  // namespace chokepoint::validation
