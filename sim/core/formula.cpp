// Recursive descent to a list of steps, and the small machine that walks them.
#include "chokepoint/core/formula.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "chokepoint/core/decimal.hpp"
#include "chokepoint/core/diagnostic.hpp"

namespace chokepoint {
namespace {

using Op = Formula::Op;

struct Function {
  const char* name;
  Op op;
  std::size_t arguments;
};
constexpr std::array<Function, 11> functions{{{"abs", Op::absolute, 1},
                                              {"sqrt", Op::root, 1},
                                              {"exp", Op::exponential, 1},
                                              {"log", Op::logarithm, 1},
                                              {"sin", Op::sine, 1},
                                              {"cos", Op::cosine, 1},
                                              {"min", Op::least, 2},
                                              {"max", Op::greatest, 2},
                                              {"given", Op::given, 1},
                                              {"otherwise", Op::otherwise, 2},
                                              {"if", Op::choose, 3}}};

std::size_t operands(Op op) {
  if (op == Op::number || op == Op::name) return 0;
  for (const auto& f : functions)
    if (f.op == op) return f.arguments;
  return op == Op::negate || op == Op::inverse ? 1 : 2;
}

bool truth(double x) { return !is_absent(x) && x != 0; }
double flag(bool is) { return is ? 1.0 : 0.0; }
double finite(double x) { return std::isfinite(x) ? x : absent; }

double one(Op op, double x) {
  switch (op) {
    case Op::negate:
      return -x;
    case Op::inverse:
      return flag(!truth(x));
    case Op::absolute:
      return std::fabs(x);
    case Op::root:
      return finite(std::sqrt(x));
    case Op::exponential:
      return finite(std::exp(x));
    case Op::logarithm:
      return finite(std::log(x));
    case Op::sine:
      return finite(std::sin(x));
    case Op::cosine:
      return finite(std::cos(x));
    default:
      return flag(!is_absent(x));  // given
  }
}

double two(Op op, double x, double y) {
  switch (op) {
    case Op::add:
      return finite(x + y);
    case Op::subtract:
      return finite(x - y);
    case Op::multiply:
      return finite(x * y);
    case Op::divide:
      return finite(x / y);
    case Op::power:
      return finite(std::pow(x, y));
    case Op::less:
      return flag(x < y);
    case Op::less_or_equal:
      return flag(x <= y);
    case Op::more:
      return flag(x > y);
    case Op::more_or_equal:
      return flag(x >= y);
    case Op::equal:
      return flag(x == y);
    case Op::unequal:
      return flag(x < y || x > y);
    case Op::both:
      return flag(truth(x) && truth(y));
    case Op::either:
      return flag(truth(x) || truth(y));
    case Op::otherwise:
      return is_absent(x) ? y : x;
    default:
      break;
  }
  if (is_absent(x) || is_absent(y)) return absent;
  return op == Op::least ? std::min(x, y) : std::max(x, y);
}

bool begins_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

/// Walks the text once; every rule of the grammar is one function, the loosest binding first.
class FormulaReader {
 public:
  FormulaReader(std::string_view text, Formula& out) : text_(text), out_(out) {}

  std::string read(std::size_t& column) {
    blanks();
    if (at_ == text_.size())
      fail("a formula is due here, such as 'users.car-plant.stop_days > 5'");
    else
      either();
    blanks();
    if (wrong_.empty() && at_ < text_.size()) fail(unexpected());
    if (wrong_.empty() && most_ > formula_depth) fail("the formula is nested too deeply; name its parts");
    column = at_ + 1;
    return wrong_;
  }

 private:
  void fail(const std::string& why) {
    if (wrong_.empty()) wrong_ = why;
  }
  bool fine() const { return wrong_.empty(); }
  std::string unexpected() const {
    return "'" + std::string(text_.substr(at_, 12)) +
           "' is not expected here; allowed: + - * / ^ < <= > >= = != and or";
  }
  void blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }
  bool take(std::string_view sign) {
    blanks();
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  bool take_word(std::string_view word) {
    blanks();
    const auto end = at_ + word.size();
    if (text_.substr(at_, word.size()) != word || (end < text_.size() && (in_name(text_[end]) || text_[end] == '.')))
      return false;
    at_ = end;
    return true;
  }

  void emit(Op op, double number = 0, std::uint32_t name = 0) {
    out_.steps_.push_back({op, number, name});
    depth_ = depth_ + 1 - operands(op);
    most_ = std::max(most_, depth_);
  }

  void either() {
    both();
    while (fine() && take_word("or")) both(), emit(Op::either);
  }
  void both() {
    inverse();
    while (fine() && take_word("and")) inverse(), emit(Op::both);
  }
  void inverse() {
    if (!enter()) return;
    if (take_word("not"))
      inverse(), emit(Op::inverse);
    else
      comparison();
    --nesting_;
  }
  void comparison() {
    sum();
    static constexpr std::array<std::pair<const char*, Op>, 7> signs{{{"<=", Op::less_or_equal},
                                                                      {">=", Op::more_or_equal},
                                                                      {"!=", Op::unequal},
                                                                      {"<", Op::less},
                                                                      {">", Op::more},
                                                                      {"==", Op::equal},
                                                                      {"=", Op::equal}}};
    for (const auto& [sign, op] : signs) {
      if (!fine() || !take(sign)) continue;
      sum(), emit(op);
      return;
    }
  }
  void sum() {
    product();
    while (fine()) {
      if (take("+"))
        product(), emit(Op::add);
      else if (take("-"))
        product(), emit(Op::subtract);
      else
        return;
    }
  }
  void product() {
    sign();
    while (fine()) {
      if (take("*"))
        sign(), emit(Op::multiply);
      else if (take("/"))
        sign(), emit(Op::divide);
      else
        return;
    }
  }
  void sign() {
    if (!enter()) return;
    if (take("-"))
      sign(), emit(Op::negate);
    else
      power();
    --nesting_;
  }
  void power() {
    atom();
    if (fine() && take("^")) sign(), emit(Op::power);
  }
  void atom() {
    blanks();
    if (!fine()) return;
    if (at_ == text_.size()) return fail("the formula ends where a number or a name is due");
    const char c = text_[at_];
    if (take("(")) {
      either();
      close();
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number();
    } else if (begins_name(c)) {
      name();
    } else {
      fail("a number or a name is due here, not '" + std::string(1, c) + "'");
    }
  }
  void close() {
    if (fine() && !take(")")) fail("a ')' is missing here");
  }
  void number() {
    auto end = at_;
    while (end < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '.'))
      ++end;
    const auto decimal = parse_decimal(text_.substr(at_, end - at_));
    if (!decimal) return fail("'" + std::string(text_.substr(at_, end - at_)) + "' is no number; write it as in 0.5");
    at_ = end;
    emit(Op::number, as_double(*decimal) / (take("%") ? 100 : 1));
  }
  /// Letters, digits, '_' and '.'; '-' too, where letters or digits stand on both sides.
  std::string word() {
    const auto begin = at_;
    const auto goes_on = [&](std::size_t i) {
      if (in_name(text_[i])) return true;
      return (text_[i] == '-' || text_[i] == '.') && i > begin && i + 1 < text_.size() && in_name(text_[i + 1]);
    };
    while (at_ < text_.size() && goes_on(at_)) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  void name() {
    const auto begin = at_;
    const auto id = word();
    if (take("(")) return call(id, begin);
    auto& names = out_.names_;
    auto found = std::find(names.begin(), names.end(), id);
    if (found == names.end()) found = names.insert(names.end(), id);
    emit(Op::name, 0, static_cast<std::uint32_t>(found - names.begin()));
  }
  void call(const std::string& id, std::size_t begin) {
    std::vector<std::string> known;
    for (const auto& f : functions) {
      known.emplace_back(f.name);
      if (id != f.name) continue;
      for (std::size_t i = 0; i < f.arguments && fine(); ++i) {
        if (i > 0 && !take(",")) return fail(id + " takes " + std::to_string(f.arguments) + " numbers, with commas");
        either();
      }
      close();
      return emit(f.op);
    }
    at_ = begin;
    fail("there is no function '" + id + "'; " + hint(id, known));
  }
  /// Hostile depth must not become the depth of our own stack.
  bool enter() {
    if (++nesting_ <= 4 * formula_depth) return true;
    fail("the formula is nested too deeply; name its parts");
    return false;
  }

  std::string_view text_;
  Formula& out_;
  std::size_t at_ = 0, depth_ = 0, most_ = 0, nesting_ = 0;
  std::string wrong_;
};

std::string Formula::read(std::string_view text, Formula& out, std::size_t& column) {
  out = {};
  return FormulaReader(text, out).read(column);
}

double Formula::operator()(const std::vector<double>& values) const {
  std::array<double, formula_depth> stack;
  std::size_t top = 0;
  for (const auto& s : steps_) {
    const auto n = operands(s.op);
    top -= n;
    double* x = stack.data() + top;
    if (s.op == Op::number)
      *x = s.number;
    else if (s.op == Op::name)
      *x = values[s.name];
    else if (n == 1)
      *x = one(s.op, x[0]);
    else if (n == 2)
      *x = two(s.op, x[0], x[1]);
    else
      *x = truth(x[0]) ? x[1] : x[2];
    ++top;
  }
  return top == 0 ? absent : stack[0];
}

}  // namespace chokepoint
