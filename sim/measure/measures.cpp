// Each fact goes to each measure in turn; a measure ignores what does not concern it.
#include "chokepoint/measure/measures.hpp"

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

/// Often enough for a hand at the keyboard, too rare to cost anything.
constexpr std::uint64_t steps_between_questions = 1024;

}  // namespace

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

RunResult run_once(const Network& network, const RunOptions& options, AuditDepth depth, const StopAsked& stop) {
  State state = start(network, options);
  Measures measures(network, state, depth);
  Facts facts;
  std::string failure;
  bool stopped = false;
  std::uint64_t steps = 0;
  try {
    for (bool more = true; more;) {
      stopped = stop && steps++ % steps_between_questions == 0 && stop();
      if (stopped) break;
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
  result.stopped = stopped;
  return result;
}

}  // namespace chokepoint
