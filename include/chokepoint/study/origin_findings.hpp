// Where the output of each stage comes from, and how concentrated that is.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/measure/concentration.hpp"
#include "chokepoint/study/execute.hpp"

namespace chokepoint {

/// Output of one good at one stage by place (country, or the site's name where it has none); means of the replications.
struct StageOrigins {
  std::string stage;
  GoodId good;
  struct Origin {
    std::string place;
    double baseline = 0, scenario = 0;  ///< in tonnes or the good's unit
  };
  std::vector<Origin> origins;  ///< in order of their names
  Concentration baseline, scenario;
};

/// Upstream first. A recipe counts with its first output.
std::vector<StageOrigins> stage_origins(const Network& network, const StudyResult& study);

}  // namespace chokepoint
