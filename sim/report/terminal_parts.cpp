// Figures by name, licences, quotas and observed series for the terminal's summary.
#include "terminal_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint::terminal {
namespace {

template <class R>
const Estimate& figure(const std::vector<Figure<R>>& list, const Row& row, const char* name) {
  static const Estimate none;
  for (std::size_t i = 0; i < list.size() && i < row.size(); ++i)
    if (std::strcmp(list[i].name, name) == 0) return row[i];
  return none;
}

/// "64 days ± 2 days"; of shares, "76 % ± 1.5 %".
std::string days_with_interval(const Estimate& e) {
  return people_days(e.mean) + (e.half_width > 0 ? " ± " + people_days(two_digits(e.half_width)) : "");
}
std::string percent_with_interval(const Estimate& e) {
  return people_percent(e.mean) + (e.half_width > 0 ? " ± " + people_percent(two_digits(e.half_width)) : "");
}

/// "0 t" for what is lost in the rounding, both of thousandths of the unit and of the `whole`.
std::string part_amount(double value, double whole, const std::string& unit) {
  const bool nothing = std::fabs(value) < 0.0005 && std::fabs(value) < 0.0005 * whole;
  return people_amount(nothing ? 0 : value, unit);
}

/// "101.3 t ± 0.4 t"
std::string amount_with_interval(const Estimate& e, const std::string& unit) {
  return people_amount(e.mean, unit) + (e.half_width > 0 ? " ± " + people_amount(two_digits(e.half_width), unit) : "");
}

std::string good_unit(const Network& n, GoodId good) { return good ? n.goods[good].unit : ""; }

}  // namespace

const Estimate& user_figure(const Row& row, const char* name) { return figure(user_figures(), row, name); }
const Estimate& licence_figure(const Row& row, const char* name) { return figure(licence_figures(), row, name); }
const Estimate& quota_figure(const Row& row, const char* name) { return figure(quota_figures(), row, name); }

bool is_short(const Row& run) {
  const double rounding = 1e-6 * user_figure(run, "demanded").mean;
  return user_figure(run, "unmet").mean > rounding || user_figure(run, "shortage_area").mean > rounding;
}

std::string date_of_day(const Network& network, const Estimate& day) {
  if (day.n == 0) return "";
  return date_text(network.from + Duration{static_cast<std::int64_t>(std::floor(day.mean * 86'400.0 + 0.5))});
}

std::string with_interval(const Estimate& e) {
  if (e.n == 0) return "";
  return people_number(e.mean) + plus_minus(e.half_width);
}

std::string number_or_nothing(const Estimate& e) { return e.n == 0 || e.mean == 0 ? "" : with_interval(e); }

namespace {

std::string life_text(const LicenceFinding& l, const std::string& unit) {
  if (l.life.empty()) return "";
  const auto of = [&](const char* name) -> const Estimate& { return figure(licence_life_figures(), l.life, name); };
  std::string text;
  if (of("withdrawn").mean > 0) text += " " + with_interval(of("withdrawn")) + " withdrawn.";
  if (of("returned").mean > 0) text += " " + with_interval(of("returned")) + " times sent back for papers.";
  if (of("general_amount").mean > 0)
    text += " " + amount_with_interval(of("general_amount"), unit) + " under general licences.";
  if (of("expired_amount").mean > 0)
    text += " Licences for " + amount_with_interval(of("expired_amount"), unit) + " ran out.";
  return text;
}

std::string class_text(const LicenceFinding::Class& c) {
  const auto of = [&](const char* name) -> const Estimate& { return figure(licence_class_figures(), c.figures, name); };
  std::string text = c.name + ": " + with_interval(of("filed")) + " filed, " + with_interval(of("approved")) +
                     " approved, " + with_interval(of("waiting")) + " waiting at the end";
  if (of("wait_p50_days").n > 0) text += "; half decided within " + days_with_interval(of("wait_p50_days"));
  return text + ".";
}

}  // namespace

std::string licences_text(const Network& network, const Findings& findings, std::size_t columns) {
  std::string text;
  for (const auto& l : findings.licences) {
    const auto of = [&](const char* name) -> const Estimate& { return licence_figure(l.figures, name); };
    if (of("filed").mean == 0) continue;
    const auto unit = good_unit(network, l.good);
    std::string line = network.events[l.event].id + ": " + with_interval(of("filed")) + " applications (" +
                       amount_with_interval(of("filed_amount"), unit) + "), " + with_interval(of("approved")) +
                       " approved (" + percent_with_interval(of("approved_share")) + "), " +
                       with_interval(of("denied")) + " denied, " + with_interval(of("waiting")) + " waiting at the end";
    if (of("peak_day").n > 0)
      line += "; most waiting " + with_interval(of("peak_waiting")) + " (" +
              amount_with_interval(of("peak_waiting_amount"), unit) + ") on " + date_of_day(network, of("peak_day"));
    if (of("wait_p50_days").n > 0)
      line += "; half decided within " + days_with_interval(of("wait_p50_days")) + ", 90 % within " +
              days_with_interval(of("wait_p90_days"));
    text += "  " + wrapped(line + "." + life_text(l, unit), columns - 2, 4) + "\n";
    for (const auto& c : l.classes) text += "    " + wrapped(class_text(c), columns - 4, 6) + "\n";
  }
  return text;
}

std::string quotas_table(const Network& network, const Findings& findings, std::size_t columns) {
  TextTable table({"quota", "issued", "used", "unused", "exhausted", "idle days"});
  for (const auto& q : findings.quotas) {
    const auto of = [&](const char* name) -> const Estimate& { return quota_figure(q.figures, name); };
    const auto& quota = std::get<Quota>(network.events[q.event].kind);
    if (of("issued").mean == 0 && of("used").mean == 0) continue;
    const auto unit = good_unit(network, q.good);
    std::string name = network.events[q.event].id;
    if (quota.budgets.size() > 1) name += ", " + quota.budgets[q.budget];
    table.add({name, amount_with_interval(of("issued"), unit), amount_with_interval(of("used"), unit),
               of("unused").half_width > 0 ? amount_with_interval(of("unused"), unit)
                                           : part_amount(of("unused").mean, of("issued").mean, unit),
               date_of_day(network, of("first_exhausted_day")), number_or_nothing(of("idle_days"))});
  }
  return table.empty() ? "" : table.text(columns);
}

namespace {

/// Mean of |model / observed - 1| over the months that are fitted, or held out.
std::string mean_error(const Findings& f, std::size_t series, bool fitted) {
  double sum = 0;
  int count = 0;
  for (const auto& r : f.observed)
    if (r.series == series && r.fitted == fitted && r.model && r.observed > 0) {
      sum += std::fabs(*r.model / r.observed - 1);
      ++count;
    }
  if (count == 0) return "";
  return people_percent(sum / count) + " over " + std::to_string(count) + (fitted ? " fitted" : " other") +
         (count == 1 ? " month" : " months");
}

}  // namespace

std::string observed_text(const Network& network, const Findings& findings, std::size_t columns) {
  std::string text;
  for (std::size_t s = 0; s < network.observed.size(); ++s) {
    const auto unit = good_unit(network, network.observed[s].good);
    TextTable table({"month", "observed", "model", "error", "baseline", ""});
    for (const auto& r : findings.observed) {
      if (r.series != s) continue;
      const std::string month = r.month < 10 ? "0" + std::to_string(r.month) : std::to_string(r.month);
      table.add(
          {std::to_string(r.year) + "-" + month, people_number(r.observed),
           r.model ? people_number(*r.model) + plus_minus(r.model_half_width) : "-",
           r.model && r.observed > 0 ? (*r.model > r.observed ? "+" : "") + people_percent(*r.model / r.observed - 1)
                                     : "",
           r.baseline ? people_number(*r.baseline) + plus_minus(r.baseline_half_width) : "", r.fitted ? "fitted" : ""});
    }
    if (table.empty()) continue;
    std::vector<std::string> errors;
    for (const bool fitted : {true, false})
      if (const auto e = mean_error(findings, s, fitted); !e.empty()) errors.push_back(e);
    text += "\n" + network.observed[s].series + ", " + unit + "\n" + table.text(columns);
    if (!errors.empty()) text += "  mean error: " + people_list(errors) + "\n";
  }
  return text;
}

}  // namespace chokepoint::terminal
