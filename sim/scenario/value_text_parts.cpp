// Numbers, units and lengths of time: what the values of a scenario are made of.
#include <algorithm>
#include <cctype>

#include "value_text.hpp"

namespace chokepoint {

std::string tidy(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = text.substr(i, 2) == "\xC2\xA0";        // non-breaking blank
    const bool narrow = text.substr(i, 3) == "\xE2\x80\xAF";  // narrow non-breaking blank
    const bool blank = wide || narrow || std::isspace(static_cast<unsigned char>(text[i])) != 0;
    if (!blank)
      out += text[i];
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
    i += wide ? 1 : narrow ? 2 : 0;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> split_at(std::string_view text, char sign) {
  std::vector<std::string> parts{""};
  for (char c : text) {
    if (c == sign)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  for (auto& p : parts) p = tidy(p);
  return parts;
}

std::string check_id(std::string_view id) {
  const std::string shown = "'" + std::string(id.substr(0, 70)) + "'";
  if (id.empty()) return "an id is empty; give it a name of letters, digits, '-' and '_'";
  if (id.size() > 64) return shown + " is longer than 64 characters; shorten the id and put the long text into 'name'";
  if (id.find('.') != std::string_view::npos)
    return "the id " + shown + " has a dot, and dots join paths; use '-' instead";
  const bool fine = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!fine || id.front() == '-')
    return shown + " cannot be an id; use letters (a-z, A-Z), digits, '-' and '_', not beginning with '-'";
  return "";
}

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The leading run that was meant as a number, signs and wrong separators included.
std::size_t number_length(std::string_view s) {
  std::size_t n = 0;
  if (n < s.size() && (s[n] == '+' || s[n] == '-')) ++n;
  const auto first = n;
  if (s.substr(n, 2) == "0x" || s.substr(n, 2) == "0X") {
    n += 2;
    while (n < s.size() && std::isxdigit(static_cast<unsigned char>(s[n])) != 0) ++n;
    return n;
  }
  while (n < s.size() && (digit(s[n]) || s[n] == '.' || s[n] == ',' || s[n] == '_' || s[n] == ':')) ++n;
  if (n == first || n >= s.size() || (s[n] != 'e' && s[n] != 'E')) return n;
  const auto sign = n + 1 < s.size() && (s[n + 1] == '+' || s[n + 1] == '-') ? n + 2 : n + 1;
  if (sign >= s.size() || !digit(s[sign])) return n;
  for (n = sign; n < s.size() && digit(s[n]);) ++n;
  return n;
}

std::string without(std::string_view text, char sign) {
  std::string out;
  for (char c : text)
    if (c != sign) out += c;
  return out;
}

/// What the author of a wrong number should write instead.
std::string number_trouble(std::string_view number) {
  const std::string shown = "'" + std::string(number.substr(0, 40)) + "'";
  const auto has = [&](const char* signs) { return number.find_first_of(signs) != std::string_view::npos; };
  if (number.front() == '+') return shown + " has a '+'; write '" + std::string(number.substr(1)) + "'";
  if (has("xX")) return shown + " is hexadecimal; write the number in decimal digits";
  if (has("eE")) return shown + " has an exponent; write the number out, as in '1000'";
  if (has(":")) return shown + " looks like a time of day or a ratio; write a plain number, as in '12.5'";
  if (has("_")) return shown + " has '_' between its digits; write '" + without(number, '_') + "'";
  if (has(","))
    return shown + " has a comma; write thousands without a sign ('1000') and decimals with a point ('1.5')";
  if (std::count(number.begin(), number.end(), '.') > 1)
    return shown + " has more than one point; write thousands without a sign, as in '1000000'";
  const auto unsigned_part = number.substr(number.find_first_of("0123456789."));
  if (unsigned_part.front() == '.') return shown + " begins with a point; write '0" + std::string(unsigned_part) + "'";
  if (unsigned_part.back() == '.') return shown + " ends with a point; remove it or write its decimals";
  if (unsigned_part.size() > 1 && unsigned_part[0] == '0' && digit(unsigned_part[1]))
    return shown + " begins with a zero (some programs read that as octal); write it without";
  return shown + " has too many digits; 15 are read";
}

bool no_number(std::string_view text) {
  std::string lower = small_letters(text);
  lower = lower.substr(lower.find_first_not_of("+-.") == std::string::npos ? 0 : lower.find_first_not_of("+-."));
  for (const std::string word : {"nan", "inf", "infinity"})
    if (lower == word || lower.rfind(word + " ", 0) == 0) return true;
  return false;
}

}  // namespace

std::string read_measure(std::string_view text, const char* example, Measure& out, bool signed_number) {
  const auto s = tidy(text);
  if (no_number(s)) return "'" + s + "' is no number; leave the key out where there is no limit";
  const auto n = number_length(s);
  const auto number = std::string_view(s).substr(0, n);
  if (number.find_first_of("0123456789") == std::string_view::npos)
    return "'" + s + "' does not begin with a number; write it as in '" + example + "'";
  const auto read = parse_decimal(number);
  if (!read) return number_trouble(number);
  if (read->digits < 0 && !signed_number) return "'" + s + "' is negative, which makes no sense here";
  out.number = *read;
  out.unit = tidy(std::string_view(s).substr(n));
  return "";
}

std::string read_number(std::string_view text, Decimal& out) {
  Measure m;
  if (auto wrong = read_measure(text, "12", m, true); !wrong.empty()) return wrong;
  if (!m.unit.empty()) return "'" + tidy(text) + "' has a unit; write the bare number '" + to_text(m.number) + "'";
  out = m.number;
  return "";
}

Duration unit_of_time(std::string_view word) {
  if (word == "s") return second;
  if (word == "min") return minute;
  if (word == "h") return hour;
  if (word == "d") return day;
  if (word == "w") return week;
  if (word == "y") return rate_year;
  return {};
}

namespace {

/// The short unit for a long word: "days" is "d".
std::string short_unit(std::string_view word) {
  struct Long {
    const char *word, *unit;
  };
  static constexpr Long known[] = {{"second", "s"}, {"sec", "s"}, {"minute", "min"}, {"hour", "h"},
                                   {"hr", "h"},     {"day", "d"}, {"week", "w"},     {"wk", "w"}};
  const std::string lower = small_letters(word);
  for (const auto& k : known)
    if (lower == k.word || lower == std::string(k.word) + "s") return k.unit;
  return unit_of_time(lower).seconds != 0 && lower != word ? lower : "";
}

bool month_or_year(std::string_view unit) {
  for (const auto* word : {"y", "yr", "year", "years", "a", "month", "months", "mo"})
    if (unit == word) return true;
  return false;
}

}  // namespace

std::string read_length(std::string_view text, Length& out) {
  Measure m;
  if (auto wrong = read_measure(text, "30 d", m); !wrong.empty()) return wrong;
  const auto number = to_text(m.number);
  if (m.unit.empty()) return "a unit is needed: write '" + number + " d' (or s, min, h, w)";
  out.number = m.number;
  out.working = m.unit == "working days" || m.unit == "working day";
  out.unit = out.working ? day : unit_of_time(m.unit);
  if (m.unit == "m" || m.unit == "M")
    return "'m' may mean minutes or months; write '" + number + " min', or days, as in '30 d'";
  if (month_or_year(m.unit))
    return "'" + number + " " + m.unit +
           "': months and years vary in length; write days or weeks, as in '30 d' or '6 w'";
  if (out.unit.seconds != 0) return "";
  const auto meant = short_unit(m.unit);
  return "'" + m.unit + "' is no unit of time; " +
         (meant.empty() ? "units are s, min, h, d, w" : "write '" + number + " " + meant + "'");
}

}  // namespace chokepoint
