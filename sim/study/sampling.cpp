// Replications are run, read off and forgotten.
#include "study/sampling.hpp"

#include <limits>

namespace chokepoint {
namespace {

double number(const Yardstick& y, const RunResult& run) {
  return y.of(run).value_or(std::numeric_limits<double>::quiet_NaN());
}

void add_audit(const PairResult& pair, AuditFinding& audit) {
  for (const auto* run : {&pair.baseline, &pair.scenario}) {
    audit.events += run->audit.events;
    audit.runs += 1;
    audit.unclean += !run->audit.clean();
  }
}

void read_off(const Replication& r, std::size_t index, const std::vector<Yardstick>& yardsticks, Sampled& s) {
  s.fine.push_back(r.ok());
  if (!r.ok()) s.failures.push_back("replication " + std::to_string(index) + ": " + r.failure);
  add_audit(r.pair, s.audit);
  for (std::size_t y = 0; y < yardsticks.size(); ++y) {
    const auto none = std::numeric_limits<double>::quiet_NaN();
    s.baseline[y].push_back(r.ok() ? number(yardsticks[y], r.pair.baseline) : none);
    s.scenario[y].push_back(r.ok() ? number(yardsticks[y], r.pair.scenario) : none);
  }
}

}  // namespace

void sample(const Network& network, const StudyOptions& options, const std::vector<Yardstick>& yardsticks,
            Sampled& sampled) {
  sampled.baseline.resize(yardsticks.size());
  sampled.scenario.resize(yardsticks.size());
  StudyResult study;
  study.seed = options.seed;
  study.replications.resize(sampled.fine.size());
  const auto have = sampled.fine.size();
  execute_more(network, options, study);
  sampled.interrupted = study.interrupted;
  for (std::size_t i = have; i < study.replications.size() && study.replications[i].done; ++i)
    read_off(study.replications[i], i, yardsticks, sampled);
}

}  // namespace chokepoint
