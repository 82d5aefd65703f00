// First stops that were reported beside the model's, for the terminal's summary.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint::terminal {
namespace {

/// "~2025-05-20" for a day that its author estimated.
std::string reported_date(const ReportedStop& stop) {
  return (stop.grade == "estimate" ? "~" : "") + date_text(stop.date);
}

std::string days_between(const StopFinding& f) {
  if (!f.days) return "";
  return (*f.days > 0 ? "+" : "") + std::to_string(*f.days) + " d";
}

/// The end user that stopped first; where none did, the only one that could, or how many could.
std::string model_site(const Network& n, const ReportedStop& stop, const StopFinding& f) {
  return f.user ? user_name(n, f.user) : std::to_string(stop.users.size()) + " end users";
}

}  // namespace

std::string stops_table(const Network& network, const Findings& findings, std::size_t columns) {
  const auto runs = findings.replications - findings.failed;
  TextTable table({"who", "reported", "model", "days", "in", "model's site"}, 1, 1);
  bool estimated = false, several = false;
  for (std::size_t i = 0; i < findings.stops.size(); ++i) {
    const auto& stop = network.reported_stops[i];
    const auto& f = findings.stops[i];
    const bool some = f.day.n > 0 && f.day.n < runs;
    table.add({stop.who, reported_date(stop), f.model == never ? "no stop" : date_text(f.model), days_between(f),
               some ? std::to_string(f.day.n) + " of " + std::to_string(runs) : "", model_site(network, stop, f)});
    estimated = estimated || stop.grade == "estimate";
    several = several || f.day.n > 1;
  }
  if (table.empty()) return "";
  std::string text = table.text(columns), legend;
  if (estimated) legend = "~: the reported day is an estimate";
  if (several) legend += std::string(legend.empty() ? "" : "; ") + "model: the median of the runs in which it stops";
  return text + (legend.empty() ? "" : "  " + wrapped(legend, columns - 2, 2) + "\n");
}

}  // namespace chokepoint::terminal
