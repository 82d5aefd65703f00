// Stock points: one for each good that a site makes, needs, keeps, sells or that a lane brings or takes away.
#include <algorithm>
#include <set>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

/// Goods of a site and which of its goods each is made of.
struct Shelf {
  std::set<GoodId> goods;
  std::set<std::pair<GoodId, GoodId>> made_of;  ///< output, input
};

GoodId silent(const Compiling& c, const std::string& name) {
  const auto found = c.good_ids.find(name);
  return found == c.good_ids.end() ? GoodId{} : found->second;
}

void put(Shelf& shelf, GoodId good) {
  if (good) shelf.goods.insert(good);
}

/// Unknown goods are reported where the recipe itself is compiled.
void put_recipe(Compiling& c, const RecipeSpec& recipe, Shelf& shelf) {
  std::set<GoodId> inputs;
  for (const auto& need : recipe.needs) {
    if (need.value.any_of.empty()) inputs.insert(silent(c, need.id.text));
    for (const auto& word : need.value.any_of) inputs.insert(silent(c, word.text));
  }
  for (const auto good : inputs) put(shelf, good);
  for (const auto& made : recipe.makes) {
    const auto output = silent(c, made.id.text);
    put(shelf, output);
    for (const auto input : inputs)
      if (output && input && input != output) shelf.made_of.insert({output, input});
  }
}

/// Outputs before the inputs they are made of, then by name (goods are numbered by name). A loop inside the site is
/// cut at its first good.
std::vector<GoodId> in_order(const Shelf& shelf) {
  std::vector<GoodId> order;
  auto goods = shelf.goods;
  auto made_of = shelf.made_of;
  while (!goods.empty()) {
    const auto waits = [&](GoodId g) {
      return std::any_of(made_of.begin(), made_of.end(), [&](const auto& m) { return m.second == g; });
    };
    auto pick = std::find_if(goods.begin(), goods.end(), [&](GoodId g) { return !waits(g); });
    if (pick == goods.end()) pick = goods.begin();
    const auto good = *pick;
    order.push_back(good);
    goods.erase(pick);
    for (auto m = made_of.begin(); m != made_of.end();)
      m = m->first == good || m->second == good ? made_of.erase(m) : std::next(m);
  }
  return order;
}

void add_items(Compiling& c, SiteId site, const Shelf& shelf) {
  auto& range = c.net.sites[site].items;
  range.first = static_cast<std::uint32_t>(c.net.items.size());
  for (const auto good : in_order(shelf)) {
    c.item_ids.emplace(std::pair{site.index, good.index}, ItemId{static_cast<std::uint32_t>(c.net.items.size())});
    Item item;
    item.site = site;
    item.good = good;
    const auto* numbers = c.parts_of(site, good);
    item.parts = numbers ? numbers->count : 0;
    for (item.part = numbers ? 1 : 0; item.part <= item.parts; ++item.part) c.net.items.push_back(item);
  }
  range.last = static_cast<std::uint32_t>(c.net.items.size());
}

}  // namespace

void compile_items(Compiling& c) {
  std::vector<Shelf> shelves(c.net.sites.size());
  for (std::uint32_t s = 0; s < shelves.size(); ++s) {
    const auto& named = *c.site_specs[s];
    const auto path = "sites." + named.id.text;
    for (const auto& recipe : c.recipe_drafts[s]) put_recipe(c, *recipe.spec, shelves[s]);
    for (const auto& kept : named.value.keeps) put(shelves[s], good_named(c, kept.id, path + ".keeps"));
    for (const auto& sold : named.value.sells) put(shelves[s], good_named(c, sold.id, path + ".sells"));
  }
  for (const auto& d : c.drafts) {
    shelves[d.from].goods.insert(d.good);
    shelves[d.to].goods.insert(d.good);
  }
  for (std::uint32_t s = 0; s < shelves.size(); ++s) add_items(c, SiteId{s}, shelves[s]);
}

}  // namespace chokepoint
