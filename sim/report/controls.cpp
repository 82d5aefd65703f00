// Inspections, desks and origins in the same words everywhere.
#include "chokepoint/report/controls.hpp"

#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Cells = std::vector<std::string>;

std::string line_of(const Cells& cells) {
  std::string line;
  for (const auto& c : cells) line += (line.empty() ? "" : ",") + csv_field(c);
  return line + "\r\n";
}

std::string unit_of(const Network& n, GoodId good) { return good ? n.goods[good].unit : ""; }
std::string good_of(const Network& n, GoodId good) { return good ? n.goods[good].name : ""; }
const Good& good_of(const Network& n, DemandId user) { return n.good_of(n.demands[user].item); }
std::string site_of(const Network& n, DemandId user) { return n.sites[n.demands[user].site].name; }
std::string country_text(const std::string& country) { return country.empty() ? "elsewhere" : country; }

}  // namespace

std::string inspections_csv(const Network& n, const Findings& f) {
  const Window w(n);
  std::string text = line_of({"event", "commodity", "unit", "month", "stopped", "stopped_amount", "let_go",
                              "let_go_amount", "waiting", "waiting_amount"});
  for (const auto& i : f.controls.inspections)
    for (std::size_t m = 0; m < i.months.size(); ++m) {
      const auto& x = i.months[m];
      text += line_of({n.events[i.event].id, good_of(n, i.good), unit_of(n, i.good), w.month_name(m),
                       exact_number(x.stopped), exact_number(x.stopped_amount), exact_number(x.let_go),
                       exact_number(x.let_go_amount), exact_number(x.waiting), exact_number(x.waiting_amount)});
    }
  return text;
}

std::string desks_csv(const Network& n, const Findings& f) {
  const Window w(n);
  std::string text = line_of({"event", "desk", "month", "waiting"});
  for (const auto& d : f.controls.desks)
    for (std::size_t m = 0; m < d.months.size(); ++m)
      text += line_of({n.events[d.event].id, d.desk, w.month_name(m), exact_number(d.months[m])});
  return text;
}

std::string origins_csv(const Network& n, const Findings& f) {
  const Window w(n);
  std::string text = line_of({"site", "commodity", "unit", "origin", "country", "month", "baseline", "scenario"});
  for (const auto& o : f.controls.origins)
    for (std::size_t m = 0; m < o.months.size(); ++m)
      text += line_of({site_of(n, o.user), good_of(n, o.user).name, good_of(n, o.user).unit, o.origin,
                       country_text(o.country), w.month_name(m), exact_number(o.baseline_months[m]),
                       exact_number(o.months[m])});
  return text;
}

std::string inspections_text(const Network& n, const Findings& f, std::size_t columns) {
  TextTable table({"", "stopped", "in all", "days each", "90 %", "most at a time", "still there"});
  for (const auto& i : f.controls.inspections) {
    if (i.stopped.mean == 0) continue;
    table.add({n.events[i.event].id, people_number(i.stopped.mean),
               people_amount(i.stopped_amount.mean, unit_of(n, i.good)),
               i.wait_mean.n ? people_number(i.wait_mean.mean) : "", i.wait_p90.n ? people_number(i.wait_p90.mean) : "",
               people_amount(i.peak_amount.mean, unit_of(n, i.good)), people_number(i.waiting.mean)});
  }
  return table.empty() ? "" : table.text(columns);
}

std::string desks_text(const Network& n, const Findings& f, std::size_t columns) {
  TextTable table({"", "waiting", "in hand", "most", "on"}, 1, 1);
  for (const auto& d : f.controls.desks) {
    const auto since = Duration{static_cast<std::int64_t>(std::llround(d.peak_day.mean * 86'400.0))};
    table.add({n.events[d.event].id + ", " + d.desk, people_number(d.mean_waiting.mean),
               people_number(d.mean_in_hand.mean), people_number(d.peak.mean),
               d.peak_day.n > 0 ? date_text(n.from + since) : ""});
  }
  return table.empty() ? "" : table.text(columns);
}

std::string origins_text(const Network& n, const Findings& f, std::size_t columns) {
  constexpr std::size_t most = 24;
  TextTable table({"end user", "origin", "from", "baseline", "with events"}, 3);
  std::size_t told = 0;
  for (const auto& o : f.controls.origins)
    if (told++ < most)
      table.add({user_name(n, o.user), o.origin, country_text(o.country),
                 o.baseline_share.n ? people_percent(o.baseline_share.mean) : "",
                 o.share.n ? people_percent(o.share.mean) : ""});
  if (table.empty()) return "";
  std::string text = table.text(columns);
  if (told > most) text += "  and " + std::to_string(told - most) + " more in origins.csv\n";
  return text;
}

}  // namespace chokepoint
