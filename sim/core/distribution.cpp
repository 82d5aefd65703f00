// Samplers by inversion: one uniform number in, one value out, larger for larger. Common random numbers stay common.
#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

#include "chokepoint/core/random.hpp"

namespace chokepoint {
namespace {

/// Plain double inside Boost.Math: long double differs between platforms and is slow where it is emulated.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double triangular(double low, double mode, double high, double u) {
  const double width = high - low;
  if (width <= 0) return low;
  if (u * width < mode - low) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

/// Beta-PERT with the usual weight of 4 on the mode. Source: Malcolm et al. (1959); Vose (2008).
double pert(double low, double mode, double high, double u) {
  const double width = high - low;
  if (width <= 0) return low;
  const double alpha = 1 + 4 * (mode - low) / width, beta = 1 + 4 * (high - mode) / width;
  return low + width * boost::math::ibeta_inv(alpha, beta, u, Plain());
}

/// Shape 1/cv^2 and scale mean cv^2.
double gamma(double mean, double cv, double u) {
  if (mean <= 0 || cv <= 0) return mean;
  const double shape = 1 / (cv * cv);
  return boost::math::gamma_p_inv(shape, u, Plain()) * mean / shape;
}

double standard_normal(double u) { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * u, Plain()); }

/// sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2.
double lognormal(double mean, double cv, double u) {
  if (mean <= 0 || cv <= 0) return mean;
  const double variance = std::log1p(cv * cv);
  return std::exp(std::log(mean) - variance / 2 + std::sqrt(variance) * standard_normal(u));
}

/// E max(0, X) = mean Phi(z) + sd phi(z), z = mean / sd. Source: Johnson, Kotz & Balakrishnan (1994), ch. 13.
double mean_of_cut_normal(double mean, double sd) {
  if (sd <= 0) return std::max(mean, 0.0);
  constexpr double root_of_two_pi = 2.5066282746310002;
  const double z = mean / sd;
  const double density = std::exp(-z * z / 2) / root_of_two_pi;
  return mean * boost::math::erfc(-z / std::sqrt(2.0), Plain()) / 2 + sd * density;
}

/// The smallest k whose distribution function reaches u. The search begins at the normal approximation with one term of
/// Cornish and Fisher's expansion (1938) and goes by P(X = k + 1) = P(X = k) mean / (k + 1).
double poisson(double mean, double u) {
  if (mean <= 0) return 0;
  const double z = standard_normal(u);
  double k = std::max(0.0, std::floor(mean + z * std::sqrt(mean) + (z * z - 1) / 6));
  double below_or_at = boost::math::gamma_q(k + 1, mean, Plain());
  double at = boost::math::gamma_p_derivative(k + 1, mean, Plain());
  while (k > 0 && below_or_at - at >= u) {
    below_or_at -= at;
    at *= k / mean;
    --k;
  }
  while (below_or_at < u && at > 0) {
    ++k;
    at *= mean / k;
    below_or_at += at;
  }
  return k;
}

double one_of(const std::vector<double>& values, double u) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::size_t>(u * static_cast<double>(values.size()));
  return values[std::min(at, values.size() - 1)];
}

double mean_of(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double mean_of(const Distribution& d) {
  switch (d.kind) {
    case Distribution::Kind::uniform:
      return (d.a + d.b) / 2;
    case Distribution::Kind::triangular:
      return (d.a + d.b + d.c) / 3;
    case Distribution::Kind::pert:
      return (d.a + 4 * d.b + d.c) / 6;
    case Distribution::Kind::weibull:
      return d.a * std::tgamma(1 + 1 / d.b);
    case Distribution::Kind::empirical:
      return mean_of(d.values);
    case Distribution::Kind::normal:
      return mean_of_cut_normal(d.a, d.b);
    case Distribution::Kind::constant:
    case Distribution::Kind::exponential:
    case Distribution::Kind::gamma:
    case Distribution::Kind::lognormal:
    case Distribution::Kind::poisson:
      break;
  }
  return d.a;
}

double sample(const Distribution& d, Stream::Draw& draw) {
  return d.kind == Distribution::Kind::constant ? d.a : quantile(d, draw.uniform());
}

double quantile(const Distribution& d, double u) {
  switch (d.kind) {
    case Distribution::Kind::constant:
      break;
    case Distribution::Kind::uniform:
      return d.a + (d.b - d.a) * u;
    case Distribution::Kind::triangular:
      return triangular(d.a, d.b, d.c, u);
    case Distribution::Kind::exponential:
      return -d.a * std::log1p(-u);
    case Distribution::Kind::gamma:
      return gamma(d.a, d.b, u);
    case Distribution::Kind::lognormal:
      return lognormal(d.a, d.b, u);
    case Distribution::Kind::weibull:
      return d.a * std::pow(-std::log1p(-u), 1 / d.b);
    case Distribution::Kind::pert:
      return pert(d.a, d.b, d.c, u);
    case Distribution::Kind::empirical:
      return one_of(d.values, u);
    case Distribution::Kind::normal:
      return std::max(0.0, d.a + d.b * standard_normal(u));
    case Distribution::Kind::poisson:
      return poisson(d.a, u);
  }
  return d.a;
}

}  // namespace chokepoint
