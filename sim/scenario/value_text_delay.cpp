// How long something takes: a length, or a distribution written like a function.
#include <algorithm>

#include "value_text.hpp"

namespace chokepoint {
namespace {

using Kind = Distribution::Kind;

/// What a form expects: `lengths` of them (0: any number), then perhaps one named bare number.
struct Form {
  const char* name;
  Kind kind;
  std::size_t lengths;
  const char* shape;
  const char* example;
};
constexpr Form forms[] = {
    {"uniform", Kind::uniform, 2, "", "uniform(20 d, 40 d)"},
    {"triangular", Kind::triangular, 3, "", "triangular(30 d, 35 d, 46 d)"},
    {"exponential", Kind::exponential, 1, "", "exponential(3 d)"},
    {"gamma", Kind::gamma, 1, "cv", "gamma(30 d, cv 0.5)"},
    {"lognormal", Kind::lognormal, 1, "cv", "lognormal(30 d, cv 0.6)"},
    {"weibull", Kind::weibull, 1, "shape", "weibull(30 d, shape 2)"},
    {"pert", Kind::pert, 3, "", "pert(20 d, 30 d, 60 d)"},
    {"empirical", Kind::empirical, 0, "", "empirical(3 d, 4 d, 9 d)"},
};

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const auto& f : forms) names.emplace_back(f.name);
  return names;
}

std::string such_as(const Form& f) { return std::string("; write it as in '") + f.example + "'"; }

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

std::string read_shape(const Form& form, const std::string& text, double& out) {
  const std::string name = form.shape;
  if (text.rfind(name, 0) != 0)
    return "'" + text + "': the last argument of " + form.name + " is its " + name + such_as(form);
  Decimal number;
  if (auto wrong = read_number(tidy(text.substr(name.size())), number); !wrong.empty()) return wrong;
  out = as_double(number);
  return out > 0 && out <= 1000 ? "" : "the " + name + " must be above 0 and at most 1000" + such_as(form);
}

/// Parameters that no sampler can use.
std::string check_order(const Form& form, const Distribution& d) {
  const bool rises = d.a < d.b, rises_twice = d.a <= d.b && d.b <= d.c && d.a < d.c;
  if (form.kind == Kind::uniform && !rises) return "the first length must be the shorter one" + such_as(form);
  if ((form.kind == Kind::triangular || form.kind == Kind::pert) && !rises_twice)
    return "the three lengths are the shortest, the likeliest and the longest, in this order" + such_as(form);
  const bool needs_mean = form.kind != Kind::uniform && form.kind != Kind::triangular && form.kind != Kind::pert &&
                          form.kind != Kind::empirical;
  return needs_mean && d.a <= 0 ? "the length must be above zero" + such_as(form) : "";
}

std::string fill(const Form& form, const std::vector<std::string>& arguments, Delay& out) {
  const bool shaped = form.shape[0] != '\0';
  const auto due = form.lengths + (shaped ? 1 : 0);
  const bool none = arguments.size() == 1 && arguments[0].empty();
  if (none || (due != 0 && arguments.size() != due))
    return std::string(form.name) + " takes " + (due == 0 ? "at least 1" : std::to_string(due)) +
           (due == 1 || due == 0 ? " argument, not " : " arguments, not ") +
           std::to_string(none ? 0 : arguments.size()) + such_as(form);
  std::vector<std::string> texts(arguments.begin(), arguments.end() - (shaped ? 1 : 0));
  std::vector<double> days;
  if (auto wrong = read_lengths(texts, days, out.working); !wrong.empty()) return wrong;
  auto& d = out.days;
  d.kind = form.kind;
  if (form.kind == Kind::empirical) {
    d.values = days;
    return "";
  }
  d.a = days[0];
  if (days.size() > 1) d.b = days[1];
  if (days.size() > 2) d.c = days[2];
  if (shaped) {
    if (auto wrong = read_shape(form, arguments.back(), d.b); !wrong.empty()) return wrong;
  }
  return check_order(form, d);
}

std::string read_function(const std::string& s, Delay& out) {
  const auto opens = s.find('(');
  const auto name = tidy(s.substr(0, opens));
  if (s.back() != ')')
    return "'" + s + "' has no closing ')'; inside { } or [ ] a comma ends the value, so put the whole delay in quotes";
  for (const auto& form : forms)
    if (name == form.name) return fill(form, split_at(s.substr(opens + 1, s.size() - opens - 2), ','), out);
  return "unknown distribution '" + name + "'; " + hint(name, form_names());
}

}  // namespace

std::string read_value(std::string_view text, Delay& out) {
  const auto s = tidy(text);
  out.set = true;
  if (s.find('(') != std::string::npos) return read_function(s, out);
  std::vector<double> days;
  if (auto wrong = read_lengths({s}, days, out.working); !wrong.empty()) return wrong;
  out.days.kind = Kind::constant;
  out.days.a = days[0];
  return "";
}

}  // namespace chokepoint
