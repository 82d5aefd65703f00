// Plants break down and are repaired; what was in work goes on, is lost or is put off.
#include <algorithm>
#include <cmath>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// Breakdowns begin where they fall, not at the turn of an interval: they move no goods by themselves.
Time after(const World& w, const Distribution& d, const Stream& stream, std::uint32_t& drawn) {
  Stream::Draw draw = stream.draw(drawn++);
  return w.now() + Duration{std::llround(sample(d, draw) * 86'400.0)};
}

std::uint32_t rank_of(const World& w, FailureId id) {
  return static_cast<std::uint32_t>(w.network.events.size()) + 1 + id.index;
}

void schedule_failure(World& w, FailureId id) {
  FailureState& state = w.state.failures[id];
  const Time at = after(w, w.network.failures[id].up, state.up, state.ups);
  if (at < w.network.until) w.schedule(at, Phase::change, rank_of(w, id), Kind::failure, id.index);
}

bool is_idle(const World& w, SiteId site) {
  return std::all_of(w.network.sites[site].recipes.begin(), w.network.sites[site].recipes.end(),
                     [&](RecipeId r) { return w.state.recipes[r].begun == w.state.recipes[r].done; });
}

/// Up or down: what the capacity earned until now is booked, and the rest of the interval is counted anew.
void turn(World& w, SiteId site, bool failed) {
  earn_capacity(w, site);
  w.state.sites[site].failed = failed;
  refresh_capacity(w, site);
}

}  // namespace

void start_failures(World& w) {
  for (std::uint32_t f = 0; f < w.network.failures.size(); ++f) {
    if (w.state.deterministic)
      refresh_capacity(w, w.network.failures[FailureId{f}].site);
    else
      schedule_failure(w, FailureId{f});
  }
}

void fail(World& w, FailureId id) {
  const Failure& failure = w.network.failures[id];
  FailureState& state = w.state.failures[id];
  if (!failure.while_idle && is_idle(w, failure.site)) return schedule_failure(w, id);
  turn(w, failure.site, true);
  state.since = w.now();
  if (failure.work == StoppedWork::scrapped) scrap_work(w, failure.site, no_index);
  const Time back = after(w, failure.down, state.down, state.downs);
  if (back < w.network.until) w.schedule(back, Phase::change, rank_of(w, id), Kind::repair, id.index);
}

void repair(World& w, FailureId id) {
  const Failure& failure = w.network.failures[id];
  FailureState& state = w.state.failures[id];
  turn(w, failure.site, false);
  schedule_failure(w, id);
  if (failure.work != StoppedWork::resumes) return;
  for (FailureState::Run& run : state.runs) {
    run.due = run.due + (w.now() - state.since);
    w.schedule(run.due, Phase::completion, failure.site.index, Kind::completion, run.work);
  }
}

void finish_run_at(World& w, Time at, std::uint32_t work) {
  const SiteId site = w.network.recipes[w.state.works[work].recipe].site;
  const FailureId id = w.network.sites[site].failure;
  if (!id) return w.complete_at(at, site, work);
  // Not in the list of a turn: a breakdown puts it off.
  w.state.failures[id].runs.push_back({work, at});
  w.schedule(at, Phase::completion, site.index, Kind::completion, work);
}

bool is_finished(World& w, SiteId site, std::uint32_t work) {
  const FailureId id = w.network.sites[site].failure;
  std::vector<FailureState::Run>& runs = w.state.failures[id].runs;
  const auto run = std::find_if(runs.begin(), runs.end(), [&](const auto& r) { return r.work == work; });
  if (run == runs.end()) return false;  // an older end of a run that is over
  const bool stands = w.state.sites[site].failed && w.network.failures[id].work == StoppedWork::resumes;
  if (w.state.works[work].live && (stands || run->due > w.now())) return false;
  runs.erase(run);
  return true;
}

}  // namespace chokepoint::engine
