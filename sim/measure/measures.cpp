// Each fact goes to the measures that it concerns; runs with measures, alone and in pairs.
#include "chokepoint/measure/measures.hpp"

#include <algorithm>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

/// Often enough for a hand at the keyboard, too rare to cost anything.
constexpr std::uint64_t steps_between_questions = 1024;

}  // namespace

Measures::Measures(const Network& network, const State& start, AuditDepth depth, DailyLevels days)
    : window_(network),
      audit_(network, start, depth),
      users_(network, window_),
      lanes_(network, window_),
      licences_(network, window_),
      quotas_(network, window_),
      stores_(network, window_, start, days),
      production_(network, window_),
      incidents_(network),
      reports_(network, window_),
      accounts_(network, window_, start),
      prices_(network, window_),
      applications_(network),
      inspections_(network, window_),
      desks_(network, window_),
      origins_(network, window_) {}

void Measures::hear(const State& state, const Facts& facts) {
  const std::uint64_t before = events_;
  events_ = std::max(state.steps, before + 1);  // the end is none of the state's steps
  if (origins_.on()) origins_.look(state);
  for (const auto& f : facts) hear(state, f);
  if (accounts_.on())
    for (const auto& f : facts) accounts_.on(f, state);
  audit_.check(state, !facts.empty() && facts.back().kind == FactKind::closed, events_ - before);
}

/// Who hears what. Each measure would ignore what does not concern it, but to ask eight of them about every fact took a
/// tenth of a run.
inline void Measures::hear(const State& state, const Fact& f) {
  // At the turn of an interval all stocks are looked at when the moment is over, and no change lasts until then.
  const auto to_stores = [&] {
    if (f.at != state.interval) stores_.on(f, state);
  };
  switch (f.kind) {
    case FactKind::closed:
      if (desks_.on()) desks_.look(state);
      [[fallthrough]];
    case FactKind::ordered:
      return stores_.on(f, state);
    case FactKind::dispatched:
      reports_.on(f);
      lanes_.on(f);
      return to_stores();
    case FactKind::received:
      lanes_.on(f);
      return stores_.on(f, state);
    case FactKind::filed:
      licences_.on(f);
      return to_stores();
    case FactKind::denied:
    case FactKind::withdrawn:
      applications_.on(f);
      licences_.on(f);
      return to_stores();
    case FactKind::approved:
      applications_.on(f);
      return licences_.on(f);
    case FactKind::returned:
    case FactKind::expired:
    case FactKind::permitted:
      return licences_.on(f);
    case FactKind::stopped:
    case FactKind::let_go:
      return inspections_.on(f);
    case FactKind::lost_under_way:
      return audit_.on(f);
    case FactKind::made:
      production_.on(f);
      reports_.on(f);
      [[fallthrough]];
    case FactKind::used:
    case FactKind::entered:
    case FactKind::dumped:
    case FactKind::destroyed:
      audit_.on(f);
      return to_stores();
    case FactKind::delivered:
      audit_.on(f);
      users_.on(f);
      return to_stores();
    case FactKind::demanded:
    case FactKind::lost:
    case FactKind::recovered:
    case FactKind::parked:
    case FactKind::finished:
    case FactKind::built_ahead:
      return users_.on(f);
    case FactKind::started:
    case FactKind::completed:
    case FactKind::scrapped:
      audit_.on(f);
      return production_.on(f);
    case FactKind::held_back:
      quotas_.on(f);
      incidents_.on(f);
      return production_.on(f);
    case FactKind::began:
      quotas_.on(f);
      return incidents_.on(f);
    case FactKind::touched:
      return incidents_.on(f);
    case FactKind::issued:
    case FactKind::charged:
    case FactKind::exhausted:
    case FactKind::lapsed:
    case FactKind::overdrawn:
    case FactKind::deducted:
    case FactKind::reassigned:
      return quotas_.on(f);
    case FactKind::believed:
      return reports_.on(f);
    case FactKind::forgone:
    case FactKind::priced:
      return prices_.on(f);
    case FactKind::cancelled:
    case FactKind::stood_in:
    case FactKind::line_stopped:
    case FactKind::line_started:
    case FactKind::ended:
      return;
  }
}

RunResult::RunResult() = default;
RunResult::RunResult(const RunResult&) = default;
RunResult::RunResult(RunResult&&) noexcept = default;
RunResult& RunResult::operator=(const RunResult&) = default;
RunResult& RunResult::operator=(RunResult&&) noexcept = default;
RunResult::~RunResult() = default;

RunResult Measures::finish(const State& state) {
  RunResult r;
  r.events = events_;
  r.audit = audit_.finish(state);
  r.users = users_.finish(state);
  r.lanes = lanes_.finish();
  r.licences = licences_.finish();
  r.quotas = quotas_.finish();
  r.stores = stores_.finish(state);
  r.production = production_.finish();
  r.incidents = incidents_.finish();
  r.reports = reports_.reports();
  r.beliefs = reports_.beliefs();
  r.accounts = accounts_.finish(state);
  r.prices = prices_.finish();
  r.applications = applications_.finish();
  r.inspections = inspections_.finish();
  r.desks = desks_.finish();
  r.origins = origins_.finish(state);
  return r;
}

MeasuredRun::MeasuredRun(const Network& network, const RunOptions& options, AuditDepth depth, DailyLevels days)
    : network_(&network), state_(start(network, options)), measures_(network, state_, depth, days) {}

void MeasuredRun::take_step(const StopAsked& stop) {
  stopped_ = stop && steps_++ % steps_between_questions == 0 && stop();
  if (stopped_) return;
  facts_.clear();
  try {
    over_ = !step(*network_, state_, facts_);
  } catch (const RunError& error) {
    over_ = true;
    failure_ = to_text(error.at) + ": " + error.message;
    return measures_.hear(state_, facts_);
  }
  if (!over_ || !facts_.empty()) measures_.hear(state_, facts_);
}

void MeasuredRun::go_on(Time end, const StopAsked& stop) {
  while (going() && next_step(state_) < end) take_step(stop);
}

void MeasuredRun::go_to_the_end(const StopAsked& stop) {
  while (going()) take_step(stop);
}

void MeasuredRun::admit_events() { chokepoint::admit_events(*network_, state_); }

RunResult MeasuredRun::finish() {
  RunResult result = measures_.finish(state_);
  result.failure = failure_;
  result.stopped = stopped_;
  return result;
}

RunResult run_once(const Network& network, const RunOptions& options, AuditDepth depth, const StopAsked& stop) {
  MeasuredRun run(network, options, depth, DailyLevels::kept);
  run.go_to_the_end(stop);
  return run.finish();
}

BothResults run_both(const Network& network, const RunOptions& options, AuditDepth depth, DailyLevels days,
                     const StopAsked& stop) {
  RunOptions without = options;
  without.with_events = false;
  MeasuredRun baseline(network, without, depth, days);
  baseline.go_on(parting(network), stop);
  MeasuredRun scenario = baseline;
  if (baseline.going()) scenario.admit_events();
  baseline.go_to_the_end(stop);
  scenario.go_to_the_end(stop);
  return {baseline.finish(), scenario.finish()};
}

}  // namespace chokepoint
