// Rounding for people; exact text for machines.
#include "chokepoint/report/wording.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace chokepoint {
namespace {

std::string printed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string s = text;
  if (s.find('.') != std::string::npos) {
    while (s.back() == '0') s.pop_back();
    if (s.back() == '.') s.pop_back();
  }
  return s == "-0" ? "0" : s;
}

std::string with_commas(double value) {
  std::string s = printed(value, 0);
  const std::size_t sign = s[0] == '-' ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(s.size()) - 3; at > static_cast<std::ptrdiff_t>(sign); at -= 3)
    s.insert(static_cast<std::size_t>(at), ",");
  return s;
}

/// "4.944e14"
std::string scientific(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.3e", value);
  const std::string s = text;
  const auto e = s.find('e');
  std::string digits = s.substr(0, e);
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits + "e" + std::to_string(std::atoi(s.c_str() + e + 1));
}

/// As many decimals as give `digits` significant ones.
int decimals_for(double value, int digits) {
  const double size = std::fabs(value);
  if (size < 1e-9) return 0;
  const int before = static_cast<int>(std::floor(std::log10(size))) + 1;
  return std::max(0, std::min(9, digits - before));
}

}  // namespace

std::string people_number(double value) {
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return "-";
  if (size < 1000) return printed(value, decimals_for(value, 3));
  if (size < 99'999.5) return with_commas(value);
  if (size < 999'500) return printed(value / 1e3, decimals_for(value / 1e3, 4)) + " k";
  if (size < 999.5e6) return printed(value / 1e6, decimals_for(value / 1e6, 4)) + " M";
  if (size < 999.5e9) return printed(value / 1e9, decimals_for(value / 1e9, 4)) + " G";
  return scientific(value);
}

double two_digits(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double scale = std::pow(10, 1 - std::floor(std::log10(std::fabs(value))));
  return std::round(value * scale) / scale;
}

std::string plus_minus(double half_width) {
  return half_width > 0 ? " ± " + people_number(two_digits(half_width)) : "";
}

std::string people_amount(double value, const std::string& unit) {
  const double size = std::fabs(value);
  if (unit == "t" && size >= 99'999.5 && size < 999.5e9) return people_number(value / 1e3) + " kt";
  return people_number(value) + (unit.empty() ? "" : " " + unit);
}

std::string people_percent(double share) {
  const double percent = share * 100;
  if (percent != 0 && std::fabs(percent) < 0.1) return percent > 0 ? "<0.1 %" : ">-0.1 %";
  return printed(percent, std::fabs(percent) < 10 ? 1 : 0) + " %";
}

std::string people_days(double days) {
  const std::string number = std::fabs(days) < 1000 ? printed(days, 1) : people_number(days);
  return number + (number == "1" ? " day" : " days");
}

std::string people_list(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string exact_number(double value) {
  if (!std::isfinite(value)) return "";
  if (value == 0) return "0";
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

std::size_t width_of(const std::string& text) {
  std::size_t width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return width;
}

std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto end = text.find(' ', at);
    if (end == std::string::npos) end = text.size();
    const std::string word = text.substr(at, end - at);
    if (used > 0 && used + 1 + width_of(word) > columns) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width_of(word);
    at = end + 1;
  }
  return out;
}

}  // namespace chokepoint
