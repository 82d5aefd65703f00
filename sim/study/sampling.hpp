// A scenario's runs reduced to the numbers that are asked for, so that memory does not grow with whole results.
#pragma once
#include <vector>

#include "chokepoint/study/findings.hpp"
#include "chokepoint/study/paired.hpp"
#include "chokepoint/study/yardstick.hpp"

namespace chokepoint {

/// By yardstick and replication; NaN where a run has no such number, or failed.
struct Sampled {
  std::vector<Sample> baseline, scenario;
  std::vector<char> fine;  ///< by replication: both runs went through
  std::vector<std::string> failures;
  AuditFinding audit;
  bool interrupted = false;
};

/// Adds the replications that are missing to make them `options.replications`.
void sample(const Network& network, const StudyOptions& options, const std::vector<Yardstick>& yardsticks,
            Sampled& sampled);

}  // namespace chokepoint
