// Sites in order: topological level of the lanes that are no return flow, then name.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

/// Site numbers before they are in order: as in the file.
using Place = std::uint32_t;
struct Link {
  Place from, to;
};

std::optional<Place> place_of(Compiling& c, const IdByName<Place>& places, const Word& word, const std::string& path) {
  const auto found = places.find(word.text);
  if (found != places.end()) return found->second;
  c.error(word.spot, path, "unknown site " + quoted(word.text) + "; " + hint(word.text, keys_of(places)));
  return {};
}

/// The lane's ends by place; one draft for each good that it carries, with places for the time being.
void read_lane(Compiling& c, const IdByName<Place>& places, const Named<LaneSpec>& lane) {
  const auto path = "lanes." + lane.id.text;
  const auto from = place_of(c, places, lane.value.from, path + ".from");
  const auto to = place_of(c, places, lane.value.to, path + ".to");
  if (lane.value.carries.empty()) c.error(lane.value.spot, path + ".carries", "names no good");
  std::vector<GoodId> seen;
  for (const auto& word : lane.value.carries) {
    const auto good = good_named(c, word, path + ".carries");
    if (!good || !from || !to) continue;
    if (std::find(seen.begin(), seen.end(), good) != seen.end())
      c.error(word.spot, path + ".carries", quoted(word.text) + " stands here twice");
    else if (*from != *to)
      c.drafts.push_back({&lane, SiteId{*from}, SiteId{*to}, good});
    seen.push_back(good);
  }
  if (from && to && *from == *to)
    c.error(lane.value.to.spot, path + ".to", "the lane ends where it begins, at " + quoted(lane.value.to.text));
}

/// Levels by longest path from a source (Kahn). What stays unordered lies on a loop or behind one.
struct Levels {
  std::vector<std::uint32_t> level, waits_for;
  std::vector<std::vector<Place>> next;
};

Levels levels_of(std::size_t sites, const std::vector<Link>& links) {
  Levels l{std::vector<std::uint32_t>(sites), std::vector<std::uint32_t>(sites),
           std::vector<std::vector<Place>>(sites)};
  for (const auto& link : links) {
    l.next[link.from].push_back(link.to);
    ++l.waits_for[link.to];
  }
  std::vector<Place> ready;
  for (Place p = 0; p < sites; ++p)
    if (l.waits_for[p] == 0) ready.push_back(p);
  while (!ready.empty()) {
    const auto p = ready.back();
    ready.pop_back();
    for (const auto q : l.next[p]) {
      l.level[q] = std::max(l.level[q], l.level[p] + 1);
      if (--l.waits_for[q] == 0) ready.push_back(q);
    }
  }
  return l;
}

/// A loop among the sites that could not be ordered: from any of them backwards until a site comes again.
std::vector<Place> loop_in(const Levels& l, const std::vector<Link>& links) {
  std::vector<Place> before(l.level.size(), UINT32_MAX);
  for (const auto& link : links)
    if (l.waits_for[link.from] > 0 && l.waits_for[link.to] > 0) before[link.to] = link.from;
  const auto stuck = std::find_if(l.waits_for.begin(), l.waits_for.end(), [](auto n) { return n > 0; });
  if (stuck == l.waits_for.end()) return {};
  Place at = static_cast<Place>(stuck - l.waits_for.begin());
  for (std::size_t i = 0; i < before.size(); ++i) at = before[at];
  std::vector<Place> loop{at};
  for (Place p = before[at]; p != at; p = before[p]) loop.push_back(p);
  std::reverse(loop.begin(), loop.end());
  std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end()), loop.end());
  return loop;
}

void report_loop(Compiling& c, const std::vector<Place>& loop) {
  std::string text;
  for (const auto p : loop) text += c.spec.sites[p].id.text + " to ";
  text += c.spec.sites[loop.front()].id.text;
  const auto closing = std::find_if(c.drafts.begin(), c.drafts.end(), [&](const LaneDraft& d) {
    return d.from.index == loop.back() && d.to.index == loop.front() && !d.spec->value.recycling.value;
  });
  c.error(closing->spec->value.spot, "lanes." + closing->spec->id.text,
          "the lanes go in a circle: " + text + "; mark the return flow with `recycling: true`");
}

/// Levels of the places; of every loop one lane is reported and left out, so that the next loop is found: up to twenty.
std::vector<std::uint32_t> levels_without_loops(Compiling& c, std::vector<Link> links) {
  for (int told = 0;; ++told) {
    auto levels = levels_of(c.spec.sites.size(), links);
    const auto loop = loop_in(levels, links);
    if (loop.empty() || told == 20) return std::move(levels.level);
    report_loop(c, loop);
    links.erase(std::remove_if(links.begin(), links.end(),
                               [&](const Link& l) { return l.from == loop.back() && l.to == loop.front(); }),
                links.end());
  }
}

RationRule ration_of(const SiteSpec& s) { return s.allocates.given() ? s.allocates.value : RationRule::first_come; }

Site site_of(const Named<SiteSpec>& named, std::uint32_t level) {
  const auto& s = named.value;
  Site site;
  site.name = named.id.text;
  site.label = s.name.empty() ? named.id.text : s.name;
  site.country = s.country.text;
  site.region = s.region.text;
  site.group = s.group.text;
  site.stage = s.stage.text;
  site.level = level;
  if (s.at.size() == 2) site.at = Coordinates{as_double(s.at[0].number), as_double(s.at[1].number)};
  site.ration = ration_of(s);
  const auto choice = s.chooses.given() ? s.chooses.value : Chooses::priority;
  site.choice = choice == Chooses::share          ? RecipeChoice::share
                : choice == Chooses::availability ? RecipeChoice::availability
                : choice == Chooses::margin       ? RecipeChoice::margin
                                                  : RecipeChoice::priority;
  return site;
}

void check_country(Compiling& c, const Named<SiteSpec>& site) {
  const auto& country = site.value.country;
  const auto capital = [](char x) { return x >= 'A' && x <= 'Z'; };
  if (!country.given() || (country.text.size() == 2 && capital(country.text[0]) && capital(country.text[1]))) return;
  c.error(country.spot, "sites." + site.id.text + ".country",
          quoted(country.text) + " is no country code; write two capital letters (ISO 3166), such as CN or DE");
}

bool within(const Degrees& d, double most) { return std::abs(as_double(d.number)) <= most; }

void check_coordinates(Compiling& c, const Named<SiteSpec>& site) {
  const auto& at = site.value.at;
  if (at.empty()) return;
  const auto path = "sites." + site.id.text + ".at";
  if (at.size() != 2)
    return c.error(at[0].spot, path, "latitude and longitude are due: two numbers, as in [40.65, 109.84]");
  if (!within(at[0], 90))
    c.error(at[0].spot, path,
            "a latitude lies between -90 and 90" +
                (within(at[0], 180) && within(at[1], 90)
                     ? "; it stands first: write [" + to_text(at[1].number) + ", " + to_text(at[0].number) + "]"
                     : std::string()));
  if (!within(at[1], 180)) c.error(at[1].spot, path, "a longitude lies between -180 and 180");
}

/// Places become ids: by level, then by the bytes of the name.
void put_in_order(Compiling& c, const std::vector<std::uint32_t>& level) {
  std::vector<Place> order(c.spec.sites.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](Place a, Place b) {
    if (level[a] != level[b]) return level[a] < level[b];
    return c.spec.sites[a].id.text < c.spec.sites[b].id.text;
  });
  std::vector<SiteId> id_of(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const auto& named = c.spec.sites[order[i]];
    id_of[order[i]] = SiteId{i};
    c.site_ids.emplace(named.id.text, SiteId{i});
    c.site_specs.push_back(&named);
    c.net.sites.push_back(site_of(named, level[order[i]]));
    c.recipe_drafts.push_back(recipe_drafts_of(named));
  }
  for (auto& d : c.drafts) {
    d.from = id_of[d.from];
    d.to = id_of[d.to];
  }
}

/// The calendar of a site, and the share of its days that are worked in the run.
void set_working_days(Compiling& c, SiteId id) {
  const auto& word = c.site_specs[id]->value.calendar;
  if (!word.given()) return;
  auto& site = c.net.sites[id];
  const auto path = "sites." + site.name + ".calendar";
  site.calendar = calendar_of(c, word, path);
  if (c.recipe_drafts[id].empty()) c.error(word.spot, path, "the site makes nothing; a calendar says when it works");
  const auto days = (c.net.until - c.net.from).seconds / day.seconds;
  if (!site.calendar || days <= 0) return;
  const auto worked = c.net.calendars[site.calendar].count(c.net.from, c.net.from + days * day);
  site.works = static_cast<double>(worked) / static_cast<double>(days);
}

}  // namespace

std::vector<RecipeDraft> recipe_drafts_of(const Named<SiteSpec>& site) {
  std::vector<RecipeDraft> drafts;
  const auto& own = site.value.recipe;
  const auto path = "sites." + site.id.text;
  if (!own.makes.empty())
    drafts.push_back({own.makes.front().id.text, path, &own, own.makes.front().id.spot});
  else if (!own.needs.empty())
    drafts.push_back({site.id.text, path, &own, own.needs.front().id.spot});
  for (const auto& r : site.value.recipes)
    drafts.push_back({r.id.text, path + ".recipes." + r.id.text, &r.value, r.value.spot});
  return drafts;
}

void compile_sites(Compiling& c) {
  if (c.spec.sites.empty()) c.error(c.spec.spot, "sites", "no sites");
  for (const auto& site : c.spec.sites) {
    check_country(c, site);
    check_coordinates(c, site);
  }
  IdByName<Place> places;
  for (Place p = 0; p < c.spec.sites.size(); ++p) places.emplace(c.spec.sites[p].id.text, p);
  for (const auto& lane : c.spec.lanes) read_lane(c, places, lane);
  std::vector<Link> links;
  for (const auto& d : c.drafts)
    if (!d.spec->value.recycling.value) links.push_back({d.from.index, d.to.index});
  put_in_order(c, levels_without_loops(c, links));
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) set_working_days(c, SiteId{s});
}

}  // namespace chokepoint
