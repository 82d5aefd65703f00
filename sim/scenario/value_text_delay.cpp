// How long something takes: a length, or a distribution written like a function.
#include "distribution_text.hpp"
#include "value_text.hpp"

namespace chokepoint {
namespace {

using Kind = Distribution::Kind;

const std::vector<DistributionForm>& forms() {
  static const std::vector<DistributionForm> all{
      {"uniform", Kind::uniform, 2, "", "uniform(20 d, 40 d)"},
      {"triangular", Kind::triangular, 3, "", "triangular(30 d, 35 d, 46 d)"},
      {"exponential", Kind::exponential, 1, "", "exponential(3 d)"},
      {"gamma", Kind::gamma, 1, "cv", "gamma(30 d, cv 0.5)"},
      {"lognormal", Kind::lognormal, 1, "cv", "lognormal(30 d, cv 0.6)"},
      {"weibull", Kind::weibull, 1, "shape", "weibull(30 d, shape 2)"},
      {"pert", Kind::pert, 3, "", "pert(20 d, 30 d, 60 d)"},
      {"empirical", Kind::empirical, 0, "", "empirical(3 d, 4 d, 9 d)"},
  };
  return all;
}

double in_days(const Length& length) {
  return as_double(length.number) * static_cast<double>(length.unit.seconds) / static_cast<double>(day.seconds);
}

/// All lengths of one delay are in working days, or none is.
std::string read_lengths(const std::vector<std::string>& texts, std::vector<double>& days, bool& working) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Length length;
    if (auto wrong = read_length(texts[i], length); !wrong.empty()) return wrong;
    if (i > 0 && length.working != working) return "days and working days are mixed; write all in one of them";
    working = length.working;
    if (in_days(length) > 365'000) return "'" + texts[i] + "' is longer than 1000 years; shorten it";
    days.push_back(in_days(length));
  }
  return "";
}

}  // namespace

std::string read_value(std::string_view text, Delay& out) {
  const auto s = tidy(text);
  out.set = true;
  if (s.find('(') != std::string::npos) {
    const auto read = [&](const std::vector<std::string>& texts, std::vector<double>& days) {
      return read_lengths(texts, days, out.working);
    };
    return read_distribution(s, forms(), {"length", read}, out.days);
  }
  std::vector<double> days;
  if (auto wrong = read_lengths({s}, days, out.working); !wrong.empty()) return wrong;
  out.days.kind = Kind::constant;
  out.days.a = days[0];
  return "";
}

}  // namespace chokepoint
