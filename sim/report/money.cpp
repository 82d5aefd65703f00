// Rows are named the same in every table: what, baseline, scenario, difference.
#include "chokepoint/report/money.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/report/tables_csv.hpp"
#include "chokepoint/report/terminal.hpp"
#include "chokepoint/report/text_table.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& c : cells) line += (line.empty() ? "" : ",") + csv_field(c);
  return line + "\r\n";
}

/// The commodity stands only in rows of end users.
std::string commodity(const Network& n, const MoneyAccount& a) {
  return a.user ? n.good_of(n.demands[a.user].item).name : "";
}
std::string site(const Network& n, const MoneyAccount& a) { return a.site ? n.sites[a.site].name : "all"; }

std::string market_name(const Market& m) { return m.inside ? "inside" : "outside"; }
std::string unit_of(const Network& n, GoodId good) { return n.money.currency + "/" + n.goods[good].unit; }

Json number(const Estimate& e) { return e.n == 0 ? Json(nullptr) : Json(e.mean); }

Json row_json(const MoneyRow& r) {
  Json j{{"baseline", number(r.baseline)}, {"scenario", number(r.scenario)}, {"difference", number(r.difference)}};
  if (r.difference.n > 1) j["difference_half_width"] = r.difference.half_width;
  return j;
}

std::string spread(const Estimate& e) {
  return people_number(e.mean) + (e.n > 1 ? " ± " + people_number(two_digits(e.half_width)) : "");
}

std::string in_words(std::string what) {
  for (char& c : what)
    if (c == '_') c = ' ';
  return what;
}

constexpr std::size_t forgone_shown = 5;

/// The users who forgo most for a price, the most first.
std::vector<ForgoneFinding> most_forgone(const Findings& f) {
  auto list = f.money.forgone;
  std::stable_sort(list.begin(), list.end(),
                   [](const ForgoneFinding& a, const ForgoneFinding& b) { return a.scenario.mean > b.scenario.mean; });
  if (list.size() > forgone_shown) list.resize(forgone_shown);
  return list;
}

std::string day_text(const Network& n, const Estimate& day) {
  return date_text(n.from + Duration{static_cast<std::int64_t>(std::floor(day.mean * 86'400.0 + 0.5))});
}

}  // namespace

std::string money_csv(const Network& n, const Findings& f) {
  std::string text =
      line_of({"site", "commodity", "what", "currency", "baseline", "scenario", "difference", "difference_half_width"});
  for (const auto& a : f.money.accounts)
    for (const auto& r : a.rows)
      text += line_of({site(n, a), commodity(n, a), r.what, n.money.currency, exact_number(r.baseline.mean),
                       exact_number(r.scenario.mean), exact_number(r.difference.mean),
                       r.difference.n > 1 ? exact_number(r.difference.half_width) : ""});
  return text;
}

std::string prices_csv(const Network& n, const StudyResult& study) {
  std::string text = line_of({"commodity", "market", "run", "date", "price", "unit"});
  const auto* pair = study.first_pair();
  if (!pair) return text;
  for (std::size_t m = 0; m < n.markets.size(); ++m)
    for (const bool scenario : {false, true})
      for (const auto& s : (scenario ? pair->scenario : pair->baseline).prices.markets[m].steps)
        text += line_of({n.goods[n.markets[m].good].name, market_name(n.markets[m]), scenario ? "scenario" : "baseline",
                         date_text(s.at), exact_number(s.price), unit_of(n, n.markets[m].good)});
  return text;
}

std::string money_text(const Findings& f, std::size_t columns) {
  if (f.money.accounts.empty()) return "";
  TextTable table({"", "baseline", "with events", "difference"});
  for (const auto& r : f.money.accounts.front().rows)
    table.add({in_words(r.what), people_number(r.baseline.mean), people_number(r.scenario.mean), spread(r.difference)});
  return table.empty() ? "" : table.text(columns);
}

std::string prices_text(const Network& n, const Findings& f, std::size_t columns) {
  TextTable table({"", "start", "baseline mean", "mean", "end", "highest", "on"}, 1, 1);
  for (const auto& p : f.money.prices) {
    const auto& m = n.markets[p.market];
    table.add({n.goods[m.good].name + " " + market_name(m) + ", " + unit_of(n, m.good), people_number(p.start),
               people_number(p.baseline_mean.mean), people_number(p.mean.mean), people_number(p.end.mean),
               p.highest.mean > p.start ? people_number(p.highest.mean) : "",
               p.highest.mean > p.start ? day_text(n, p.highest_day) : ""});
  }
  for (const auto& p : f.money.premiums)
    table.add({n.goods[p.good].name + " premium", people_number(p.start), people_number(p.baseline_mean.mean),
               people_number(p.mean.mean), people_number(p.end.mean), "", ""});
  if (table.empty()) return "";
  std::string text = table.text(columns);
  for (const auto& u : most_forgone(f))
    text += "  " +
            wrapped(user_name(n, u.user) + " forgoes " +
                        people_amount(u.scenario.mean, n.good_of(n.demands[u.user].item).unit) +
                        " for the price; that is no shortage",
                    columns, 4) +
            "\n";
  if (f.money.forgone.size() > forgone_shown)
    text += "  and " + std::to_string(f.money.forgone.size() - forgone_shown) + " more forgo less\n";
  return text;
}

std::string money_json(const Network& n, const Findings& f) {
  if (f.money.accounts.empty()) return "null";
  Json j{{"currency", n.money.currency}};
  j["lost_to"] = f.disruptor ? Json(n.events[f.disruptor].id) : Json(nullptr);
  j["total"] = Json::object();
  j["sites"] = j["end_users"] = Json::array();
  for (const auto& a : f.money.accounts) {
    Json rows = Json::object();
    for (const auto& r : a.rows) rows[r.what] = row_json(r);
    if (!a.site) {
      j["total"] = rows;
      continue;
    }
    Json entry{{"site", site(n, a)}};
    if (a.user) entry["commodity"] = commodity(n, a);
    entry.update(rows);
    j[a.user ? "end_users" : "sites"].push_back(std::move(entry));
  }
  return j.dump();
}

std::string prices_json(const Network& n, const Findings& f) {
  if (f.money.prices.empty()) return "null";
  Json j{{"markets", Json::array()}, {"premiums", Json::array()}, {"forgone", Json::array()}};
  for (const auto& p : f.money.prices) {
    const auto& m = n.markets[p.market];
    j["markets"].push_back({{"commodity", n.goods[m.good].name},
                            {"market", market_name(m)},
                            {"unit", unit_of(n, m.good)},
                            {"start", p.start},
                            {"baseline_mean", number(p.baseline_mean)},
                            {"mean", number(p.mean)},
                            {"end", number(p.end)},
                            {"highest", number(p.highest)},
                            {"highest_on", day_text(n, p.highest_day)}});
  }
  for (const auto& p : f.money.premiums)
    j["premiums"].push_back({{"commodity", n.goods[p.good].name},
                             {"unit", unit_of(n, p.good)},
                             {"start", p.start},
                             {"baseline_mean", number(p.baseline_mean)},
                             {"mean", number(p.mean)},
                             {"end", number(p.end)}});
  for (const auto& u : f.money.forgone)
    j["forgone"].push_back({{"site", n.sites[n.demands[u.user].site].name},
                            {"commodity", n.good_of(n.demands[u.user].item).name},
                            {"unit", n.good_of(n.demands[u.user].item).unit},
                            {"baseline", number(u.baseline)},
                            {"scenario", number(u.scenario)}});
  return j.dump();
}

}  // namespace chokepoint
