// Numbers and lists as people read them: few digits, thousands separated, units at hand.
#pragma once
#include <string>
#include <vector>

#include "chokepoint/network/network.hpp"

namespace chokepoint {

/// Three to four significant digits: "0.125", "12.5", "50,000", "123 k", "1.825 M", "4.944e14". Never "-0".
std::string people_number(double value);
/// Two significant digits: a half width says no more.
double two_digits(double value);
/// " ± 3.2", or nothing where there is no interval.
std::string plus_minus(double half_width);
/// With its unit: "12.5 t", "270 kt", "50,000 cars", "1.825 M cars".
std::string people_amount(double value, const std::string& unit);
/// "12 %", "0.4 %", "<0.1 %"
std::string people_percent(double share);
/// "10 days", "1 day", "98.5 days"
std::string people_days(double days);
/// "a, b and c"
std::string people_list(const std::vector<std::string>& words);
/// Shortest decimal text that reads back as the same number; "" for nan and infinities.
std::string exact_number(double value);
/// Breaks lines at blanks so that none is wider than `columns` characters; `indent` blanks before all but the first.
std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent = 0);
/// How many columns UTF-8 text takes, wide characters not counted double.
std::size_t width_of(const std::string& text);

}  // namespace chokepoint
