// A comparison for machines: one JSON document and two tables; their schemas are docs/results.md.
#pragma once
#include <string>

#include "chokepoint/report/comparison_text.hpp"
#include "chokepoint/study/comparison.hpp"

namespace chokepoint {

/// The same question gives the same bytes: no clock time, no number of jobs, no path.
std::string comparison_json(const Network& network, const Comparison& comparison, const BaselineName& baseline);
/// A row is a measure (or the unmet demand of an end user) in one scenario.
std::string comparison_csv(const Comparison& comparison);
/// A row is a number of one replication: for analyses of one's own.
std::string pairs_csv(const Comparison& comparison);

}  // namespace chokepoint
