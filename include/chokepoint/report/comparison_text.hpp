// A comparison as a person wants to read it: which scenario is best and how sure that is, then what they differ by.
#pragma once
#include <string>

#include "chokepoint/report/terminal.hpp"
#include "chokepoint/study/comparison.hpp"

namespace chokepoint {

/// What the comparison is against, in words: "april without its events".
struct BaselineName {
  std::string text;
};

/// `network`: the first contestant's, for dates.
std::string comparison_text(const Network& network, const Comparison& comparison, const BaselineName& baseline,
                            const TerminalOptions& options);

/// Which scenario is best by the first measure, with what confidence; one or two sentences.
std::string best_sentence(const Comparison& comparison);

}  // namespace chokepoint
