// The terminal's summary, section by section.
#include "chokepoint/report/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/model_card.hpp"
#include "chokepoint/report/money.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint {
namespace {

using namespace terminal;

std::string bold(const std::string& text, const TerminalOptions& o) {
  return o.colour ? "\033[1m" + text + "\033[0m" : text;
}
std::string alarm(const std::string& text, const TerminalOptions& o) {
  return o.colour ? "\033[1;31m" + text + "\033[0m" : text;
}

std::string title(const Network& n, const StudyResult& s, const Findings& f, const TerminalOptions& o) {
  std::string line = date_text(n.from) + " to " + date_text(n.until) + ", seed " + std::to_string(s.seed);
  if (f.replications != 1) line += ", " + std::to_string(f.replications) + " replications (means, 95 % intervals)";
  if (s.interrupted) line += ", interrupted: " + std::to_string(s.replications.size()) + " were asked for";
  return bold(wrapped(n.title, o.columns), o) + "\n" + wrapped(line, o.columns) + "\n";
}

/// How near the precision that was asked for has come, and the limits that were crossed.
std::string verdicts(const Findings& f, const TerminalOptions& o) {
  std::string text;
  for (const auto& g : f.precision) {
    const auto unit = g.unit.empty() ? "" : " " + g.unit;
    text +=
        wrapped("Precision: " + g.what + " " + people_number(g.mean) + " ± " + people_number(two_digits(g.half_width)) +
                    unit + ", wanted ± " + people_number(g.wanted) + (g.met() ? "." : "; NOT REACHED."),
                o.columns, 2) +
        "\n";
  }
  for (const auto& l : f.limits)
    if (l.crossed) text += alarm(wrapped("LIMIT CROSSED: " + l.text, o.columns, 2), o) + "\n";
  return text.empty() ? "" : "\n" + text;
}

std::string section(const std::string& name, const std::string& body, const TerminalOptions& o) {
  return body.empty() ? "" : "\n" + bold(name, o) + "\n" + body;
}

std::string warning_text(const std::vector<std::string>& warnings, const TerminalOptions& o) {
  std::string text;
  for (const auto& w : warnings) text += "\n" + alarm(wrapped("WARNING: " + w, o.columns, 9), o);
  return text.empty() ? text : text + "\n";
}

}  // namespace

std::string terminal_summary(const Network& network, const StudyResult& study, const Findings& findings,
                             const TerminalOptions& options) {
  std::string text = title(network, study, findings, options);
  if (findings.users.empty() && findings.failed > 0)
    return text + warning_text(warnings_of(network, findings), options);
  text += "\n" + wrapped(headline(network, findings), options.columns) + "\n";
  text += section("End users", users_text(network, findings, options) + parks_text(network, findings, options.columns),
                  options);
  text += verdicts(findings, options);
  if (options.brief) return text + warning_text(warnings_of(network, findings), options);
  text += section("The way of the shock", ripple_text(network, study, findings, options.columns), options);
  text += section("Licences", licences_text(network, findings, options.columns), options);
  text += section("Desks, applications while the licences were in force",
                  desks_text(network, findings, options.columns), options);
  text += section("Customs inspections", inspections_text(network, findings, options.columns), options);
  text += section("Applications that were under review on " + date_text(network.from),
                  applications_text(network, findings, options.columns), options);
  text += section("Quotas", quotas_table(network, findings, options.columns), options);
  text += section("What planners believed", beliefs_text(network, findings, options.columns), options);
  text += section("Reports", reports_text(network, findings, options.columns), options);
  text += section("Prices", prices_text(network, findings, options.columns), options);
  text += section("Money, " + network.money.currency, money_text(findings, options.columns), options);
  text += section("Where it came from", origins_text(network, findings, options.columns), options);
  text += section("What each event did", attribution_text(network, findings, options.columns), options);
  text += observed_text(network, findings, options.columns);
  text += section("First stops that were reported, and the model's", stops_table(network, findings, options.columns),
                  options);
  text += warning_text(warnings_of(network, findings), options);
  if (const auto surplus = surplus_line(network, findings); !surplus.empty())
    text += "\n" + wrapped(surplus, options.columns, 2) + "\n";
  text += "\n" + wrapped(audit_line(network, findings), options.columns, 2) + "\n";
  return text + wrapped("Model " + model_card() + ".", options.columns, 2) + "\n";
}

}  // namespace chokepoint
