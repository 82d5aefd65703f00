// Reports and beliefs on the terminal.
#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint::terminal {
namespace {

using Month = BeliefFinding::Month;

/// The first month, and those on which something is otherwise than a month before.
std::vector<Month> news(const std::vector<Month>& months) {
  const auto alike = [](const Month& a, const Month& b) {
    return a.mean == b.mean && a.sd == b.sd && a.truth == b.truth && a.issued == b.issued && a.known == b.known;
  };
  std::vector<Month> list;
  for (const auto& m : months)
    if (list.empty() || !alike(list.back(), m)) list.push_back(m);
  return list;
}

}  // namespace

std::string beliefs_text(const Network& network, const Findings& findings, std::size_t columns) {
  std::string text;
  for (std::size_t i = 0; i < findings.beliefs.size(); ++i) {
    const auto& found = findings.beliefs[i];
    const std::string unit = found.good ? network.goods[found.good].unit : "";
    TextTable table({"on", "believed", "+-", "in truth", "batches issued", "known"});
    for (const auto& m : news(found.months))
      table.add({date_text(m.date), people_amount(m.mean, unit), people_amount(m.sd, unit),
                 people_amount(m.truth, unit), std::to_string(m.issued), std::to_string(m.known)});
    if (table.empty()) continue;
    text += (text.empty() ? "" : "\n") + network.beliefs[i].id + ", about " +
            network.events[network.beliefs[i].about].id + " in the whole year\n" + table.text(columns);
  }
  return text;
}

std::string reports_text(const Network& network, const Findings& findings, std::size_t columns) {
  TextTable table({"report", "first flow", "first seen", "days", "at most"});
  for (std::size_t i = 0; i < findings.reports.size(); ++i) {
    const auto& r = findings.reports[i];
    table.add({network.reports[i].id, date_of_day(network, r.first_day), date_of_day(network, r.first_seen_day),
               number_or_nothing(r.delay_days), people_number(r.longest_delay_days)});
  }
  return table.empty() ? "" : table.text(columns);
}

}  // namespace chokepoint::terminal
