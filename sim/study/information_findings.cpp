// What was reported and when it was seen; what was believed beside what was true.
#include "study/information_findings.hpp"

#include "chokepoint/core/civil.hpp"
#include "study/month_findings.hpp"

namespace chokepoint {
namespace {

using Pairs = std::vector<const PairResult*>;

/// The first moment of a month that the window holds.
Time first_of(const Window& window, std::size_t m) { return m == 0 ? window.from() : window.month_end(m - 1); }

/// On the month's first: what flowed since the year's (or the run's) beginning, and what of it is seen.
void add_running_totals(const Window& window, ReportFinding& f) {
  for (std::size_t m = 0; m < f.months.size(); ++m) {
    const Time now = first_of(window, m);
    for (std::size_t past = 0; past < m; ++past) {
      if (date_of(first_of(window, past)).year != date_of(now).year) continue;
      f.months[m].year_so_far += f.months[past].scenario;
      if (f.months[past].seen <= now) f.months[m].year_seen += f.months[past].scenario;
    }
  }
}

ReportFinding report_finding(const Network& network, const Pairs& pairs, const Window& window, std::size_t r) {
  const auto& report = network.reports[r];
  const double per = static_cast<double>(network.goods[report.good].per_unit);
  ReportFinding f;
  std::vector<double> first, seen, delay;
  for (const auto* p : pairs) {
    const Time at = p->scenario.reports[r].first;
    if (at == never) continue;
    first.push_back(in_days(at - network.from));
    seen.push_back(in_days(seen_on(report.when, at) - network.from));
    delay.push_back(seen.back() - first.back());
  }
  f.first_day = estimate(first);
  f.first_seen_day = estimate(seen);
  f.delay_days = estimate(delay);
  f.longest_delay_days = in_days(longest_delay(report.when, network.from, network.until));
  for (std::size_t m = 0; m < window.months(); ++m) {
    ReportFinding::Month month{seen_on(report.when, first_of(window, m))};
    std::vector<double> with, without;
    for (const auto* p : pairs) {
      with.push_back(static_cast<double>(p->scenario.reports[r].months[m].units));
      without.push_back(static_cast<double>(p->baseline.reports[r].months[m].units));
    }
    const auto scenario = month_number(with, per), baseline = month_number(without, per);
    month.scenario = scenario.mean, month.scenario_half_width = scenario.half_width;
    month.baseline = baseline.mean, month.baseline_half_width = baseline.half_width;
    f.months.push_back(month);
  }
  add_running_totals(window, f);
  return f;
}

BeliefFinding::Month truth_on(const Quota& quota, Time date, double per) {
  BeliefFinding::Month month{date};
  for (const auto& batch : quota.batches) {
    if (date_of(batch.effective).year != date_of(date).year) continue;
    month.truth += static_cast<double>(batch.amount.units) / per;
    month.issued += batch.issued <= date;
    month.known += batch.published <= date;
  }
  return month;
}

BeliefFinding belief_finding(const Network& network, const Pairs& pairs, const Window& window, std::size_t b) {
  const auto& event = network.events[network.beliefs[b].about];
  const auto& quota = std::get<Quota>(event.kind);
  BeliefFinding f;
  f.good = good_of_quota(network, quota);
  const double per = f.good ? static_cast<double>(network.goods[f.good].per_unit) : 1;
  for (std::size_t m = 0; m < window.months(); ++m) {
    auto month = truth_on(quota, first_of(window, m), per);
    double told = 0;
    for (const auto* p : pairs) {
      const auto& believed = p->scenario.beliefs[b].months[m];
      if (!believed) continue;
      month.mean += believed->mean / per;
      month.sd += believed->sd / per;
      ++told;
    }
    if (told == 0 || month.date >= event.end) continue;
    month.mean /= told;
    month.sd /= told;
    f.months.push_back(month);
  }
  return f;
}

}  // namespace

std::vector<ReportFinding> report_findings(const Network& network, const Pairs& pairs, const Window& window) {
  std::vector<ReportFinding> list;
  for (std::size_t r = 0; r < network.reports.size(); ++r) list.push_back(report_finding(network, pairs, window, r));
  return list;
}

std::vector<BeliefFinding> belief_findings(const Network& network, const Pairs& pairs, const Window& window) {
  std::vector<BeliefFinding> list;
  for (std::size_t b = 0; b < network.beliefs.size(); ++b) list.push_back(belief_finding(network, pairs, window, b));
  return list;
}

}  // namespace chokepoint
