// Texts of a study to factors, and numbers back to texts.
#include "chokepoint/study/factor.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "chokepoint/core/civil.hpp"
#include "scenario/distribution_text.hpp"
#include "scenario/value_text.hpp"

namespace chokepoint {
namespace {

/// "30 d" is 30 and "d"; "0.2" has no unit; a date is days.
struct Parsed {
  double number = absent;
  std::string unit;
  bool date = false;
};

std::optional<Parsed> parsed(const std::string& text, Time from) {
  if (const auto time = parse_time(text)) return Parsed{in_days(*time - from), "", true};
  std::size_t end = 0;
  while (end < text.size() &&
         (text[end] == '.' || (end == 0 && text[end] == '-') || (text[end] >= '0' && text[end] <= '9')))
    ++end;
  const auto number = parse_decimal(std::string_view(text).substr(0, end));
  if (!number) return {};
  return Parsed{as_double(*number), tidy(text.substr(end)), false};
}

using Kind = Distribution::Kind;
const std::vector<DistributionForm>& forms() {
  static const std::vector<DistributionForm> all{
      {"normal", Kind::normal, 1, "cv", "normal(50 t, sd 8 t)"},
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

}  // namespace

std::string decimal_text(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return "0";
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value))));
  const int places = std::clamp(digits - 1 - magnitude, 0, 12);
  std::array<char, 400> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, places).ptr;
  std::string out(text.data(), end);
  if (out.find('.') != std::string::npos) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
  }
  return out == "-0" ? "0" : out;
}

FactorValue Factor::made(double number) const {
  if (kind == Kind::dates) {
    const double grain = grain_ > 0 ? grain_ : 1;
    const auto seconds = std::llround(std::round(number / grain) * grain * 86400.0);
    const Time t = from_ + Duration{seconds};
    return {to_text(t), in_days(t - from_)};
  }
  const auto text = grain_ > 0 ? decimal_text(std::round(number / grain_) * grain_, 14) : decimal_text(number, 6);
  const auto exact = parse_decimal(text);
  return {unit.empty() ? text : text + " " + unit, exact ? as_double(*exact) : absent};
}

FactorValue Factor::at(double u) const {
  if (range_) return made(low_ + u * (high_ - low_));
  if (drawn_) return made(quantile(distribution_, u <= 0 ? 0.001 : u >= 1 ? 0.999 : u));
  const auto n = values_.size();
  return values_[std::min(n - 1, static_cast<std::size_t>(u * static_cast<double>(n)))];
}

std::vector<Setting> Factor::settings(const FactorValue& value) const {
  std::vector<Setting> all;
  if (kind == Kind::switches) {
    if (value.number == 0)
      for (const auto& event : paths) all.push_back({"events." + event, "~", {}});
    return all;
  }
  for (const auto& path : paths) all.push_back({path, value.text, {}});
  return all;
}

class FactorCompiler {
 public:
  FactorCompiler(const Named<FactorSpec>& named, Time from, Diagnostics& diagnostics)
      : spec_(named.value), path_("factors." + named.id.text), diagnostics_(diagnostics) {
    f_.id = named.id.text;
    f_.about = spec_.about;
    f_.from_ = from;
    for (const auto& p : spec_.switches.empty() ? spec_.path : spec_.switches) f_.paths.push_back(p.text);
  }

  Factor compiled(bool by_grid) {
    if (!spec_.switches.empty())
      switches();
    else if (!spec_.values.empty())
      values();
    else if (spec_.from.given())
      range(by_grid);
    else
      distribution(by_grid);
    return std::move(f_);
  }

 private:
  void error(Spot spot, const std::string& key, const std::string& message) {
    diagnostics_.error(spot, path_ + key, message);
  }

  void switches() {
    f_.kind = Factor::Kind::switches;
    f_.values_ = {{"off", 0}, {"on", 1}};
    if (spec_.values.empty()) return;
    f_.values_.clear();  // a list names them
    for (const auto& v : spec_.values) {
      if (v.text != "0" && v.text != "1") error(v.spot, "", "an event is switched by 0 or 1, not '" + v.text + "'");
      f_.values_.push_back(v.text == "0" ? FactorValue{"off", 0} : FactorValue{"on", 1});
    }
  }

  void values() {
    std::vector<Parsed> all;
    for (const auto& v : spec_.values)
      if (const auto p = parsed(v.text, f_.from_)) all.push_back(*p);
    const bool same = all.size() == spec_.values.size() && std::all_of(all.begin(), all.end(), [&](const Parsed& p) {
                        return p.unit == all[0].unit && p.date == all[0].date;
                      });
    f_.kind = !same ? Factor::Kind::words : all[0].date ? Factor::Kind::dates : Factor::Kind::numbers;
    if (same) f_.unit = all[0].unit;
    for (std::size_t i = 0; i < spec_.values.size(); ++i)
      f_.values_.push_back({spec_.values[i].text, same ? all[i].number : absent});
  }

  bool end(const Word& word, const char* key, Parsed& out) {
    const auto p = parsed(word.text, f_.from_);
    if (!p)
      error(word.spot, std::string(".") + key,
            "'" + word.text +
                "' is neither a number with its unit nor a date; write it as in `5 d`, `10 %` or `2025-03-01`");
    out = p.value_or(Parsed{});
    return p.has_value();
  }

  void range(bool by_grid) {
    Parsed low, high;
    if (!end(spec_.from, "from", low) || !end(spec_.to, "to", high)) return;
    if (low.unit != high.unit || low.date != high.date)
      return error(spec_.to.spot, ".to",
                   "'" + spec_.from.text + "' and '" + spec_.to.text + "' have different units; write both in one");
    if (low.number >= high.number)
      return error(spec_.to.spot, ".to", "the upper end must be above the lower one; change them");
    f_.kind = low.date ? Factor::Kind::dates : Factor::Kind::numbers;
    f_.unit = low.unit;
    f_.range_ = true;
    f_.low_ = low.number, f_.high_ = high.number;
    grain();
    if (!by_grid) return;
    if (!spec_.steps.given())
      return error(spec_.spot, "", "a grid needs `steps` for a range: how many values, both ends among them");
    const auto n = spec_.steps.value;
    for (std::int64_t i = 0; i < n; ++i)
      f_.values_.push_back(
          f_.made(low.number + (high.number - low.number) * static_cast<double>(i) / static_cast<double>(n - 1)));
  }

  void grain() {
    if (!spec_.rounded_to.given()) return;
    const auto p = parsed(spec_.rounded_to.text, f_.from_);
    const auto due = f_.kind == Factor::Kind::dates ? std::string("d") : f_.unit;
    if (!p || p->date || !(p->number > 0) || p->unit != due)
      return error(spec_.rounded_to.spot, ".rounded_to",
                   "a number above zero" + (due.empty() ? std::string(" without a unit") : " in " + due) +
                       " is due here, such as `1" + (due.empty() ? "" : " " + due) + "`");
    f_.grain_ = p->number;
  }

  std::string read_numbers(const std::vector<std::string>& texts, std::vector<double>& out) {
    for (const auto& text : texts) {
      const auto p = parsed(text, f_.from_);
      if (!p) return "'" + text + "' is no number with its unit; write it as in `5 d` or `10 %`";
      if (p->date) return "dates have no distributions; write `from` and `to`";
      if (seen_ && p->unit != f_.unit)
        return "'" + f_.unit + "' and '" + p->unit + "' are mixed; write all in one unit";
      f_.unit = p->unit;
      seen_ = true;
      out.push_back(p->number);
    }
    return "";
  }

  /// "normal(50 t, sd 8 t)": the one form whose second argument has a unit.
  bool reads_deviation(const std::string& text, std::string& wrong) {
    if (text.rfind("normal", 0) != 0 || text.back() != ')' || text.find('(') == std::string::npos) return false;
    const auto opens = text.find('(');
    auto arguments = split_at(text.substr(opens + 1, text.size() - opens - 2), ',');
    if (arguments.size() != 2 || tidy(arguments[1]).rfind("sd ", 0) != 0) return false;
    std::vector<double> both;
    wrong = read_numbers({tidy(arguments[0]), tidy(tidy(arguments[1]).substr(3))}, both);
    if (wrong.empty() && !(both[1] > 0)) wrong = "the sd must be above zero; write it as in 'normal(50 t, sd 8 t)'";
    if (!wrong.empty()) return true;
    f_.distribution_.kind = Kind::normal;
    f_.distribution_.a = both[0], f_.distribution_.b = both[1];
    return true;
  }

  void distribution(bool by_grid) {
    const auto& text = spec_.distribution.text;
    std::string wrong;
    if (!reads_deviation(text, wrong)) {
      const DistributionValues values{"value", [&](const auto& texts, auto& out) { return read_numbers(texts, out); }};
      wrong = text.find('(') == std::string::npos
                  ? "'" + text + "' is no distribution; write it as in 'triangular(30 d, 35 d, 46 d)'"
                  : read_distribution(text, forms(), values, f_.distribution_);
    }
    if (!wrong.empty()) return error(spec_.distribution.spot, ".distribution", wrong);
    f_.drawn_ = true;
    grain();
    if (by_grid)
      error(spec_.distribution.spot, ".distribution",
            "a grid needs `values`, or `from`, `to` and `steps`; or choose another design, such as `latin hypercube`");
  }

  const FactorSpec& spec_;
  std::string path_;
  Diagnostics& diagnostics_;
  Factor f_;
  bool seen_ = false;
};

std::vector<Factor> compile_factors(const StudySpec& study, Time from, Diagnostics& diagnostics) {
  const bool by_grid = !study.design.kind.given() || study.design.kind.value == DesignKind::grid;
  std::vector<Factor> all;
  for (const auto& named : study.factors) all.push_back(FactorCompiler(named, from, diagnostics).compiled(by_grid));
  return all;
}

}  // namespace chokepoint
