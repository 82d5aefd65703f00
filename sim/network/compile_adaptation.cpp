// Adaptation: shifts between recipes of a site, stockpiles with their reserve lanes, recycling of what was sold.
#include <algorithm>
#include <cmath>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

RecipeId recipe_named(const Compiling& c, const Site& site, const Word& word) {
  for (const auto r : site.recipes)
    if (c.net.recipes[r].name == word.text) return r;
  return {};
}

bool make_the_same(const Compiling& c, RecipeId a, RecipeId b) {
  const auto first = [&](RecipeId r) { return c.net.parts[c.net.recipes[r].outputs.first].item; };
  return first(a) == first(b);
}

/// The site's two recipes; reports what stands in the way.
void add_way(Compiling& c, const RecipeShiftSpec& s, SiteId id, RecipeShift& shift, const std::string& path) {
  const auto& site = c.net.sites[id];
  const auto from = recipe_named(c, site, s.from), to = recipe_named(c, site, s.to);
  if (!from || !to) {
    const auto& word = from ? s.to : s.from;
    Names names;
    for (const auto r : site.recipes) names.push_back(c.net.recipes[r].name);
    c.error(word.spot, path + (from ? ".to" : ".from"),
            quoted(site.name) + " has no recipe " + quoted(word.text) +
                (names.empty() ? "; it makes nothing" : "; " + hint(word.text, names)));
    return;
  }
  if (from == to)
    c.error(s.to.spot, path + ".to", "is the recipe that is given up; name another one");
  else if (!make_the_same(c, from, to))
    c.error(s.to.spot, path + ".to", "both recipes must make the same good, as their first output");
  else if (c.net.recipes[from].pushes || c.net.recipes[to].pushes)
    c.error(s.where.spot, path + ".where",
            quoted(site.name) + " makes to plan; what shifts is the need of a site that makes to order or to stock");
  else
    shift.ways.push_back({id, from, to});
}

/// The one stock of the good at the one site that is meant.
ItemId pile_at(Compiling& c, const Selector& where, const Word& good, const std::string& path) {
  const auto g = good_named(c, good, path + ".good");
  const auto places = places_of(c, where, path + ".where");
  if (!g || !any_set(places)) return {};
  if (std::count(places.begin(), places.end(), true) > 1) {
    c.error(where.spot, path + ".where", "names several sites; a stockpile is one site: write one event for each");
    return {};
  }
  const SiteId site{static_cast<std::uint32_t>(std::find(places.begin(), places.end(), true) - places.begin())};
  const auto item = c.item(site, g);
  if (!item)
    c.error(good.spot, path + ".good", quoted(c.net.sites[site].name) + " has no stock of " + quoted(good.text));
  return item;
}

Duration quantile_of(const Delay& after, std::size_t i, std::size_t of) {
  return {std::llround(quantile(after.days, (static_cast<double>(i) + 0.5) / static_cast<double>(of)) * 86'400.0)};
}

/// Lives in whole lot intervals, one at the least: one life, or twenty evenly spaced quantiles.
std::vector<std::uint32_t> lives_of(Compiling& c, const Delay& after, const std::string& path) {
  check_delay(c, after, path);
  if (after.working) c.error(after.spot, path, "a life is in days, not in working days");
  const bool one = after.days.kind == Distribution::Kind::constant;
  const std::size_t n = one ? 1 : 20;
  std::vector<std::uint32_t> lives;
  for (std::size_t i = 0; i < n; ++i) {
    const Duration life = one ? mean_duration(after) : quantile_of(after, i, n);
    const auto lots = (life.seconds + c.net.lot.seconds / 2) / c.net.lot.seconds;
    lives.push_back(static_cast<std::uint32_t>(std::max<std::int64_t>(1, lots)));
  }
  return lives;
}

void add_recycling(Compiling& c, DemandId id, const RecyclingSpec& s, const std::string& path) {
  const auto& sold = c.net.good_of(c.net.demands[id].item);
  const auto good = good_named(c, s.good, path + ".good");
  const auto site = c.site_ids.find(s.to.text);
  if (site == c.site_ids.end())
    c.error(s.to.spot, path + ".to", "unknown site " + quoted(s.to.text) + "; " + hint(s.to.text, keys_of(c.site_ids)));
  if (!good || site == c.site_ids.end()) return;
  Recycling r;
  r.demand = id;
  r.to = c.item(site->second, good);
  if (!r.to) {
    c.error(s.to.spot, path + ".to",
            quoted(s.to.text) + " has no stock of " + quoted(s.good.text) + "; let it keep one");
    return;
  }
  const auto& back = c.net.goods[good];
  r.per = {sold.per_unit};
  r.gives =
      s.gives.given() ? quantity_of(c, s.gives, back, path + ".gives").value_or(Quantity{}) : Quantity{sold.per_unit};
  if (!s.gives.given() && (!sold.mass || !back.mass))
    c.error(s.good.spot, path, "say how much one of " + quoted(sold.name) + " `gives`, as in gives: 2 kg");
  r.returned =
      share_or(c, s.collected, whole, path + ".collected") * share_or(c, s.recovered, whole, path + ".recovered");
  r.intervals = lives_of(c, s.after, path + ".after");
  if (s.past.given()) r.past = rate_of(c, s.past, sold, path + ".past").value_or(Rate{});
  c.net.recyclings.push_back(std::move(r));
}

}  // namespace

RecipeShift incident_of(Compiling& c, const RecipeShiftSpec& s, const std::string& path) {
  RecipeShift shift;
  shift.share = share_or(c, s.share, whole, path + ".share");
  shift.begins_after = s.lag.value + s.qualification.value;
  shift.over = s.over.value;
  const auto places = places_of(c, s.where, path + ".where");
  for (std::uint32_t i = 0; i < places.size(); ++i)
    if (places[i]) add_way(c, s, SiteId{i}, shift, path);
  return shift;
}

PileRelease incident_of(Compiling& c, const StockpileReleaseSpec& s, const std::string& path) {
  PileRelease r;
  r.pile = pile_at(c, s.where, s.good, path);
  const auto window = (s.over.given() ? s.over.value : day * 7).seconds / c.net.lot.seconds;
  r.intervals = static_cast<std::uint32_t>(std::max<std::int64_t>(1, window));
  if (!r.pile) return r;
  const auto to = s.to.given() ? places_of(c, s.to, path + ".to") : Mask(c.net.sites.size(), true);
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l) {
    const auto& lane = c.net.lanes[l];
    if (lane.from == r.pile && to[lane.to_site] && lane.reserve) r.lanes.push_back(LaneId{l});
  }
  if (r.lanes.empty())
    c.error(s.where.spot, path,
            "no lane with `reserve: true` brings " + quoted(s.good.text) + " from the pile to those who shall get it");
  r.limited = s.at_most.given();
  if (r.limited) r.at_most = rate_of(c, s.at_most, c.net.good_of(r.pile), path + ".at_most").value_or(Rate{});
  return r;
}

PileRefill incident_of(Compiling& c, const StockpileRefillSpec& s, const std::string& path) {
  PileRefill r;
  r.pile = pile_at(c, s.where, s.good, path);
  if (!r.pile) return r;
  const auto& item = c.net.items[r.pile];
  r.at = rate_of(c, s.at, c.net.good_of(r.pile), path + ".at").value_or(Rate{});
  r.up_to = s.up_to.given() ? quantity_of(c, s.up_to, c.net.good_of(r.pile), path + ".up_to").value_or(Quantity{})
                            : item.start;
  if (item.inbound.empty()) c.error(s.where.spot, path + ".where", "no lane brings " + quoted(s.good.text) + " there");
  if (!s.up_to.given() && !item.start_given)
    c.error(s.good.spot, path, "say `up_to`; what the pile starts with is not given");
  return r;
}

void check_hysteresis(Compiling& c) {
  for (const auto& s : c.spec.events) {
    if (!std::holds_alternative<StockpileReleaseSpec>(s.kind) || !s.when.given() || !s.ends_when.given()) continue;
    const auto &opens = s.when.below, &closes = s.ends_when.above;
    const bool alike = s.when.what.value == s.ends_when.what.value && opens.share.set == closes.share.set &&
                       opens.amount.unit == closes.amount.unit;
    if (!alike || !opens.given() || !closes.given()) continue;
    const auto level = [](const Portion& p) {
      return p.share.set ? as_double(p.share.value) : as_double(p.amount.number);
    };
    if (level(closes) <= level(opens))
      c.error(s.ends_when.spot, "events." + s.id.text + ".ends_when",
              "the pile would close where it opens, and do both every day; close it above a higher limit than the one "
              "in `when`");
  }
}

void compile_reserve(Compiling& c, LaneId id) {
  const auto& spec = c.drafts[id].spec->value;
  if (!spec.reserve.value) return;
  auto& lane = c.net.lanes[id];
  lane.reserve = true;
  const auto path = "lanes." + lane.name + ".reserve";
  if (spec.share.given() || spec.priority.given() || spec.standby.after.given())
    c.error(spec.reserve.spot, path, "a reserve lane has no `share`, `priority` or `standby`; only releases use it");
  auto& inbound = c.net.items[lane.to].inbound;
  inbound.erase(std::remove(inbound.begin(), inbound.end(), id), inbound.end());
}

void check_reserve(Compiling& c, LaneId id) {
  const auto& lane = c.net.lanes[id];
  if (!c.drafts[id].spec->value.reserve.value || !c.net.items[lane.to].inbound.empty()) return;
  c.error(c.drafts[id].spec->value.reserve.spot, "lanes." + lane.name + ".reserve",
          "nothing else brings " + quoted(c.net.goods[lane.good].name) + " to " +
              quoted(c.net.sites[lane.to_site].name) + "; a reserve fills the gap of other suppliers");
}

void compile_recycling(Compiling& c) {
  for (std::uint32_t d = 0; d < c.net.demands.size(); ++d) {
    const auto& demand = c.net.demands[d];
    const auto& site = c.net.sites[demand.site];
    const auto& name = c.net.good_of(demand.item).name;
    for (const auto& sold : c.site_specs[demand.site]->value.sells) {
      if (sold.id.text != name) continue;
      for (std::size_t i = 0; i < sold.value.recycled.size(); ++i)
        add_recycling(c, DemandId{d}, sold.value.recycled[i],
                      "sites." + site.name + ".sells." + name + ".recycled." + std::to_string(i));
    }
  }
}

}  // namespace chokepoint
