// Reads the function-like forms of distributions and checks that a sampler can use their parameters.
#include "distribution_text.hpp"

#include "chokepoint/core/diagnostic.hpp"
#include "value_text.hpp"

namespace chokepoint {
namespace {

using Kind = Distribution::Kind;

std::string such_as(const DistributionForm& f) { return std::string("; write it as in '") + f.example + "'"; }

/// Parameters that no sampler can use.
std::string check_order(const DistributionForm& form, const std::string& noun, const Distribution& d) {
  const bool rises = d.a < d.b, rises_twice = d.a <= d.b && d.b <= d.c && d.a < d.c;
  if (form.kind == Kind::uniform && !rises) {
    const char* smaller = noun == "length" ? "shorter" : "smaller";
    return "the first " + noun + " must be the " + smaller + " one" + such_as(form);
  }
  if ((form.kind == Kind::triangular || form.kind == Kind::pert) && !rises_twice)
    return "the three " + noun + "s are the " + (noun == "length" ? "shortest" : "smallest") +
           ", the likeliest and the " + (noun == "length" ? "longest" : "largest") + ", in this order" + such_as(form);
  const bool needs_mean = form.kind != Kind::uniform && form.kind != Kind::triangular && form.kind != Kind::pert &&
                          form.kind != Kind::empirical;
  return needs_mean && d.a <= 0 ? "the " + noun + " must be above zero" + such_as(form) : "";
}

std::string count_trouble(const DistributionForm& form, std::size_t due, std::size_t there) {
  return std::string(form.name) + " takes " + (due == 0 ? "at least 1" : std::to_string(due)) +
         (due == 1 || due == 0 ? " argument, not " : " arguments, not ") + std::to_string(there) + such_as(form);
}

std::string fill(const DistributionForm& form, const std::vector<std::string>& arguments,
                 const DistributionValues& values, Distribution& d) {
  const bool shaped = form.shape[0] != '\0';
  const auto due = form.values + (shaped ? 1 : 0);
  const bool none = arguments.size() == 1 && arguments[0].empty();
  if (none || (due != 0 && arguments.size() != due)) return count_trouble(form, due, none ? 0 : arguments.size());
  const std::vector<std::string> texts(arguments.begin(), arguments.end() - (shaped ? 1 : 0));
  std::vector<double> read;
  if (auto wrong = values.read(texts, read); !wrong.empty()) return wrong;
  d.kind = form.kind;
  if (form.kind == Kind::empirical) {
    d.values = read;
    return "";
  }
  d.a = read[0];
  if (read.size() > 1) d.b = read[1];
  if (read.size() > 2) d.c = read[2];
  if (shaped) {
    if (auto wrong = read_shape(form, arguments.back(), d.b); !wrong.empty()) return wrong;
  }
  return check_order(form, values.noun, d);
}

std::string whole_value(const std::string& noun) {
  return noun == "length" ? "the whole delay" : "the whole " + (noun == "amount" ? std::string("size") : noun);
}

}  // namespace

std::string read_shape(const DistributionForm& form, const std::string& text, double& out) {
  const std::string name = form.shape;
  if (text.rfind(name, 0) != 0)
    return "'" + text + "': the last argument of " + form.name + " is its " + name + such_as(form);
  Decimal number;
  if (auto wrong = read_number(tidy(text.substr(name.size())), number); !wrong.empty()) return wrong;
  out = as_double(number);
  return out > 0 && out <= 1000 ? "" : "the " + name + " must be above 0 and at most 1000" + such_as(form);
}

std::string read_distribution(const std::string& s, const std::vector<DistributionForm>& forms,
                              const DistributionValues& values, Distribution& out) {
  const auto opens = s.find('(');
  const auto name = tidy(s.substr(0, opens));
  if (s.back() != ')')
    return "'" + s + "' has no closing ')'; inside { } or [ ] a comma ends the value, so put " +
           whole_value(values.noun) + " in quotes";
  std::vector<std::string> names;
  for (const auto& form : forms) {
    if (name == form.name) return fill(form, split_at(s.substr(opens + 1, s.size() - opens - 2), ','), values, out);
    names.emplace_back(form.name);
  }
  return "unknown distribution '" + name + "'; " + hint(name, names);
}

}  // namespace chokepoint
