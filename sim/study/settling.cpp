// The first moment at rest of each day is looked at; no measure hears this run.
#include "chokepoint/study/settling.hpp"

#include <algorithm>

#include "chokepoint/engine/run.hpp"
#include "chokepoint/study/mser.hpp"

namespace chokepoint {
namespace {

void sample(const Network& network, const State& state, DailyState& daily) {
  const auto today = static_cast<std::size_t>((state.now - network.start()).seconds / day.seconds);
  if (today < daily.cover.size()) return;
  double cover = 0, open = 0, stores = 0;
  for (std::size_t i = 0; i < network.items.size(); ++i) {
    const double per_day = network.items[i].flow;
    if (per_day <= 0) continue;
    cover += static_cast<double>(state.items[i].on_hand.units) / per_day;
    open += static_cast<double>((state.items[i].claimed + state.items[i].owed).units) / per_day;
    stores += 1;
  }
  if (stores == 0) return;
  daily.cover.resize(today + 1, cover / stores);
  daily.open.resize(today + 1, open / stores);
}

}  // namespace

DailyState daily_state(const Network& network, const StudyOptions& options) {
  DailyState daily;
  State state = start(network, {options.seed, 0, false, options.deterministic});
  Facts facts;
  try {
    for (bool more = true; more && !(options.stop && options.stop->load());) {
      facts.clear();
      more = step(network, state, facts);
      if (!facts.empty() && facts.back().kind == FactKind::closed) sample(network, state, daily);
    }
  } catch (const RunError&) {
    return daily;  // the study tells of it
  }
  return daily;
}

SettlingFinding judge_settling(const Network& network, const StudyOptions& options) {
  SettlingFinding f;
  f.warm_up_days = in_days(network.warm_up);
  if (f.warm_up_days <= 0) return f;
  const auto daily = daily_state(network, options);
  const auto warm_up = static_cast<std::size_t>(f.warm_up_days);
  if (daily.cover.size() <= warm_up) return f;
  const std::size_t most = warm_up + (daily.cover.size() - warm_up) / 2;
  f.truncate_days = static_cast<double>(std::max(mser5(daily.cover, most), mser5(daily.open, most)));
  return f;
}

}  // namespace chokepoint
