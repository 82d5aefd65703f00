// Amounts, flows, spans, percentages, moments, whole numbers, flags and words out of text.
#include "value_text.hpp"

#include <algorithm>
#include <cctype>

#include "chokepoint/core/civil.hpp"

namespace chokepoint {
namespace {

std::string quote(std::string_view text) { return "'" + std::string(text) + "'"; }

/// A unit is one word; what else stands there was meant for another kind of value.
std::string check_unit(const std::string& number, const std::string& unit) {
  if (unit.empty()) return "a unit is needed: write it behind the number, as in '" + number + " t'";
  if (unit.find('%') != std::string::npos)
    return "a percentage stands where an amount is due; write it with its unit, as in '" + number + " t'";
  if (unit.find('/') != std::string::npos)
    return "a rate stands where an amount is due; write '" + number + " " + tidy(unit.substr(0, unit.find('/'))) + "'";
  if (unit.find(' ') != std::string::npos)
    return quote(unit) + " is no unit; a unit is one word, as in '" + number + " t'";
  const auto bad = std::find_if(unit.begin(), unit.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && std::isalnum(byte) == 0 && c != '-' && c != '_';
  });
  if (bad != unit.end() || std::isdigit(static_cast<unsigned char>(unit[0])) != 0)
    return quote(unit) + " is no unit; a unit is one word, as in '" + number + " t'";
  return "";
}

/// The divisor of a flow. Long words are refused with the short one, months because they differ in length.
std::string read_per(const std::string& number, const std::string& unit, const std::string& per, Flow& out) {
  out.per_working_day = per == "working day";
  out.per = out.per_working_day ? day : unit_of_time(per);
  if (out.per.seconds != 0) return "";
  const auto head = number + " " + unit + "/";
  struct Slip {
    const char *word, *right;
  };
  static constexpr Slip slips[] = {{"day", "d"},      {"days", "d"},   {"year", "y"}, {"a", "y"},
                                   {"yr", "y"},       {"week", "w"},   {"hour", "h"}, {"hr", "h"},
                                   {"minute", "min"}, {"second", "s"}, {"sec", "s"},  {"working days", "working day"}};
  for (const auto& slip : slips)
    if (per == slip.word) return quote("/" + per) + " is no unit of time; write '" + head + slip.right + "'";
  if (per == "month" || per == "mo" || per == "m")
    return quote("/" + per) + ": months differ in length; write a rate per day, week or year, as in '" + head + "y'";
  return quote("/" + per) + " is no unit of time; write one of /s, /min, /h, /d, /w, /y, /working day, as in '" + head +
         "d'";
}

}  // namespace

std::string read_value(std::string_view text, Amount& out) {
  Measure m;
  if (auto wrong = read_measure(text, "12 t", m); !wrong.empty()) return wrong;
  if (auto wrong = check_unit(to_text(m.number), m.unit); !wrong.empty()) return wrong;
  out.number = m.number;
  out.unit = m.unit;
  return "";
}

std::string read_value(std::string_view text, Flow& out) {
  Measure m;
  if (auto wrong = read_measure(text, "12 t/d", m); !wrong.empty()) return wrong;
  const auto number = to_text(m.number);
  const auto slash = m.unit.find('/');
  if (m.unit.empty()) return "a unit is needed: write '" + number + " t/d'";
  const auto unit = tidy(m.unit.substr(0, slash));
  if (slash != std::string::npos && unit.empty())
    return "a unit is needed before '/': write '" + number + " t" + m.unit + "'";
  if (auto wrong = check_unit(number, unit); !wrong.empty()) return wrong;
  if (slash == std::string::npos)
    return "an amount stands where a rate is due; write '" + number + " " + unit + "/d' (or /h, /w, /y)";
  if (auto wrong = read_per(number, unit, tidy(m.unit.substr(slash + 1)), out); !wrong.empty()) return wrong;
  out.number = m.number;
  out.unit = unit;
  return "";
}

std::string read_value(std::string_view text, Span& out) {
  Length length;
  if (auto wrong = read_length(text, length); !wrong.empty()) return wrong;
  const auto number = to_text(length.number);
  if (length.working) return "working days are not possible here; write calendar days, as in '" + number + " d'";
  const auto seconds = scaled(length.number, length.unit.seconds);
  if (!seconds || *seconds > 1000 * rate_year.seconds)
    return quote(tidy(text)) + " is longer than 1000 years; shorten it";
  if (*seconds == 0 && length.number.digits != 0)
    return quote(tidy(text)) + " is less than a second; write at least '1 s'";
  out.value = Duration{*seconds};
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Percent& out) {
  Measure m;
  if (auto wrong = read_measure(text, "22 %", m, true); !wrong.empty()) return wrong;
  const auto ppb = scaled(m.number, m.unit == "%" ? 10'000'000 : whole.ppb);
  if (!ppb) return quote(tidy(text)) + " is too large; write a percentage, as in '22 %'";
  const auto number = to_text(m.number);
  if (m.unit.empty()) {
    const bool fraction = std::abs(*ppb) <= whole.ppb;
    const auto percent = fraction ? to_text(Decimal{*ppb, 7}) : number;
    return "a percentage is due: write '" + percent + " %'";
  }
  if (m.unit == "percent" || m.unit == "pct") return "write '" + number + " %'";
  if (m.unit != "%") return "a percentage is due, not " + quote(tidy(text)) + "; write it as in '22 %'";
  out.value = Share{*ppb};
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Portion& out) {
  const auto s = tidy(text);
  const bool percent = !s.empty() && s.back() == '%';
  if (percent) return read_value(s, out.share);
  Measure m;
  if (read_measure(s, "22 %", m).empty() && m.unit.empty())
    return "a unit is needed: write '" + to_text(m.number) + " %' for a share or '" + to_text(m.number) +
           " g' for an amount";
  return read_value(s, out.amount);
}

std::string check_bounds(Share value, Bounds bounds) {
  if (bounds == Bounds::change) return value.ppb < -whole.ppb ? "less than -100 % is not possible" : "";
  if (value.ppb < 0) return "a negative percentage makes no sense here";
  return bounds == Bounds::share && value > whole ? "more than 100 % makes no sense here" : "";
}

std::string read_value(std::string_view text, Moment& out) {
  const auto s = tidy(text);
  const auto time = parse_time(s);
  if (!time) return quote(s) + " is no date of the calendar; write '2025-04-04' or '2025-04-04 09:30'";
  out.value = *time;
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, MomentOrNever& out) {
  const auto s = tidy(text);
  const auto time = s == "never" ? std::optional<Time>(never) : parse_time(s);
  if (!time) return quote(s) + " is no date of the calendar; write '2025-04-04' or 'never'";
  out.value = *time;
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Whole& out) {
  Decimal number;
  if (auto wrong = read_number(text, number); !wrong.empty()) return wrong;
  const auto value = scaled(number, 1);
  if (!value || scaled(number, 1'000) != scaled(Decimal{*value, 0}, 1'000) || number.scale > 3)
    return quote(tidy(text)) + " is no whole number; write one, as in '12'";
  if (*value < 0) return quote(tidy(text)) + " is negative, which makes no sense here";
  out.value = *value;
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Degrees& out) {
  if (read_number(text, out.number).empty()) return "";
  return quote(tidy(text)) + " is no angle; write degrees, as in '40.65', or '-70.5' for the south and the west";
}

std::string read_value(std::string_view text, Flag& out) {
  if (text != "true" && text != "false") {
    for (const std::string_view yes : {"yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE", "y", "Y", "1"})
      if (text == yes) return quote(text) + " is not read as true; write 'true'";
    for (const std::string_view no : {"no", "No", "NO", "off", "Off", "OFF", "False", "FALSE", "n", "N", "0"})
      if (text == no) return quote(text) + " is not read as false; write 'false'";
    return quote(text) + " is neither; write 'true' or 'false'";
  }
  out.value = text == "true";
  out.set = true;
  return "";
}

std::string read_value(std::string_view text, Word& out) {
  out.text = tidy(text);
  return out.text.empty() ? "the text is empty; write a word, or remove the key" : "";
}

std::string read_value(std::string_view text, std::string& out) {
  out = text;
  while (!out.empty() && std::isspace(static_cast<unsigned char>(out.back())) != 0) out.pop_back();
  return out.empty() ? "the text is empty; write some, or remove the key" : "";
}

}  // namespace chokepoint
