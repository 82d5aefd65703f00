// Arithmetic and conditions over named numbers, as people write them: "stop_days > 5 and lost / demanded > 2 %".
#pragma once
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

/// A number that is not there: a line that never stopped has no first stop. It spreads through arithmetic; a
/// comparison with it is false.
inline constexpr double absent = std::numeric_limits<double>::quiet_NaN();
inline bool is_absent(double x) { return std::isnan(x); }

/// A formula, read once and computed often. A value; computing allocates absent up to a depth of 64 operands.
///
///   + - * / ^     < <= > >= = !=     and or not     ( )     22 %     names with dots, as in users.car-plant.unmet
///   abs sqrt exp log sin cos min max     given(x): 1 if x is there, else 0     otherwise(x, y): y where x is not
///   if(condition, x, y)
///
/// Conditions are 1 or 0. A minus between names needs blanks, because ids contain hyphens. Division by zero and
/// whatever else is no finite number is absent.
class Formula {
 public:
  /// Reads `text`. "" or what is wrong, and in `column` (from 1, in bytes) where.
  static std::string read(std::string_view text, Formula& out, std::size_t& column);

  /// The names that occur, each once, in the order of the text.
  const std::vector<std::string>& names() const { return names_; }
  /// The value; `values` are those of names(), in that order.
  double operator()(const std::vector<double>& values) const;
  bool empty() const { return steps_.empty(); }

  enum class Op : std::uint8_t {
    number,
    name,
    add,
    subtract,
    multiply,
    divide,
    power,
    negate,
    less,
    less_or_equal,
    more,
    more_or_equal,
    equal,
    unequal,
    both,
    either,
    inverse,
    absolute,
    root,
    exponential,
    logarithm,
    sine,
    cosine,
    least,
    greatest,
    given,
    otherwise,
    choose
  };

 private:
  friend class FormulaReader;
  struct Step {
    Op op;
    double number = 0;       ///< of Op::number
    std::uint32_t name = 0;  ///< of Op::name: index into names_
  };
  std::vector<Step> steps_;  ///< operands before their operation
  std::vector<std::string> names_;
};

/// Most operands that may wait at once; a deeper formula is refused.
inline constexpr std::size_t formula_depth = 64;

}  // namespace chokepoint
