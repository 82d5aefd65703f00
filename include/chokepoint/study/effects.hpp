// Running moments, and what designs of sensitivity say of each factor: Sobol' indices and elementary effects.
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "chokepoint/core/formula.hpp"
#include "chokepoint/study/design.hpp"

namespace chokepoint {

/// Mean and variance of numbers heard one by one. Source: Welford (1962).
class Moments {
 public:
  void add(double x) {
    if (is_absent(x)) return;
    ++n_;
    const double d = x - mean_;
    mean_ += d / static_cast<double>(n_);
    squares_ += d * (x - mean_);
    if (n_ == 1 || x < low_) low_ = x;
    if (n_ == 1 || x > high_) high_ = x;
  }
  std::uint64_t n() const { return n_; }
  double mean() const { return n_ > 0 ? mean_ : absent; }
  double low() const { return n_ > 0 ? low_ : absent; }
  double high() const { return n_ > 0 ? high_ : absent; }
  double sd() const { return n_ > 1 ? std::sqrt(squares_ / static_cast<double>(n_ - 1)) : absent; }
  double variance() const { return n_ > 0 ? squares_ / static_cast<double>(n_) : absent; }
  /// Half width of the 95 % interval of the mean, by Student; absent for fewer than two.
  double half_width() const;

 private:
  std::uint64_t n_ = 0;
  double mean_ = 0, squares_ = 0, low_ = 0, high_ = 0;
};

/// What one factor does to one output. Of sobol indices: the share of variance that is due to it alone, and with all
/// that it does together with others. Of morris: mean, mean size and spread of its elementary effects.
struct Effect {
  double first = absent, total = absent;
  double mu = absent, mu_star = absent, sigma = absent;
};

/// Hears one output at the points of a design, group by group, and gives the effect of each factor. A group in which a
/// number is absent is left out. Sources: Saltelli et al. (2010) with the estimators of Jansen (1999); Morris (1991),
/// Campolongo et al. (2007).
class Effects {
 public:
  Effects(const Design& design, std::size_t factors) : design_(&design), terms_(factors) {}
  void hear(std::uint64_t point, double value);
  std::vector<Effect> effects() const;

 private:
  void close(std::uint64_t group);
  struct Terms {
    double first = 0, total = 0;  ///< sums of squared differences to B, to A
    Moments steps, sizes;
  };
  const Design* design_;
  std::vector<double> group_;
  std::vector<Terms> terms_;
  Moments all_;  ///< of A and B
  std::uint64_t groups_ = 0;
};

}  // namespace chokepoint
