// Production quotas: whose output is charged to which budget.
#include <algorithm>

#include "network/quota_parts.hpp"

namespace chokepoint {
namespace {

std::vector<bool> counted_goods(Compiling& c, const QuotaSpec& s, const std::string& path) {
  if (s.goods.given() || !s.goods.any_of.empty() || !s.goods.goods.empty() || !s.goods.elements.empty())
    return goods_of(c, s.goods, path + ".goods");
  return std::vector<bool>(c.net.goods.size(), true);
}

bool is_free_feed(const Good& good, const QuotaSpec& s) {
  return std::any_of(s.free_feed.begin(), s.free_feed.end(), [&](const Word& w) {
    return good.name == w.text || std::find(good.classes.begin(), good.classes.end(), w.text) != good.classes.end();
  });
}

bool runs_on_free_feed(const Compiling& c, const Recipe& r, const QuotaSpec& s) {
  for (const auto p : r.inputs) {
    const auto& part = c.net.parts[p];
    if (is_free_feed(c.net.good_of(part.item), s)) return true;
    for (const auto i : part.instead)
      if (is_free_feed(c.net.good_of(i), s)) return true;
  }
  return false;
}

void check_free_feed(Compiling& c, const QuotaSpec& s, const std::string& path) {
  for (const auto& w : s.free_feed) {
    QuotaSpec one;
    one.free_feed = {w};
    if (std::none_of(c.net.goods.begin(), c.net.goods.end(), [&](const Good& g) { return is_free_feed(g, one); }))
      c.error(w.spot, path + ".free_feed",
              "no good and no class is called " + quoted(w.text) + "; " + hint(w.text, keys_of(c.good_ids)));
  }
}

struct Charged {
  std::optional<std::uint32_t> own, tolls;
};

/// The budgets that a site's output is charged to: its group's, and the one that it tolls for.
Charged budgets_of(Compiling& c, const QuotaSpec& s, const Quota& q, const Site& site, const std::string& path) {
  if (s.shares.empty()) return {0, {}};
  Charged charged{budget_of(q, site), {}};
  for (const auto& t : s.tolls_for)
    if (t.id.text == site.name || t.id.text == site.group) {
      const auto found = std::find(q.budgets.begin(), q.budgets.end(), t.value.text);
      if (found != q.budgets.end()) charged.tolls = static_cast<std::uint32_t>(found - q.budgets.begin());
      if (t.id.text == site.name) break;  // what is said of a site goes before what is said of its group
    }
  if (charged.tolls == charged.own) charged.tolls.reset();
  if (!charged.own && !charged.tolls) report_no_share(c, s.shares, site, path);
  return charged;
}

void check_tolls(Compiling& c, const QuotaSpec& s, const Quota& q, const std::string& path) {
  for (const auto& t : s.tolls_for) {
    const auto here = path + ".tolls_for." + t.id.text;
    if (s.shares.empty()) c.error(t.id.spot, here, "the quota has one common budget; give it `shares` by group");
    const bool known = std::any_of(c.net.sites.begin(), c.net.sites.end(),
                                   [&](const Site& site) { return site.name == t.id.text || site.group == t.id.text; });
    if (!known)
      c.error(t.id.spot, here,
              "no site and no group is called " + quoted(t.id.text) + "; " + hint(t.id.text, keys_of(c.site_ids)));
    if (t.id.text == t.value.text) c.error(t.value.spot, here, "nobody tolls for itself");
    if (!s.shares.empty() && std::find(q.budgets.begin(), q.budgets.end(), t.value.text) == q.budgets.end())
      c.error(t.value.spot, here,
              "no group with a share is called " + quoted(t.value.text) + "; " + hint(t.value.text, q.budgets));
  }
}

void add_recipes(Compiling& c, const QuotaSpec& s, const std::vector<bool>& goods, Quota& q, const std::string& path) {
  const auto holders = places_of(c, s.holders, path + ".holders");
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r) {
    const auto& recipe = c.net.recipes[r];
    if (!holders[recipe.site]) continue;
    QuotaRecipe charged{RecipeId{r}, 0, runs_on_free_feed(c, recipe, s), {}, UINT32_MAX, true};
    for (const auto p : recipe.outputs)
      if (goods[c.net.items[c.net.parts[p].item].good]) charged.counted.push_back(p);
    if (charged.counted.empty()) continue;
    const auto budgets = budgets_of(c, s, q, c.net.sites[recipe.site], path);
    charged.has_own = budgets.own.has_value();
    charged.budget = budgets.own ? *budgets.own : budgets.tolls.value_or(0);
    if (budgets.own && budgets.tolls) charged.tolls = *budgets.tolls;
    q.recipes.push_back(std::move(charged));
  }
  if (q.recipes.empty())
    c.error(s.holders.spot, path + ".holders", "none of these sites makes any of the goods that count");
}

std::vector<bool> goods_charged(const Network& n, const Quota& q) {
  std::vector<bool> goods(n.goods.size());
  for (const auto& r : q.recipes)
    for (const auto p : r.counted) goods[n.items[n.parts[p].item].good] = true;
  return goods;
}

}  // namespace

Quota incident_of(Compiling& c, const QuotaSpec& s, const std::string& path) {
  Quota q;
  set_budgets(c, s.shares, q, path);
  check_tolls(c, s, q, path);
  check_free_feed(c, s, path);
  add_recipes(c, s, counted_goods(c, s, path), q, path);
  q.before = s.before_issue.given() ? before_of(s.before_issue.value) : Quota::Before::provisional;
  if (s.feed_counts_from.given()) q.feed_counts_from = s.feed_counts_from.value;
  q.carry_over = share_or(c, s.carry_over, nothing, path + ".carry_over");
  q.overdraft = share_or(c, s.overdraft, nothing, path + ".overdraft");
  if (s.penalty.given()) q.penalty = s.penalty.value;
  if (s.penalty.given() && !s.overdraft.given())
    c.error(s.penalty.spot, path + ".penalty", "there is nothing to penalise: give an `overdraft`, or leave this out");
  if (q.recipes.empty()) return q;
  const auto* good = common_good(c, goods_charged(c.net, q), s.holders.spot, path + ".goods");
  if (!good) return q;
  add_batches(c, s.batches, s.holders.spot, *good, q, path);
  q.expected =
      s.expected.given() ? rate_of(c, s.expected, *good, path + ".expected").value_or(Rate{}) : Rate{unlimited, day};
  return q;
}

}  // namespace chokepoint
