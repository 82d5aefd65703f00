// Production quotas: whose output is charged to which budget, and what batches are issued.
#include <algorithm>

#include "network/incidents.hpp"

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

void set_budgets(Compiling& c, const QuotaSpec& s, Quota& q, const std::string& path) {
  if (s.shares.empty()) {
    q.budgets = {"all"};
    q.shares = {whole.ppb};
    return;
  }
  std::int64_t sum = 0;
  for (const auto& share : s.shares) {
    q.budgets.push_back(share.id.text);
    q.shares.push_back(share_or(c, share.value, nothing, path + ".shares." + share.id.text).ppb);
    sum += q.shares.back();
  }
  if (sum != whole.ppb)
    c.error(s.shares.front().id.spot, path + ".shares", "the shares sum to " + percent_text(sum) + ", not to 100 %");
}

/// The budget of a site: its group's (or, for a site without a group, its own).
std::optional<std::uint32_t> budget_of(Compiling& c, const QuotaSpec& s, const Quota& q, const Site& site,
                                       const std::string& path) {
  if (s.shares.empty()) return 0;
  const auto& holder = site.group.empty() ? site.name : site.group;
  const auto found = std::find(q.budgets.begin(), q.budgets.end(), holder);
  if (found != q.budgets.end()) return static_cast<std::uint32_t>(found - q.budgets.begin());
  c.error(s.shares.front().id.spot, path + ".shares",
          "gives no share to " + quoted(holder) + ", the group of " + quoted(site.name) + "; give it one, or 0 %");
  return {};
}

void add_recipes(Compiling& c, const QuotaSpec& s, const std::vector<bool>& goods, Quota& q, const std::string& path) {
  const auto holders = places_of(c, s.holders, path + ".holders");
  for (std::uint32_t r = 0; r < c.net.recipes.size(); ++r) {
    const auto& recipe = c.net.recipes[r];
    if (!holders[recipe.site]) continue;
    QuotaRecipe charged{RecipeId{r}, 0, runs_on_free_feed(c, recipe, s), {}};
    for (const auto p : recipe.outputs)
      if (goods[c.net.items[c.net.parts[p].item].good]) charged.counted.push_back(p);
    if (charged.counted.empty()) continue;
    const auto budget = budget_of(c, s, q, c.net.sites[recipe.site], path);
    charged.budget = budget.value_or(0);
    q.recipes.push_back(std::move(charged));
  }
  if (q.recipes.empty())
    c.error(s.holders.spot, path + ".holders", "none of these sites makes any of the goods that count");
}

void add_batches(Compiling& c, const QuotaSpec& s, const Good& good, Quota& q, const std::string& path) {
  if (s.batches.empty()) c.error(s.holders.spot, path + ".batches", "no batch is ever issued");
  for (std::size_t i = 0; i < s.batches.size(); ++i) {
    const auto& b = s.batches[i];
    const auto here = path + ".batches." + std::to_string(i);
    const auto effective = b.effective.given() ? b.effective.value : b.issued.value;
    if (effective > b.issued.value)
      c.error(b.effective.spot, here + ".effective", "a batch cannot be charged from a date after its issue");
    q.batches.push_back(
        {quantity_of(c, b.amount, good, here + ".amount").value_or(Quantity{}), effective, b.issued.value});
  }
}

Quota::Before before_of(BeforeIssue b) {
  return b == BeforeIssue::strict   ? Quota::Before::strict
         : b == BeforeIssue::ignore ? Quota::Before::ignore
                                    : Quota::Before::provisional;
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
  set_budgets(c, s, q, path);
  check_free_feed(c, s, path);
  add_recipes(c, s, counted_goods(c, s, path), q, path);
  q.before = s.before_issue.given() ? before_of(s.before_issue.value) : Quota::Before::provisional;
  if (s.feed_counts_from.given()) q.feed_counts_from = s.feed_counts_from.value;
  q.carry_over = share_or(c, s.carry_over, nothing, path + ".carry_over");
  if (q.recipes.empty()) return q;
  const auto* good = common_good(c, goods_charged(c.net, q), s.holders.spot, path + ".goods");
  if (!good) return q;
  add_batches(c, s, *good, q, path);
  q.expected =
      s.expected.given() ? rate_of(c, s.expected, *good, path + ".expected").value_or(Rate{}) : Rate{unlimited, day};
  return q;
}

}  // namespace chokepoint
