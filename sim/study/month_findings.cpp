// A month of a replication is one number; a month of the study is their mean.
#include "study/month_findings.hpp"

#include <map>
#include <numeric>
#include <tuple>

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

double as_number(Quantity q) { return static_cast<double>(q.units); }

/// Fills one field of a month's means and of its half widths from a number of each pair.
template <class Month, class Of>
void put(Month& means, Month& half_widths, double Month::* field, const Pairs& pairs, double per_unit, Of of) {
  std::vector<double> units;
  for (const auto* p : pairs) units.push_back(of(*p));
  const auto number = month_number(units, per_unit);
  means.*field = number.mean;
  half_widths.*field = number.half_width;
}

/// What a lane dispatched in a month, added to the number of each replication.
void add_dispatched(std::vector<double>& units, const Pairs& pairs, bool scenario, std::size_t lane,
                    std::size_t month) {
  units.resize(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i)
    units[i] += as_number((scenario ? pairs[i]->scenario : pairs[i]->baseline).lanes[lane].months[month]);
}

}  // namespace

MonthNumber month_number(const std::vector<double>& units, double per_unit) {
  if (units.empty()) return {};
  const double sum = std::accumulate(units.begin(), units.end(), 0.0);
  return {sum / static_cast<double>(units.size()) / per_unit, estimate(units).half_width / per_unit};
}

void add_user_months(UserFinding& f, const Pairs& pairs, double per_unit) {
  using Month = UserFinding::Month;
  const std::size_t u = f.user;
  f.months.resize(pairs.front()->scenario.users[u].months.size());
  f.half_widths.resize(f.months.size());
  for (std::size_t m = 0; m < f.months.size(); ++m) {
    const auto with = [&](double Month::* field, Quantity UserMonth::* of, bool scenario) {
      put(f.months[m], f.half_widths[m], field, pairs, per_unit,
          [&](const PairResult& p) { return as_number((scenario ? p.scenario : p.baseline).users[u].months[m].*of); });
    };
    with(&Month::demanded, &UserMonth::demanded, true);
    with(&Month::delivered, &UserMonth::delivered, true);
    with(&Month::lost, &UserMonth::lost, true);
    with(&Month::open, &UserMonth::open, true);
    with(&Month::base_delivered, &UserMonth::delivered, false);
    with(&Month::base_lost, &UserMonth::lost, false);
    with(&Month::base_open, &UserMonth::open, false);
    put(f.months[m], f.half_widths[m], &Month::area, pairs, per_unit,
        [&](const PairResult& p) { return p.scenario.users[u].months[m].area; });
    put(f.months[m], f.half_widths[m], &Month::base_area, pairs, per_unit,
        [&](const PairResult& p) { return p.baseline.users[u].months[m].area; });
  }
}

void add_licence_months(LicenceFinding& f, const Pairs& pairs, std::size_t slot) {
  using Month = LicenceFinding::Month;
  f.months.resize(pairs.front()->scenario.licences[slot].months.size());
  f.half_widths.resize(f.months.size());
  for (std::size_t m = 0; m < f.months.size(); ++m) {
    const auto with = [&](double Month::* field, auto of) {
      put(f.months[m], f.half_widths[m], field, pairs, 1,
          [&](const PairResult& p) { return static_cast<double>(of(p.scenario.licences[slot].months[m])); });
    };
    with(&Month::filed, [](const auto& x) { return x.filed.count; });
    with(&Month::approved, [](const auto& x) { return x.approved.count; });
    with(&Month::denied, [](const auto& x) { return x.denied.count; });
    with(&Month::waiting, [](const auto& x) { return x.waiting.count; });
    with(&Month::withdrawn, [](const auto& x) { return x.withdrawn.count; });
    with(&Month::cohort_approved, [](const auto& x) { return x.cohort_approved; });
    with(&Month::cohort_denied, [](const auto& x) { return x.cohort_denied; });
    with(&Month::cohort_withdrawn, [](const auto& x) { return x.cohort_withdrawn; });
  }
}

void add_quota_months(QuotaFinding& f, const Pairs& pairs, std::size_t slot, double per_unit) {
  for (std::size_t m = 0; m < pairs.front()->scenario.quotas[slot].months.size(); ++m) {
    std::vector<double> units;
    for (const auto* p : pairs) units.push_back(as_number(p->scenario.quotas[slot].months[m]));
    const auto number = month_number(units, per_unit);
    f.months.push_back(number.mean);
    f.half_widths.push_back(number.half_width);
  }
}

std::vector<ExportRow> export_rows(const Network& network, const Pairs& pairs, const Window& window) {
  struct Flow {
    GoodId good;
    std::vector<double> baseline, scenario;
  };
  std::map<std::tuple<std::string, std::string, std::string, std::size_t>, Flow> flows;
  for (std::size_t l = 0; l < network.lanes.size(); ++l) {
    const auto& lane = network.lanes[l];
    const auto &origin = place_of(network.sites[lane.from_site]), &destination = place_of(network.sites[lane.to_site]);
    if (origin == destination) continue;
    for (std::size_t m = 0; m < window.months(); ++m) {
      auto& flow = flows[{origin, destination, network.goods[lane.good].name, m}];
      flow.good = lane.good;
      add_dispatched(flow.baseline, pairs, false, l, m);
      add_dispatched(flow.scenario, pairs, true, l, m);
    }
  }
  std::vector<ExportRow> rows;
  for (const auto& [key, flow] : flows) {
    const double units = report_units(network.goods[flow.good]);
    const auto baseline = month_number(flow.baseline, units), scenario = month_number(flow.scenario, units);
    rows.push_back({std::get<0>(key), std::get<1>(key), flow.good, std::get<3>(key), baseline.mean, scenario.mean,
                    baseline.half_width, scenario.half_width});
  }
  return rows;
}

std::vector<ObservedRow> observed_rows(const Network& network, const Pairs& pairs, const Window& window) {
  std::vector<ObservedRow> rows;
  for (std::size_t s = 0; s < network.observed.size(); ++s) {
    const auto& series = network.observed[s];
    const double per_unit = series.good ? static_cast<double>(network.goods[series.good].per_unit) : 1;
    for (const auto& month : series.months) {
      ObservedRow r;
      r.series = s, r.year = month.year, r.month = month.month, r.fitted = month.fitted;
      r.observed = as_number(month.amount) / per_unit;
      const auto m = window.month_number(month.year, month.month);
      if (m < window.months() && window.whole_month(m)) {
        std::vector<double> model(pairs.size()), baseline(pairs.size());
        for (const LaneId l : series.lanes) {
          add_dispatched(model, pairs, true, l, m);
          add_dispatched(baseline, pairs, false, l, m);
        }
        const auto with = month_number(model, per_unit), without = month_number(baseline, per_unit);
        r.model = with.mean, r.model_half_width = with.half_width;
        r.baseline = without.mean, r.baseline_half_width = without.half_width;
      }
      rows.push_back(r);
    }
  }
  return rows;
}

}  // namespace chokepoint
