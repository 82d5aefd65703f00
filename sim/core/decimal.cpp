// Reading and scaling decimal numbers in whole-number arithmetic.
#include "chokepoint/core/decimal.hpp"

#include <algorithm>
#include <array>

namespace chokepoint {
namespace {

constexpr int longest = 15;

constexpr std::array<std::int64_t, longest + 1> powers_of_ten() {
  std::array<std::int64_t, longest + 1> powers{};
  std::int64_t power = 1;
  for (auto& p : powers) {
    p = power;
    power *= 10;
  }
  return powers;
}
constexpr auto ten_to = powers_of_ten();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the run of digits that `text` begins with.
std::size_t digits_in_front(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

/// `text` without its sign as what stands before and after the point.
struct Parts {
  std::string_view whole_part, fraction;
  const char* fault = nullptr;
};

Parts parts_of(std::string_view text) {
  Parts p;
  if (!text.empty() && text.front() == '+') return {{}, {}, "write it without the sign +"};
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  p.whole_part = text.substr(0, digits_in_front(text));
  text.remove_prefix(p.whole_part.size());
  const bool point = !text.empty() && text.front() == '.';
  if (point) {
    text.remove_prefix(1);
    p.fraction = text.substr(0, digits_in_front(text));
    text.remove_prefix(p.fraction.size());
  }
  if (p.whole_part.empty() && !p.fraction.empty() && text.empty())
    p.fault = "write a digit before the point, as in 0.5";
  else if (p.whole_part.empty() || !text.empty())
    p.fault = "write a plain decimal number, as in 1250 or 0.725";
  else if (point && p.fraction.empty())
    p.fault = "write a digit after the point, or no point";
  else if (p.whole_part.size() > 1 && p.whole_part.front() == '0')
    p.fault = "write it without leading zeros";
  return p;
}

const char* too_long(const Parts& p) {
  if (p.fraction.size() > longest) return "write at most 15 digits after the point";
  std::size_t leading = 0;
  if (p.whole_part == "0") {
    leading = 1;
    while (leading <= p.fraction.size() && p.fraction[leading - 1] == '0') ++leading;
  }
  const auto significant =
      p.whole_part.size() + p.fraction.size() - std::min(leading, p.whole_part.size() + p.fraction.size());
  return significant > longest ? "write at most 15 significant digits" : nullptr;
}

}  // namespace

const char* decimal_fault(std::string_view text) {
  const Parts p = parts_of(text);
  return p.fault ? p.fault : too_long(p);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const Parts p = parts_of(text);
  if (p.fault || too_long(p)) return {};
  Decimal d;
  for (const char c : p.whole_part) d.digits = d.digits * 10 + (c - '0');
  for (const char c : p.fraction) d.digits = d.digits * 10 + (c - '0');
  d.scale = static_cast<int>(p.fraction.size());
  if (text.front() == '-') d.digits = -d.digits;
  return d;
}

std::optional<std::int64_t> scaled(const Decimal& d, std::int64_t per_unit) {
  const Wide product = Wide{d.digits} * per_unit, unit = ten_to[static_cast<std::size_t>(d.scale)];
  const Wide size = product < 0 ? -product : product;
  const Wide rounded = (2 * size + unit) / (2 * unit);
  if (rounded > INT64_MAX) return {};
  return static_cast<std::int64_t>(product < 0 ? -rounded : rounded);
}

double as_double(const Decimal& d) {
  // Both are exact in binary (below 2^53), so the one division rounds correctly.
  return static_cast<double>(d.digits) / static_cast<double>(ten_to[static_cast<std::size_t>(d.scale)]);
}

std::string to_text(const Decimal& d) {
  std::string digits = std::to_string(d.digits < 0 ? -d.digits : d.digits);
  const auto scale = static_cast<std::size_t>(d.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) {
    digits.insert(digits.size() - scale, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return d.digits < 0 ? "-" + digits : digits;
}

}  // namespace chokepoint
