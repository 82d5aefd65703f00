// The order in which a scenario becomes a network.
#include "chokepoint/network/compile.hpp"

#include <algorithm>
#include <cmath>

#include "chokepoint/network/balance.hpp"
#include "chokepoint/network/structure.hpp"
#include "network/compiling.hpp"
#include "network/silence.hpp"

namespace chokepoint {
namespace {

void check_loops(Compiling& c) {
  for (const auto& loop : instant_loops(c.net)) {
    std::string round;
    for (const SiteId s : loop.sites) round += c.net.sites[s].name + " to ";
    round += c.net.sites[loop.sites.front()].name;
    c.error(loop.lane ? c.drafts[loop.lane].spec->value.spot : c.recipe_spots[loop.recipe.index],
            loop.lane ? "lanes." + c.net.lanes[loop.lane].name : c.recipe_paths[loop.recipe.index],
            "goods would go round in no time: " + round +
                "; give one of these lanes (`takes`) or recipes (`takes`) a delay");
  }
}

Spot spot_of(const Compiling& c, SiteId site) { return c.site_specs[site]->value.spot; }

void report_overload(Compiling& c, const Overload& o) {
  const auto& n = c.net;
  const auto good = o.lane ? n.lanes[o.lane].good : n.items[n.parts[n.recipes[o.recipe].outputs.first].item].good;
  const auto text = [&](double x) { return amount_text(n, good, {std::llround(x)}); };
  c.warning(o.lane ? c.drafts[o.lane].spec->value.spot : spot_of(c, o.site),
            o.lane ? "lanes." + n.lanes[o.lane].name : "sites." + n.sites[o.site].name,
            "steady demand needs " + text(o.need) + " a day, the capacity is " + text(o.capacity));
}

void report_unsourced(Compiling& c, const Unsourced& u) {
  const auto& n = c.net;
  const auto& item = n.items[u.item];
  const auto days = static_cast<std::int64_t>(std::floor(u.lasts + 1e-9));
  std::string text = "wants " + amount_text(n, item.good, {std::llround(u.flow)}) + " of " + n.goods[item.good].name +
                     " a day that nobody makes or brings";
  if (u.lasts > 0)
    text +=
        "; its stock lasts " + (days < 1 ? "less than a day" : std::to_string(days) + (days == 1 ? " day" : " days"));
  c.warning(spot_of(c, item.site), "sites." + n.sites[item.site].name, text);
}

/// Warns of every one of a list; of a long one, of the first twenty and how many more there are.
template <class List, class Warn>
void warn_of(Compiling& c, const List& list, const std::string& how_they_are, Warn warn) {
  constexpr std::size_t most = 20;
  std::size_t told = 0;
  for (const auto& one : list)
    if (told++ < most) warn(one);
  if (told > most) c.warning(c.spec.spot, "", std::to_string(told - most) + " more " + how_they_are);
}

void report(Compiling& c, const Balance& b) {
  warn_of(c, b.overloads, "are overloaded", [&](const Overload& o) { report_overload(c, o); });
  std::vector<Unsourced> dry;
  const double run = in_days(c.net.until - c.net.from);
  std::copy_if(b.unsourced.begin(), b.unsourced.end(), std::back_inserter(dry),
               [&](const Unsourced& u) { return !u.meant && u.lasts < run; });
  warn_of(c, dry, "stores want what nobody makes or brings", [&](const Unsourced& u) { report_unsourced(c, u); });
  if (!b.settled) c.warning({}, "", "the steady flows did not settle in " + std::to_string(b.rounds) + " rounds");
}

/// Amounts are whole numbers: what lies in a store or is ordered at a time must stay below `unlimited`, and what flows
/// through it in the run below the largest number. Reports the store that is nearest to end users; others follow from
/// it.
bool is_countable(Compiling& c, const Balance& b) {
  constexpr double most_at_a_time = 1e15, most_in_all = 4e18;
  const double run = in_days(c.net.until - c.net.start());
  for (std::uint32_t i = static_cast<std::uint32_t>(c.net.items.size()); i > 0; --i) {
    const auto& item = c.net.items[i - 1];
    const double days = in_days(std::max(c.net.lot, item.lead + item.kept + item.review));
    if (b.item_flow[i - 1] * days <= most_at_a_time && b.item_flow[i - 1] * run <= most_in_all) continue;
    const auto& good = c.net.goods[item.good];
    c.error(spot_of(c, item.site), "sites." + c.net.sites[item.site].name,
            "needs more " + quoted(good.name) + " than can be counted to the " + (good.mass ? "gram" : "thousandth") +
                ": at most 10^" + (good.mass ? "9 t" : "12 " + good.unit) + " at a time. Is a unit wrong?");
    return false;
  }
  return true;
}

/// A site that nothing leads to and nothing leads from may be a slip of another one's name, as in an override.
std::string like_another(const Compiling& c, SiteId id) {
  const auto& n = c.net;
  for (const auto& lane : n.lanes)
    if (lane.from_site == id || lane.to_site == id) return "";
  Names others;
  for (std::uint32_t s = 0; s < n.sites.size(); ++s)
    if (s != id.index) others.push_back(n.sites[s].name);
  const auto meant = nearest(n.sites[id].name, others);
  return meant.empty() ? "" : "; did you mean " + quoted(meant) + "?";
}

void report(Compiling& c, const Reachability& r) {
  const auto& n = c.net;
  const auto idle = [&](SiteId s) {
    c.warning(spot_of(c, s), "sites." + n.sites[s].name,
              "feeds no end user: no way leads from here to a site that sells" + like_another(c, s));
  };
  const auto dry = [&](ItemId i) {
    c.warning(spot_of(c, n.items[i].site), "sites." + n.sites[n.items[i].site].name,
              "sells " + n.good_of(i).name + " that comes from nowhere: no way leads here from a source");
  };
  if (!n.demands.empty()) warn_of(c, r.feed_nobody, "sites feed no end user", idle);
  warn_of(c, r.fed_by_nobody, "end users sell what comes from nowhere", dry);
}

/// All parts in their order. What asks the network as a whole is left out once a part of it is wrong.
std::optional<Network> compile_all(const ScenarioSpec& scenario, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.errors();
  const auto clean = [&] { return diagnostics.errors() == errors_before; };
  Compiling c(scenario, diagnostics);
  compile_horizon(c);
  compile_goods(c);
  compile_sites(c);
  compile_part_numbers(c);
  compile_items(c);
  compile_lanes(c);
  compile_uses(c);
  compile_recipes(c);
  check_elements(c);
  compile_demands(c);
  compile_claimants(c);
  compile_recycling(c);
  compile_rules(c);
  compile_initial(c);
  compile_start(c);
  if (clean()) {
    check_use(c);
    check_loops(c);
  }
  compile_profiles(c);
  compile_money(c);
  compile_prices(c);
  compile_origins(c);
  compile_events(c);
  compile_applications(c);
  compile_failures(c);
  compile_observed(c);
  compile_reported_stops(c);
  compile_information(c);
  if (!clean()) return {};
  const auto steady = balance(c.net);
  if (!is_countable(c, steady)) return {};
  fill(c.net, steady);
  finish_markets(c);
  finish_origins(c);
  check_rooms(c);
  warn_of_silence(c);
  report(c, steady);
  report(c, reachability(c.net));
  return std::move(c.net);
}

/// Where entries may have been lost that names stand for.
bool holds_names(const std::string& path) {
  static const char* const tables[] = {"goods",     "sites",  "lanes",   "profiles",
                                       "calendars", "events", "network", "extends"};
  return std::any_of(std::begin(tables), std::end(tables), [&](const char* t) { return path == t; });
}

/// True when what the reader could not read may be why the compiler complains. A word that was read and that nothing
/// answers to is wrong by itself, unless the table that should hold it was lost, whole or in part.
bool follows_from(const std::vector<Diagnostic>& read, const Diagnostic& d) {
  const bool a_name = d.message.starts_with("unknown ");
  const bool no_table = d.message.find("none is allowed here") != std::string::npos;
  if (d.spot.line == 0 || (a_name && no_table)) return true;
  return std::any_of(read.begin(), read.end(), [&](const Diagnostic& r) {
    const bool whole_table = r.path.empty() && d.path.find('.') == std::string::npos;
    return a_name ? holds_names(r.path)
                  : whole_table || d.path.empty() || r.path == d.path || r.path.starts_with(d.path + ".");
  });
}

/// The reader has complained already: what else is wrong is told too, without what only follows from that.
void compile_the_rest(const ScenarioSpec& scenario, Diagnostics& diagnostics) {
  Diagnostics found;
  compile_all(scenario, found);
  const auto read = diagnostics.all();
  for (const auto& d : found.all())
    if (d.severity == Severity::error && !follows_from(read, d)) diagnostics.error(d.spot, d.path, d.message);
}

}  // namespace

std::optional<Network> compile(const ScenarioSpec& scenario, Diagnostics& diagnostics) {
  if (diagnostics.ok()) return compile_all(scenario, diagnostics);
  compile_the_rest(scenario, diagnostics);
  return {};
}

}  // namespace chokepoint
