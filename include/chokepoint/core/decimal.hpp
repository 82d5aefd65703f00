// Decimal numbers as written, without a detour over binary fractions.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chokepoint/core/quantity.hpp"

namespace chokepoint {

/// digits x 10^-scale, exactly: "0.725" is 725 and 3.
struct Decimal {
  std::int64_t digits = 0;
  int scale = 0;  ///< 0..15
};

/// Reads a plain decimal: optional minus, digits, optional point and digits; at most 15 significant digits and 15 after
/// the point, no plus, no exponent, no thousands separators, no leading zero before another digit (octal-looking), no
/// nan or inf. Empty otherwise.
std::optional<Decimal> parse_decimal(std::string_view text);
/// Why parse_decimal() refuses `text`, as advice for a message ("write a digit before the point, as in 0.5");
/// null when it does not.
const char* decimal_fault(std::string_view text);
/// `d` in units of 1/`per_unit`, rounded to nearest (half away from zero); empty on overflow of 64 bits.
std::optional<std::int64_t> scaled(const Decimal& d, std::int64_t per_unit);
double as_double(const Decimal& d);
/// Shortest text that reads back as the same number: "0.725".
std::string to_text(const Decimal& d);

}  // namespace chokepoint
