// How something spreads: a weighted distribution of durations with its mean and quantiles, in bounded memory.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// Durations weighted by quantities (or by one each). The mean is exact; quantiles are exact up to 4096 different
/// values, then rounded to the hour, then to the day.
class Spread {
 public:
  /// The quantiles that reports tell.
  static constexpr std::array<double, 3> reported{0.5, 0.9, 0.99};

  void add(Duration value, Quantity weight);
  void add(const Spread& other);
  bool empty() const { return weight_ == 0; }
  /// Sum of the weights, in their smallest units.
  double weight() const { return static_cast<double>(weight_); }
  /// Weighted mean in days; 0 when empty.
  double mean() const;
  /// The smallest value that at least the share `p` of the weight does not exceed, in days; 0 when empty.
  double quantile(double p) const;
  /// What has lasted so long and is not over.
  struct Open {
    Duration so_far;
    Quantity weight;
  };
  /// The reported quantiles in days when what is `open` counts too, as lasting at least so long: infinite when they are
  /// longer than anything that is over; 0 when there is nothing at all. Before condense() only.
  /// Source: Kaplan & Meier (1958), J. Am. Stat. Assoc. 53, weights as numbers at risk.
  std::array<double, reported.size()> waits(std::vector<Open> open) const;
  /// Forgets the single values: from now on nothing can be added, and only the reported quantiles are known.
  void condense();

 private:
  struct Entry {
    std::int64_t seconds;
    std::int64_t weight;
  };
  struct Shorter {
    bool operator()(const Entry& a, const Entry& b) const { return a.seconds < b.seconds; }
  };
  void take_days() const;
  void tidy() const;
  double look_up(double p) const;
  void merge_equals() const;
  Wide weight_ = 0;
  double moment_ = 0;                         ///< sum of weight x seconds
  mutable std::vector<std::int64_t> by_day_;  ///< weights of durations of whole days
  mutable std::vector<Entry> entries_;        ///< the others; all, once tidied
  mutable std::int64_t grain_ = 1;
  mutable bool sorted_ = true;  ///< and no two entries have the same value
  bool condensed_ = false;
  std::array<double, 3> quantiles_{};  ///< the reported ones, once condensed
};

}  // namespace chokepoint
