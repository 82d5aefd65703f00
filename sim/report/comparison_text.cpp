// One table for each measure, one for the end users, and the sentences around them.
#include "chokepoint/report/comparison_text.hpp"

#include <algorithm>
#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

constexpr std::size_t most_users = 20;

std::string bold(const std::string& text, const TerminalOptions& o) {
  return o.colour ? "\033[1m" + text + "\033[0m" : text;
}

std::string signed_number(double value, double half_width) {
  return (value > 0 ? "+" : "") + people_number(value) + plus_minus(half_width);
}

bool is_percent(const Yardstick& y) { return y.measured == Measured::share; }

/// Shares are told in percent.
double told(const Yardstick& y, double value) { return is_percent(y) ? 100 * value : value; }

std::string date_after(const Network& n, double days) {
  return date_text(n.from + Duration{static_cast<std::int64_t>(std::floor(days * 86'400.0 + 0.5))});
}

/// Half widths of dates, to a hundredth of a day.
double in_hundredths(double days) { return std::round(days * 100) / 100; }

/// "2025-06-07 ± 2 d", "12.1 ± 0.3"; a moment that never comes: "never".
std::string value_text(const Network& n, const Yardstick& y, const Estimate& e, std::size_t ended) {
  if (y.measured != Measured::moment) return people_number(told(y, e.mean)) + plus_minus(told(y, e.half_width));
  if (ended == e.n) return "never";
  const double half_width = in_hundredths(e.half_width);
  return date_after(n, e.mean) + (half_width > 0 ? plus_minus(half_width) + " d" : "");
}

std::string of_text(std::size_t times, std::size_t of) { return std::to_string(times) + " of " + std::to_string(of); }

/// "0.98, x 35": the correlation, and how many times as many replications it saves.
std::string pairing_text(const PairedDifference& p) {
  if (!p.correlation || !p.gain) return p.correlation && !p.gain ? "exact" : "-";
  char r[16];
  std::snprintf(r, sizeof r, "%.2f", *p.correlation);
  return std::string(r) + ", x " + people_number(*p.gain);
}

std::string unit_text(const Yardstick& y) { return is_percent(y) ? "%" : y.unit; }

/// What the numbers of a measure are.
std::string meaning(const Network& n, const MeasureFinding& m) {
  std::string text = m.name;
  const auto users = m.what.users.size();
  if (m.what.measured == Measured::moment)
    text += ", mean date" + std::string(users > 1 ? " of the first of " + std::to_string(users) + " end users" : "") +
            "; what does not come counts as " + date_text(n.until) + "; later is better";
  else if (m.name == "unmet_days")
    text += ", days of an end user's own demand that it misses" +
            (users > 1 ? ", mean over " + std::to_string(users) + " end users" : std::string()) + "; less is better";
  else
    text += (unit_text(m.what).empty() ? "" : ", " + unit_text(m.what)) +
            (users > 1 ? ", over " + std::to_string(users) + " end users" : std::string()) +
            (m.what.more_is_better ? "; more is better" : "; less is better");
  return text;
}

/// "A ", "B " ... so that a wide table may name scenarios by a letter; "" for one scenario, or too many.
std::string letter(const Comparison& c, std::size_t scenario) {
  if (c.scenarios.size() < 2 || c.scenarios.size() > 26) return "";
  return std::string(1, static_cast<char>('A' + scenario));
}

std::string name_with_letter(const Comparison& c, std::size_t scenario) {
  const auto mark = letter(c, scenario);
  return (mark.empty() ? "" : mark + "  ") + c.scenarios[scenario];
}

std::string measure_table(const Network& n, const Comparison& c, const MeasureFinding& m, std::size_t columns) {
  TextTable table({"scenario", "mean", "difference", "worse in", "better in", "pairing", "best in"});
  const double end = in_days(n.until - n.from);
  const auto ended = static_cast<std::size_t>(
      std::count_if(m.baseline_sample.begin(), m.baseline_sample.end(), [&](double v) { return v >= end; }));
  table.add({"(baseline)", value_text(n, m.what, m.baseline, ended), "", "", "", "", ""});
  for (std::size_t s = 0; s < m.scenarios.size(); ++s) {
    const auto& f = m.scenarios[s];
    const auto& p = f.against;
    const bool days = m.what.measured == Measured::moment;
    const double half_width = days ? in_hundredths(p.simultaneous) : told(m.what, p.simultaneous);
    table.add({name_with_letter(c, s), value_text(n, m.what, f.value, f.ended),
               signed_number(told(m.what, p.difference.mean), half_width) + (days ? " d" : ""),
               of_text(p.worse, m.replications), of_text(p.better, m.replications), pairing_text(p),
               m.scenarios.size() > 1 ? of_text(m.selection.standings[s].best_in, m.replications) : ""});
  }
  return table.text(columns);
}

/// The differences of each end user, scenario beside scenario.
std::string users_table(const Comparison& c, std::size_t columns) {
  std::vector<std::string> head{"end user", "unit", "baseline"};
  for (std::size_t s = 0; s < c.scenarios.size(); ++s)
    head.push_back(letter(c, s).empty() ? c.scenarios[s] : letter(c, s));
  TextTable table(head, 2);
  for (std::size_t u = 0; u < std::min(most_users, c.users.size()); ++u) {
    const auto& m = c.users[u];
    std::vector<std::string> row{m.name, m.what.unit, m.baseline.mean == 0 ? "" : people_number(m.baseline.mean)};
    for (const auto& f : m.scenarios) row.push_back(signed_number(f.against.difference.mean, f.against.simultaneous));
    table.add(row);
  }
  if (table.empty()) return "";
  std::string text = table.text(columns);
  if (c.users.size() > most_users)
    text += "  " + std::to_string(c.users.size() - most_users) + " more are short; --format csv tells them all\n";
  return text;
}

std::string legend(const Comparison& c) {
  const auto& m = c.measures.front();
  if (m.replications < 2) return "";
  std::string text = "mean: with its 95 % interval. difference: from the baseline, replication by replication; all " +
                     std::to_string(m.family) +
                     " intervals of these tables hold together with at least 95 % (Bonferroni)";
  if (!c.users.empty() && c.users.front().family > 1)
    text += ", and so do the " + std::to_string(c.users.front().family) + " of the end users";
  return text +
         ". pairing: correlation with the baseline, and how many times as many replications with numbers of their own "
         "would have been needed (-: one of both does not vary).";
}

std::string warnings(const Comparison& c, const TerminalOptions& o) {
  std::vector<std::string> list;
  for (const auto& f : c.failures) list.push_back("a run failed: " + f);
  if (c.audit.unclean > 0)
    list.push_back("the books of " + std::to_string(c.audit.unclean) + " of " + std::to_string(c.audit.runs) +
                   " runs do not balance; the numbers cannot be trusted.");
  std::string text;
  for (const auto& w : list) text += "\n" + wrapped("WARNING: " + w, o.columns, 9);
  return text.empty() ? text : text + "\n";
}

std::string title(const Network& n, const Comparison& c, const BaselineName& baseline, const TerminalOptions& o) {
  std::string line = date_text(n.from) + " to " + date_text(n.until) + ", seed " + std::to_string(c.seed) + ", " +
                     std::to_string(c.replications) +
                     (c.replications == 1 ? " replication" : " replications on the same random numbers");
  if (c.interrupted) line += ", interrupted";
  return bold(wrapped("Compared: " + people_list(c.scenarios), o.columns), o) + "\n" + wrapped(line, o.columns) + "\n" +
         wrapped("Baseline: " + baseline.text, o.columns) + "\n";
}

std::string verdicts(const Comparison& c, const TerminalOptions& o) {
  std::string text;
  for (const auto& g : c.precision)
    text += wrapped("Precision: " + g.what + ", difference " + people_number(g.mean) + plus_minus(g.half_width) +
                        ", wanted ± " + people_number(g.wanted) + (g.met() ? "." : "; NOT REACHED."),
                    o.columns, 2) +
            "\n";
  for (std::size_t l = 0; l < c.limits.size(); ++l)
    if (c.limits[l].crossed)
      text += wrapped("LIMIT CROSSED by " + c.scenarios[c.limit_of[l]] + ": " + c.limits[l].text, o.columns, 2) + "\n";
  return text.empty() ? "" : "\n" + text;
}

std::string those_left(const Comparison& c, const Selection& s) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < s.standings.size(); ++i)
    if (s.standings[i].may_be_best) names.push_back(c.scenarios[i]);
  return people_list(names);
}

}  // namespace

std::string best_sentence(const Comparison& c) {
  if (c.measures.empty() || c.scenarios.size() < 2) return "";
  const auto& m = c.measures.front();
  const auto& s = m.selection;
  const std::string by = " by " + m.name;
  if (!s.best && m.replications < 2)
    return "Which is best" + by + " cannot be told from one replication; ask for more with --replications.";
  if (!s.best) {
    const auto left = those_left(c, s);
    return "Best" + by + ": cannot be told apart with 95 % confidence: " + left + ".";
  }
  const auto& x = s.standings[*s.best];
  if (m.replications < 2) return "Best" + by + ": " + c.scenarios[*s.best] + ".";
  const auto share = share_interval(x.best_in, m.replications);
  return "Best" + by + ": " + c.scenarios[*s.best] + ", with at least 95 % confidence. It is the best in " +
         of_text(x.best_in, m.replications) + " replications (95 % interval " + people_percent(share.low) + " to " +
         people_percent(share.high) + ").";
}

std::string comparison_text(const Network& network, const Comparison& c, const BaselineName& baseline,
                            const TerminalOptions& o) {
  std::string text = title(network, c, baseline, o);
  for (const auto& note : c.notes) text += wrapped("Note: " + note, o.columns, 2) + "\n";
  if (c.measures.empty()) return text + warnings(c, o);
  if (const auto best = best_sentence(c); !best.empty()) text += "\n" + bold(wrapped(best, o.columns), o) + "\n";
  for (const auto& m : c.measures)
    text += "\n" + bold(wrapped(meaning(network, m), o.columns), o) + "\n" + measure_table(network, c, m, o.columns);
  if (const auto users = users_table(c, o.columns); !users.empty())
    text += "\n" + bold("Unmet demand by end user: difference from the baseline", o) + "\n" + users;
  text += verdicts(c, o);
  if (const auto words = legend(c); !words.empty()) text += "\n" + wrapped(words, o.columns) + "\n";
  return text + warnings(c, o);
}

}  // namespace chokepoint
