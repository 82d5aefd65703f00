// What a licence regime controls: goods by class and content, lanes across the border and, where it follows, abroad.
#include <algorithm>

#include "network/licensing.hpp"

namespace chokepoint {
namespace {

/// Parts per million of the mass that the elements make up together; for pieces milligrams.
std::int64_t content_of(const Good& good, const std::vector<ElementId>& elements) {
  std::int64_t sum = 0;
  for (const auto& content : good.contents)
    if (std::find(elements.begin(), elements.end(), content.element) != elements.end()) sum += content.amount;
  return sum;
}

std::vector<ElementId> elements_of(Compiling& c, const std::vector<Word>& words, const std::string& path) {
  std::vector<ElementId> elements;
  for (const auto& w : words) {
    const auto found = c.element_ids.find(w.text);
    if (found == c.element_ids.end())
      c.error(w.spot, path, "no good contains " + quoted(w.text) + "; " + hint(w.text, c.net.elements));
    else
      elements.push_back(found->second);
  }
  return elements;
}

/// One pair of goods and contents.
struct Control {
  const Selector& goods;
  const std::vector<Word>& containing;
  const Percent& threshold;
};

void check_mass(Compiling& c, const Control& control, const Mask& goods, const std::string& path) {
  for (std::size_t g = 0; g < goods.size(); ++g)
    if (goods[g] && !c.net.goods[g].mass)
      return c.error(control.threshold.spot, path + ".threshold",
                     quoted(c.net.goods[g].name) + " is counted in " + c.net.goods[g].unit +
                         " and has no mass to take a share of; leave it out, or give no threshold");
}

Mask goods_controlled(Compiling& c, const Control& control, const std::string& path) {
  auto mask = goods_of(c, control.goods, path + ".goods");
  const auto threshold = share_or(c, control.threshold, nothing, path + ".threshold");
  if (control.containing.empty()) {
    if (control.threshold.given())
      c.error(control.threshold.spot, path + ".threshold", "of which elements? give `containing`");
    return mask;
  }
  const auto errors = c.out.errors();
  const auto elements = elements_of(c, control.containing, path + ".containing");
  if (threshold > nothing) check_mass(c, control, mask, path);
  for (std::size_t g = 0; g < mask.size(); ++g) {
    const auto content = content_of(c.net.goods[g], elements);
    mask[g] = mask[g] && content > 0 && Wide{content} * 1000 >= threshold.ppb;
  }
  if (!any_set(mask) && c.out.errors() == errors)
    c.warning(control.containing.front().spot, path, "none of these goods contains so much of these elements");
  return mask;
}

/// Items that may hold what came from the controlling country. `elements`: what makes products count; none: anything.
struct Origin {
  Mask items;
  bool changed = false;
  void add(ItemId item) {
    changed = changed || !items[item];
    items[item] = true;
  }
};

bool counts(const Network& n, ItemId item, const std::vector<ElementId>& elements) {
  return elements.empty() || content_of(n.good_of(item), elements) > 0;
}

void pass_through_recipes(const Network& n, const std::vector<ElementId>& elements, Origin& origin) {
  for (const auto& recipe : n.recipes) {
    const auto from_there = [&](ItemId i) { return origin.items[i] && counts(n, i, elements); };
    const bool any = std::any_of(recipe.inputs.begin(), recipe.inputs.end(), [&](PartId p) {
      const auto& part = n.parts[p];
      return from_there(part.item) || std::any_of(part.instead.begin(), part.instead.end(), from_there);
    });
    for (const auto p : recipe.outputs)
      if (any && counts(n, n.parts[p].item, elements)) origin.add(n.parts[p].item);
  }
}

/// Forward from the places of dispatch, along lanes and, for products, through recipes, until nothing is added.
Mask items_from(const Network& n, const Mask& leaves, bool products, const std::vector<ElementId>& elements) {
  Origin origin{Mask(n.items.size()), true};
  for (std::uint32_t i = 0; i < n.items.size(); ++i)
    if (leaves[n.items[i].site]) origin.items[i] = true;
  while (origin.changed) {
    origin.changed = false;
    for (const auto& lane : n.lanes)
      if (origin.items[lane.from]) origin.add(lane.to);
    if (products) pass_through_recipes(n, elements, origin);
  }
  return origin.items;
}

std::vector<ElementId> elements_in(Compiling& c, const LicenceSpec& s, const std::string& path) {
  auto elements = elements_of(c, s.containing, path + ".containing");
  for (std::size_t i = 0; i < s.controls.size(); ++i) {
    const auto more = elements_of(c, s.controls[i].containing, path + ".controls." + std::to_string(i) + ".containing");
    elements.insert(elements.end(), more.begin(), more.end());
  }
  return elements;
}

bool in_countries(const Network& n, const Mask& sites, const std::string& country) {
  for (std::size_t i = 0; i < sites.size(); ++i)
    if (sites[i] && n.sites[i].country == country) return true;
  return false;
}

/// Lanes between third countries on which goods go that may come from the places of dispatch.
void add_lanes_abroad(Compiling& c, const LicenceSpec& s, const Mask& goods, LicenceScope& scope,
                      const std::string& path) {
  const auto& n = c.net;
  const auto leaves = places_of(c, s.leaves, path + ".leaves");
  const auto to = places_of(c, s.goes_to, path + ".goes_to");
  const bool products = s.follows.value == Follows::products;
  const auto origin = items_from(n, leaves, products, products ? elements_in(c, s, path) : std::vector<ElementId>{});
  std::size_t added = 0;
  for (std::uint32_t i = 0; i < n.lanes.size(); ++i) {
    const auto& lane = n.lanes[i];
    const auto &seller = n.sites[lane.from_site], &buyer = n.sites[lane.to_site];
    const bool abroad = !seller.country.empty() && !buyer.country.empty() && seller.country != buyer.country &&
                        !in_countries(n, leaves, seller.country) && !in_countries(n, leaves, buyer.country);
    if (!abroad || !goods[lane.good] || !origin[lane.from] || !to[lane.to_site]) continue;
    scope.lanes.push_back(LaneId{i});
    ++added;
  }
  if (added == 0)
    c.warning(s.follows.spot, path + ".follows", "no lane between third countries carries such goods from here");
  std::sort(scope.lanes.begin(), scope.lanes.end());
  scope.lanes.erase(std::unique(scope.lanes.begin(), scope.lanes.end()), scope.lanes.end());
}

}  // namespace

std::vector<bool> controlled_goods(Compiling& c, const LicenceSpec& s, const std::string& path) {
  if (s.controls.empty() && s.goods.given()) return goods_controlled(c, {s.goods, s.containing, s.threshold}, path);
  Mask mask(c.net.goods.size());
  if (s.controls.empty()) c.error(s.leaves.spot, path, "needs `goods`, or `controls` with several kinds of goods");
  if (!s.controls.empty() && (s.goods.given() || !s.containing.empty() || s.threshold.given()))
    c.error(s.controls.front().spot, path + ".controls", "give `goods` or `controls`, not both");
  for (std::size_t i = 0; i < s.controls.size(); ++i) {
    const auto& control = s.controls[i];
    unite(mask, goods_controlled(c, {control.goods, control.containing, control.threshold},
                                 path + ".controls." + std::to_string(i)));
  }
  return mask;
}

LicenceScope scope_of(Compiling& c, const LicenceSpec& s, const std::string& path) {
  const auto goods = controlled_goods(c, s, path);
  const Spot spot = s.goods.given() ? s.goods.spot : s.leaves.spot;
  LicenceScope scope{lanes_between(c, goods, s.leaves, s.goes_to, path)};
  if (scope.lanes.empty() && s.follows.value == Follows::border) warn_of_no_lane(c, spot, path);
  if (s.follows.value != Follows::border) add_lanes_abroad(c, s, goods, scope, path);
  return scope;
}

std::vector<Share> exempt_shares(Compiling& c, const LicenceSpec& s, const LicenceScope& scope,
                                 const std::string& path) {
  std::vector<Share> shares(c.net.lanes.size(), nothing);
  for (std::size_t i = 0; i < s.exempt.size(); ++i) {
    const auto& e = s.exempt[i];
    const auto here = path + ".exempt." + std::to_string(i);
    const auto goods = e.goods.given() ? goods_of(c, e.goods, here + ".goods") : Mask(c.net.goods.size(), true);
    const auto to = e.goes_to.given() ? places_of(c, e.goes_to, here + ".goes_to") : Mask(c.net.sites.size(), true);
    const auto share = share_or(c, e.share, whole, here + ".share");
    bool any = false;
    for (const auto lane : scope.lanes) {
      if (!goods[c.net.lanes[lane].good] || !to[c.net.lanes[lane].to_site]) continue;
      shares[lane] = Share{whole.ppb - (Share{whole.ppb - shares[lane].ppb} * Share{whole.ppb - share.ppb}).ppb};
      any = true;
    }
    if (!any) c.warning(e.spot, here, "exempts nothing: no lane of the regime is meant");
  }
  return shares;
}

}  // namespace chokepoint
