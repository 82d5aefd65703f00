// Reports and beliefs: what is counted, who believes, what they learn from.
#include <algorithm>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

bool is_made(const Compiling& c, ItemId item) { return !c.net.items[item].made_by.empty(); }

void count_output(Compiling& c, const ReportSpec& s, const std::vector<bool>& goods, Report& report,
                  const std::string& path) {
  const auto places = places_of(c, s.made_at, path + ".made_at");
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    const auto& item = c.net.items[ItemId{i}];
    if (places[item.site] && goods[item.good] && is_made(c, ItemId{i})) report.items.push_back(ItemId{i});
  }
  if (report.items.empty())
    c.error(s.made_at.spot, path + ".made_at", "none of these sites makes any of the goods that count");
}

/// `on_day`, `months_later`: the next month's 10th unless it says otherwise.
Publication publication_of(Compiling& c, const ReportSpec& s, const std::string& path) {
  Publication when;
  if (s.on_day.given()) when.day = static_cast<unsigned>(std::min<std::int64_t>(s.on_day.value, 99));
  if (s.months_later.given()) when.months = static_cast<unsigned>(std::min<std::int64_t>(s.months_later.value, 1200));
  if (when.day < 1 || when.day > 31) c.error(s.on_day.spot, path + ".on_day", "a month has days 1 to 31");
  if (when.months < 1)
    c.error(s.months_later.spot, path + ".months_later",
            "a month's flows are known when it is over: 1 is the next month");
  return when;
}

Report report_of(Compiling& c, const ReportSpec& s, const std::string& path) {
  Report report;
  report.id = s.id.text;
  report.by = s.by;
  report.source = s.source;
  report.when = publication_of(c, s, path);
  if (s.made_at.given() == s.leaves.given()) {
    c.error(s.spot, path, "give `made_at` (what is made) or `leaves` (what is dispatched), one of the two");
    return report;
  }
  const auto goods = goods_of(c, s.goods, path + ".goods");
  if (const auto* good = common_good(c, goods, s.goods.spot, path + ".goods")) report.good = c.good_ids.at(good->name);
  if (s.made_at.given())
    count_output(c, s, goods, report, path);
  else
    report.lanes = lanes_between(c, s.goods, s.leaves, s.goes_to, path);
  return report;
}

/// The quota that is believed about; null when there is none of that name.
const EventSpec* believed_quota(Compiling& c, const Word& about, const std::string& path) {
  Names quotas;
  for (const auto& e : c.spec.events) {
    if (!std::holds_alternative<QuotaSpec>(e.kind) && !std::holds_alternative<ExportQuotaSpec>(e.kind)) continue;
    if (e.id.text == about.text) return &e;
    quotas.push_back(e.id.text);
  }
  c.error(about.spot, path + ".about",
          "no quota event is called " + quoted(about.text) + "; " + hint(about.text, quotas));
  return nullptr;
}

/// A good in whose unit the quota's amounts are.
GoodId good_of(const Network& n, const Quota& quota) {
  for (const auto& r : quota.recipes)
    if (!r.counted.empty()) return n.items[n.parts[r.counted.front()].item].good;
  return quota.lanes.empty() ? GoodId{} : n.lanes[quota.lanes.front().lane].good;
}

void set_teacher(Compiling& c, const BeliefSpec& s, PlannersBelief& b, const std::string& path) {
  const auto& word = s.learns_from.text;
  b.learns = word != "nothing";
  if (!b.learns || word.empty() || word == "publication") return;
  Names known{"publication", "nothing"};
  for (std::uint32_t i = 0; i < c.net.reports.size(); ++i) {
    known.push_back(c.net.reports[i].id);
    if (c.net.reports[i].id == word) b.report = i;
  }
  if (b.report == UINT32_MAX)
    c.error(s.learns_from.spot, path + ".learns_from",
            "no report is called " + quoted(word) + "; " + hint(word, known));
  else if (c.net.reports[b.report].items.empty() && !c.net.reports[b.report].lanes.empty())
    c.error(s.learns_from.spot, path + ".learns_from",
            quoted(word) + " reports dispatches; a belief learns from a report of output (`made_at`)");
}

void add_believers(Compiling& c, const BeliefSpec& s, PlannersBelief& b, const std::string& path) {
  const auto sites = places_of(c, s.held_by, path + ".held_by");
  const auto goods =
      s.goods.given() ? goods_of(c, s.goods, path + ".goods") : std::vector<bool>(c.net.goods.size(), true);
  for (std::uint32_t i = 0; i < sites.size(); ++i)
    if (sites[i]) b.held_by += (b.held_by.empty() ? "" : " ") + c.net.sites[SiteId{i}].name;
  if (!s.buys_ahead.given()) return;
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    const auto& item = c.net.items[ItemId{i}];
    if (sites[item.site] && goods[item.good] && item.supply == Supply::bought) b.items.push_back(ItemId{i});
  }
  if (b.items.empty())
    c.error(s.held_by.spot, path + ".held_by",
            "none of these sites buys any of the goods; nothing can be bought ahead");
}

PlannersBelief belief_of(Compiling& c, const BeliefSpec& s, const std::string& path) {
  PlannersBelief b;
  b.id = s.id.text;
  add_believers(c, s, b, path);
  set_teacher(c, s, b, path);
  if (s.expected_growth.given()) b.growth = as_double(s.expected_growth.value);
  if (s.sd.given()) b.sd = as_double(s.sd.value);
  if (s.month_spread.given()) b.month_spread = as_double(s.month_spread.value);
  b.buys_ahead = s.buys_ahead.value;
  if (!believed_quota(c, s.about, path)) return b;
  b.about = c.event_ids.find(s.about.text)->second;
  const auto* quota = std::get_if<Quota>(&c.net.events[b.about].kind);
  const GoodId good = quota ? good_of(c.net, *quota) : GoodId{};
  if (!good) return b;  // the quota's own mistake
  const auto in_units = [&](const Amount& amount, const std::string& key) {
    return static_cast<double>(quantity_of(c, amount, c.net.goods[good], path + key).value_or(Quantity{}).units);
  };
  b.last_year = in_units(s.last_year, ".last_year");
  if (s.need.given()) b.need = in_units(s.need, ".need");
  return b;
}

template <class Spec>
std::string path_of(const std::vector<Spec>& list, std::size_t i, const std::string& table) {
  return table + "." + (list[i].id.given() ? list[i].id.text : std::to_string(i));
}

}  // namespace

void compile_information(Compiling& c) {
  for (std::size_t i = 0; i < c.spec.reports.size(); ++i)
    c.net.reports.push_back(report_of(c, c.spec.reports[i], path_of(c.spec.reports, i, "reports")));
  for (std::size_t i = 0; i < c.spec.beliefs.size(); ++i)
    c.net.beliefs.push_back(belief_of(c, c.spec.beliefs[i], path_of(c.spec.beliefs, i, "beliefs")));
}

}  // namespace chokepoint
