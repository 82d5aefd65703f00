// What a finished sweep says in short: one walk over its rows, in memory that does not grow with them.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "chokepoint/study/effects.hpp"
#include "chokepoint/study/sweep.hpp"

namespace chokepoint {

/// The replications of one point.
struct PointSummary {
  std::uint64_t point = 0;
  std::uint32_t scrambling = 0;
  std::vector<std::string> factors;  ///< as the table holds them: plain numbers, dates, words
  std::uint64_t trials = 0, failed = 0;
  std::vector<Moments> outputs;  ///< of those that went through and have the number
};

/// Over the whole sweep.
struct SweepDigest {
  std::uint64_t trials = 0, failed = 0;
  std::vector<Moments> outputs;
  std::vector<double> error;  ///< half width of the 95 % interval of the mean over the design; absent: none is known
  struct Limit {
    std::uint64_t crossed = 0;
    bool broken = false;
  };
  std::vector<Limit> limits;
  std::vector<PointSummary> points;                            ///< the first `shown`
  std::vector<std::vector<Effect>> effects;                    ///< by output, then factor: of sobol indices and morris
  std::vector<std::pair<std::string, std::uint64_t>> reasons;  ///< of failures, the first few, with counts

  /// How many points are kept for tables.
  static constexpr std::size_t shown = 40;
  bool limit_broken() const;
};

/// Walks over the finished file at `path`. `hear`, where given, gets every point in order. Throws std::runtime_error.
SweepDigest digest(const std::string& path, const SweepPlan& plan,
                   const std::function<void(const PointSummary&)>& hear = {});

/// Writes trials.csv, points.csv, variables.csv and, where asked for, series.csv into `folder`, from the finished file.
void write_sweep_tables(const std::string& path, const std::string& folder, const SweepPlan& plan);

/// The digest for people. `columns` is the width of the terminal.
std::string sweep_text(const SweepDigest& digest, const SweepPlan& plan, std::size_t columns);
/// For programs.
std::string sweep_json(const SweepDigest& digest, const SweepPlan& plan);

}  // namespace chokepoint
