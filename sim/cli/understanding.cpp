// Counts, end users, events and whom they hit, steady flows, chokepoints.
#include "cli/understanding.hpp"

#include "cli/governing.hpp"

#include <algorithm>
#include <set>

#include "chokepoint/core/civil.hpp"
#include "chokepoint/network/balance.hpp"
#include "chokepoint/network/structure.hpp"
#include "chokepoint/report/wording.hpp"

namespace chokepoint::cli {
namespace {

using Words = std::vector<std::string>;

std::string count(std::size_t n, const char* word) { return std::to_string(n) + " " + word + (n == 1 ? "" : "s"); }

/// At most eight names, then how many more.
std::string few(const Words& names) {
  if (names.empty()) return "nothing";
  if (names.size() <= 8) return people_list(names);
  Words some(names.begin(), names.begin() + 7);
  some.push_back(std::to_string(names.size() - 7) + " more");
  return people_list(some);
}

/// A flow in smallest units a day as text.
std::string flow(const Network& n, GoodId good, double per_day) {
  return people_amount(per_day / static_cast<double>(n.goods[good].per_unit), n.goods[good].unit) + "/d";
}

std::string paragraph(const std::string& text, std::size_t columns, std::size_t indent = 6) {
  return std::string(indent - 2, ' ') + wrapped(text, columns - indent, indent) + "\n";
}

std::string size_text(const Network& n) {
  std::string text =
      date_text(n.from) + " to " + date_text(n.until) + " (" + people_days(in_days(n.until - n.from)) + ")";
  if (n.lot != day) text += ", in lots of " + people_number(in_days(n.lot) * 24) + " h";
  if (n.warm_up > Duration{}) text += ", after " + people_days(in_days(n.warm_up)) + " of warm-up";
  text += "; " + count(n.replications, "replication") + ", seed " + std::to_string(n.seed);
  return text + (n.deterministic ? ", deterministic" : "") + "\n  " + count(n.sites.size(), "site") + ", " +
         count(n.lanes.size(), "lane") + ", " + count(n.goods.size(), "good") + ", " +
         count(n.recipes.size(), "recipe") + ", " + count(n.elements.size(), "element");
}

std::string line_text(const Network& n, const Demand& d) {
  std::string text = "a line";
  if (d.park.any()) text += ", parks up to " + amount_text(n, n.items[d.item].good, d.park.at_most) + " without a part";
  if (d.ahead > Duration{}) text += ", is built up to " + people_days(in_days(d.ahead)) + " ahead for others";
  return text;
}

std::string demand_text(const Network& n, const Demand& d) {
  const auto& good = n.goods[n.items[d.item].good];
  std::string text = n.sites[d.site].name + (d.line ? " builds " : " wants ");
  if (d.every > Duration{}) {
    text += people_amount(static_cast<double>(d.each.units) / static_cast<double>(good.per_unit), good.unit) + " of " +
            good.name + " every " + people_days(in_days(d.every));
  } else {
    text += flow(n, n.items[d.item].good, per_day(d.rate)) + " of " + good.name;
  }
  if (d.draws.any()) text += ", at random";
  if (d.line) return text + " (" + line_text(n, d) + ")";
  return text + (d.backorders ? " (waits when short)" : " (lost when short)");
}

/// Names of the sites and lanes that an event can meet.
struct Hits {
  const Network& n;
  Words operator()(const Outage& o) const {
    Words w;
    for (const SiteId s : o.sites) w.push_back(n.sites[s].name);
    add(w, o.lanes);
    for (const LaneMode m : o.modes)
      w.push_back(name_of(n, n.ways[m.ways].lane) + " by " + n.ways[m.ways].modes[m.mode].name);
    return w;
  }
  Words operator()(const DemandChange& c) const {
    Words w;
    for (const DemandId d : c.demands) w.push_back(n.sites[n.demands[d].site].name);
    return w;
  }
  Words operator()(const Ban& b) const {
    Words w;
    add(w, b.lanes);
    return w;
  }
  Words operator()(const Licence& l) const {
    Words w;
    for (const auto& t : l.terms)
      if (n.items[n.lanes[t.lane].to].part <= 1) w.push_back(name_of(n, t.lane));
    return w;
  }
  Words operator()(const Inspection& i) const {
    Words w;
    add(w, i.lanes);
    return w;
  }
  Words operator()(const LicenceChange& c) const { return {"the licences of '" + n.events[c.of].id + "'"}; }
  Words operator()(const Quota& q) const {
    std::set<std::string> w;
    for (const auto& r : q.recipes) w.insert(n.sites[n.recipes[r.recipe].site].name);
    for (const auto& l : q.lanes) w.insert(name_of(n, l.lane));
    return {w.begin(), w.end()};
  }
  Words operator()(const QuotaChange& c) const { return {"the quota '" + n.events[c.of].id + "'"}; }
  Words operator()(const NewCapacity& c) const {
    Words w;
    for (const SiteId s : c.sites) w.push_back(n.sites[s].name);
    return w;
  }
  Words operator()(const Tariff& t) const {
    Words w;
    add(w, t.lanes);
    return w;
  }
  Words operator()(const Reroute& r) const {
    Words w;
    for (const LaneMode m : r.lanes) add(w, {n.ways[m.ways].lane});
    return w;
  }
  Words operator()(const ProjectDelay& d) const { return {"the project '" + n.events[d.of].id + "'"}; }
  Words operator()(const StockLoss& l) const { return items(l.items); }
  Words operator()(const StockRelease& r) const { return items(r.items); }
  Words operator()(const TargetShift& s) const { return items(s.items); }
  Words operator()(const PhantomOrders& p) const {
    Words w;
    add(w, p.lanes);
    return w;
  }
  Words operator()(const RecipeShift& s) const {
    Words w;
    for (const auto& way : s.ways) w.push_back(n.sites[way.site].name);
    return w;
  }
  Words operator()(const PileRelease& r) const {
    Words w;
    add(w, r.lanes);
    return w;
  }
  Words operator()(const PurchaseRule& r) const {
    Words w;
    add(w, r.lanes);
    return w;
  }
  Words operator()(const PileRefill& r) const { return items({r.pile}); }
  Words operator()(const Truce& t) const {
    Words w;
    for (const EventId e : t.suspends) w.push_back("'" + n.events[e].id + "'");
    return w;
  }

 private:
  void add(Words& w, const std::vector<LaneId>& lanes) const {
    for (const LaneId l : lanes)
      if (n.items[n.lanes[l].to].part <= 1) w.push_back(name_of(n, l));
  }
  Words items(const std::vector<ItemId>& list) const {
    Words w;
    for (const ItemId i : list) w.push_back(n.good_of(i).name + " at " + n.site_of(i).name);
    return w;
  }
};

std::string beginning_text(const Network& n, const Incident& e) {
  if (e.dated()) return to_text(e.begin);
  if (e.onset.when) return "(on its condition)";
  return std::string(e.onset.follows_end ? "(after the end of " : "(after ") + n.events[e.onset.follows].id + ")";
}

std::string event_text(const Network& n, const Incident& e) {
  std::string text = beginning_text(n, e) + " " + e.id + ": " + e.what;
  if (e.end != never) text += " until " + to_text(e.end);
  if (e.background) text += ", in the baseline too";
  const auto hits = std::visit(Hits{n}, e.kind);
  text += "; meets " + few(hits);
  if (e.dated() && e.begin >= n.until) text += ". It lies after the end of the run";
  return text;
}

/// Overloads, surpluses and what nobody supplies; empty when the network can serve its end users.
Words trouble(const Network& n, const Balance& b) {
  Words list;
  for (const auto& o : b.overloads) {
    GoodId good;
    std::string what = "a limit";
    if (o.lane) {
      good = n.lanes[o.lane].good;
      what = name_of(n, o.lane);
    } else if (o.recipe) {
      good = n.items[n.parts[*n.recipes[o.recipe].outputs.begin()].item].good;
      what = n.sites[n.recipes[o.recipe].site].name;
    } else if (o.site) {
      what = n.sites[o.site].name;
      if (!n.sites[o.site].recipes.empty()) {
        const auto& outputs = n.recipes[*n.sites[o.site].recipes.begin()].outputs;
        if (!outputs.empty()) good = n.items[n.parts[*outputs.begin()].item].good;
      }
    }
    if (good)
      list.push_back("overloaded: " + what + " must give " + flow(n, good, o.need) + " and can give " +
                     flow(n, good, o.capacity));
  }
  for (const auto& u : b.unsourced)
    list.push_back("without a source: " + n.site_of(u.item).name + " needs " + flow(n, n.items[u.item].good, u.flow) +
                   " of " + n.good_of(u.item).name);
  return list;
}

Words surpluses(const Network& n, const Balance& b) {
  Words list;
  auto sorted = b.surpluses;
  const auto weight = [&](const Surplus& s) { return s.flow * (n.good_of(s.item).mass ? 1.0 : 0.0); };
  std::stable_sort(sorted.begin(), sorted.end(), [&](auto& x, auto& y) { return weight(x) > weight(y); });
  for (const auto& s : sorted)
    list.push_back(flow(n, n.items[s.item].good, s.flow) + " of " + n.good_of(s.item).name + " at " +
                   n.site_of(s.item).name);
  return list;
}

std::string balance_text(const Network& n, std::size_t columns) {
  const auto b = balance(n);
  std::string text;
  const auto wrong = trouble(n, b);
  if (wrong.empty()) text += paragraph("every end user's need can be met, day after day", columns);
  for (const auto& t : wrong) text += paragraph(t, columns);
  if (const auto s = surpluses(n, b); !s.empty()) text += paragraph("made and not wanted: " + few(s), columns);
  if (!b.settled) text += paragraph("the loops of the network did not settle; the flows are approximate", columns);
  return text;
}

std::string chokepoint_text(const Network& n, std::size_t columns) {
  std::string text;
  std::size_t open = 0;
  for (const auto& c : chokepoints(n)) {
    Words names;
    for (const SiteId s : c.dominators) names.push_back(n.sites[s].name);
    if (names.empty())
      ++open;
    else
      text += paragraph(n.sites[n.demands[c.user].site].name + ", " + n.good_of(c.input).name +
                            ": all of it passes through " + few(names),
                        columns);
  }
  if (open > 0)
    text += paragraph(count(open, "input") + " of end users with no single site that all must pass", columns);
  return text;
}

std::string reach_text(const Network& n, std::size_t columns) {
  const auto r = reachability(n);
  std::string text;
  Words idle, dry;
  for (const SiteId s : r.feed_nobody) idle.push_back(n.sites[s].name);
  for (const ItemId i : r.fed_by_nobody) dry.push_back(n.good_of(i).name + " at " + n.site_of(i).name);
  if (!idle.empty()) text += paragraph("feeds no end user: " + few(idle), columns);
  if (!dry.empty()) text += paragraph("no source reaches: " + few(dry), columns);
  return text;
}

/// At most so many names, then how many more.
std::string named(const Words& names, std::size_t most) {
  if (names.size() <= most) return people_list(names);
  Words some(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(most));
  some.push_back(std::to_string(names.size() - most) + " more");
  return people_list(some);
}

std::string start_text(const Network& n, std::size_t columns) {
  const auto& t = n.taken_over;
  if (!t.on) return "";
  const std::string otherwise =
      t.empty ? " (empty, or what the network says): " : " (steady, or what the network says): ";
  std::string text = "  The state of " + date_text(n.from) + ":\n";
  const auto lines = std::count_if(n.demands.begin(), n.demands.end(), [](const Demand& d) { return d.line; });
  const auto stores_with = n.items.size() - static_cast<std::size_t>(lines) - t.items_without_row.size();
  text += paragraph(count(stores_with, "store") + " and " + count(n.lanes.size() - t.lanes_without_row.size(), "lane") +
                        " have rows; " + count(t.applications.size(), "application") + " under review",
                    columns);
  Words stores, lanes;
  for (const ItemId i : t.items_without_row) stores.push_back(name_of(n, i) + " at " + n.site_of(i).name);
  for (const LaneId l : t.lanes_without_row) lanes.push_back(name_of(n, l));
  if (!stores.empty()) text += paragraph("stores without a row" + otherwise + named(stores, 40), columns);
  if (!lanes.empty()) text += paragraph("lanes without a row" + otherwise + named(lanes, 40), columns);
  return text;
}

}  // namespace

std::string understanding(const Network& n, std::size_t columns) {
  std::string text = n.title + "\n  " + size_text(n) + "\n  End users:\n";
  std::size_t told = 0;
  for (const bool line : {true, false})
    for (const auto& d : n.demands)
      if (d.line == line && told++ < 20) text += paragraph(demand_text(n, d), columns, 6);
  if (told > 20) text += "    and " + std::to_string(told - 20) + " more\n";
  text += start_text(n, columns);
  if (!n.events.empty()) text += "  Events:\n";
  for (const auto& e : n.events) text += paragraph(event_text(n, e), columns, 6);
  text += governing(n, columns);
  text += "  Steady flows:\n" + balance_text(n, columns) + reach_text(n, columns);
  const auto points = chokepoint_text(n, columns);
  return points.empty() ? text : text + "  Chokepoints:\n" + points;
}

}  // namespace chokepoint::cli
