// Tables and paragraphs of the terminal's summary.
#include "terminal_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/table.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint::terminal {
namespace {

constexpr std::size_t most_rows = 20;
constexpr const char* survival_legend =
    "survives: from the first event that bit to the first shortage; recovers: to the sustained return";

template <class R>
const Estimate& figure(const std::vector<Figure<R>>& list, const Row& row, const char* name) {
  static const Estimate none;
  for (std::size_t i = 0; i < list.size() && i < row.size(); ++i)
    if (std::strcmp(list[i].name, name) == 0) return row[i];
  return none;
}

std::string number_or_nothing(const Estimate& e) { return e.n == 0 || e.mean == 0 ? "" : with_interval(e); }

/// "magnet (making)", or "magnet" where the sites have no stage and the tier is but a number.
std::string station_name(const Network& n, const Tier& tier) {
  const bool staged = tier.name != "level " + std::to_string(tier.level);
  return n.goods[tier.good].name + (staged ? " (" + tier.name + ")" : "");
}

/// "0 t" for what is lost in the rounding, both of thousandths of the unit and of the `whole`.
std::string part_amount(double value, double whole, const std::string& unit) {
  const bool nothing = std::fabs(value) < 0.0005 && std::fabs(value) < 0.0005 * whole;
  return people_amount(nothing ? 0 : value, unit);
}

std::string good_unit(const Network& n, GoodId good) { return good ? n.goods[good].unit : ""; }

/// Those who are short first, in the order in which it hits them.
std::vector<const UserFinding*> by_hit(const Findings& f) {
  std::vector<const UserFinding*> list;
  for (const auto& u : f.users) list.push_back(&u);
  const auto day = [](const UserFinding* u) {
    const auto& e = user_figure(u->scenario, "first_shortage_day");
    return e.n == 0 ? 1e18 : e.mean;
  };
  std::stable_sort(list.begin(), list.end(), [&](const auto* a, const auto* b) { return day(a) < day(b); });
  return list;
}

std::vector<std::string> user_row(const Network& n, const UserFinding& u) {
  const auto with = [&](const char* name) -> const Estimate& { return user_figure(u.scenario, name); };
  const auto& good = n.goods[n.items[n.demands[u.user].item].good];
  const auto& p50 = with("delay_p50_days");
  const auto& p90 = with("delay_p90_days");
  const bool late = p90.n > 0 && p90.mean > 0;
  const std::string recovered = u.recovered.n > 0 ? with_interval(u.recovered) : u.fell > 0 ? "not yet" : "";
  const auto &unmet = with("unmet"), &lost = with("lost");
  return {user_name(n, u.user),
          people_amount(with("demanded").mean, good.unit),
          unmet.mean == 0 ? "0" : with_interval(unmet),
          with_interval(user_figure(u.baseline, "unmet")),
          date_of_day(n, with("first_shortage_day")),
          number_or_nothing(with("stop_days")),
          u.survived.n > 0 ? with_interval(u.survived) + " d" : "",
          recovered.empty() || recovered == "not yet" ? recovered : recovered + " d",
          late ? people_number(p50.mean) + "/" + people_number(p90.mean) + " d" : "",
          lost.mean == unmet.mean ? "" : number_or_nothing(lost)};
}

}  // namespace

const Estimate& user_figure(const Row& row, const char* name) { return figure(user_figures(), row, name); }
const Estimate& licence_figure(const Row& row, const char* name) { return figure(licence_figures(), row, name); }
const Estimate& quota_figure(const Row& row, const char* name) { return figure(quota_figures(), row, name); }

std::string date_of_day(const Network& network, const Estimate& day) {
  if (day.n == 0) return "";
  return date_text(network.from + Duration{static_cast<std::int64_t>(std::floor(day.mean * 86'400.0 + 0.5))});
}

std::string with_interval(const Estimate& e) {
  if (e.n == 0) return "";
  return people_number(e.mean) + (e.half_width > 0 ? " ± " + people_number(e.half_width) : "");
}

std::string users_table(const Network& network, const Findings& findings, std::size_t columns) {
  Table table({"end user", "demanded", "short", "baseline", "first short", "stop days", "survives", "recovers",
               "late 50/90 %", "of it lost"});
  const auto list = by_hit(findings);
  for (std::size_t i = 0; i < list.size() && i < most_rows; ++i) table.add(user_row(network, *list[i]));
  std::string text = table.empty() ? "" : table.text(columns);
  if (text.find(" survives") != std::string::npos) text += "  " + wrapped(survival_legend, columns - 2, 2) + "\n";
  if (list.size() > most_rows)
    text += "  and " + std::to_string(list.size() - most_rows) + " more (end_users.csv has them all)\n";
  return text;
}

std::string ripple_text(const Network& network, const StudyResult& study, const Findings& findings,
                        std::size_t columns) {
  const Replication* first = nullptr;
  for (const auto& r : study.replications)
    if (r.ok() && !first) first = &r;
  if (!first) return "";
  std::vector<const RippleFinding*> hit;
  for (const auto& r : findings.ripples)
    if (r.arrived.n > 0) hit.push_back(&r);
  std::stable_sort(hit.begin(), hit.end(), [](auto* a, auto* b) { return a->day.mean < b->day.mean; });
  std::vector<std::string> stations, named;
  for (const auto* r : hit) {
    auto name = station_name(network, first->pair.scenario.production.tiers[r->tier]);
    if (std::find(named.begin(), named.end(), name) != named.end()) continue;  // a second level: the first one tells
    stations.push_back(name + " from " + date_of_day(network, r->day));
    named.push_back(std::move(name));
  }
  if (stations.empty()) return "";
  return "  " + wrapped("Output falls by more than 1 %: " + people_list(stations) + ".", columns - 2, 2) + "\n";
}

std::string licences_text(const Network& network, const Findings& findings, std::size_t columns) {
  std::string text;
  for (const auto& l : findings.licences) {
    const auto of = [&](const char* name) -> const Estimate& { return licence_figure(l.figures, name); };
    if (of("filed").mean == 0) continue;
    const auto unit = good_unit(network, l.good);
    std::string line = network.events[l.event].id + ": " + people_number(of("filed").mean) + " applications (" +
                       people_amount(of("filed_amount").mean, unit) + "), " + people_number(of("approved").mean) +
                       " approved (" + people_percent(of("approved_share").mean) + "), " +
                       people_number(of("denied").mean) + " denied, " + people_number(of("waiting").mean) +
                       " waiting at the end";
    if (of("peak_day").n > 0)
      line += "; most waiting " + people_number(of("peak_waiting").mean) + " (" +
              people_amount(of("peak_waiting_amount").mean, unit) + ") on " + date_of_day(network, of("peak_day"));
    if (of("wait_p50_days").n > 0)
      line += "; half decided within " + people_days(of("wait_p50_days").mean) + ", 90 % within " +
              people_days(of("wait_p90_days").mean);
    text += "  " + wrapped(line + ".", columns - 2, 4) + "\n";
  }
  return text;
}

std::string quotas_table(const Network& network, const Findings& findings, std::size_t columns) {
  Table table({"quota", "issued", "used", "unused", "exhausted", "idle days"});
  for (const auto& q : findings.quotas) {
    const auto of = [&](const char* name) -> const Estimate& { return quota_figure(q.figures, name); };
    const auto& quota = std::get<Quota>(network.events[q.event].kind);
    if (of("issued").mean == 0 && of("used").mean == 0) continue;
    const auto unit = good_unit(network, q.good);
    std::string name = network.events[q.event].id;
    if (quota.budgets.size() > 1) name += ", " + quota.budgets[q.budget];
    table.add({name, people_amount(of("issued").mean, unit), people_amount(of("used").mean, unit),
               part_amount(of("unused").mean, of("issued").mean, unit), date_of_day(network, of("first_exhausted_day")),
               number_or_nothing(of("idle_days"))});
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
    Table table({"month", "observed", "model", "error", "baseline", ""});
    for (const auto& r : findings.observed) {
      if (r.series != s) continue;
      const std::string month = r.month < 10 ? "0" + std::to_string(r.month) : std::to_string(r.month);
      table.add(
          {std::to_string(r.year) + "-" + month, people_number(r.observed), r.model ? people_number(*r.model) : "-",
           r.model && r.observed > 0 ? (*r.model > r.observed ? "+" : "") + people_percent(*r.model / r.observed - 1)
                                     : "",
           r.baseline ? people_number(*r.baseline) : "", r.fitted ? "fitted" : ""});
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
