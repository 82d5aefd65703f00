// The end users that run short, the worst first, for the terminal's summary.
#include <algorithm>
#include <tuple>

#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint::terminal {
namespace {

constexpr std::size_t most_rows = 20, most_rows_in_brief = 5;

/// Stopped lines first, by the day of their first stop; then the others, by the share of their demand that is unmet.
/// Those who are short only without the events have a share of 0 and stand last.
std::tuple<bool, double, double> how_bad(const UserFinding& u) {
  const auto with = [&](const char* name) -> const Estimate& { return user_figure(u.scenario, name); };
  const auto& stop = with("first_stop_day");
  const double demanded = with("demanded").mean;
  return {stop.n == 0, stop.n == 0 ? 0 : stop.mean, demanded > 0 ? -with("unmet").mean / demanded : 0};
}

std::vector<const UserFinding*> short_ones(const Findings& f) {
  std::vector<const UserFinding*> list;
  for (const auto& u : f.users)
    if (is_short(u.scenario) || is_short(u.baseline)) list.push_back(&u);
  std::stable_sort(list.begin(), list.end(), [](auto* a, auto* b) { return how_bad(*a) < how_bad(*b); });
  return list;
}

/// `compared`: somebody is short without the events too.
std::vector<std::string> user_row(const Network& n, const UserFinding& u, bool compared) {
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
          compared ? with_interval(user_figure(u.baseline, "unmet")) : "",
          date_of_day(n, with("first_shortage_day")),
          number_or_nothing(with("stop_days")),
          u.survived.n > 0 ? with_interval(u.survived) + " d" : "",
          recovered.empty() || recovered == "not yet" ? recovered : recovered + " d",
          late ? people_number(p50.mean) + "/" + people_number(p90.mean) + " d" : "",
          lost.mean == unmet.mean ? "" : number_or_nothing(lost)};
}

/// "4 more ran short, 39 never; end_users.csv has them all"
std::string untold(std::size_t more, std::size_t never, bool written) {
  const auto count = [](std::size_t n) { return std::to_string(n); };
  if (more == 0) return never == 0 ? "" : count(never) + (never == 1 ? " more was" : " more were") + " never short";
  return count(more) + " more ran short" + (never > 0 ? ", " + count(never) + " never; " : "; ") +
         (written ? "end_users.csv has them all" : "--out FOLDER writes them all");
}

std::string all_is_well(const Network& n, const Findings& f) {
  return f.users.size() == 1 ? user_name(n, f.users.front().user) + " is never short."
                             : "None of the " + std::to_string(f.users.size()) + " is ever short.";
}

std::string line_of(const std::string& text, std::size_t columns) {
  return text.empty() ? "" : "  " + wrapped(text, columns - 2, 2) + "\n";
}

/// Explains the columns that the terminal is wide enough for.
std::string legend(const std::string& table) {
  const auto head = table.substr(0, table.find('\n'));
  if (head.find("  survives") == std::string::npos) return "";
  return std::string("survives: from the first event that bit to the first shortage") +
         (head.find("  recovers") == std::string::npos ? "" : "; recovers: to the sustained return");
}

}  // namespace

std::string users_text(const Network& network, const Findings& findings, const TerminalOptions& options) {
  const std::size_t columns = options.columns;
  if (findings.users.empty()) return "";
  const auto list = short_ones(findings);
  if (list.empty()) return line_of(all_is_well(network, findings), columns);
  const bool compared = std::any_of(list.begin(), list.end(), [](auto* u) { return is_short(u->baseline); });
  const std::size_t shown = std::min(list.size(), options.brief ? most_rows_in_brief : most_rows);
  TextTable table({"end user", "demanded", "short", "baseline", "first short", "stop days", "survives", "recovers",
                   "late 50/90 %", "of it lost"});
  for (std::size_t i = 0; i < shown; ++i) table.add(user_row(network, *list[i], compared));
  const auto text = table.text(columns);
  return text + line_of(untold(list.size() - shown, findings.users.size() - list.size(), options.written), columns) +
         line_of(legend(text), columns);
}

}  // namespace chokepoint::terminal
