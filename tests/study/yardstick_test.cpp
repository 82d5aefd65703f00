// Numbers by their names, on the scenario that a pencil can check.
#include "chokepoint/study/yardstick.hpp"

#include "catch.hpp"
#include "study/cases.hpp"

using namespace chokepoint;

namespace {

double value(const Network& n, const std::string& text) {
  const auto read = read_yardstick(n, text);
  INFO(text << ": " << read.wrong);
  REQUIRE(read.yardstick.has_value());
  const auto got = read.yardstick->of(run_once(n, {}));
  REQUIRE(got.has_value());
  return *got;
}

std::string wrong(const Network& n, const std::string& text) { return read_yardstick(n, text).wrong; }

/// The magnet works sells from stock too: end users that count in tonnes and in cars.
Network two_users() { return cases::network("minimal.yaml", {"sites.magnet-works.sells={magnet: 1 t/d}"}); }

}  // namespace

TEST_CASE("a yardstick is a figure of one end user, in its unit") {
  const auto n = cases::network("minimal.yaml");
  CHECK(value(n, "stop_days of car-plant") == 10);        // by hand: 60 days closed, 50 on the shelves
  CHECK(value(n, "first_stop_day of car-plant") == 157);  // 1 January to 7 June
  CHECK(value(n, "unmet of car-plant") == 50'000);
  CHECK(value(n, "unmet_days") == Approx(10));  // 50,000 of 5,000 a day
  CHECK(read_yardstick(n, "unmet").yardstick->unit == "cars");
  CHECK(read_yardstick(n, "fill_rate").yardstick->more_is_better);
  CHECK_FALSE(read_yardstick(n, "unmet").yardstick->more_is_better);
}

TEST_CASE("of several end users moments are the first, shares and days the mean, all else the sum") {
  const auto n = two_users();
  // By hand: the works is short from 18 April, the plant from 7 June; each in days of its own demand.
  CHECK(value(n, "first_shortage_day") == value(n, "first_shortage_day of magnet-works"));
  CHECK(value(n, "first_shortage_day") == 107);
  const double works = value(n, "unmet_days of magnet-works"), plant = value(n, "unmet_days of car-plant");
  CHECK(value(n, "unmet_days") == Approx((works + plant) / 2));
  CHECK(value(n, "stop_days") == value(n, "stop_days of car-plant"));
}

TEST_CASE("a moment that does not come is the end of the run") {
  const auto n = cases::network("minimal.yaml", {"events.closure.lasts=30 d"});
  CHECK(value(n, "first_stop_day") == 365);  // until the turn of the year
}

TEST_CASE("what cannot be meant is refused with what would be right") {
  const auto n = two_users();
  CHECK(wrong(n, "stop_day").find("did you mean 'stop_days'") != std::string::npos);
  CHECK(wrong(n, "stop_days of car-plan").find("did you mean 'car-plant'") != std::string::npos);
  CHECK(wrong(n, "unmet").find("count in t and in cars") != std::string::npos);
  CHECK(wrong(n, "delay_p90_days").find("of one end user") != std::string::npos);
  CHECK(wrong(n, "cost").find("needs accounts") != std::string::npos);
  CHECK(wrong(n, "cost of car-plant").find("of the whole network") != std::string::npos);
}
