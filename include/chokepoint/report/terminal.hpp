// The answer on the terminal: one or two sentences first, then who runs short, licences, quotas, the model beside what
// was observed and reported, warnings, and the audit.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/study/findings.hpp"

namespace chokepoint {

struct TerminalOptions {
  std::size_t columns = 100;
  bool colour = false;
  bool written = false;  ///< the tables were written to a folder, so that the summary may name them
  bool brief = false;    ///< the answer, the five who are worst off, and warnings; nothing else
};

std::string terminal_summary(const Network& network, const StudyResult& study, const Findings& findings,
                             const TerminalOptions& options);

/// The answer alone: "First line down: car-plant on 2025-06-07, 98 days after 'closure' ...".
std::string headline(const Network& network, const Findings& findings);

/// What a reader must know before believing the numbers: failed runs, events that changed nothing, books that do not
/// balance. One sentence each; empty when all is well.
std::vector<std::string> warnings_of(const Network& network, const Findings& findings);

/// "Audit: 0 g off over 23,456 events, 4 goods, 12 elements."
/// What left without a taker, the heaviest first; empty when nothing did.
std::string surplus_line(const Network& network, const Findings& findings);
std::string audit_line(const Network& network, const Findings& findings);

/// "car-plant", or "car-plant (magnet)" where a site sells several goods.
std::string user_name(const Network& network, DemandId user);

}  // namespace chokepoint
