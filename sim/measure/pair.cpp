// The baseline is the measure of the scenario: excess shortages, recovery of service, and the ripple through the
// stages.
#include "chokepoint/measure/pair.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

constexpr double good_service = 0.95;  ///< of the baseline's
constexpr std::size_t sustained_days = 14;
constexpr double ripple_drop = 0.01;
constexpr std::size_t ripple_days = 3;

/// When it began in this run; an event with a date, on that date, though it lie before the run.
Time begin_of(const Network& network, const std::vector<IncidentResult>& incidents, EventId e) {
  return network.events[e].dated() ? network.events[e].begin : incidents[e].begin;
}

/// The event that bit first; of several at the same moment, the one that began first.
EventId first_disruptor(const Network& network, const std::vector<IncidentResult>& incidents) {
  EventId first;
  for (std::uint32_t e = 0; e < incidents.size(); ++e) {
    const Time touched = incidents[e].touched;
    if (network.events[e].background || touched == never) continue;
    const auto begin = [&](EventId id) { return begin_of(network, incidents, id); };
    const bool sooner = !first || touched < incidents[first].touched ||
                        (touched == incidents[first].touched && begin(EventId{e}) < begin(first));
    if (sooner) first = EventId{e};
  }
  return first;
}

/// The first day from `begin` on, on which more is short in the scenario than in the baseline; rounding (a
/// ten-thousandth of the day's demand) apart.
Time excess_shortage(const Window& window, const UserResult& base, const UserResult& with, Time begin) {
  Quantity short_base{}, short_with{};
  for (std::size_t d = 0; d < window.days(); ++d) {
    short_base += base.days[d].demanded - base.days[d].delivered;
    short_with += with.days[d].demanded - with.days[d].delivered;
    const Quantity slack{with.days[d].demanded.units / 10'000};
    if (window.day_start(d) + day <= begin || short_with <= short_base + slack) continue;
    const auto seconds = with.days[d].short_from;
    const Time moment = seconds < 0 ? window.day_start(d) : window.day_start(d) + seconds * second;
    return std::max(moment, begin);
  }
  return never;
}

double service(const UserDay& d) {
  return static_cast<double>(d.delivered.units) / static_cast<double>(d.demanded.units);
}

/// A day without demand is no bad day.
bool serves(const UserDay& base, const UserDay& with) {
  if (with.demanded.units <= 0) return true;
  const double normal = base.demanded.units > 0 ? std::min(1.0, service(base)) : 1.0;
  return service(with) >= good_service * normal;
}

/// To the first day of as many good days in a row as make a return; what falls later is another episode.
void recovery(const Window& window, const UserResult& base, const UserResult& with, Time begin, UserPair& pair) {
  std::size_t good = 0;
  const std::size_t first = begin < window.from() ? 0 : window.day_of(begin);
  for (std::size_t d = first; d < window.days(); ++d) {
    const bool served = serves(base.days[d], with.days[d]);
    if (!served) {
      pair.fell = true;
      good = 0;
    } else if (pair.fell && ++good == sustained_days) {
      pair.recovered_days = in_days(window.day_start(d + 1 - sustained_days) - begin);
      return;
    }
  }
}

/// Days on which the stage makes nothing in the baseline neither count nor interrupt.
Time ripple_arrival(const Window& window, const Tier& base, const Tier& with, Time begin) {
  std::size_t run = 0, first = 0;
  for (std::size_t d = begin < window.from() ? 0 : window.day_of(begin); d < window.days(); ++d) {
    const auto normal = static_cast<double>(base.days[d].units);
    if (normal <= 0) continue;
    if (static_cast<double>(with.days[d].units) >= (1 - ripple_drop) * normal) {
      run = 0;
      continue;
    }
    if (run++ == 0) first = d;
    if (run == ripple_days) return window.day_start(first);
  }
  return never;
}

/// `list = {}` would keep the memory: it assigns an empty list of initial values.
template <class T>
void forget(std::vector<T>& list) {
  list = std::vector<T>();
}

}  // namespace

PairResult pair_up(const Network& network, RunResult baseline, RunResult scenario) {
  PairResult p;
  p.baseline = std::move(baseline);
  p.scenario = std::move(scenario);
  p.disruptor = first_disruptor(network, p.scenario.incidents);
  if (p.disruptor) p.disrupted = begin_of(network, p.scenario.incidents, p.disruptor);
  p.users.resize(network.demands.size());
  const auto& tiers = p.scenario.production.tiers;
  for (std::size_t t = 0; t < tiers.size(); ++t) p.ripples.push_back({t, never});
  if (!p.ok() || !p.disruptor) return p;
  const Window window(network);
  for (std::size_t u = 0; u < p.users.size(); ++u) {
    auto& pair = p.users[u];
    pair.first_excess = excess_shortage(window, p.baseline.users[u], p.scenario.users[u], p.disrupted);
    if (pair.first_excess != never) pair.survived_days = in_days(pair.first_excess - p.disrupted);
    pair.resilience = resilience(p.baseline.users[u].days, p.scenario.users[u].days,
                                 p.disrupted < window.from() ? 0 : window.day_of(p.disrupted));
    recovery(window, p.baseline.users[u], p.scenario.users[u], p.disrupted, pair);
  }
  for (auto& r : p.ripples)
    r.arrived = ripple_arrival(window, p.baseline.production.tiers[r.tier], tiers[r.tier], p.disrupted);
  return p;
}

void condense(const Network& network, RunResult& run) {
  run.buyers.resize(network.sites.size());
  for (std::size_t l = 0; l < run.lanes.size(); ++l) {
    run.buyers[network.lanes[l].to_site].add(run.lanes[l].delay);
    run.lanes[l].delay.condense();
  }
  for (auto& b : run.buyers) b.condense();
  for (auto& u : run.users) u.delay.condense();
  for (auto& l : run.licences) l.wait.condense();
  for (auto& i : run.inspections) i.wait.condense();
  for (auto& i : run.stores.items) forget(i.order_times);
}

void forget_days(RunResult& run) {
  for (auto& u : run.users) forget(u.days);
  for (auto& i : run.stores.items) forget(i.days);
  forget(run.stores.days);
  for (auto& t : run.production.tiers) forget(t.days);
}

}  // namespace chokepoint
