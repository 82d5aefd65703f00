// Money, prices and bare numbers out of text.
#include <algorithm>

#include "value_text.hpp"

namespace chokepoint {
namespace {

std::string quote(std::string_view text) { return "'" + std::string(text) + "'"; }

bool is_currency(const std::string& word) {
  return word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string check_currency(const std::string& number, const std::string& word, const std::string& rest) {
  if (word.empty()) return "a currency is needed: write '" + number + " USD" + rest + "'";
  if (is_currency(word)) return "";
  return quote(word) + " is no currency; write three capital letters, as in '" + number + " USD" + rest + "'";
}

}  // namespace

std::string read_value(std::string_view text, Money& out) {
  Measure m;
  if (auto wrong = read_measure(text, "250 USD", m); !wrong.empty()) return wrong;
  const auto number = to_text(m.number);
  if (m.unit.find('/') != std::string::npos)
    return "a price stands where money is due; write '" + number + " " + split_at(m.unit, '/')[0] + "'";
  if (auto wrong = check_currency(number, m.unit, ""); !wrong.empty()) return wrong;
  out.number = m.number;
  out.currency = m.unit;
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Price& out) {
  Measure m;
  if (auto wrong = read_measure(text, "250 USD/kg", m); !wrong.empty()) return wrong;
  const auto number = to_text(m.number);
  const auto parts = split_at(m.unit, '/');
  if (auto wrong = check_currency(number, parts[0], "/kg"); !wrong.empty()) return wrong;
  if (parts.size() < 2 || parts[1].empty())
    return "for how much? write '" + number + " " + parts[0] + "/kg', or another unit of the good";
  if (parts[1].find(' ') != std::string::npos || unit_of_time(parts[1]).seconds != 0)
    return quote(parts[1]) + " is no unit of a good; write '" + number + " " + parts[0] + "/kg'";
  if (parts.size() > 2) out.per = unit_of_time(parts[2]);
  if (parts.size() > 3 || (parts.size() == 3 && out.per.seconds == 0))
    return "behind the unit stands a time (s, min, h, d, w, y) or nothing; write '" + number + " " + parts[0] + "/" +
           parts[1] + "/d'";
  out.number = m.number;
  out.currency = parts[0];
  out.unit = parts[1];
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Number& out) {
  if (auto wrong = read_number(text, out.value); !wrong.empty()) return wrong;
  out.set = true;
  return "";
}

}  // namespace chokepoint
