// Means and intervals of inspections, desks and origins.
#include "chokepoint/study/control_findings.hpp"

#include <optional>
#include <variant>

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

template <class Of>
Estimate over(const Pairs& pairs, Of of) {
  std::vector<double> values;
  for (const auto* p : pairs)
    if (const std::optional<double> v = of(*p)) values.push_back(*v);
  return estimate(values);
}

double units_of(const Network& n, GoodId good) { return good ? static_cast<double>(n.goods[good].per_unit) : 1; }

InspectionFinding inspection_finding(const Network& n, const Pairs& pairs, std::size_t i) {
  const auto& first = pairs.front()->scenario.inspections[i];
  InspectionFinding f;
  f.event = first.event;
  f.good = first.good;
  const double per = units_of(n, f.good);
  const auto of = [i](const PairResult& p) -> const InspectionResult& { return p.scenario.inspections[i]; };
  const auto count = [&](Dispatches InspectionResult::* d) {
    return over(pairs, [&](const PairResult& p) { return std::optional((of(p).*d).count); });
  };
  const auto amount = [&](Dispatches InspectionResult::* d) {
    return over(pairs,
                [&](const PairResult& p) { return std::optional(static_cast<double>((of(p).*d).amount.units) / per); });
  };
  const auto wait = [&](double quantile) {
    return over(pairs, [&](const PairResult& p) -> std::optional<double> {
      if (of(p).wait.empty()) return {};
      return quantile < 0 ? of(p).wait.mean() : of(p).wait.quantile(quantile);
    });
  };
  f.stopped = count(&InspectionResult::stopped);
  f.stopped_amount = amount(&InspectionResult::stopped);
  f.let_go = count(&InspectionResult::let_go);
  f.let_go_amount = amount(&InspectionResult::let_go);
  f.waiting = count(&InspectionResult::waiting);
  f.waiting_amount = amount(&InspectionResult::waiting);
  f.peak = count(&InspectionResult::peak);
  f.peak_amount = amount(&InspectionResult::peak);
  f.wait_mean = wait(-1);
  f.wait_p50 = wait(0.5);
  f.wait_p90 = wait(0.9);
  f.wait_p99 = wait(0.99);
  const double runs = static_cast<double>(pairs.size());
  for (std::size_t m = 0; m < first.months.size(); ++m) {
    InspectionFinding::Month month;
    const auto add = [&](const Dispatches& d, double& number, double& sum) {
      number += d.count / runs;
      sum += static_cast<double>(d.amount.units) / per / runs;
    };
    for (const auto* p : pairs) {
      const auto& from = of(*p).months[m];
      add(from.stopped, month.stopped, month.stopped_amount);
      add(from.let_go, month.let_go, month.let_go_amount);
      add(from.waiting, month.waiting, month.waiting_amount);
    }
    f.months.push_back(month);
  }
  return f;
}

DeskFinding desk_finding(const Network& n, const Pairs& pairs, std::size_t i) {
  const auto& first = pairs.front()->scenario.desks[i];
  DeskFinding f;
  f.event = first.event;
  f.desk = std::get<Licence>(n.events[f.event].kind).desks[first.desk].id;
  const auto of = [i](const PairResult& p) -> const DeskResult& { return p.scenario.desks[i]; };
  f.mean_waiting = over(pairs, [&](const PairResult& p) { return std::optional(of(p).mean_waiting); });
  f.mean_in_hand = over(pairs, [&](const PairResult& p) { return std::optional(of(p).mean_in_hand); });
  f.peak = over(pairs, [&](const PairResult& p) { return std::optional(of(p).peak); });
  f.peak_day = over(pairs, [&](const PairResult& p) -> std::optional<double> {
    if (of(p).peak_day == never) return {};
    return in_days(of(p).peak_day - n.from);
  });
  f.months.resize(first.months.size());
  for (const auto* p : pairs)
    for (std::size_t m = 0; m < f.months.size(); ++m)
      f.months[m] += of(*p).months[m] / static_cast<double>(pairs.size());
  return f;
}

/// The numbers of one end user and one place in a vector of origins.
OriginFinding origin_finding(const Network& n, const Pairs& pairs, DemandId user, const OriginAxis& axis,
                             std::uint32_t country) {
  OriginFinding f{user, axis.id, axis.countries[country], {}, {}, {}, {}, {}, {}};
  const double per = units_of(n, n.items[n.demands[user].item].good);
  const auto sum = [&](const RunResult& r, bool all) {
    std::int64_t total = 0;
    for (const auto& month : r.origins[user])
      for (std::uint32_t k = 0; k < axis.countries.size(); ++k)
        if (all || k == country) total += month[axis.offset + k];
    return static_cast<double>(total);
  };
  const auto share = [&](const RunResult& r) -> std::optional<double> {
    const double all = sum(r, true);
    return all > 0 ? std::optional(sum(r, false) / all) : std::nullopt;
  };
  f.baseline = over(pairs, [&](const PairResult& p) { return std::optional(sum(p.baseline, false) / per); });
  f.scenario = over(pairs, [&](const PairResult& p) { return std::optional(sum(p.scenario, false) / per); });
  f.baseline_share = over(pairs, [&](const PairResult& p) { return share(p.baseline); });
  f.share = over(pairs, [&](const PairResult& p) { return share(p.scenario); });
  const auto months = [&](bool scenario) {
    std::vector<double> list(pairs.front()->scenario.origins[user].size());
    for (const auto* p : pairs)
      for (std::size_t m = 0; m < list.size(); ++m) {
        const auto& run = scenario ? p->scenario : p->baseline;
        list[m] += static_cast<double>(run.origins[user][m][axis.offset + country]) / per;
      }
    for (auto& x : list) x /= static_cast<double>(pairs.size());
    return list;
  };
  f.baseline_months = months(false);
  f.months = months(true);
  return f;
}

void add_origins(const Network& n, const Pairs& pairs, ControlFindings& f) {
  if (!n.origins.on()) return;
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    for (const auto& axis : n.origins.axes)
      for (std::uint32_t k = 0; k < axis.countries.size(); ++k) {
        auto found = origin_finding(n, pairs, DemandId{d}, axis, k);
        if (found.baseline.high > 0 || found.scenario.high > 0) f.origins.push_back(std::move(found));
      }
}

}  // namespace

ControlFindings control_findings(const Network& n, const Pairs& pairs) {
  ControlFindings f;
  if (pairs.empty()) return f;
  const auto& first = pairs.front()->scenario;
  for (std::size_t i = 0; i < first.inspections.size(); ++i) f.inspections.push_back(inspection_finding(n, pairs, i));
  for (std::size_t i = 0; i < first.desks.size(); ++i) f.desks.push_back(desk_finding(n, pairs, i));
  add_origins(n, pairs, f);
  return f;
}

}  // namespace chokepoint
