// What pictures need of every replication: series over time as bands of quantiles, and all lanes' flows month by month.
#pragma once
#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "chokepoint/measure/pair.hpp"

namespace chokepoint {

/// What a series tells.
enum class Traced : std::uint8_t {
  shortage,  ///< share of an end user's demand that is not served, by day, in percent
  cover,     ///< days of use that an end user's scarcest input lasts, by day
  backlog,   ///< what waits to be delivered of one good at one stage, by day
  output,    ///< what is made of one good at one stage, by day
  exports,   ///< dispatches of one good from one country to others, by month, in tonnes or the good's unit
  observed,  ///< what an observed series counts, by month
  queue,     ///< applications that wait under one licence regime at the end of a month
  quota,     ///< charged to one budget in a month
  price,     ///< of one market, by day
};
/// "shortage" and the like, for tables and files.
const char* word_of(Traced kind);

struct TraceSeries {
  Traced kind{};
  std::uint32_t of = 0;  ///< a DemandId, or the number of a tier, observed series, regime, budget or market
  GoodId good;           ///< none for shares, days and applications
  std::string who, unit;
  bool monthly = false;
  std::vector<std::uint32_t> parts;  ///< the items or lanes that it sums up, or of `cover` the inputs
};

/// Quantiles over the traced replications, by point (a day or a month of the window). The baseline is its median.
struct Band {
  static constexpr std::array<double, 5> shares{0.05, 0.25, 0.5, 0.75, 0.95};
  struct Point {
    double baseline = 0, mean = 0;
    std::array<double, 5> quantiles{};  ///< nearest rank
  };
  TraceSeries series;
  std::vector<Point> points;
};

/// Collects the series of the replications that it wants, on any thread and in any order, with the same outcome.
/// Memory stays below about 64 MiB: it wants as many replications as fit, at least twenty and at most a thousand.
class TraceBook {
 public:
  TraceBook(const Network& network, std::uint32_t replications);
  bool wants(std::uint32_t replication) const { return replication < rows_.size(); }
  /// The pair with its days.
  void add(std::uint32_t replication, const PairResult& pair);

  /// How many replications have come.
  std::size_t traced() const;
  std::vector<Band> bands() const;
  /// Dispatched on a lane in a month of the window, over all traced replications: a sum.
  Quantity flow(bool scenario, LaneId lane, std::size_t month) const;
  std::size_t months() const { return window_.months(); }

 private:
  struct Row {
    std::vector<float> baseline, scenario;  ///< all series one behind the other; empty: has not come
  };
  std::vector<float> trace(const RunResult& run) const;

  const Network* network_;
  Window window_;
  std::vector<TraceSeries> series_;
  std::vector<Row> rows_;                                  ///< by replication
  std::vector<Quantity> baseline_flows_, scenario_flows_;  ///< by lane and month
  std::mutex adding_;
};

}  // namespace chokepoint
