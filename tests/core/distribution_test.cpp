// Every sampler against its closed-form mean, variance and distribution function.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <functional>
#include <string>

#include "catch.hpp"
#include "chokepoint/core/random.hpp"

using namespace chokepoint;
using Kind = Distribution::Kind;

namespace {

constexpr std::uint64_t seed = 20250404;

struct Known {
  std::string name;
  Distribution distribution;
  double mean, variance;
};

double weibull_moment(double shape, double order) { return std::tgamma(1 + order / shape); }

/// Mean and variance as in any table of distributions (Johnson, Kotz & Balakrishnan); PERT: Vose (2008).
std::vector<Known> table() {
  const double w1 = weibull_moment(1.7, 1), w2 = weibull_moment(1.7, 2);
  const double root = 0.3989422804014327;  // phi(0)
  const double pert_mean = (10 + 4 * 20 + 60) / 6.0;
  return {
      {"uniform", {Kind::uniform, 3, 9, 0, {}}, 6, 36 / 12.0},
      {"triangular", {Kind::triangular, 10, 20, 60, {}}, 30, (100 + 400 + 3600 - 200 - 600 - 1200) / 18.0},
      {"triangular, mode at an end", {Kind::triangular, 0, 0, 6, {}}, 2, 2},
      {"exponential", {Kind::exponential, 12, 0, 0, {}}, 12, 144},
      {"gamma, below exponential", {Kind::gamma, 30, 0.5, 0, {}}, 30, 225},
      {"gamma, above exponential", {Kind::gamma, 30, 1.5, 0, {}}, 30, 2025},
      {"lognormal", {Kind::lognormal, 45, 0.4, 0, {}}, 45, 18.0 * 18.0},
      {"weibull", {Kind::weibull, 8, 1.7, 0, {}}, 8 * w1, 64 * (w2 - w1 * w1)},
      {"pert", {Kind::pert, 10, 20, 60, {}}, pert_mean, (pert_mean - 10) * (60 - pert_mean) / 7},
      {"normal", {Kind::normal, 50, 8, 0, {}}, 50, 64},
      // E max(0, X) = phi(0) for mean 0 and deviation 1, E max(0, X)^2 = 1/2
      {"normal, half of it cut", {Kind::normal, 0, 1, 0, {}}, root, 0.5 - root * root},
      {"poisson, rare", {Kind::poisson, 0.3, 0, 0, {}}, 0.3, 0.3},
      {"poisson", {Kind::poisson, 5, 0, 0, {}}, 5, 5},
      {"poisson, many", {Kind::poisson, 12345, 0, 0, {}}, 12345, 12345},
      {"empirical", {Kind::empirical, 0, 0, 0, {1, 2, 2, 7}}, 3, 22 / 4.0},
  };
}

}  // namespace

TEST_CASE("samples have the mean and the variance of their distribution") {
  CAPTURE(seed);
  const int n = 40'000;
  for (const auto& known : table()) {
    const Stream stream(seed, 0, known.name, Purpose::transit);
    double sum = 0, squares = 0, fourths = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      auto draw = stream.draw(i);
      const double deviation = sample(known.distribution, draw) - known.mean;
      sum += deviation;
      squares += deviation * deviation;
      fourths += deviation * deviation * deviation * deviation;
    }
    const double variance = squares / n;
    CAPTURE(known.name, sum / n, variance);
    // Standard errors: of the mean sigma / sqrt(n), of the variance sqrt((m4 - sigma^4) / n).
    CHECK(std::abs(sum / n) < 4 * std::sqrt(known.variance / n));
    CHECK(std::abs(variance - known.variance) < 4 * std::sqrt((fourths / n - variance * variance) / n));
    CHECK(mean_of(known.distribution) == Approx(known.mean));
  }
}

TEST_CASE("a sample is the quantile of the uniform number that it is made from") {
  // Source: the distribution functions of Boost.Math.
  namespace math = boost::math;
  const double variance = std::log(1 + 0.4 * 0.4), mu = std::log(45) - variance / 2;
  const math::lognormal lognormal(mu, std::sqrt(variance));
  const math::gamma_distribution<> gamma(4, 7.5);
  const math::weibull weibull(1.7, 8);
  const math::exponential exponential(1 / 12.0);
  const math::triangular triangular(10, 20, 60);
  const math::beta_distribution<> beta(1 + 4 * 0.2, 1 + 4 * 0.8);
  const std::vector<std::pair<Distribution, std::function<double(double)>>> functions{
      {{Kind::lognormal, 45, 0.4, 0, {}}, [&](double x) { return cdf(lognormal, x); }},
      {{Kind::gamma, 30, 0.5, 0, {}}, [&](double x) { return cdf(gamma, x); }},
      {{Kind::weibull, 8, 1.7, 0, {}}, [&](double x) { return cdf(weibull, x); }},
      {{Kind::exponential, 12, 0, 0, {}}, [&](double x) { return cdf(exponential, x); }},
      {{Kind::triangular, 10, 20, 60, {}}, [&](double x) { return cdf(triangular, x); }},
      {{Kind::pert, 10, 20, 60, {}}, [&](double x) { return cdf(beta, (x - 10) / 50); }},
      {{Kind::uniform, 3, 9, 0, {}}, [](double x) { return (x - 3) / 6; }},
  };
  const Stream stream(seed, 0, "quantile", Purpose::repair);
  for (const auto& function : functions)
    for (std::uint32_t i = 0; i < 500; ++i) {
      auto for_sample = stream.draw(i), for_uniform = stream.draw(i);
      const double x = sample(function.first, for_sample), u = for_uniform.uniform();
      REQUIRE(function.second(x) == Approx(u).epsilon(1e-9));
    }
}

TEST_CASE("a Poisson sample is the smallest number whose distribution function reaches the uniform number") {
  // Source: the distribution function of Boost.Math, by its definition.
  CAPTURE(seed);
  for (const double mean : {1e-6, 0.3, 5.0, 80.0, 3000.0, 1e6}) {
    const boost::math::poisson known(mean);
    const Stream stream(seed, 0, "poisson", Purpose::demand_size);
    for (std::uint32_t i = 0; i < 2000; ++i) {
      auto for_sample = stream.draw(i), for_uniform = stream.draw(i);
      const double k = sample({Kind::poisson, mean, 0, 0, {}}, for_sample), u = for_uniform.uniform();
      CAPTURE(mean, i, k, u);
      REQUIRE(k == std::floor(k));
      REQUIRE(cdf(known, k) >= u - 1e-9);
      if (k > 0) REQUIRE(cdf(known, k - 1) < u + 1e-9);
    }
  }
}

TEST_CASE("Poisson counts fall into their classes as often as they should") {
  // Chi-square with 11 degrees of freedom: the 99.9 % quantile is 31.26 (Abramowitz and Stegun, table 26.8).
  CAPTURE(seed);
  constexpr int n = 20'000, last = 11;  // classes 0 to 10, and 11 or more
  const boost::math::poisson known(5);
  std::vector<int> counts(last + 1);
  const Stream stream(seed, 7, "classes", Purpose::demand_size);
  for (std::uint32_t i = 0; i < n; ++i) {
    auto draw = stream.draw(i);
    ++counts[std::min(static_cast<std::size_t>(sample({Kind::poisson, 5, 0, 0, {}}, draw)), counts.size() - 1)];
  }
  double chi_square = 0;
  for (int k = 0; k <= last; ++k) {
    const double expected = n * (k < last ? pdf(known, k) : 1 - cdf(known, last - 1));
    const double off = counts[static_cast<std::size_t>(k)] - expected;
    chi_square += off * off / expected;
  }
  CHECK(chi_square < 31.26);
}

TEST_CASE("distributions without width are their one value") {
  const Stream stream(seed, 0, "narrow", Purpose::yield);
  for (std::uint32_t i = 0; i < 20; ++i)
    for (const Distribution& d : {Distribution{Kind::constant, 5, 0, 0, {}}, Distribution{Kind::uniform, 5, 5, 0, {}},
                                  Distribution{Kind::triangular, 5, 5, 5, {}}, Distribution{Kind::pert, 5, 5, 5, {}},
                                  Distribution{Kind::gamma, 5, 0, 0, {}}, Distribution{Kind::lognormal, 5, 0, 0, {}},
                                  Distribution{Kind::empirical, 0, 0, 0, {5}}}) {
      auto draw = stream.draw(i);
      REQUIRE(sample(d, draw) == 5);
      REQUIRE(mean_of(d) == 5);
    }
  auto draw = stream.draw(0);
  CHECK(sample({Kind::exponential, 0, 0, 0, {}}, draw) == 0);
}

TEST_CASE("extreme parameters give finite samples that are not negative") {
  const Stream stream(seed, 0, "extreme", Purpose::outage);
  for (const Distribution& d :
       {Distribution{Kind::gamma, 30, 10, 0, {}}, Distribution{Kind::gamma, 30, 0.001, 0, {}},
        Distribution{Kind::lognormal, 30, 10, 0, {}}, Distribution{Kind::weibull, 8, 0.2, 0, {}},
        Distribution{Kind::pert, 0, 0, 1e6, {}}, Distribution{Kind::pert, 0, 1e6, 1e6, {}}})
    for (std::uint32_t i = 0; i < 500; ++i) {
      auto draw = stream.draw(i);
      const double x = sample(d, draw);
      REQUIRE((std::isfinite(x) && x >= 0));
    }
}
