// Stores too small for what is asked of them: warnings that want the filled network.
#include <cmath>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

std::string path_of(const Compiling& c, const Item& item) {
  return "sites." + c.net.sites[item.site].name + ".keeps." + c.net.goods[item.good].name + ".room";
}

Spot spot_of(const Compiling& c, const Item& item) {
  const auto& spec = c.site_specs[item.site]->value;
  for (const auto& k : spec.keeps)
    if (k.id.text == c.net.goods[item.good].name) return k.value.room.spot;
  return spec.spot;
}

/// Only such stores hold back those who fill them.
bool blocks(const Item& item) { return item.room != unlimited && !item.dumps; }

std::string text(const Compiling& c, const Item& item, double units) {
  return amount_text(c.net, item.good, {std::llround(units)});
}

void check_cover(Compiling& c, const Item& item) {
  if (item.supply != Supply::bought || !item.by_cover || item.room == unlimited) return;
  const double cover = item.flow * in_days(item.kept);
  if (static_cast<double>(item.room.units) >= std::floor(cover)) return;
  c.warning(spot_of(c, item), path_of(c, item),
            "room for " + amount_text(c.net, item.good, item.room) + ", but its cover is " + text(c, item, cover) +
                " at the steady flow; it can never hold its cover");
}

/// Work in process has its place in the output store reserved.
void check_work(Compiling& c, ItemId id) {
  const auto& item = c.net.items[id];
  if (!blocks(item)) return;
  double work = 0;
  for (const auto r : item.made_by) {
    const auto& recipe = c.net.recipes[r];
    for (const auto p : recipe.outputs)
      if (c.net.parts[p].item == id)
        work += recipe.flow * in_days(recipe.mean_lead) * static_cast<double>(c.net.parts[p].amount.units) /
                static_cast<double>(recipe.basis.units);
  }
  if (std::floor(work) <= static_cast<double>(item.room.units)) return;
  c.warning(spot_of(c, item), path_of(c, item),
            "room for " + amount_text(c.net, item.good, item.room) + "; the steady flow has " + text(c, item, work) +
                " in work, which keeps its place here, so less will be made");
}

void check_batch(Compiling& c, RecipeId id) {
  const auto& r = c.net.recipes[id];
  if (r.batch <= Quantity{0}) return;
  for (const auto p : r.outputs) {
    const auto& item = c.net.items[c.net.parts[p].item];
    const auto one = given(r, c.net.parts[p], {}, r.batch);
    if (blocks(item) && one > item.room)
      c.warning(c.recipe_spots[id], c.recipe_paths[id] + ".batch",
                "a batch gives " + amount_text(c.net, item.good, one) + " of " + c.net.goods[item.good].name +
                    ", there is room for " + amount_text(c.net, item.good, item.room) +
                    " and `when_full` is `block`: it can never start");
  }
}

}  // namespace

void check_rooms(Compiling& c) {
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r) check_batch(c, RecipeId{r});
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    check_cover(c, c.net.items[i]);
    check_work(c, ItemId{i});
  }
}

}  // namespace chokepoint
