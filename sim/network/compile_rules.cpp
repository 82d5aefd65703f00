// How each stock point is replenished: the author's policy, or the default for what it is.
#include <algorithm>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

/// One `keeps` entry with what is needed to read it.
struct Store {
  const StoreSpec* spec = nullptr;
  std::string path;
  const Good* good = nullptr;
};

Quantity needed(Compiling& c, const Store& s, const Amount& amount, const char* key) {
  if (amount.given()) return quantity_of(c, amount, *s.good, s.path + ".orders." + key).value_or(Quantity{});
  c.error(s.spec->orders.rule.spot, s.path + ".orders", std::string("this rule needs `") + key + "`");
  return {};
}

Quantity optional_amount(Compiling& c, const Store& s, const Amount& amount, const char* key) {
  return amount.given() ? quantity_of(c, amount, *s.good, s.path + ".orders." + key).value_or(Quantity{}) : Quantity{};
}

Share gain(Compiling& c, const Percent& p, const std::string& path) {
  if (!p.given()) return whole;
  if (p.value < nothing || p.value > whole) c.error(p.spot, path, "from 0 % to 100 %");
  return p.value;
}

OrderRule reorder_rule(Compiling& c, const Store& s) {
  const auto& o = s.spec->orders;
  const ReorderLot rule{needed(c, s, o.reorder, "reorder"), needed(c, s, o.lot, "lot"),
                        !o.multiples.given() || o.multiples.value};
  if (o.lot.given() && rule.lot <= Quantity{0})
    c.error(o.lot.spot, s.path + ".orders.lot", "must be more than nothing");
  return rule;
}

OrderRule min_max_rule(Compiling& c, const Store& s) {
  const auto& o = s.spec->orders;
  const MinMax rule{needed(c, s, o.reorder, "reorder"), needed(c, s, o.level, "level")};
  if (rule.level < rule.reorder) c.error(o.level.spot, s.path + ".orders.level", "must not be below `reorder`");
  return rule;
}

OrderRule proportional_rule(Compiling& c, const Store& s) {
  const auto& o = s.spec->orders;
  return Proportional{optional_amount(c, s, o.forecast, "forecast"), optional_amount(c, s, o.net_target, "net_target"),
                      optional_amount(c, s, o.order_target, "order_target"),
                      gain(c, o.net_gain, s.path + ".orders.net_gain"),
                      gain(c, o.order_gain, s.path + ".orders.order_gain")};
}

OrderRule rule_of(Compiling& c, const Store& s) {
  switch (s.spec->orders.rule.value) {
    case OrderKind::none:
      return NoOrders{};
    case OrderKind::base_stock:
      return BaseStock{needed(c, s, s.spec->orders.level, "level")};
    case OrderKind::min_max:
      return min_max_rule(c, s);
    case OrderKind::reorder_point:
      return reorder_rule(c, s);
    case OrderKind::days_of_cover:
      return BaseStock{};
    case OrderKind::proportional:
      return proportional_rule(c, s);
    case OrderKind::contract:
      return Contract{needed(c, s, s.spec->orders.each, "each")};
  }
  return NoOrders{};
}

/// Keys that another rule would read say that the author expects something else.
void refuse_keys_of_other_rules(Compiling& c, const Store& s) {
  const auto& o = s.spec->orders;
  const auto of = [&](const char* key, const auto& value, std::initializer_list<OrderKind> rules) {
    if (!value.given() || std::find(rules.begin(), rules.end(), o.rule.value) != rules.end()) return;
    std::string names;
    for (const auto rule : rules)
      names += (names.empty() ? "" : " or ") + quoted(words(OrderKind{})[static_cast<std::size_t>(rule)].word);
    c.error(value.spot, s.path + ".orders." + key,
            "this rule has no `" + std::string(key) + "`; it belongs to " + names);
  };
  using K = OrderKind;
  of("level", o.level, {K::base_stock, K::min_max});
  of("reorder", o.reorder, {K::min_max, K::reorder_point});
  of("lot", o.lot, {K::reorder_point});
  of("multiples", o.multiples, {K::reorder_point});
  of("each", o.each, {K::contract});
  of("forecast", o.forecast, {K::proportional});
  of("net_target", o.net_target, {K::proportional});
  of("order_target", o.order_target, {K::proportional});
  of("net_gain", o.net_gain, {K::proportional});
  of("order_gain", o.order_gain, {K::proportional});
  of("smoothing", o.smoothing, {K::days_of_cover});
  of("average_of", o.average_of, {K::days_of_cover});
  of("supply_line_seen", o.supply_line_seen, {K::days_of_cover, K::base_stock, K::min_max, K::reorder_point});
  of("may_return", o.may_return, {K::days_of_cover, K::base_stock});
}

/// How a buyer sees and uses what the rule tells it.
void set_manners(Compiling& c, const Store& s, Item& item) {
  const auto& o = s.spec->orders;
  const auto path = s.path + ".orders";
  item.line_seen = gain(c, o.supply_line_seen, path + ".supply_line_seen");
  item.may_return = o.may_return.value;
  if (item.may_return && item.inbound.size() != 1)
    c.error(o.may_return.spot, path + ".may_return", "needs a good that is bought from one supplier");
  if (item.supply != Supply::bought && o.supply_line_seen.given())
    c.error(o.supply_line_seen.spot, path + ".supply_line_seen", "is for goods that are bought");
  if (!o.average_of.given()) return;
  if (o.smoothing.given())
    c.error(o.average_of.spot, path + ".average_of", "give `smoothing` or `average_of`, not both");
  if (o.average_of.value < 1 || o.average_of.value > 1000)
    c.error(o.average_of.spot, path + ".average_of", "from 1 to 1000 reviews");
  if (item.review == Duration{})
    c.error(o.average_of.spot, path + ".average_of", "counts reviews at fixed times; give a `review` longer than 0 d");
  item.average_of = static_cast<std::uint32_t>(o.average_of.value);
  item.average = c.net.averages++;
}

void set_given_rule(Compiling& c, const Store& s, Item& item) {
  const auto& o = s.spec->orders;
  refuse_keys_of_other_rules(c, s);
  item.rule = rule_of(c, s);
  const auto kind = o.rule.value;
  item.by_cover = kind == OrderKind::days_of_cover;
  item.forecast_from_flow = kind == OrderKind::proportional && !o.forecast.given();
  item.smoothing = as_double(gain(c, o.smoothing, s.path + ".orders.smoothing"));
  if (!o.smoothing.given()) item.smoothing = 0;
  if (o.held_at.given() != o.held_until.given())
    c.error(o.spot, s.path + ".orders", "`held_at` and `held_until` belong together");
  item.held_order = optional_amount(c, s, o.held_at, "held_at");
  if (o.held_until.given()) item.held_until = o.held_until.value;
  set_manners(c, s, item);
}

void set_shelf_life(Compiling& c, const Store& s, const Item& item) {
  const auto& keeps = s.spec->keeps_for;
  if (!keeps.given()) return;
  if (keeps.value < c.net.lot) c.error(keeps.spot, s.path + ".keeps_for", "must be a lot interval at least");
  const ItemId id{static_cast<std::uint32_t>(&item - c.net.items.data())};
  const auto lots = std::max<std::int64_t>(1, keeps.value.seconds / c.net.lot.seconds);
  c.net.shelf_lives.push_back({id, static_cast<std::uint32_t>(lots)});
}

void set_store(Compiling& c, const Store& s, Item& item) {
  set_shelf_life(c, s, item);
  item.kept = s.spec->cover.value;
  if (s.spec->room.given()) item.room = quantity_of(c, s.spec->room, *s.good, s.path + ".room").value_or(unlimited);
  item.dumps = s.spec->when_full.given() && s.spec->when_full.value == WhenFull::dump;
  item.start_given = s.spec->starts_with.given();
  if (item.start_given)
    item.start = quantity_of(c, s.spec->starts_with, *s.good, s.path + ".starts_with").value_or(Quantity{});
  item.no_orders_given = s.spec->orders.rule.given() && s.spec->orders.rule.value == OrderKind::none;
  if (s.spec->review.given()) item.review = s.spec->review.value;
  if (item.review < Duration{0}) c.error(s.spec->review.spot, s.path + ".review", "must not be negative");
  if (item.review.seconds % c.net.lot.seconds != 0)
    c.error(s.spec->review.spot, s.path + ".review", "must be a whole number of lot intervals");
}

bool pushed(const Compiling& c, const Item& item) {
  return std::any_of(item.made_by.begin(), item.made_by.end(), [&](RecipeId r) { return c.net.recipes[r].pushes; });
}

/// Can a need for this output start a run? By-products only come along.
bool drives(const Compiling& c, const Item& item) {
  for (const auto r : item.made_by)
    for (const auto p : c.net.recipes[r].outputs)
      if (c.net.parts[p].driving && c.net.items[c.net.parts[p].item].site == item.site &&
          c.net.items[c.net.parts[p].item].good == item.good)
        return true;
  return false;
}

bool is_line_product(const Compiling& c, const Item& item) {
  if (item.made_by.empty()) return false;
  const auto line = c.net.recipes[item.made_by.front()].line;
  return line && c.net.items[c.net.demands[line].item].good == item.good;
}

/// Does anything take this good from here: a buyer, final demand, a recipe of the same site?
bool is_wanted(const Compiling& c, const Item& item) {
  if (!item.claimants.empty()) return true;
  for (const auto r : c.net.sites[item.site].recipes)
    for (const auto p : c.net.recipes[r].inputs)
      if (&c.net.items[c.net.parts[p].item] == &item) return true;
  return false;
}

void set_made_rule(Compiling& c, const Store& s, Item& item) {
  const auto& makes_to = c.site_specs[item.site]->value.makes_to;
  const bool explicit_rule = s.spec && s.spec->orders.rule.given();
  const bool idle = is_line_product(c, item) || pushed(c, item) || !drives(c, item);
  if (!s.spec && !is_line_product(c, item) && !is_wanted(c, item)) {
    // A surplus: it leaves to the outside and is reported (docs/model.md, "Stocks and orders").
    item.room = {};
    item.dumps = true;
  }
  if (idle) {
    if (explicit_rule)
      c.error(s.spec->orders.spot, s.path + ".orders",
              "nothing orders this good here: it is a by-product, or made to plan");
    return;
  }
  if (explicit_rule) return set_given_rule(c, s, item);
  const bool to_stock = makes_to.given() ? makes_to.value == MakesTo::stock : s.spec && s.spec->cover.given();
  item.rule = BaseStock{};
  item.by_cover = to_stock;
  if (!to_stock && s.spec && s.spec->cover.given())
    c.warning(s.spec->cover.spot, s.path,
              "a site that makes to order holds no cover of its product; say `makes_to: stock`");
}

void set_rule(Compiling& c, Item& item) {
  const auto& named = *c.site_specs[item.site];
  const auto& good = c.net.goods[item.good];
  item.review = c.net.lot;
  Store store{nullptr, "sites." + named.id.text + ".keeps." + good.name, &good};
  for (const auto& k : named.value.keeps)
    if (k.id.text == good.name) store.spec = &k.value;
  if (store.spec) set_store(c, store, item);
  if (const auto* parts = c.parts_of(item.site, item.good); parts && !parts->covers.empty())
    item.kept = parts->covers[item.part - 1];
  if (item.supply == Supply::made) return set_made_rule(c, store, item);
  const bool explicit_rule = store.spec && store.spec->orders.rule.given();
  if (item.supply == Supply::none) {
    if (explicit_rule && store.spec->orders.rule.value != OrderKind::none)
      c.error(store.spec->orders.spot, store.path + ".orders",
              "no lane brings this good here, so nothing can be ordered");
    return;
  }
  if (explicit_rule) return set_given_rule(c, store, item);
  item.rule = BaseStock{};
  item.by_cover = true;
}

void set_plan(Compiling& c, SiteId id) {
  auto& site = c.net.sites[id];
  const auto& s = c.site_specs[id]->value;
  const auto path = "sites." + site.name;
  const bool plans = s.makes_to.given() && s.makes_to.value == MakesTo::plan;
  if (s.plan.given() && !plans) c.error(s.plan.spot, path + ".plan", "only a site that `makes_to: plan` has a plan");
  if (!plans) return;
  if (site.recipes.empty()) c.error(s.makes_to.spot, path + ".makes_to", "the site makes nothing");
  if (s.plan.given() && site.recipes.size() > 1)
    c.error(s.plan.spot, path + ".plan", "several recipes: give each its `at_most`, which is then its plan");
  for (const auto r : site.recipes) {
    auto& recipe = c.net.recipes[r];
    recipe.pushes = true;
    const auto& good = c.net.good_of(c.net.parts[recipe.outputs.first].item);
    if (s.plan.given())
      recipe.plan = rate_of(c, s.plan, good, path + ".plan").value_or(Rate{});
    else if (recipe.limited)
      recipe.plan = recipe.capacity;
    else if (site.limited && site.recipes.size() == 1)
      recipe.plan = site.capacity;
    else
      c.error(s.makes_to.spot, path + ".makes_to", "makes to plan: give the `plan`, or `at_most`");
  }
}

bool runs_to_orders(const Network& n, RecipeId id) {
  const Recipe& recipe = n.recipes[id];
  return !recipe.pushes && !recipe.line;
}

bool is_reviewed(const Network& n, const Item& item) {
  if (item.supply == Supply::made) return !item.made_by.empty() && n.recipes[item.made_by.front()].to_orders;
  return item.supply == Supply::bought;
}

}  // namespace

void compile_rules(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) set_plan(c, SiteId{s});
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r)
    c.net.recipes[r].to_orders = runs_to_orders(c.net, RecipeId{r});
  for (auto& item : c.net.items) {
    set_rule(c, item);
    item.reviewed = is_reviewed(c.net, item);
  }
}

}  // namespace chokepoint
