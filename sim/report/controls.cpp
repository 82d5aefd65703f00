// Inspections, desks and origins in the same words everywhere.
#include "chokepoint/report/controls.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/table.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<std::string>;

std::string line_of(const Cells& cells) {
  std::string line;
  for (const auto& c : cells) line += (line.empty() ? "" : ",") + csv_field(c);
  return line + "\r\n";
}

Json number(const Estimate& e) { return e.n == 0 ? Json(nullptr) : Json(e.mean); }
void put(Json& j, const char* name, const Estimate& e) {
  j[name] = number(e);
  if (e.n > 1) j[std::string(name) + "_half_width"] = e.half_width;
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
  Table table({"", "stopped", "in all", "days each", "90 %", "most at a time", "still there"});
  for (const auto& i : f.controls.inspections) {
    if (i.stopped.mean == 0) continue;
    table.add({n.events[i.event].id, people_number(i.stopped.mean), people_amount(i.stopped_amount.mean, unit_of(n, i.good)),
               i.wait_mean.n ? people_number(i.wait_mean.mean) : "", i.wait_p90.n ? people_number(i.wait_p90.mean) : "",
               people_amount(i.peak_amount.mean, unit_of(n, i.good)), people_number(i.waiting.mean)});
  }
  return table.empty() ? "" : table.text(columns);
}

std::string desks_text(const Network& n, const Findings& f, std::size_t columns) {
  Table table({"", "waiting", "in hand", "most", "on"}, 1, 1);
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
  Table table({"end user", "origin", "from", "baseline", "with events"}, 3);
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

std::string inspections_json(const Network& n, const Findings& f) {
  const Window w(n);
  Json list = Json::array();
  for (const auto& i : f.controls.inspections) {
    Json j{{"event", n.events[i.event].id}, {"commodity", good_of(n, i.good)}, {"unit", unit_of(n, i.good)}};
    put(j, "stopped", i.stopped);
    put(j, "stopped_amount", i.stopped_amount);
    put(j, "let_go", i.let_go);
    put(j, "let_go_amount", i.let_go_amount);
    put(j, "waiting", i.waiting);
    put(j, "waiting_amount", i.waiting_amount);
    put(j, "peak", i.peak);
    put(j, "peak_amount", i.peak_amount);
    put(j, "wait_mean_days", i.wait_mean);
    put(j, "wait_p50_days", i.wait_p50);
    put(j, "wait_p90_days", i.wait_p90);
    put(j, "wait_p99_days", i.wait_p99);
    j["months"] = Json::array();
    for (std::size_t m = 0; m < i.months.size(); ++m)
      j["months"].push_back({{"month", w.month_name(m)},
                             {"stopped", i.months[m].stopped},
                             {"stopped_amount", i.months[m].stopped_amount},
                             {"let_go", i.months[m].let_go},
                             {"let_go_amount", i.months[m].let_go_amount},
                             {"waiting", i.months[m].waiting},
                             {"waiting_amount", i.months[m].waiting_amount}});
    list.push_back(std::move(j));
  }
  return list.dump();
}

std::string desks_json(const Network& n, const Findings& f) {
  const Window w(n);
  Json list = Json::array();
  for (const auto& d : f.controls.desks) {
    Json j{{"event", n.events[d.event].id}, {"desk", d.desk}};
    put(j, "mean_waiting", d.mean_waiting);
    put(j, "mean_in_hand", d.mean_in_hand);
    put(j, "peak", d.peak);
    put(j, "peak_day", d.peak_day);
    j["months"] = Json::array();
    for (std::size_t m = 0; m < d.months.size(); ++m)
      j["months"].push_back({{"month", w.month_name(m)}, {"waiting", d.months[m]}});
    list.push_back(std::move(j));
  }
  return list.dump();
}

std::string origins_json(const Network& n, const Findings& f) {
  Json list = Json::array();
  for (const auto& o : f.controls.origins) {
    Json j{{"site", site_of(n, o.user)},
           {"commodity", good_of(n, o.user).name},
           {"unit", good_of(n, o.user).unit},
           {"origin", o.origin},
           {"country", o.country.empty() ? Json(nullptr) : Json(o.country)}};
    put(j, "baseline", o.baseline);
    put(j, "scenario", o.scenario);
    put(j, "baseline_share", o.baseline_share);
    put(j, "share", o.share);
    list.push_back(std::move(j));
  }
  return list.dump();
}

}  // namespace chokepoint
