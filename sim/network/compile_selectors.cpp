// What the words of a selector mean: sites by id or by what they are, lanes, goods, classes.
#include <algorithm>
#include <array>

#include "network/selecting.hpp"

namespace chokepoint {
namespace {

/// One way in which a word can name sites.
struct Kind {
  const char* noun;
  const char* key;
  std::string Site::* field;
};
constexpr std::array<Kind, 5> kinds{{{"a site", "sites", &Site::name},
                                     {"a country", "countries", &Site::country},
                                     {"a region", "regions", &Site::region},
                                     {"a group", "groups", &Site::group},
                                     {"a stage", "stages", &Site::stage}}};

Names values_of(const Network& n, const Kind& kind) {
  Names names;
  for (const auto& site : n.sites)
    if (!(site.*kind.field).empty()) names.push_back(site.*kind.field);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Mask sites_with(const Network& n, const Kind& kind, const std::string& value) {
  Mask mask;
  for (const auto& site : n.sites) mask.push_back(site.*kind.field == value);
  return mask;
}

void subtract(Mask& a, const Mask& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] && !b[i];
}

/// What a free word names: sites, or lanes. Both empty when it was reported.
struct Meaning {
  Mask sites;
  std::vector<LaneId> lanes;
};

void unknown_place(Compiling& c, const Word& w, const std::string& path, bool lanes_too) {
  Names all{"any"};
  for (const auto& kind : kinds)
    for (auto& name : values_of(c.net, kind)) all.push_back(std::move(name));
  if (lanes_too)
    for (auto& name : keys_of(c.lane_ids)) all.push_back(std::move(name));
  c.error(w.spot, path, "nothing is called " + quoted(w.text) + "; " + hint(w.text, all));
}

Meaning meaning_of(Compiling& c, const Word& w, const std::string& path, bool lanes_too) {
  Meaning m{Mask(c.net.sites.size(), is_any(w)), {}};
  if (is_any(w)) return m;
  std::string nouns, keys;
  int fits = 0;
  const auto fit = [&](const char* noun, const char* key) {
    nouns += std::string(fits ? " and " : "") + noun;
    keys += std::string(fits ? " or `" : "`") + key + ": " + w.text + "`";
    ++fits;
  };
  for (const auto& kind : kinds) {
    const auto sites = sites_with(c.net, kind, w.text);
    if (!any_set(sites)) continue;
    fit(kind.noun, kind.key);
    unite(m.sites, sites);
  }
  const auto lanes = c.lane_ids.find(w.text);
  if (lanes_too && lanes != c.lane_ids.end()) {
    fit("a lane", "lanes");
    m.lanes = lanes->second;
  }
  if (fits == 0) unknown_place(c, w, path, lanes_too);
  if (fits > 1) c.error(w.spot, path, quoted(w.text) + " is " + nouns + "; say which: " + keys);
  return m;
}

/// The sites that a list under one key names.
Mask keyed(Compiling& c, const std::vector<Word>& words, const Kind& kind, const std::string& path) {
  Mask mask(c.net.sites.size());
  for (const auto& w : words) {
    const auto sites = is_any(w) ? Mask(c.net.sites.size(), true) : sites_with(c.net, kind, w.text);
    if (!any_set(sites))
      c.error(
          w.spot, path + "." + kind.key,
          "unknown " + std::string(kind.noun + 2) + " " + quoted(w.text) + "; " + hint(w.text, values_of(c.net, kind)));
    unite(mask, sites);
  }
  return mask;
}

std::array<const std::vector<Word>*, 5> keyed_lists(const Selector& s) {
  return {&s.sites, &s.countries, &s.regions, &s.groups, &s.stages};
}

bool names_sites_by_key(const Selector& s) {
  const auto lists = keyed_lists(s);
  return !s.uses.empty() || std::any_of(lists.begin(), lists.end(), [](auto* l) { return !l->empty(); });
}

/// The sites that have one of these end uses, or whose goods end in one.
Mask sites_of_use(Compiling& c, const std::vector<Word>& words, const std::string& path) {
  Mask mask(c.net.sites.size());
  Names all;
  for (const auto& site : c.net.sites) all.insert(all.end(), site.uses.begin(), site.uses.end());
  for (const auto& w : words) {
    Mask fits;
    for (const auto& site : c.net.sites)
      fits.push_back(std::find(site.uses.begin(), site.uses.end(), w.text) != site.uses.end());
    if (!any_set(fits))
      c.error(w.spot, path + ".uses", "no site has the `use` " + quoted(w.text) + "; " + hint(w.text, all));
    unite(mask, fits);
  }
  return mask;
}

void narrow_by_keys(Compiling& c, const Selector& s, const std::string& path, Mask& mask) {
  const auto lists = keyed_lists(s);
  for (std::size_t k = 0; k < kinds.size(); ++k)
    if (!lists[k]->empty()) intersect(mask, keyed(c, *lists[k], kinds[k], path));
  if (!s.uses.empty()) intersect(mask, sites_of_use(c, s.uses, path));
}

void leave_out(Compiling& c, const Selector& s, const std::string& path, Mask& mask) {
  for (const auto& w : s.except) {
    if (c.good_ids.count(w.text)) continue;  // a good to leave out, not a place
    subtract(mask, meaning_of(c, w, path + ".except", false).sites);
  }
}

void refuse(Compiling& c, const std::vector<Word>& words, const std::string& path, const char* key, const char* why) {
  if (!words.empty()) c.error(words.front().spot, path + "." + key, why);
}

constexpr const char* no_place = "names no places; use sites, countries, regions, groups or stages";

void refuse_lanes(Compiling& c, const Selector& s, const std::string& path) {
  refuse(c, s.lanes, path, "lanes", no_place);
  refuse(c, s.from, path, "from", no_place);
  refuse(c, s.to, path, "to", no_place);
}

Mask united(Compiling& c, const std::vector<Word>& words, const std::string& path) {
  Mask mask(c.net.sites.size());
  for (const auto& w : words) unite(mask, meaning_of(c, w, path, false).sites);
  return mask;
}

Mask site_mask(Compiling& c, const Selector& s, const std::string& path) {
  Mask mask(c.net.sites.size(), true);
  if (!s.any_of.empty()) mask = united(c, s.any_of, path);
  narrow_by_keys(c, s, path, mask);
  leave_out(c, s, path, mask);
  return mask;
}

bool names_lanes(Compiling& c, const Selector& s) {
  const auto is_lane = [&](const Word& w) { return c.lane_ids.count(w.text) > 0 && c.site_ids.count(w.text) == 0; };
  return !s.lanes.empty() || !s.from.empty() || !s.to.empty() || std::any_of(s.any_of.begin(), s.any_of.end(), is_lane);
}

/// By LaneId: the lanes that `words` name.
Mask lanes_named(Compiling& c, const std::vector<Word>& words, const std::string& path) {
  Mask mask(c.net.lanes.size());
  for (const auto& w : words) {
    if (is_any(w)) mask.assign(mask.size(), true);
    const auto found = c.lane_ids.find(w.text);
    if (found != c.lane_ids.end())
      for (const auto l : found->second) mask[l] = true;
    else if (!is_any(w))
      c.error(w.spot, path, "unknown lane " + quoted(w.text) + "; " + hint(w.text, keys_of(c.lane_ids)));
  }
  return mask;
}

std::vector<LaneId> lane_targets(Compiling& c, const Selector& s, const std::string& path) {
  if (names_sites_by_key(s)) c.error(s.spot, path, "mixes lanes and sites; write two events, or use `from` and `to`");
  Mask mask(c.net.lanes.size(), true);
  if (!s.any_of.empty()) intersect(mask, lanes_named(c, s.any_of, path));
  if (!s.lanes.empty()) intersect(mask, lanes_named(c, s.lanes, path + ".lanes"));
  const auto from = s.from.empty() ? Mask(c.net.sites.size(), true) : united(c, s.from, path + ".from");
  const auto to = s.to.empty() ? Mask(c.net.sites.size(), true) : united(c, s.to, path + ".to");
  const auto goods = goods_narrowed(c, s, path);
  Mask out(c.net.sites.size());
  for (const auto& w : s.except)
    if (!c.good_ids.count(w.text)) {
      const auto m = meaning_of(c, w, path + ".except", true);
      unite(out, m.sites);
      for (const auto l : m.lanes) mask[l] = false;
    }
  std::vector<LaneId> lanes;
  for (std::uint32_t i = 0; i < c.net.lanes.size(); ++i) {
    const auto& l = c.net.lanes[i];
    if (mask[i] && from[l.from_site] && to[l.to_site] && goods[l.good] && !out[l.from_site] && !out[l.to_site])
      lanes.push_back(LaneId{i});
  }
  return lanes;
}

/// The seller's and the buyer's country differ; both must be known.
bool crosses_border(Compiling& c, const Lane& lane, const std::string& path) {
  const auto &seller = c.net.sites[lane.from_site], &buyer = c.net.sites[lane.to_site];
  for (const auto* site : {&seller, &buyer})
    if (site->country.empty())
      c.error(c.site_specs[site == &seller ? lane.from_site : lane.to_site]->value.spot, "sites." + site->name,
              "needs a `country`: " + path + " asks whether lane " + quoted(lane.name) + " crosses a border");
  return seller.country != buyer.country;
}

}  // namespace

bool means_any(const Selector& s) {
  return !names_sites_by_key(s) && std::all_of(s.any_of.begin(), s.any_of.end(), is_any);
}

std::vector<bool> places_of(Compiling& c, const Selector& s, const std::string& path) {
  refuse_lanes(c, s, path);
  refuse(c, s.goods, path, "goods", no_place);
  refuse(c, s.elements, path, "elements", no_place);
  const auto errors = c.out.errors();
  auto mask = site_mask(c, s, path);
  if (!any_set(mask) && c.out.errors() == errors) c.error(s.spot, path, "no site is all of this");
  return mask;
}

Targets targets_of(Compiling& c, const Selector& s, const std::string& path) {
  Targets t;
  const auto errors = c.out.errors();
  if (names_lanes(c, s)) {
    t.lanes = lane_targets(c, s, path);
  } else {
    refuse(c, s.goods, path, "goods", "narrows lanes only; add `from`, `to` or `lanes`");
    refuse(c, s.elements, path, "elements", "narrows lanes only; add `from`, `to` or `lanes`");
    const auto mask = site_mask(c, s, path);
    for (std::uint32_t i = 0; i < mask.size(); ++i)
      if (mask[i]) t.sites.push_back(SiteId{i});
  }
  if (t.sites.empty() && t.lanes.empty() && c.out.errors() == errors)
    c.error(s.spot, path, "no site and no lane is all of this");
  return t;
}

std::vector<DemandId> demands_of(Compiling& c, const Selector& s, const std::string& path) {
  refuse_lanes(c, s, path);
  const auto errors = c.out.errors();
  const auto sites = site_mask(c, s, path);
  const auto goods = goods_narrowed(c, s, path);
  std::vector<DemandId> demands;
  for (std::uint32_t i = 0; i < c.net.demands.size(); ++i) {
    const auto& d = c.net.demands[i];
    if (sites[d.site] && goods[c.net.items[d.item].good]) demands.push_back(DemandId{i});
  }
  if (demands.empty() && c.out.errors() == errors)
    c.error(s.spot, path, "no final demand is all of this; only sites with `sells` have one");
  return demands;
}

void warn_of_no_lane(Compiling& c, Spot spot, const std::string& path) {
  c.warning(spot, path, "touches no lane: none carries these goods between these places");
}

std::vector<LaneId> lanes_between(Compiling& c, const Selector& goods, const Selector& leaves, const Selector& goes_to,
                                  const std::string& path) {
  auto lanes = lanes_between(c, goods_of(c, goods, path + ".goods"), leaves, goes_to, path);
  if (lanes.empty()) warn_of_no_lane(c, goods.spot, path);
  return lanes;
}

std::vector<LaneId> lanes_between(Compiling& c, const std::vector<bool>& goods, const Selector& leaves,
                                  const Selector& goes_to, const std::string& path) {
  const auto from = places_of(c, leaves, path + ".leaves");
  const auto to = places_of(c, goes_to, path + ".goes_to");
  const bool abroad = means_any(goes_to);
  std::vector<LaneId> lanes;
  for (std::uint32_t i = 0; i < c.net.lanes.size(); ++i) {
    const auto& l = c.net.lanes[i];
    if (!goods[l.good] || !from[l.from_site] || !to[l.to_site]) continue;
    if (!abroad || crosses_border(c, l, path)) lanes.push_back(LaneId{i});
  }
  return lanes;
}

}  // namespace chokepoint
