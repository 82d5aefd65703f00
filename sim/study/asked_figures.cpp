// The tables of figures that only a pair, or all end users together, have.
#include "study/asked_figures.hpp"

#include <algorithm>

namespace chokepoint::asked {
namespace {

double earliest(const RunResult& r, Time UserResult::* moment, Time from) {
  Time first = never;
  for (const auto& u : r.users) first = std::min(first, u.*moment);
  return first == never ? absent : in_days(first - from);
}
double how_many(const RunResult& r, Time UserResult::* moment) {
  return static_cast<double>(
      std::count_if(r.users.begin(), r.users.end(), [&](const UserResult& u) { return u.*moment != never; }));
}

}  // namespace

double number(const std::optional<double>& x) { return x ? *x : absent; }

std::string unit_of(Measured m, const std::string& good_unit) {
  switch (m) {
    case Measured::amount:
      return good_unit;
    case Measured::area:
      return good_unit.empty() ? "" : good_unit + " d";
    case Measured::days:
      return "d";
    case Measured::moment:
      return "day";
    default:
      return "";
  }
}

Scale scale_of(const Network& n, GoodId good) {
  return {good ? static_cast<double>(n.goods[good].per_unit) : 1.0, n.from};
}

const std::vector<PairFigure>& pair_figures() {
  static const std::vector<PairFigure> all{
      {"survived_days", "d", [](const PairResult& p, DemandId u, Time) { return number(p.users[u].survived_days); }},
      {"recovered_days", "d", [](const PairResult& p, DemandId u, Time) { return number(p.users[u].recovered_days); }},
      {"loss_days", "d", [](const PairResult& p, DemandId u, Time) { return p.users[u].resilience.loss_days; }},
      {"depth", "", [](const PairResult& p, DemandId u, Time) { return p.users[u].resilience.depth; }},
      {"first_excess_day", "day", [](const PairResult& p, DemandId u, Time from) {
         const Time t = p.users[u].first_excess;
         return t == never ? absent : in_days(t - from);
       }}};
  return all;
}

const std::vector<AllFigure>& all_figures() {
  static const std::vector<AllFigure> all{
      {"first_stop_day", "day",
       [](const RunResult& r, Time from) { return earliest(r, &UserResult::first_stop, from); }},
      {"first_shortage_day", "day",
       [](const RunResult& r, Time from) { return earliest(r, &UserResult::first_shortage, from); }},
      {"stopped", "", [](const RunResult& r, Time) { return how_many(r, &UserResult::first_stop); }},
      {"short", "", [](const RunResult& r, Time) { return how_many(r, &UserResult::first_shortage); }},
      {"events", "", [](const RunResult& r, Time) { return static_cast<double>(r.events); }}};
  return all;
}

}  // namespace chokepoint::asked
