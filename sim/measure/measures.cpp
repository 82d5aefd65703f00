// Each fact goes to each measure in turn; a measure ignores what does not concern it.
#include "chokepoint/measure/measures.hpp"

#include "chokepoint/core/civil.hpp"

namespace chokepoint {

Measures::Measures(const Network& network, const State& start, AuditDepth depth)
    : window_(network),
      audit_(network, start, depth),
      users_(network, window_),
      lanes_(network, window_),
      licences_(network, window_),
      quotas_(network, window_),
      stores_(network, window_, start),
      production_(network, window_),
      incidents_(network) {}

void Measures::hear(const State& state, const Facts& facts) {
  ++events_;
  bool closed = false;
  for (const auto& f : facts) {
    closed = closed || f.kind == FactKind::closed;
    audit_.on(f);
    users_.on(f);
    lanes_.on(f);
    licences_.on(f);
    quotas_.on(f);
    stores_.on(f, state);
    production_.on(f);
    incidents_.on(f);
  }
  audit_.check(state, closed);
}

RunResult Measures::finish(const State& state) {
  RunResult r;
  r.events = events_;
  r.audit = audit_.finish(state);
  r.users = users_.finish();
  r.lanes = lanes_.finish();
  r.licences = licences_.finish();
  r.quotas = quotas_.finish();
  r.stores = stores_.finish(state);
  r.production = production_.finish();
  r.incidents = incidents_.finish();
  return r;
}

RunResult run_once(const Network& network, const RunOptions& options, AuditDepth depth) {
  State state = start(network, options);
  Measures measures(network, state, depth);
  Facts facts;
  std::string failure;
  try {
    for (bool more = true; more;) {
      facts.clear();
      more = step(network, state, facts);
      if (more || !facts.empty()) measures.hear(state, facts);
    }
  } catch (const RunError& error) {
    measures.hear(state, facts);
    failure = to_text(error.at) + ": " + error.message;
  }
  RunResult result = measures.finish(state);
  result.failure = failure;
  return result;
}

}  // namespace chokepoint
