// What the author says is on the road, ordered or in work at the start; and things nobody uses or supplies.
#include <algorithm>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

void check_date(Compiling& c, const Moment& m, const std::string& path) {
  if (m.value < c.net.start()) c.error(m.spot, path, "before the start of the simulation, " + to_text(c.net.start()));
}

void add_arrivals(Compiling& c, LaneId id) {
  const auto& s = c.drafts[id].spec->value;
  const auto path = "lanes." + c.drafts[id].spec->id.text;
  const auto& good = c.net.goods[c.drafts[id].good];
  if (s.carries.size() > 1 && (!s.under_way.empty() || !s.orders_under_way.empty())) {
    c.error(s.spot, path, "a lane with goods or orders under way carries one good; write one lane for each");
    return;
  }
  if (c.drafts[id].part > 0 && (!s.under_way.empty() || !s.orders_under_way.empty())) {
    c.error(s.spot, path,
            "the buyer has part numbers of this good; leave the goods and orders under way to the program");
    return;
  }
  for (const auto& a : s.under_way) {
    check_date(c, a.arrives, path + ".under_way");
    c.net.shipments.push_back(
        {id, quantity_of(c, a.amount, good, path + ".under_way").value_or(Quantity{}), a.arrives.value});
  }
  for (const auto& a : s.orders_under_way) {
    check_date(c, a.arrives, path + ".orders_under_way");
    const auto placed = std::min(a.arrives.value - s.order_takes.value, c.net.start());
    c.net.orders.push_back(
        {id, quantity_of(c, a.amount, good, path + ".orders_under_way").value_or(Quantity{}), a.arrives.value, placed});
  }
}

RecipeId recipe_of(Compiling& c, SiteId site, const WorkSpec& w, const std::string& path) {
  const auto range = c.net.sites[site].recipes;
  Names names;
  for (const auto r : range) {
    if (c.net.recipes[r].name == w.recipe.text) return r;
    names.push_back(c.net.recipes[r].name);
  }
  if (!w.recipe.given() && range.size() == 1) return RecipeId{range.first};
  if (w.recipe.given())
    c.error(w.recipe.spot, path, "unknown recipe " + quoted(w.recipe.text) + "; " + hint(w.recipe.text, names));
  else
    c.error(w.spot, path, names.empty() ? "the site makes nothing" : "say which `recipe`");
  return {};
}

void add_work(Compiling& c, SiteId site, const WorkSpec& w) {
  const auto path = "sites." + c.net.sites[site].name + ".in_work";
  const auto r = recipe_of(c, site, w, path);
  check_date(c, w.done, path);
  if (!r) return;
  auto& recipe = c.net.recipes[r];
  recipe.work_given = true;
  const auto& good = c.net.good_of(c.net.parts[recipe.outputs.first].item);
  c.net.work.push_back({r, quantity_of(c, w.amount, good, path).value_or(Quantity{}), w.done.value});
}

std::vector<bool> used_items(const Network& n) {
  std::vector<bool> used(n.items.size());
  for (const auto& recipe : n.recipes)
    for (const auto p : recipe.inputs) {
      used[n.parts[p].item] = true;
      for (const auto i : n.parts[p].instead) used[i] = true;
    }
  for (const auto& demand : n.demands) used[demand.item] = true;
  return used;
}

bool is_kept(const Compiling& c, const Item& item) {
  const auto& keeps = c.site_specs[item.site]->value.keeps;
  const auto& name = c.net.goods[item.good].name;
  return std::any_of(keeps.begin(), keeps.end(), [&](const auto& k) { return k.id.text == name; });
}

}  // namespace

void compile_initial(Compiling& c) {
  for (std::uint32_t l = 0; l < c.net.lanes.size(); ++l) add_arrivals(c, LaneId{l});
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) {
    const auto& listed = c.site_specs[s]->value.in_work;
    for (const auto& w : listed) add_work(c, SiteId{s}, w);
    if (!listed.given() || !listed.empty()) continue;
    for (const auto r : c.net.sites[s].recipes) c.net.recipes[r].work_given = true;
  }
}

void check_use(Compiling& c) {
  const auto used = used_items(c.net);
  if (c.net.demands.empty())
    c.warning(c.spec.spot, "sites",
              "no site sells anything, so nothing pulls goods through the network; give one `sells`");
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    const auto& item = c.net.items[i];
    const auto &site = c.net.sites[item.site].name, &good = c.net.goods[item.good].name;
    const bool wanted = used[i] || !item.claimants.empty();
    if (!wanted && item.supply == Supply::bought && !is_kept(c, item)) {
      const auto& lane = c.drafts[item.inbound.front()];
      c.warning(lane.spec->value.spot, "lanes." + lane.spec->id.text,
                quoted(site) + " neither uses, sells nor keeps " + quoted(good));
    }
    if (wanted && item.supply == Supply::none && !item.start_given && item.kept == Duration{0})
      c.error(c.site_specs[item.site]->value.spot, "sites." + site,
              quoted(good) +
                  " is wanted here, but nobody makes it, no lane brings it, and there is no stock of it "
                  "(`keeps: {" +
                  good + ": {starts_with: ...}}`)");
  }
}

}  // namespace chokepoint
