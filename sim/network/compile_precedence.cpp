// How narrowly a rule names the lanes that it meets.
#include <algorithm>

#include "network/selecting.hpp"

namespace chokepoint {
namespace {

bool among(const std::vector<Word>& words, const std::string& name) {
  return std::any_of(words.begin(), words.end(), [&](const Word& w) { return w.text == name; });
}

PlaceNamed named_by(const Word& word, const Site& site) {
  if (word.text == site.name) return PlaceNamed::site;
  if (word.text == site.country) return PlaceNamed::country;
  const bool wide = word.text == site.region || word.text == site.group || word.text == site.stage;
  return wide ? PlaceNamed::region : PlaceNamed::any;
}

bool speaks(const std::vector<Word>& words) {
  return !words.empty() && !std::any_of(words.begin(), words.end(), is_any);
}

PlaceNamed named_by_keys(const Selector& s) {
  if (speaks(s.sites)) return PlaceNamed::site;
  if (speaks(s.uses)) return PlaceNamed::use;
  if (speaks(s.countries)) return PlaceNamed::country;
  return speaks(s.regions) || speaks(s.groups) || speaks(s.stages) ? PlaceNamed::region : PlaceNamed::any;
}

}  // namespace

PlaceNamed place_named(const Selector& s, const Site& site) {
  PlaceNamed most = named_by_keys(s);
  for (const auto& word : s.any_of) most = std::max(most, named_by(word, site));
  return most;
}

GoodNamed good_named(const Selector& s, const Good& good) {
  if (among(s.any_of, good.name) || among(s.goods, good.name)) return GoodNamed::good;
  const bool by_class = std::any_of(good.classes.begin(), good.classes.end(), [&](const std::string& name) {
    return among(s.any_of, name) || among(s.goods, name);
  });
  return by_class || !s.elements.empty() ? GoodNamed::by_class : GoodNamed::any;
}

Precedence precedence_of(const Compiling& c, const Selector& goods, const Selector& leaves, const Selector& goes_to,
                         LaneId id) {
  const auto& lane = c.net.lanes[id];
  return precedence(place_named(goes_to, c.net.sites[lane.to_site]), place_named(leaves, c.net.sites[lane.from_site]),
                    good_named(goods, c.net.goods[lane.good]));
}

std::vector<Precedence> precedences_of(const Compiling& c, const std::vector<LaneId>& lanes, const Selector& goods,
                                       const Selector& leaves, const Selector& goes_to) {
  std::vector<Precedence> ranks;
  for (const LaneId l : lanes) ranks.push_back(precedence_of(c, goods, leaves, goes_to, l));
  return ranks;
}

}  // namespace chokepoint
