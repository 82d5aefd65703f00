// One value as its author wrote it, to a value: pure functions from text, each with its complaint.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/network_spec.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

// read_value(text, out) fills `out` (not its spot) and returns "", or returns what is wrong and what would be right.
// Units of amounts are words here; whether the good is counted in them is decided when the network is compiled.
std::string read_value(std::string_view text, Amount& out);
std::string read_value(std::string_view text, Flow& out);
std::string read_value(std::string_view text, Span& out);
std::string read_value(std::string_view text, Percent& out);
std::string read_value(std::string_view text, Portion& out);
std::string read_value(std::string_view text, Moment& out);
std::string read_value(std::string_view text, MomentOrNever& out);
std::string read_value(std::string_view text, Whole& out);
std::string read_value(std::string_view text, Flag& out);
std::string read_value(std::string_view text, Delay& out);
std::string read_value(std::string_view text, Size& out);
std::string read_value(std::string_view text, Variation& out);
std::string read_value(std::string_view text, Money& out);
std::string read_value(std::string_view text, Price& out);
std::string read_value(std::string_view text, Number& out);
std::string read_value(std::string_view text, Degrees& out);
std::string read_value(std::string_view text, Word& out);
std::string read_value(std::string_view text, std::string& out);

/// "" if the percentage lies within the bounds of its field.
std::string check_bounds(Share value, Bounds bounds);
/// "" if `id` may be an id: letters, digits, '-', '_', not starting with '-', at most 64 characters.
std::string check_id(std::string_view id);

// ---- parts shared by the readers of values ----

/// A number and the word behind it: "12 t/d" is "12" and "t/d".
struct Measure {
  Decimal number;
  std::string unit;
};
/// Reads a number that is not negative (unless `signed_number`) and the rest behind it. "" or the complaint, which
/// shows `example`.
std::string read_measure(std::string_view text, const char* example, Measure& out, bool signed_number = false);
/// Reads a bare plain decimal. "" or the complaint.
std::string read_number(std::string_view text, Decimal& out);
/// A length of time with its unit, "30 d"; `working` if it is in working days (then in days of 86 400 s).
struct Length {
  Decimal number;
  Duration unit{};
  bool working = false;
};
std::string read_length(std::string_view text, Length& out);
/// The unit of time that `word` names (s, min, h, d, w, y); zero if none.
Duration unit_of_time(std::string_view word);
/// Without blanks (non-breaking ones too) at either end, and single ones inside.
std::string tidy(std::string_view text);
std::vector<std::string> split_at(std::string_view text, char sign);

}  // namespace chokepoint
