// What the words of a selector mean for goods: ids, classes, elements they contain.
#include <algorithm>

#include "network/selecting.hpp"

namespace chokepoint {
namespace {

bool has_class(const Good& good, const std::string& name) {
  return good.name == name || std::find(good.classes.begin(), good.classes.end(), name) != good.classes.end();
}

Mask goods_named(Compiling& c, const std::vector<Word>& words, const std::string& path) {
  Mask mask(c.net.goods.size());
  for (const auto& w : words) {
    Mask fits;
    for (const auto& good : c.net.goods) fits.push_back(is_any(w) || has_class(good, w.text));
    unite(mask, fits);
    if (any_set(fits)) continue;
    Names names{"any"};
    for (const auto& good : c.net.goods) {
      names.push_back(good.name);
      names.insert(names.end(), good.classes.begin(), good.classes.end());
    }
    c.error(w.spot, path, "no good and no class is called " + quoted(w.text) + "; " + hint(w.text, names));
  }
  return mask;
}

Mask goods_with(Compiling& c, const std::vector<Word>& elements, const std::string& path) {
  Mask mask(c.net.goods.size());
  for (const auto& w : elements) {
    const auto e = c.element_ids.find(w.text);
    if (e == c.element_ids.end()) {
      c.error(w.spot, path + ".elements", "no good contains " + quoted(w.text) + "; " + hint(w.text, c.net.elements));
      continue;
    }
    for (std::size_t g = 0; g < mask.size(); ++g)
      for (const auto& content : c.net.goods[g].contents)
        if (content.element == e->second && content.amount > 0) mask[g] = true;
  }
  return mask;
}

bool names_places(const Selector& s) {
  return !s.sites.empty() || !s.countries.empty() || !s.regions.empty() || !s.groups.empty() || !s.stages.empty() ||
         !s.uses.empty() || !s.lanes.empty() || !s.from.empty() || !s.to.empty();
}

}  // namespace

Mask goods_narrowed(Compiling& c, const Selector& s, const std::string& path) {
  Mask mask(c.net.goods.size(), true);
  if (!s.goods.empty()) intersect(mask, goods_named(c, s.goods, path + ".goods"));
  if (!s.elements.empty()) intersect(mask, goods_with(c, s.elements, path));
  for (const auto& w : s.except)
    for (std::size_t g = 0; g < mask.size(); ++g)
      if (c.net.goods[g].name == w.text) mask[g] = false;
  return mask;
}

std::vector<bool> goods_of(Compiling& c, const Selector& s, const std::string& path) {
  if (names_places(s)) c.error(s.spot, path, "names goods or classes, not places");
  const auto errors = c.out.errors();
  auto mask = goods_narrowed(c, s, path);
  if (!s.any_of.empty()) intersect(mask, goods_named(c, s.any_of, path));
  if (!any_set(mask) && c.out.errors() == errors) c.error(s.spot, path, "no good is all of this");
  return mask;
}

}  // namespace chokepoint
