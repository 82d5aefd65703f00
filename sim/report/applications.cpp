// Applications taken over: probable dates of their decisions, and when all parts of an end user are cleared.
#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"
#include "terminal_parts.hpp"

namespace chokepoint {
namespace {

std::string line(const std::vector<std::string>& cells) {
  std::string text;
  for (const auto& cell : cells) text += (&cell == &cells.front() ? "" : ",") + csv_field(cell);
  return text + "\r\n";
}

std::string date_or_nothing(Time t) { return t == never ? "" : date_text(t); }
std::string date_or_later(Time t) { return t == never ? "later" : date_text(t); }

std::string clearance(const Network& n, const AwaitedParts& awaited, const ClearanceFinding& f, bool several) {
  const std::size_t count = awaited.applications.size();
  const std::string what = user_name(n, awaited.user) + ": " +
                           (count == 1 ? "its application is" : "all " + std::to_string(count) + " applications are");
  if (!several) return what + (f.half == never ? " not approved by the end" : " approved by " + date_text(f.half));
  std::string text = what + " approved in " + people_percent(f.cleared) + " of the runs";
  if (f.half != never) text += ", in half of them by " + date_text(f.half);
  if (f.most != never) text += ", in 90 % by " + date_text(f.most);
  return text;
}

}  // namespace

std::string applications_csv(const Network& n, const Findings& f) {
  std::string text = line({"application", "licence", "from", "to", "commodity", "unit", "amount", "filed", "decided_10",
                           "decided_50", "decided_90", "decided_share", "approved_share"});
  for (std::size_t row = 0; row < f.taken_over.applications.size(); ++row) {
    const auto& a = n.taken_over.applications[row];
    const auto& x = f.taken_over.applications[row];
    const auto& lane = n.lanes[a.lane];
    const auto& good = n.goods[lane.good];
    text += line({a.label, n.events[a.licence].id, n.sites[lane.from_site].name, n.sites[lane.to_site].name,
                  name_of(n, lane.to), good.unit,
                  exact_number(static_cast<double>(a.amount.units) / static_cast<double>(good.per_unit)),
                  date_text(a.filed), date_or_nothing(x.early), date_or_nothing(x.middle), date_or_nothing(x.late),
                  exact_number(x.decided), exact_number(x.approved)});
  }
  return text;
}

std::string terminal::applications_text(const Network& n, const Findings& f, std::size_t columns) {
  if (f.taken_over.applications.empty()) return "";
  const bool several = f.replications - f.failed > 1;
  TextTable table(
      several ? std::vector<std::string>{"application", "of", "filed", "amount", "10 %", "50 %", "90 %", "approved"}
              : std::vector<std::string>{"application", "of", "filed", "amount", "decided", "approved"},
      2);
  for (std::size_t row = 0; row < f.taken_over.applications.size(); ++row) {
    const auto& a = n.taken_over.applications[row];
    const auto& x = f.taken_over.applications[row];
    const auto& lane = n.lanes[a.lane];
    std::vector<std::string> cells{a.label, name_of(n, lane.to), date_text(a.filed),
                                   amount_text(n, lane.good, a.amount)};
    if (several) cells.push_back(date_or_later(x.early));
    cells.push_back(date_or_later(x.middle));
    if (several) cells.push_back(date_or_later(x.late));
    cells.push_back(people_percent(x.approved));
    table.add(std::move(cells));
  }
  std::string text = table.text(columns);
  if (several)
    text +=
        "  " + wrapped("decided by then in 10, 50 and 90 % of the runs; later: not by the end", columns - 2, 2) + "\n";
  for (std::size_t i = 0; i < f.taken_over.awaited.size(); ++i)
    text +=
        "  " + wrapped(clearance(n, n.taken_over.awaited[i], f.taken_over.awaited[i], several), columns - 2, 4) + "\n";
  return text;
}

}  // namespace chokepoint
