// Values out of text: what is read, and exactly.
#include "scenario/value_text.hpp"

#include "catch.hpp"

using namespace chokepoint;

namespace {

template <class T>
T good(const std::string& text) {
  T value{};
  INFO(text);
  REQUIRE(read_value(text, value) == "");
  return value;
}

template <class T>
std::string bad(const std::string& text) {
  T value{};
  return read_value(text, value);
}

}  // namespace

TEST_CASE("an amount is a number and a word") {
  for (const char* text : {"2.5 t", "2.5t", "  2.5   t ", "2.5\xC2\xA0t", "2.5\xE2\x80\xAFt"}) {
    const auto a = good<Amount>(text);
    CHECK(a.number.digits == 25);
    CHECK(a.number.scale == 1);
    CHECK(a.unit == "t");
  }
  CHECK(good<Amount>("5000 cars").unit == "cars");
  CHECK(good<Amount>("3 \xC2\xB5g").unit == "\xC2\xB5g");
  CHECK(good<Amount>("0 t").number.digits == 0);
  for (const char* text : {"2", "t", "", "2 t t", "2 t2/d", "2 22", "-2 t", "2 %", "2 (t)", "- 2 t"})
    CHECK(bad<Amount>(text) != "");
}

TEST_CASE("a flow is an amount per time") {
  const auto year = good<Flow>("270000 t/y");
  CHECK(year.number.digits == 270000);
  CHECK(year.per == Duration{365 * 86400});
  CHECK_FALSE(year.per_working_day);
  const auto desk = good<Flow>("8 applications / working day");
  CHECK(desk.unit == "applications");
  CHECK(desk.per_working_day);
  CHECK(desk.per == day);
  // expected: seconds of each unit of time
  CHECK(good<Flow>("1 t/s").per.seconds == 1);
  CHECK(good<Flow>("1 t/min").per.seconds == 60);
  CHECK(good<Flow>("1 t/h").per.seconds == 3600);
  CHECK(good<Flow>("1 t/w").per.seconds == 604800);
  for (const char* text : {"1 t", "1 /d", "1 t/", "1 t/d/d", "1 t/month", "1 t/days", "1 t per d", "1 %/d"})
    CHECK(bad<Flow>(text) != "");
}

TEST_CASE("a span is a length of time, to the second") {
  CHECK(good<Span>("30 d").value.seconds == 30 * 86400);
  CHECK(good<Span>("12 h").value.seconds == 43200);
  CHECK(good<Span>("6 w").value.seconds == 6 * 604800);
  CHECK(good<Span>("90 min").value.seconds == 5400);
  CHECK(good<Span>("45s").value.seconds == 45);
  CHECK(good<Span>("0.5 d").value.seconds == 43200);
  CHECK(good<Span>("0 d").given());
  for (const char* text : {"30", "d", "1 m", "1 y", "-1 d", "0.1 s", "3 working days", "365001 d", "999999999999999 w"})
    CHECK(bad<Span>(text) != "");
}

TEST_CASE("a percentage is exact") {
  CHECK(good<Percent>("22 %").value.ppb == 220'000'000);
  CHECK(good<Percent>("0.1%").value.ppb == 1'000'000);
  CHECK(good<Percent>("-5 %").value.ppb == -50'000'000);
  // expected: 0.22 as a share is 22 %; 95 can only have meant 95 %
  CHECK(bad<Percent>("0.22") == "a percentage is due: write '22 %'");
  CHECK(bad<Percent>("0.075") == "a percentage is due: write '7.5 %'");
  CHECK(bad<Percent>("95") == "a percentage is due: write '95 %'");
  CHECK(bad<Percent>("22 percent") == "write '22 %'");
  CHECK(bad<Percent>("99999999999999 %") != "");
}

TEST_CASE("the bounds of a percentage belong to its field") {
  const Share minus{-100'000'000}, twice{2'000'000'000};
  CHECK(check_bounds(whole, Bounds::share) == "");
  CHECK(check_bounds(twice, Bounds::share) != "");
  CHECK(check_bounds(minus, Bounds::share) != "");
  CHECK(check_bounds(twice, Bounds::factor) == "");
  CHECK(check_bounds(minus, Bounds::factor) != "");
  CHECK(check_bounds(minus, Bounds::change) == "");
  CHECK(check_bounds(Share{-1'000'000'001}, Bounds::change) != "");
}

TEST_CASE("a portion is a percentage or an amount") {
  CHECK(good<Portion>("28 %").share.value.ppb == 280'000'000);
  CHECK(good<Portion>("12 g").amount.unit == "g");
  CHECK_FALSE(good<Portion>("12 g").share.set);
  CHECK(bad<Portion>("0.28") != "");
}

TEST_CASE("moments, whole numbers, flags and words are read strictly") {
  // expected: 2025-04-04 is day 20182 since 1970-01-01 (date -u -d 2025-04-04 +%s = 1743724800)
  CHECK(good<Moment>("2025-04-04").value.seconds == 1'743'724'800);
  CHECK(good<Moment>("2025-04-04 09:30").value.seconds == 1'743'724'800 + 9 * 3600 + 30 * 60);
  CHECK(bad<Moment>("2025-4-4") != "");
  CHECK(good<MomentOrNever>("never").value == never);
  CHECK(good<MomentOrNever>("2025-04-04").value.seconds == 1'743'724'800);
  CHECK(bad<MomentOrNever>("Never") != "");
  CHECK(bad<Moment>("2025-04") != "");
  CHECK(good<Whole>("12").value == 12);
  for (const char* text : {"1.5", "-1", "1e3", "012", "1_000", "1,000", "12:30", "nan", "0.0001", "x", ""})
    CHECK(bad<Whole>(text) != "");
  CHECK(good<Flag>("true").value);
  CHECK_FALSE(good<Flag>("false").value);
  for (const char* text : {"yes", "no", "on", "off", "True", "1", "", "maybe"}) CHECK(bad<Flag>(text) != "");
  CHECK(good<Word>("hill-mine").text == "hill-mine");
  CHECK(bad<Word>("  ") != "");
}

TEST_CASE("a delay is a length or a distribution") {
  using Kind = Distribution::Kind;
  CHECK(good<Delay>("35 d").days == Distribution{Kind::constant, 35, 0, 0, {}});
  CHECK(good<Delay>("12 h").days.a == 0.5);
  CHECK(good<Delay>("45 working days").working);
  CHECK(good<Delay>("1 working day").days.a == 1);
  CHECK(good<Delay>("uniform(20 d, 40 d)").days == Distribution{Kind::uniform, 20, 40, 0, {}});
  CHECK(good<Delay>("triangular(30 d, 35 d, 46 d)").days == Distribution{Kind::triangular, 30, 35, 46, {}});
  CHECK(good<Delay>("exponential(3 d)").days == Distribution{Kind::exponential, 3, 0, 0, {}});
  CHECK(good<Delay>("gamma(30 d, cv 0.5)").days == Distribution{Kind::gamma, 30, 0.5, 0, {}});
  CHECK(good<Delay>("lognormal(30 d, cv 0.6)").days == Distribution{Kind::lognormal, 30, 0.6, 0, {}});
  CHECK(good<Delay>("weibull(4 w, shape 2)").days == Distribution{Kind::weibull, 28, 2, 0, {}});
  CHECK(good<Delay>("pert(20 d, 30 d, 60 d)").days == Distribution{Kind::pert, 20, 30, 60, {}});
  CHECK(good<Delay>("empirical(3 d,4 d,9 d)").days == Distribution{Kind::empirical, 0, 0, 0, {3, 4, 9}});
  const auto working = good<Delay>("triangular( 30 working days, 35 working days, 45 working days )");
  CHECK(working.working);
  CHECK(working.days.c == 45);
  for (const char* text :
       {"", "35", "d", "uniform", "uniform()", "uniform(1 d, 2 d, 3 d)", "uniform(1 d,, 2 d)", "gamma(3 d)",
        "gamma(3 d, shape 2)", "gamma(3 d, cv nan)", "gamma(3 d, cv)", "weibull(0 d, shape 2)", "pert(5 d, 5 d, 5 d)",
        "(3 d)", "uniform(1 d, 2 d", "uniform(1 d, 2 d))"})
    CHECK(bad<Delay>(text) != "");
}

TEST_CASE("a size is an amount, or a distribution of amounts in one unit") {
  using Kind = Distribution::Kind;
  const auto fixed = good<Size>("120 cars");
  CHECK_FALSE(fixed.drawn);
  CHECK(fixed.fixed.number.digits == 120);
  CHECK(fixed.unit == "cars");
  const auto poisson = good<Size>("poisson(5 cars)");
  CHECK(poisson.drawn);
  CHECK(poisson.unit == "cars");
  CHECK(poisson.amounts == Distribution{Kind::poisson, 5, 0, 0, {}});
  CHECK(good<Size>("normal(50 t, sd 8 t)").amounts == Distribution{Kind::normal, 50, 8, 0, {}});
  // expected: sd = 0.25 x 50
  CHECK(good<Size>("normal(50 t, cv 0.25)").amounts == Distribution{Kind::normal, 50, 12.5, 0, {}});
  CHECK(good<Size>("uniform(1 t, 3 t)").amounts == Distribution{Kind::uniform, 1, 3, 0, {}});
  CHECK(good<Size>("empirical(1 car, 2 cars, 2 cars)").amounts == Distribution{Kind::empirical, 0, 0, 0, {1, 2, 2}});
  for (const char* text :
       {"", "5", "cars", "poisson", "poisson()", "poisson(5)", "poisson(0 cars)", "normal(50 t)", "normal(50 t, 8 t)",
        "normal(50 t, sd 8 kg)", "normal(50 t, sd 0 t)", "uniform(1 t, 3 kg)", "uniform(3 t, 1 t)", "empirical()",
        "gauss(5 t, cv 1)", "poisson(5 cars", "gamma(5 t, cv 0)"})
    CHECK(bad<Size>(text) != "");
}

TEST_CASE("a variation is Poisson or a factor of mean one") {
  using Kind = Distribution::Kind;
  CHECK(good<Variation>("poisson").counts);
  CHECK(good<Variation>("normal(cv 0.2)").factor == Distribution{Kind::normal, 1, 0.2, 0, {}});
  CHECK(good<Variation>("lognormal(cv 0.5)").factor == Distribution{Kind::lognormal, 1, 0.5, 0, {}});
  for (const char* text : {"", "normal", "normal()", "normal(0.2)", "normal(5 t, cv 0.2)", "uniform(1 t, 2 t)", "20 %"})
    CHECK(bad<Variation>(text) != "");
}

TEST_CASE("ids are short words without dots") {
  for (const char* id : {"hill-mine", "01", "2025-04", "A_b", "_x", "NO"}) CHECK(check_id(id) == "");
  for (const char* id : {"", "-x", "a.b", "a b", "a/b", "\xC3\xA4"}) CHECK(check_id(id) != "");
  CHECK(check_id(std::string(64, 'x')) == "");
  CHECK(check_id(std::string(65, 'x')) != "");
}
