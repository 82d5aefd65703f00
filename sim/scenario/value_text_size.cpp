// How much one demand is, and how a rate varies: amounts, or distributions written like functions.
#include "distribution_text.hpp"
#include "value_text.hpp"

namespace chokepoint {
namespace {

using Kind = Distribution::Kind;

const std::vector<DistributionForm>& forms() {
  static const std::vector<DistributionForm> all{
      {"poisson", Kind::poisson, 1, "", "poisson(5 cars)"},
      {"normal", Kind::normal, 1, "cv", "normal(50 t, sd 8 t)"},
      {"uniform", Kind::uniform, 2, "", "uniform(1 t, 3 t)"},
      {"triangular", Kind::triangular, 3, "", "triangular(1 t, 2 t, 4 t)"},
      {"exponential", Kind::exponential, 1, "", "exponential(2 t)"},
      {"gamma", Kind::gamma, 1, "cv", "gamma(2 t, cv 0.5)"},
      {"lognormal", Kind::lognormal, 1, "cv", "lognormal(2 t, cv 0.5)"},
      {"weibull", Kind::weibull, 1, "shape", "weibull(2 t, shape 2)"},
      {"pert", Kind::pert, 3, "", "pert(1 t, 2 t, 4 t)"},
      {"empirical", Kind::empirical, 0, "", "empirical(1 car, 2 cars, 2 cars, 4 cars)"},
  };
  return all;
}

/// The shapes of a factor; its mean is one.
const std::vector<DistributionForm>& factor_forms() {
  static const std::vector<DistributionForm> all{
      {"normal", Kind::normal, 0, "cv", "normal(cv 0.2)"},
      {"gamma", Kind::gamma, 0, "cv", "gamma(cv 0.5)"},
      {"lognormal", Kind::lognormal, 0, "cv", "lognormal(cv 0.5)"},
  };
  return all;
}

/// "car" and "cars" are one unit.
std::string_view stem(std::string_view word) {
  return word.size() > 1 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
}

/// All amounts of one size are in one unit.
std::string read_amounts(const std::vector<std::string>& texts, std::vector<double>& amounts, std::string& unit) {
  for (const auto& text : texts) {
    Amount amount;
    if (auto wrong = read_value(text, amount); !wrong.empty()) return wrong;
    if (!unit.empty() && stem(unit) != stem(amount.unit))
      return "'" + unit + "' and '" + amount.unit + "' are mixed; write all amounts in one unit";
    unit = amount.unit;
    amounts.push_back(as_double(amount.number));
  }
  return "";
}

/// "sd 8 t" behind a mean.
std::string read_deviation(const std::string& text, std::string& unit, double& out) {
  std::vector<double> amounts;
  if (auto wrong = read_amounts({tidy(text.substr(2))}, amounts, unit); !wrong.empty()) return wrong;
  out = amounts[0];
  return out > 0 ? "" : "the sd must be above zero; write it as in 'normal(50 t, sd 8 t)'";
}

/// normal(mean, sd amount): the one form whose second argument may have a unit.
bool states_deviation(const std::string& s, std::vector<std::string>& arguments) {
  const auto opens = s.find('(');
  if (tidy(s.substr(0, opens)) != "normal" || s.back() != ')') return false;
  arguments = split_at(s.substr(opens + 1, s.size() - opens - 2), ',');
  return arguments.size() == 2 && arguments[1].rfind("sd ", 0) == 0;
}

std::string read_normal(const std::vector<std::string>& arguments, Size& out) {
  std::vector<double> mean;
  if (auto wrong = read_amounts({arguments[0]}, mean, out.unit); !wrong.empty()) return wrong;
  out.amounts.kind = Kind::normal;
  out.amounts.a = mean[0];
  return read_deviation(arguments[1], out.unit, out.amounts.b);
}

std::string read_drawn(const std::string& s, Size& out) {
  out.drawn = true;
  std::vector<std::string> arguments;
  if (states_deviation(s, arguments)) return read_normal(arguments, out);
  const auto read = [&](const std::vector<std::string>& texts, std::vector<double>& amounts) {
    return read_amounts(texts, amounts, out.unit);
  };
  if (auto wrong = read_distribution(s, forms(), {"amount", read}, out.amounts); !wrong.empty()) return wrong;
  if (out.amounts.kind == Kind::normal) out.amounts.b *= out.amounts.a;  // from its cv
  return "";
}

}  // namespace

std::string read_value(std::string_view text, Size& out) {
  const auto s = tidy(text);
  out.set = true;
  if (s.find('(') != std::string::npos) return read_drawn(s, out);
  if (auto wrong = read_value(s, out.fixed); !wrong.empty()) return wrong;
  out.unit = out.fixed.unit;
  out.amounts.a = as_double(out.fixed.number);
  return "";
}

std::string read_value(std::string_view text, Variation& out) {
  const auto s = tidy(text);
  out.set = true;
  out.counts = s == "poisson";
  if (out.counts) {
    out.factor.kind = Kind::poisson;
    return "";
  }
  if (s.find('(') == std::string::npos)
    return "'" + s + "' is no variation; write 'poisson', or a factor of mean one as in 'normal(cv 0.2)'";
  const auto read = [](const std::vector<std::string>&, std::vector<double>& factors) {
    factors.push_back(1);
    return std::string();
  };
  return read_distribution(s, factor_forms(), {"variation", read}, out.factor);
}

}  // namespace chokepoint
