// Amounts and rates from decimals and unit words to whole smallest units, exactly.
#include <algorithm>
#include <array>
#include <cmath>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

struct MassWord {
  std::string_view word;
  std::int64_t grams;
};
constexpr std::array<MassWord, 5> masses{
    {{"g", 1}, {"kg", 1'000}, {"t", 1'000'000}, {"kt", 1'000'000'000}, {"Mt", 1'000'000'000'000}}};

/// Words that people write for a mass, in small letters. Those that are none here would count pieces in silence.
constexpr std::array<std::string_view, 21> meant_as_masses{
    "g",   "kg",   "t",     "kt",     "mt",        "mg",         "kgs", "gram", "grams", "kilogram",   "kilograms",
    "ton", "tons", "tonne", "tonnes", "kilotonne", "kilotonnes", "lb",  "lbs",  "oz",    "metric tons"};

/// "car" and "cars" are the same word.
std::string_view stem(std::string_view word) {
  return word.size() > 1 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
}

/// Smallest units of the good in one `unit`; empty if the unit does not fit.
std::optional<std::int64_t> per_unit(std::string_view unit, const Good& good) {
  if (unit.empty()) return good.per_unit;
  if (good.mass) return grams_in(unit);
  if (stem(unit) == stem(good.unit)) return good.per_unit;
  return {};
}

std::string wrong_unit(const std::string& unit, const Good& good) {
  const std::string text = quoted(unit) + " is no unit of " + quoted(good.name);
  if (good.mass) return text + ", which is a mass: write t, kt, Mt, kg or g";
  return text + ", which is counted in " + good.unit + ": write " + quoted("1 " + good.unit);
}

std::int64_t ten_to(int n) {
  std::int64_t power = 1;
  for (; n > 0; --n) power *= 10;
  return power;
}

bool fits(Wide x) { return x < Wide{1} << 60; }

/// No single amount is more than `unlimited`, and what flows in a whole run can be summed up.
constexpr const char* too_much = "too large an amount; the most is 10^9 t, or 10^12 pieces";
constexpr Wide most_in_a_run = Wide{1} << 58;

bool can_be_summed(const Compiling& c, Wide amount, Wide per) {
  const auto in_time = [&](Duration t) { return amount * t.seconds / per; };
  return in_time(c.net.lot) < unlimited.units && in_time(c.net.until - c.net.start()) < most_in_a_run;
}

double mean_days(const Delay& delay) { return mean_of(delay.days) * (delay.working ? 1.4 : 1.0); }

/// Nothing in a supply chain takes more than 100 years; neither does what is not a number.
bool sensible(double days) { return days <= 36'525; }

}  // namespace

std::optional<std::int64_t> grams_in(std::string_view unit) {
  for (const auto& m : masses)
    if (m.word == unit) return m.grams;
  return {};
}

bool is_meant_as_mass(std::string_view unit) {
  const auto word = small_letters(unit);
  return std::find(meant_as_masses.begin(), meant_as_masses.end(), word) != meant_as_masses.end();
}

std::optional<Exact> exact_amount(Compiling& c, const Amount& amount, const Good& good, const std::string& path) {
  if (amount.unit.empty() && (amount.number.digits != 1 || amount.number.scale != 0)) {
    c.error(amount.spot, path,
            "a bare number; write the unit, as in " + quoted(to_text(amount.number) + " " + good.unit));
    return {};
  }
  const auto unit = per_unit(amount.unit, good);
  if (!unit) {
    c.error(amount.spot, path, wrong_unit(amount.unit, good));
    return {};
  }
  if (amount.number.digits < 0) {
    c.error(amount.spot, path, "an amount must not be negative");
    return {};
  }
  if (Wide{amount.number.digits} * *unit / ten_to(amount.number.scale) >= unlimited.units) {
    c.error(amount.spot, path, too_much);
    return {};
  }
  return Exact{amount.number.digits, *unit, amount.number.scale};
}

std::optional<Quantity> quantity_of(Compiling& c, const Amount& amount, const Good& good, const std::string& path) {
  const auto exact = exact_amount(c, amount, good, path);
  if (!exact) return {};
  const Wide product = Wide{exact->digits} * exact->per_unit;
  const Wide one = ten_to(exact->scale);
  if (product % one != 0) {
    c.error(amount.spot, path,
            good.mass ? "finer than one gram, the smallest amount of a mass"
                      : "finer than one thousandth, the smallest part of a piece");
    return {};
  }
  return Quantity{static_cast<std::int64_t>(product / one)};
}

std::optional<Rate> rate_of(Compiling& c, const Flow& flow, const Good& good, const std::string& path,
                            bool working_days) {
  if (flow.per_working_day && !working_days) {
    c.error(flow.spot, path, "a capacity is per day, hour or year, not per working day");
    return {};
  }
  const auto exact = exact_amount(c, {flow.number, flow.unit, flow.spot}, good, path);
  if (!exact) return {};
  // Digits below the smallest unit are kept by stretching the time: 0.5 g in a day is 5 g in ten.
  Wide amount = Wide{exact->digits} * exact->per_unit, per = flow.per.seconds;
  for (int s = exact->scale; s > 0; --s) {
    if (amount % 10 == 0)
      amount /= 10;
    else
      per *= 10;
  }
  if (!fits(amount) || !fits(per * 4)) {
    c.error(flow.spot, path, "too many digits for a rate");
    return {};
  }
  if (!can_be_summed(c, amount, per)) {
    c.error(flow.spot, path,
            "too large a rate: more than 10^9 t or 10^12 pieces would flow in one lot interval, or 10^11 t "
            "or 10^14 pieces in the whole run");
    return {};
  }
  return Rate{{static_cast<std::int64_t>(amount)}, {static_cast<std::int64_t>(per)}};
}

Duration mean_duration(const Delay& delay) {
  const double days = mean_days(delay);
  if (!sensible(days)) return {};  // check_delay() has reported it, or will
  return {static_cast<std::int64_t>(std::llround(days * 86'400.0))};
}

void check_delay(Compiling& c, const Delay& delay, const std::string& path) {
  const double days = mean_days(delay);
  if (!std::isfinite(days))
    c.error(delay.spot, path, "this distribution has no finite mean");
  else if (!sensible(days))
    c.error(delay.spot, path, "longer than 100 years on average");
}

std::string percent_text(std::int64_t ppb) { return to_text(Decimal{ppb, 7}) + " %"; }

}  // namespace chokepoint
