// What each event did: alone, last, and its share of what all did together.
#include <nlohmann/json.hpp>

#include "chokepoint/report/controls.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;

std::string unit_of(const Network& n, const AttributionRow& row) {
  if (!row.user) return n.money.currency;
  return row.what == "stop_days" ? "d" : n.good_of(n.demands[row.user].item).unit;
}
std::string site_of(const Network& n, const AttributionRow& row) {
  return row.user ? n.sites[n.demands[row.user].site].name : "all";
}
std::string good_of(const Network& n, const AttributionRow& row) {
  return row.user ? n.good_of(n.demands[row.user].item).name : "";
}
std::string number(const Estimate& e) { return e.n > 0 ? exact_number(e.mean) : ""; }
std::string spread(const Estimate& e) { return e.n > 1 ? exact_number(e.half_width) : ""; }
Json json(const Estimate& e) { return e.n > 0 ? Json(e.mean) : Json(nullptr); }

std::string in_words(std::string what) {
  for (auto& c : what)
    if (c == '_') c = ' ';
  return what;
}

std::string row_title(const Network& n, const AttributionRow& row) {
  const std::string what = in_words(row.what) + ", " + unit_of(n, row);
  return row.user ? user_name(n, row.user) + ": " + what : what;
}

std::string interaction_text(const Attribution& a, std::size_t columns) {
  std::string text = "alone: with this event only; last: with all, less without this one";
  text += a.shapley ? "; share: mean over all orders of adding the events, so that shares sum up to all"
                    : "; shares are told of up to " + std::to_string(most_for_shapley) + " events";
  return "  " + wrapped(text, columns - 2, 2) + "\n";
}

}  // namespace

std::string attribution_csv(const Network& n, const Findings& f) {
  std::string text = csv_line({"what", "site", "commodity", "unit", "event", "together", "alone", "last", "share",
                               "alone_half_width", "last_half_width", "share_half_width"});
  for (const auto& row : f.attribution.rows)
    for (std::size_t i = 0; i < row.events.size(); ++i) {
      const auto& part = row.events[i];
      text += csv_line({row.what, site_of(n, row), good_of(n, row), unit_of(n, row),
                        n.events[f.attribution.events[i]].id, number(row.total), number(part.alone), number(part.last),
                        number(part.share), spread(part.alone), spread(part.last), spread(part.share)});
    }
  return text;
}

std::string attribution_text(const Network& n, const Findings& f, std::size_t columns) {
  constexpr std::size_t most = 6;
  const auto& a = f.attribution;
  if (!a.on()) return "";
  std::string text;
  std::size_t told = 0;
  for (const auto& row : a.rows) {
    if (told++ >= most) continue;
    TextTable table({row_title(n, row), "alone", "last", "share"});
    for (std::size_t i = 0; i < row.events.size(); ++i) {
      const auto& part = row.events[i];
      table.add({n.events[a.events[i]].id, people_number(part.alone.mean), people_number(part.last.mean),
                 a.shapley ? people_number(part.share.mean) : ""});
    }
    table.add({"all together", "", "", people_number(row.total.mean)});
    text += table.text(columns);
  }
  if (told == 0) return "  no event changed any of the numbers that are shared out\n";
  if (told > most) text += "  and " + std::to_string(told - most) + " more numbers in attribution.csv\n";
  return text + interaction_text(a, columns);
}

std::string attribution_json(const Network& n, const Findings& f) {
  const auto& a = f.attribution;
  Json j{{"rule", a.shapley ? "shapley" : "removal"}, {"numbers", Json::array()}};
  for (const auto& row : a.rows) {
    Json number{
        {"what", row.what}, {"site", site_of(n, row)}, {"commodity", good_of(n, row)}, {"unit", unit_of(n, row)}};
    number["together"] = json(row.total);
    number["events"] = Json::array();
    for (std::size_t i = 0; i < row.events.size(); ++i) {
      const auto& part = row.events[i];
      Json event{{"event", n.events[a.events[i]].id}, {"alone", json(part.alone)}, {"last", json(part.last)}};
      event["share"] = json(part.share);
      if (part.share.n > 1) event["share_half_width"] = part.share.half_width;
      number["events"].push_back(std::move(event));
    }
    j["numbers"].push_back(std::move(number));
  }
  return j.dump();
}

}  // namespace chokepoint
