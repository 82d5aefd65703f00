// Demand at random through scenario texts: Poisson processes, compound sizes, rates that vary.
#include <cmath>

#include "catch.hpp"
#include "engine/story.hpp"

using namespace chokepoint;

namespace {

/// A shop that never runs short, for as long as is asked.
std::string shop(const std::string& sells, const std::string& until = "2030-01-01", const std::string& rest = "") {
  return "title: t\nfrom: 2010-01-01\nuntil: " + until + "\nlot_interval: 1 d\ngoods: {car: cars}\n" +
         "sites: {shop: {sells: {car: " + sells + "}, keeps: {car: {starts_with: 100000000 cars, orders: none}}}}\n" +
         rest;
}

struct Moments {
  double n = 0, mean = 0, variance = 0, lag_one = 0;  ///< lag_one: autocorrelation
};

Moments moments(const std::vector<double>& x) {
  Moments m;
  m.n = static_cast<double>(x.size());
  for (const double v : x) m.mean += v / m.n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    m.variance += (x[i] - m.mean) * (x[i] - m.mean) / m.n;
    if (i > 0) m.lag_one += (x[i] - m.mean) * (x[i - 1] - m.mean) / m.n;
  }
  m.lag_one /= m.variance;
  return m;
}

/// Sizes of all demands, in cars, and the times between them, in days.
std::vector<double> sizes(const Story& s) {
  std::vector<double> all;
  for (const Fact& f : s.facts)
    if (f.kind == FactKind::demanded) all.push_back(static_cast<double>(f.amount.units) / 1000);
  return all;
}
std::vector<double> gaps(const Story& s) {
  std::vector<double> all;
  Time last = s.network.from;
  for (const Fact& f : s.facts)
    if (f.kind == FactKind::demanded) all.push_back(in_days(f.at - last)), last = f.at;
  return all;
}

void check_mean(const Moments& m, double mean) { CHECK(std::abs(m.mean - mean) < 4 * std::sqrt(m.variance / m.n)); }

}  // namespace

TEST_CASE("exponential times between demands make a Poisson process from the start on") {
  // Mean and standard deviation of an exponential time are equal; times are independent. 20 years of 2 a day.
  const Story s(shop("{each: 1 cars, every: exponential(0.5 d)}"));
  const Moments m = moments(gaps(s));
  CAPTURE(s.network.seed, m.n, m.mean, m.variance, m.lag_one);
  CHECK(std::abs(m.n - 2 * 7305) < 4 * std::sqrt(2 * 7305));  // a Poisson number of demands
  check_mean(m, 0.5);
  CHECK(std::abs(m.variance - 0.25) < 4 * std::sqrt(8 * 0.0625 / m.n));  // m4 - sigma^4 = 8 sigma^4
  CHECK(std::abs(m.lag_one) < 4 / std::sqrt(m.n));
  CHECK(s.network.demands[0].every == 12 * hour);  // the mean, for the steady flows
}

TEST_CASE("sizes are drawn for each demand") {
  const auto of = [](const std::string& each) {
    return moments(sizes(Story(shop("{each: \"" + each + "\", every: 1 d}"))));
  };
  const Moments poisson = of("poisson(5 cars)"), normal = of("normal(50 cars, sd 8 cars)"),
                some = of("empirical(1 cars, 2 cars, 2 cars, 4 cars)");
  CAPTURE(poisson.mean, poisson.variance, normal.mean, normal.variance, some.mean, some.variance);
  check_mean(poisson, 5);
  CHECK(std::abs(poisson.variance - 5) < 4 * std::sqrt((5 + 2 * 25) / poisson.n));  // m4 - sigma^4 = mean + 2 mean^2
  check_mean(normal, 50);
  CHECK(std::abs(normal.variance - 64) < 4 * 64 * std::sqrt(2 / normal.n));
  check_mean(some, 2.25);
  CHECK(std::abs(some.variance - 1.1875) < 0.1);  // (1 + 4 + 4 + 16) / 4 - 2.25^2
}

TEST_CASE("a rate that varies keeps its mean") {
  // Poisson lots of 8 cars a day; a factor with a coefficient of variation of 0.2.
  const Moments poisson = moments(sizes(Story(shop("{rate: 8 cars/d, varies: poisson}"))));
  check_mean(poisson, 8);
  CHECK(std::abs(poisson.variance - 8) < 4 * std::sqrt((8 + 2 * 64) / poisson.n));
  const Moments factor = moments(sizes(Story(shop("{rate: 8 cars/d, varies: gamma(cv 0.2)}"))));
  check_mean(factor, 8);
  CHECK(std::abs(std::sqrt(factor.variance) - 1.6) < 0.08);
}

TEST_CASE("departures persist as asked, and the spread stays") {
  // AR(1): autocorrelation 0.5; the variance of the mean is (1 + rho) / (1 - rho) = 3 times that of independent draws.
  const Moments m = moments(sizes(Story(shop("{each: \"normal(100 cars, sd 10 cars)\", every: 1 d, persists: 50 %}"))));
  CAPTURE(m.mean, m.variance, m.lag_one);
  CHECK(std::abs(m.mean - 100) < 4 * std::sqrt(3 * m.variance / m.n));
  CHECK(std::abs(m.lag_one - 0.5) < 4 / std::sqrt(m.n));
  CHECK(std::abs(m.variance - 100) < 4 * 100 * std::sqrt(2 / m.n * 5 / 3));  // (1 + rho^2) / (1 - rho^2) = 5/3
}

TEST_CASE("what changes demand changes sizes, and no draw is shifted by it") {
  const std::string sells = "{each: poisson(6 cars), every: exponential(1 d)}";
  const Story plain(shop(sells, "2020-01-01"));
  const Story half(
      shop(sells, "2020-01-01",
           "events: [{id: e, date: 2012-01-01, until: 2014-01-01, what: demand change, where: shop, to: 50 %}]\n"));
  REQUIRE(plain.times(FactKind::demanded, 0) == half.times(FactKind::demanded, 0));
  const auto in_years = [](const Story& s, const char* from, const char* until) {
    return static_cast<double>(s.sum(FactKind::demanded, 0, from, until)) / 1000;
  };
  CHECK(in_years(plain, "2010-01-01", "2012-01-01") == in_years(half, "2010-01-01", "2012-01-01"));
  CHECK(in_years(plain, "2014-01-01", "2020-01-01") == in_years(half, "2014-01-01", "2020-01-01"));
  // About 731 demands of mean 3: by hand 2193, with a variance of 731 (3 + 9) for a compound Poisson sum.
  const double halved = in_years(half, "2012-01-01", "2014-01-01");
  CHECK(std::abs(halved - 2193) < 4 * std::sqrt(731 * 12));
  for (const double cars : sizes(half)) REQUIRE(cars == std::floor(cars));
}

TEST_CASE("deterministic demand has the means of what it would draw") {
  // By hand: one demand of 5 cars every half day, the first after half a day: 39 in 20 days.
  RunOptions options;
  options.deterministic = true;
  const Story s(shop("{each: poisson(5 cars), every: exponential(0.5 d)}", "2010-01-21"), options);
  CHECK(s.sum(FactKind::demanded, 0) == 39 * 5'000);
  CHECK(s.times(FactKind::demanded, 0).front() == "2010-01-01 12:00");
}

TEST_CASE("replications differ and repeat") {
  const std::string text = shop("{each: poisson(5 cars), every: exponential(0.5 d)}", "2010-02-01");
  const auto run = [&](std::uint32_t replication) {
    RunOptions options;
    options.replication = replication;
    return Story(text, options);
  };
  CHECK(run(1).times(FactKind::demanded, 0) == run(1).times(FactKind::demanded, 0));
  CHECK(run(1).times(FactKind::demanded, 0) != run(2).times(FactKind::demanded, 0));
}

TEST_CASE("demand at random that makes no sense is refused, and it is said what would") {
  const auto trouble = [](const std::string& sells) {
    try {
      network_of(shop(sells));
    } catch (const std::runtime_error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  const auto says = [&](const std::string& sells, const char* part) {
    CAPTURE(sells, trouble(sells));
    CHECK(trouble(sells).find(part) != std::string::npos);
  };
  says("{each: poisson(5 cars)}", "`each` needs `every`");
  says("{each: poisson(5 t), every: 1 d}", "is no unit of 'car'");
  says("{each: 5 cars, every: exponential(3 working days)}", "name a `calendar`");
  says("{each: 5 cars, every: exponential(0.1 s)}", "less than a second between demands");
  says("{each: 5 cars, every: 1 d, varies: poisson}", "only a rate varies");
  says("{each: 5 cars, every: 1 d, persists: 50 %}", "only a random size");
  says("{rate: 5 cars/d, every: 1 d}", "`every` goes with `each`");
  says("{each: poisson(5 cars), every: 1 d, persists: 100 %}", "less than 100 %");
}
