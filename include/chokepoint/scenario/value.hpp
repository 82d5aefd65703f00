// The values that can stand in a scenario file, each with the spot where its author wrote it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chokepoint/core/decimal.hpp"
#include "chokepoint/core/diagnostic.hpp"
#include "chokepoint/core/quantity.hpp"
#include "chokepoint/core/random.hpp"
#include "chokepoint/core/time.hpp"

namespace chokepoint {

/// An id or a free word. Ids: letters, digits, '-', '_', not starting with '-'; no dots (dots join paths).
struct Word {
  std::string text;
  Spot spot;
  bool given() const { return !text.empty(); }
};

/// "2 t", "5000 cars", "2 kg". The unit is checked against the good when the network is compiled.
/// An empty unit with digits 1 means "one unit of the good" (a lone id in a table of amounts).
struct Amount {
  Decimal number;
  std::string unit;
  Spot spot;
  bool given() const { return spot.line != 0 || !unit.empty() || number.digits != 0; }
};

/// "270000 t/y", "12 t/d", "8 applications/working day": an amount in every `per` (s, min, h, d, w, y).
struct Flow {
  Decimal number;
  std::string unit;
  Duration per{};
  bool per_working_day = false;
  Spot spot;
  bool given() const { return per.seconds != 0; }
};

/// "30 d", "12 h", "6 w", "90 min", "45 s". No months, no years: their length varies.
struct Span {
  Duration value{};
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// "22 %". Read exactly.
struct Percent {
  Share value{};
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// "250 USD": the currency is a word of capital letters.
struct Money {
  Decimal number;
  std::string currency;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// "250 USD/kg", "0.2 USD/piece/d", "10 USD/order": money for each `unit`, and for each `per` where it accrues with
/// time.
struct Price {
  Decimal number;
  std::string currency, unit;
  Duration per{};
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// A bare decimal where no unit belongs ("exponent: 0.8").
struct Number {
  Decimal value;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// A latitude or a longitude in degrees, north and east positive ("40.65"); it says where a site is drawn and moves no
/// result, so it is no figure that needs a source.
struct Degrees {
  Decimal number;
  Spot spot;
};

/// A date or a date with a time.
struct Moment {
  Time value{};
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// A date, or `never`.
struct MomentOrNever {
  Time value = never;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// A bare whole number where no unit belongs ("priority: 2").
struct Whole {
  std::int64_t value = 0;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// "yes/no" as YAML's true and false.
struct Flag {
  bool value = false;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// How long something takes: "35 d", "45 working days", "uniform(20 d, 40 d)", "triangular(30 d, 35 d, 46 d)",
/// "exponential(3 d)", "gamma(30 d, cv 0.5)", "lognormal(30 d, cv 0.6)", "weibull(30 d, shape 2)", "pert(20 d, 30 d, 60
/// d)", "empirical(3 d, 4 d, 9 d)"; every form also in working days. The distribution is in days (working days if
/// `working`).
struct Delay {
  Distribution days;
  bool working = false;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// How much one demand is: "120 cars", the same each time, or drawn for each: "poisson(5 cars)", "normal(50 t, sd 8
/// t)", "empirical(1 car, 2 cars, 2 cars, 4 cars)". The distribution is in `unit`, the unit of all of its amounts.
struct Size {
  Distribution amounts;
  Amount fixed;  ///< what is written, if nothing is drawn
  std::string unit;
  bool drawn = false;
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// How what an interval asks at a rate departs from it: "poisson", or "normal(cv 0.2)" and the like, a factor of mean
/// one.
struct Variation {
  Distribution factor;
  bool counts = false;  ///< Poisson: a whole number of units whose mean is the interval's flow
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// A map from ids to T, in the author's order.
template <class T>
struct Named {
  Word id;
  T value;
};
template <class T>
using Table = std::vector<Named<T>>;

/// A list whose emptiness says something: `[]` is not the same as an absent key.
template <class T>
struct GivenList : std::vector<T> {
  bool set = false;
  bool given() const { return set; }
};

/// A word out of a closed list; `E` has a function `words(E)` giving its vocabulary.
template <class E>
struct Choice {
  E value{};
  Spot spot;
  bool set = false;
  bool given() const { return set; }
};

/// One word of a closed vocabulary, with what it means.
struct Vocable {
  const char* word;
  const char* doc;
};

}  // namespace chokepoint
