// Series are listed once from the network, cut out of each run, and turned into quantiles point by point at the end.
#include "chokepoint/study/traces.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "chokepoint/study/findings.hpp"
#include "chokepoint/study/intervals.hpp"
#include "study/trace_list.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t memory = std::size_t{64} << 20;
constexpr std::size_t fewest = 20, most = 1000;

std::size_t points_of(const TraceSeries& s, const Window& w) { return s.monthly ? w.months() : w.days(); }

using Out = std::vector<float>;

float scaled_down(Quantity q, double per) { return static_cast<float>(static_cast<double>(q.units) / per); }

void put_shortage(const TraceSeries& s, const RunResult& run, Out& out) {
  for (const auto& d : run.users[s.of].days) {
    const auto missing = std::max<std::int64_t>(0, (d.demanded - d.delivered).units);
    const bool asked = d.demanded.units > 0;
    out.push_back(asked
                      ? static_cast<float>(100.0 * static_cast<double>(missing) / static_cast<double>(d.demanded.units))
                      : 0.0F);
  }
}

/// Samples of stores by day; a day without a moment at rest is like the one before.
template <class Level>
void put_stores(const Window& w, const RunResult& run, Out& out, Level level) {
  const auto& days = run.stores.days;
  std::size_t sample = 0;
  float now = days.empty() ? 0.0F : level(0);
  for (std::size_t d = 0; d < w.days(); ++d) {
    while (sample < days.size() && days[sample] <= d) now = level(sample++);
    out.push_back(now);
  }
}

void put_cover(const TraceSeries& s, const Network& n, const Window& w, const RunResult& run, Out& out) {
  put_stores(w, run, out, [&](std::size_t sample) {
    double least = 1e6;
    for (const auto i : s.parts)
      least = std::min(least, static_cast<double>(run.stores.items[i].days[sample].on_hand.units) / n.items[i].use);
    return static_cast<float>(least);
  });
}

void put_backlog(const TraceSeries& s, const Network& n, const Window& w, const RunResult& run, Out& out) {
  const auto per = static_cast<double>(n.goods[s.good].per_unit);
  put_stores(w, run, out, [&](std::size_t sample) {
    Quantity sum{};
    for (const auto i : s.parts) sum += run.stores.items[i].days[sample].claimed;
    return scaled_down(sum, per);
  });
}

void put_lanes(const TraceSeries& s, const Window& w, const RunResult& run, double per, Out& out) {
  for (std::size_t m = 0; m < w.months(); ++m) {
    Quantity sum{};
    for (const auto l : s.parts) sum += run.lanes[l].months[m];
    out.push_back(scaled_down(sum, per));
  }
}

void put(const TraceSeries& s, const Network& n, const Window& w, const RunResult& run, Out& out) {
  const double per = s.good ? static_cast<double>(n.goods[s.good].per_unit) : 1;
  switch (s.kind) {
    case Traced::shortage:
      return put_shortage(s, run, out);
    case Traced::cover:
      return put_cover(s, n, w, run, out);
    case Traced::backlog:
      return put_backlog(s, n, w, run, out);
    case Traced::output:
      for (const auto q : run.production.tiers[s.of].days) out.push_back(scaled_down(q, per));
      return;
    case Traced::exports:
      return put_lanes(s, w, run, report_units(n.goods[s.good]), out);
    case Traced::observed:
      return put_lanes(s, w, run, per, out);
    case Traced::queue:
      for (const auto& m : run.licences[s.of].months) out.push_back(static_cast<float>(m.waiting.count));
      return;
    case Traced::quota:
      for (const auto q : run.quotas[s.of].months) out.push_back(scaled_down(q, per));
      return;
    case Traced::price:
      for (std::size_t d = 0; d < w.days(); ++d)
        out.push_back(static_cast<float>(run.prices.markets[s.of].at(w.day_start(d + 1) - second)));
      return;
  }
}

/// Adds in whole smallest units, so that the order does not matter.
void add_flows(const RunResult& run, std::size_t months, std::vector<Quantity>& sums) {
  for (std::size_t l = 0; l < run.lanes.size(); ++l)
    for (std::size_t m = 0; m < months; ++m) sums[l * months + m] += run.lanes[l].months[m];
}

Band::Point point_of(std::vector<float>& baseline, std::vector<float>& scenario) {
  Band::Point p;
  std::sort(baseline.begin(), baseline.end());
  std::sort(scenario.begin(), scenario.end());
  p.baseline = nearest_rank(baseline, 0.5);
  for (const auto v : scenario) p.mean += static_cast<double>(v) / static_cast<double>(scenario.size());
  for (std::size_t q = 0; q < Band::shares.size(); ++q) p.quantiles[q] = nearest_rank(scenario, Band::shares[q]);
  return p;
}

}  // namespace

const char* word_of(Traced kind) {
  switch (kind) {
    case Traced::shortage:
      return "shortage";
    case Traced::cover:
      return "cover";
    case Traced::backlog:
      return "backlog";
    case Traced::output:
      return "output";
    case Traced::exports:
      return "exports";
    case Traced::observed:
      return "observed";
    case Traced::queue:
      return "queue";
    case Traced::quota:
      return "quota";
    case Traced::price:
      return "price";
  }
  return "";
}

TraceBook::TraceBook(const Network& network, std::uint32_t replications)
    : network_(&network),
      window_(network),
      series_(list_traces(network, window_)),
      baseline_flows_(network.lanes.size() * window_.months()),
      scenario_flows_(network.lanes.size() * window_.months()) {
  std::size_t points = 1;
  for (const auto& s : series_) points += points_of(s, window_);
  const auto fit = std::clamp(memory / (2 * points * sizeof(float)), fewest, most);
  rows_.resize(std::min<std::size_t>(replications, fit));
}

std::vector<float> TraceBook::trace(const RunResult& run) const {
  Out out;
  for (const auto& s : series_) put(s, *network_, window_, run, out);
  return out;
}

void TraceBook::add(std::uint32_t replication, const PairResult& pair) {
  Row row{trace(pair.baseline), trace(pair.scenario)};
  const std::lock_guard lock(adding_);
  rows_[replication] = std::move(row);
  add_flows(pair.baseline, window_.months(), baseline_flows_);
  add_flows(pair.scenario, window_.months(), scenario_flows_);
}

std::size_t TraceBook::traced() const {
  return static_cast<std::size_t>(
      std::count_if(rows_.begin(), rows_.end(), [](const Row& r) { return !r.scenario.empty(); }));
}

std::vector<Band> TraceBook::bands() const {
  std::vector<Band> bands;
  std::size_t at = 0;
  std::vector<float> baseline, scenario;
  for (const auto& s : series_) {
    Band band{s, {}};
    for (std::size_t p = 0; p < points_of(s, window_) && traced() > 0; ++p, ++at) {
      baseline.clear();
      scenario.clear();
      for (const auto& r : rows_) {
        if (r.scenario.empty()) continue;
        baseline.push_back(r.baseline[at]);
        scenario.push_back(r.scenario[at]);
      }
      band.points.push_back(point_of(baseline, scenario));
    }
    bands.push_back(std::move(band));
  }
  return bands;
}

Quantity TraceBook::flow(bool scenario, LaneId lane, std::size_t month) const {
  return (scenario ? scenario_flows_ : baseline_flows_)[lane.index * window_.months() + month];
}

}  // namespace chokepoint
