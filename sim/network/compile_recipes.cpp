// Recipes as whole numbers: what a run of `basis` takes and gives, its lead time, batch and capacity.
#include <algorithm>
#include <map>
#include <string>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

/// A part whose amount is numerator / 10^scale smallest units.
struct Draft {
  Part part;
  Wide numerator = 0;
  int scale = 0;
};

bool driving(const RecipeSpec& spec, std::size_t output) {
  if (spec.driving.empty()) return output == 0;
  const auto& name = spec.makes[output].id.text;
  return std::any_of(spec.driving.begin(), spec.driving.end(), [&](const Word& w) { return w.text == name; });
}

std::optional<Draft> draft_of(Compiling& c, SiteId site, GoodId good, const Amount& amount, const std::string& path) {
  const auto exact = exact_amount(c, amount, c.net.goods[good], path);
  if (!exact) return {};
  if (exact->digits == 0) {
    c.error(amount.spot, path, "the amount of one run must not be zero; leave it out instead");
    return {};
  }
  Draft d;
  d.part.item = c.item(site, good);
  d.numerator = Wide{exact->digits} * exact->per_unit;
  d.scale = exact->scale;
  return d;
}

void add_outputs(Compiling& c, SiteId site, const RecipeDraft& r, std::vector<Draft>& drafts) {
  const auto yield = r.spec->yield.given() ? r.spec->yield.value : whole;
  if (yield.ppb <= 0 || yield > whole)
    c.error(r.spec->yield.spot, r.path + ".yield", "more than 0 % and at most 100 %");
  for (std::size_t i = 0; i < r.spec->makes.size(); ++i) {
    const auto& made = r.spec->makes[i];
    const auto path = r.path + ".makes." + made.id.text;
    const auto good = good_named(c, made.id, path);
    if (!good) continue;
    auto d = draft_of(c, site, good, made.value, path);
    if (!d) continue;
    d->part.driving = driving(*r.spec, i);
    std::int64_t ppb = yield.ppb;
    int zeros = 9;
    for (; zeros > 0 && ppb % 10 == 0; --zeros) ppb /= 10;
    d->numerator *= ppb;
    d->scale += zeros;
    drafts.push_back(std::move(*d));
  }
}

/// The alternatives of an input: the good itself, or the goods of `any_of` in order.
std::vector<GoodId> goods_of(Compiling& c, const Named<NeedSpec>& need, const std::string& path) {
  std::vector<GoodId> goods;
  if (need.value.any_of.empty()) goods.push_back(good_named(c, need.id, path));
  for (const auto& word : need.value.any_of) goods.push_back(good_named(c, word, path + ".any_of"));
  if (std::any_of(goods.begin(), goods.end(), [](GoodId g) { return !g; })) return {};
  for (const auto g : goods)
    if (c.net.goods[g].mass != c.net.goods[goods.front()].mass) {
      c.error(need.value.spot, path + ".any_of", "masses and pieces cannot stand for each other");
      return {};
    }
  return goods;
}

using InputOf = std::map<GoodId, std::string>;

/// Every input is held against the whole stock of its goods, so one good must not stand in two of them.
void draw_once(Compiling& c, const RecipeDraft& r, const Named<NeedSpec>& need, const std::vector<GoodId>& goods,
               InputOf& drawn) {
  for (const auto g : goods) {
    const auto [first, fresh] = drawn.emplace(g, need.id.text);
    if (fresh) continue;
    const auto& good = c.net.goods[g].name;
    c.error(need.value.spot, r.path + ".needs." + need.id.text,
            first->second == need.id.text
                ? quoted(good) + " stands twice in this `any_of`; name it once"
                : quoted(good) + " is drawn by the input " + quoted(first->second) +
                      " of this recipe already; let one input draw it, with the whole amount");
  }
}

/// One input for each part number, with an even part of the amount: exact in sum, to a millionth each.
void add_part_numbers(Draft whole_need, std::uint32_t count, std::vector<Draft>& drafts) {
  for (int more = 0; more < 6 && whole_need.numerator % count != 0; ++more) {
    whole_need.numerator *= 10;
    ++whole_need.scale;
  }
  const auto odd = static_cast<std::uint32_t>(whole_need.numerator % count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Draft d = whole_need;
    d.numerator = whole_need.numerator / count + (i < odd ? 1 : 0);
    d.part.item.index += i;
    drafts.push_back(std::move(d));
  }
}

void add_inputs(Compiling& c, SiteId site, const RecipeDraft& r, std::vector<Draft>& drafts) {
  InputOf drawn;
  for (const auto& need : r.spec->needs) {
    const auto path = r.path + ".needs." + need.id.text;
    const auto goods = goods_of(c, need, path);
    if (goods.empty()) continue;
    draw_once(c, r, need, goods, drawn);
    auto d = draft_of(c, site, goods.front(), need.value.amount, path);
    if (!d) continue;
    d->part.later = need.value.fitted_later.value;
    for (std::size_t i = 1; i < goods.size(); ++i) d->part.instead.push_back(c.item(site, goods[i]));
    if (const auto* parts = goods.size() == 1 ? c.parts_of(site, goods.front()) : nullptr)
      add_part_numbers(*d, parts->count, drafts);
    else
      drafts.push_back(std::move(*d));
  }
}

/// Brings all parts to one denominator, so that small amounts stay exact: 0.5 g for one piece is 5 g for ten.
void make_whole(Compiling& c, const RecipeDraft& r, std::vector<Draft>& drafts) {
  int scale = 0;
  for (auto& d : drafts) {
    while (d.scale > 0 && d.numerator % 10 == 0) {
      d.numerator /= 10;
      --d.scale;
    }
    scale = std::max(scale, d.scale);
  }
  for (auto& d : drafts) {
    for (; d.scale < scale && d.numerator < Wide{1} << 60; ++d.scale) d.numerator *= 10;
    if (d.scale < scale || d.numerator >= Wide{1} << 60)
      c.error(r.spot, r.path, "amounts of very different size in one recipe; write fewer digits");
    d.part.amount = {static_cast<std::int64_t>(d.numerator)};
  }
}

IdRange<PartId> store(Compiling& c, const std::vector<Draft>& drafts) {
  IdRange<PartId> range{static_cast<std::uint32_t>(c.net.parts.size()), 0};
  for (const auto& d : drafts) c.net.parts.push_back(d.part);
  range.last = static_cast<std::uint32_t>(c.net.parts.size());
  return range;
}

void set_quality(Compiling& c, const RecipeDraft& r, Recipe& recipe) {
  const auto& s = r.spec->quality;
  if (!s.given()) return;
  const auto path = r.path + ".quality";
  recipe.first_quality = s.at_first.value;
  if (s.at_first.value < nothing || s.at_first.value > whole)
    c.error(s.at_first.spot, path + ".at_first", "from 0 % to 100 %");
  recipe.quality_rises = s.full_after.value;
  if (s.full_after.given() && recipe.quality_rises <= Duration{})
    c.error(s.full_after.spot, path + ".full_after", "must be more than nothing; leave `quality` out if all is good");
}

void set_terms(Compiling& c, const RecipeDraft& r, Recipe& recipe) {
  const auto& s = *r.spec;
  const auto& good = c.net.good_of(c.net.parts[recipe.outputs.first].item);
  recipe.lead = s.takes.days;
  recipe.mean_lead = mean_duration(s.takes);
  check_delay(c, s.takes, r.path + ".takes");
  if (s.takes.working)
    c.error(s.takes.spot, r.path + ".takes", "a production lead time is in days, not in working days");
  if (s.batch.given()) recipe.batch = quantity_of(c, s.batch, good, r.path + ".batch").value_or(Quantity{1});
  if (s.batch.given() && recipe.batch == Quantity{})
    c.error(s.batch.spot, r.path + ".batch", "must be more than nothing; leave it out for runs of any size");
  recipe.servers = static_cast<std::uint32_t>(s.servers.value);
  if (s.servers.given() && (s.servers.value < 1 || s.servers.value > 1'000'000))
    c.error(s.servers.spot, r.path + ".servers", "from 1 to 1000000");
  if (s.servers.given() && !s.batch.given())
    c.error(s.servers.spot, r.path + ".servers", "a server works on one batch at a time; say how large a `batch` is");
  set_quality(c, r, recipe);
  if (s.at_most.given()) {
    const auto rate = rate_of(c, s.at_most, good, r.path + ".at_most");
    recipe.limited = rate.has_value();
    if (rate) recipe.capacity = *rate;
  }
}

void check_driving(Compiling& c, const RecipeDraft& r) {
  Names outputs;
  for (const auto& made : r.spec->makes) outputs.push_back(made.id.text);
  for (const auto& word : r.spec->driving)
    if (std::find(outputs.begin(), outputs.end(), word.text) == outputs.end())
      c.error(word.spot, r.path + ".driving",
              quoted(word.text) + " is no output of this recipe; " + hint(word.text, outputs));
}

void add_recipe(Compiling& c, SiteId site, const RecipeDraft& r) {
  if (r.spec->makes.empty()) {
    c.error(r.spot, r.path, "a recipe without `makes`; say what it gives");
    return;
  }
  check_driving(c, r);
  std::vector<Draft> drafts;
  add_outputs(c, site, r, drafts);
  const auto outputs = drafts.size();
  add_inputs(c, site, r, drafts);
  make_whole(c, r, drafts);
  if (outputs == 0) return;
  const std::vector<Draft> out(drafts.begin(), drafts.begin() + static_cast<std::ptrdiff_t>(outputs));
  const std::vector<Draft> in(drafts.begin() + static_cast<std::ptrdiff_t>(outputs), drafts.end());
  Recipe recipe;
  recipe.name = r.name;
  recipe.site = site;
  recipe.inputs = store(c, in);
  recipe.outputs = store(c, out);
  recipe.basis = c.net.parts[recipe.outputs.first].amount;
  set_terms(c, r, recipe);
  c.net.recipes.push_back(std::move(recipe));
  c.recipe_spots.push_back(r.spot);
  c.recipe_paths.push_back(r.path);
}

/// Shares of the recipes when the site chooses by share; equal when none is given.
void set_shares(Compiling& c, SiteId site, const std::vector<RecipeDraft>& drafts) {
  auto& s = c.net.sites[site];
  std::vector<std::int64_t> given;
  for (const auto& d : drafts)
    if (d.spec->share.given()) given.push_back(d.spec->share.value.ppb);
  const auto path = "sites." + s.name + ".recipes";
  if (!given.empty() && s.choice != RecipeChoice::share)
    c.error(drafts.front().spot, path, "recipes give a `share`; say `chooses: share`");
  if (s.choice != RecipeChoice::share || s.recipes.size() != drafts.size()) return;
  if (!given.empty() && given.size() != drafts.size())
    c.error(drafts.front().spot, path, "give every recipe a `share`, or none");
  std::size_t i = 0;
  for (const auto r : s.recipes) {
    const auto& share = drafts[i++].spec->share;
    c.net.recipes[r].share = share.given() ? share.value.ppb : whole.ppb / static_cast<std::int64_t>(drafts.size());
  }
}

void set_site_capacity(Compiling& c, SiteId site) {
  const auto& flow = c.site_specs[site]->value.at_most;
  auto& s = c.net.sites[site];
  if (!flow.given()) return;
  const auto path = "sites." + s.name + ".at_most";
  if (s.recipes.empty()) {
    c.error(flow.spot, path, "a capacity, but the site makes nothing");
    return;
  }
  const auto first_good = [&](RecipeId r) {
    return c.net.items[c.net.parts[c.net.recipes[r].outputs.first].item].good;
  };
  const auto& good = c.net.goods[first_good(RecipeId{s.recipes.first})];
  for (const auto r : s.recipes)
    if (c.net.goods[first_good(r)].mass != good.mass || (!good.mass && c.net.goods[first_good(r)].unit != good.unit))
      c.error(flow.spot, path, "recipes that share a capacity must be measured alike; give each its own `at_most`");
  const auto rate = rate_of(c, flow, good, path);
  s.limited = rate.has_value();
  if (rate) s.capacity = *rate;
}

void set_use(Compiling& c, RecipeId r) {
  const auto add = [&](ItemId i) {
    auto& users = c.net.items[i].used_by;
    if (users.empty() || users.back() != r) users.push_back(r);
  };
  for (const auto p : c.net.recipes[r].inputs) {
    add(c.net.parts[p].item);
    for (const auto i : c.net.parts[p].instead) add(i);
  }
}

void set_supply(Compiling& c, RecipeId r) {
  const auto outputs = c.net.recipes[r].outputs;
  for (const auto p : outputs) {
    auto& item = c.net.items[c.net.parts[p].item];
    item.supply = Supply::made;
    if (std::find(item.made_by.begin(), item.made_by.end(), r) == item.made_by.end()) item.made_by.push_back(r);
    if (!item.inbound.empty())
      c.error(c.recipe_spots[r], c.recipe_paths[r],
              quoted(c.net.goods[item.good].name) + " is made here and also brought by lane " +
                  quoted(c.net.lanes[item.inbound.front()].name) +
                  "; split the site in two, one that makes and one that buys");
  }
}

}  // namespace

void compile_recipes(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) {
    auto& drafts = c.recipe_drafts[s];
    const auto& spec = c.site_specs[s]->value;
    if (!spec.recipes.empty() && !spec.recipe.makes.empty())
      c.error(drafts.front().spot, "sites." + c.net.sites[s].name,
              "has both `makes` and `recipes`; move the first into the second");
    std::stable_sort(drafts.begin(), drafts.end(), [](const RecipeDraft& a, const RecipeDraft& b) {
      const auto key = [](const RecipeDraft& d) {
        return d.spec->priority.given() ? d.spec->priority.value : INT64_MAX;
      };
      return key(a) < key(b);
    });
    auto& range = c.net.sites[s].recipes;
    range.first = static_cast<std::uint32_t>(c.net.recipes.size());
    for (const auto& d : drafts) add_recipe(c, SiteId{s}, d);
    range.last = static_cast<std::uint32_t>(c.net.recipes.size());
    set_shares(c, SiteId{s}, drafts);
    set_site_capacity(c, SiteId{s});
  }
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r) {
    set_supply(c, RecipeId{r});
    set_use(c, RecipeId{r});
  }
  for (auto& item : c.net.items)
    if (item.supply == Supply::none && !item.inbound.empty()) item.supply = Supply::bought;
}

}  // namespace chokepoint
