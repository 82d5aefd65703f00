// Who of a report's end users stops first, when, and in how many replications.
#include "study/stop_findings.hpp"

#include <algorithm>
#include <map>

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

/// When the model has what a report calls a stop.
Time stop_of(const Network& network, const RunResult& run, DemandId user) {
  const auto& u = run.users[user];
  return network.demands[user].line ? u.first_stop : u.first_shortage;
}

/// Whose moment comes first; none when nobody has one.
DemandId first_to_stop(const Network& network, const ReportedStop& stop, const RunResult& run) {
  DemandId first;
  for (const DemandId user : stop.users) {
    const Time at = stop_of(network, run, user);
    if (at != never && (!first || at < stop_of(network, run, first))) first = user;
  }
  return first;
}

/// Of equals the first in the network's order.
DemandId most_frequent(const std::vector<DemandId>& users, DemandId otherwise) {
  std::map<std::uint32_t, std::size_t> count;
  for (const DemandId user : users) ++count[user.index];
  std::size_t most = 0;
  for (const auto& [user, n] : count)
    if (n > most) {
      most = n;
      otherwise = DemandId{user};
    }
  return otherwise;
}

StopFinding stop_finding(const Network& network, const Pairs& pairs, const ReportedStop& stop) {
  StopFinding f;
  std::vector<Time> moments;
  std::vector<DemandId> users;
  for (const auto* p : pairs) {
    const DemandId user = first_to_stop(network, stop, p->scenario);
    if (!user) continue;
    users.push_back(user);
    moments.push_back(stop_of(network, p->scenario, user));
  }
  f.user = most_frequent(users, stop.users.size() == 1 ? stop.users.front() : DemandId{});
  if (moments.empty()) return f;
  std::vector<double> days;
  for (const Time t : moments) days.push_back(in_days(t - network.from));
  f.day = estimate_moment(days, pairs.size());
  f.share = static_cast<double>(moments.size()) / static_cast<double>(pairs.size());
  std::sort(moments.begin(), moments.end());
  f.model = moments[(moments.size() - 1) / 2];
  f.days = (start_of_day(f.model) - start_of_day(stop.date)).seconds / day.seconds;
  return f;
}

}  // namespace

std::vector<StopFinding> stop_findings(const Network& network, const Pairs& pairs) {
  std::vector<StopFinding> list;
  for (const auto& stop : network.reported_stops) list.push_back(stop_finding(network, pairs, stop));
  return list;
}

}  // namespace chokepoint
