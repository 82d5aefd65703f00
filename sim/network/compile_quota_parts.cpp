// Budgets and batches of quotas, and what changes them.
#include <algorithm>

#include "network/quota_parts.hpp"

namespace chokepoint {
namespace {

void check_sum(Compiling& c, const Table<Percent>& shares, const std::string& path) {
  std::int64_t sum = 0;
  for (const auto& share : shares) sum += share_or(c, share.value, nothing, path + ".shares." + share.id.text).ppb;
  if (sum != whole.ppb)
    c.error(shares.front().id.spot, path + ".shares", "the shares sum to " + percent_text(sum) + ", not to 100 %");
}

void add_name(Names& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Groups by their place in the file: those of the quota, then those that only a change names.
Names budget_names(const Compiling& c, const Table<Percent>& shares, const std::string& quota) {
  Names names;
  for (const auto& share : shares) add_name(names, share.id.text);
  for (const auto& event : c.spec.events) {
    const auto* change = std::get_if<QuotaChangeSpec>(&event.kind);
    if (!change || change->of.text != quota) continue;
    for (const auto& share : change->shares) add_name(names, share.id.text);
  }
  return names;
}

std::vector<std::int64_t> weights_of(const Names& budgets, const Table<Percent>& shares) {
  std::vector<std::int64_t> weights(budgets.size());
  for (const auto& share : shares) {
    const auto at = std::find(budgets.begin(), budgets.end(), share.id.text);
    if (at != budgets.end()) weights[static_cast<std::size_t>(at - budgets.begin())] = share.value.value.ppb;
  }
  return weights;
}

std::string id_in(const std::string& path) { return path.substr(path.find('.') + 1); }

/// A size that is known says that the batch was issued.
void set_publication(Compiling& c, const BatchSpec& b, QuotaBatch& batch, const std::string& path) {
  batch.published = b.published.given() ? b.published.value : batch.issued;
  batch.size_published = b.size_published.given() ? b.size_published.value : batch.published;
  if (batch.size_published < batch.published)
    c.error(b.size_published.spot, path + ".size_published",
            "whoever knows the size knows that it was issued: not before `published`");
}

}  // namespace

void set_budgets(Compiling& c, const Table<Percent>& shares, Quota& q, const std::string& path) {
  if (shares.empty()) {
    q.budgets = {"all"};
    q.shares = {whole.ppb};
    return;
  }
  check_sum(c, shares, path);
  q.budgets = budget_names(c, shares, id_in(path));
  q.shares = weights_of(q.budgets, shares);
}

std::optional<std::uint32_t> budget_of(const Quota& q, const Site& site) {
  const auto& holder = site.group.empty() ? site.name : site.group;
  const auto found = std::find(q.budgets.begin(), q.budgets.end(), holder);
  if (found == q.budgets.end()) return {};
  return static_cast<std::uint32_t>(found - q.budgets.begin());
}

void report_no_share(Compiling& c, const Table<Percent>& shares, const Site& site, const std::string& path) {
  const auto& holder = site.group.empty() ? site.name : site.group;
  c.error(shares.front().id.spot, path + ".shares",
          "gives no share to " + quoted(holder) + ", the group of " + quoted(site.name) + "; give it one, or 0 %");
}

void add_batches(Compiling& c, const std::vector<BatchSpec>& batches, Spot spot, const Good& good, Quota& q,
                 const std::string& path) {
  if (batches.empty()) c.error(spot, path + ".batches", "no batch is ever issued");
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const auto& b = batches[i];
    const auto here = path + ".batches." + std::to_string(i);
    const auto effective = b.effective.given() ? b.effective.value : b.issued.value;
    if (effective > b.issued.value)
      c.error(b.effective.spot, here + ".effective", "a batch cannot be charged from a date after its issue");
    QuotaBatch batch;
    batch.amount = quantity_of(c, b.amount, good, here + ".amount").value_or(Quantity{});
    batch.effective = effective;
    batch.issued = b.issued.value;
    set_publication(c, b, batch, here);
    q.batches.push_back(batch);
  }
}

Quota::Before before_of(BeforeIssue b) {
  return b == BeforeIssue::strict   ? Quota::Before::strict
         : b == BeforeIssue::ignore ? Quota::Before::ignore
                                    : Quota::Before::provisional;
}

namespace {

/// What a change is about: a quota of either kind, an earlier entry of the file or a later one.
const EventSpec* changed_quota(Compiling& c, const Word& of, const std::string& path) {
  Names quotas;
  for (const auto& e : c.spec.events) {
    if (!std::holds_alternative<QuotaSpec>(e.kind) && !std::holds_alternative<ExportQuotaSpec>(e.kind)) continue;
    if (e.id.text == of.text) return &e;
    quotas.push_back(e.id.text);
  }
  c.error(of.spot, path + ".of", "no quota event is called " + quoted(of.text) + "; " + hint(of.text, quotas));
  return nullptr;
}

bool is_called(const Good& good, const std::string& word) {
  return good.name == word || std::find(good.classes.begin(), good.classes.end(), word) != good.classes.end();
}

/// Goods that count from now on. Only what was free can begin to count.
std::vector<GoodId> feeds_of(Compiling& c, const std::vector<Word>& feeds, const QuotaSpec& quota,
                             const std::string& path) {
  Names free;
  for (const auto& w : quota.free_feed) free.push_back(w.text);
  std::vector<GoodId> goods;
  for (const auto& w : feeds) {
    const auto named = goods.size();
    for (std::uint32_t g = 0; g < c.net.goods.size(); ++g) {
      const auto& good = c.net.goods[GoodId{g}];
      const bool was_free = std::any_of(free.begin(), free.end(), [&](const auto& f) { return is_called(good, f); });
      if (is_called(good, w.text) && was_free) goods.push_back(GoodId{g});
    }
    if (goods.size() == named)
      c.error(w.spot, path + ".feed_counts",
              quoted(w.text) + " is none of the quota's `free_feed`; " + hint(w.text, free));
  }
  return goods;
}

/// A good in whose unit a production quota is written.
const Good* unit_of(const Compiling& c, const QuotaSpec& quota) {
  for (const auto* list : {&quota.goods.any_of, &quota.goods.goods})
    for (const auto& word : *list)
      for (const auto& good : c.net.goods)
        if (is_called(good, word.text)) return &good;
  return c.net.goods.empty() ? nullptr : &c.net.goods.front();
}

}  // namespace

QuotaChange incident_of(Compiling& c, const QuotaChangeSpec& s, const std::string& path) {
  QuotaChange change;
  const auto* event = changed_quota(c, s.of, path);
  if (!event) return change;
  change.of = c.event_ids.find(s.of.text)->second;
  const auto* production = std::get_if<QuotaSpec>(&event->kind);
  const auto& shares = production ? production->shares : std::get<ExportQuotaSpec>(event->kind).shares;
  if (!s.shares.empty()) {
    check_sum(c, s.shares, path);
    if (shares.empty())
      c.error(s.shares.front().id.spot, path + ".shares",
              "the quota has one common budget; give it `shares` by group from its start");
    change.shares = weights_of(budget_names(c, shares, s.of.text), s.shares);
  }
  if (!production && (!s.feed_counts.empty() || s.expected.given()))
    c.error(s.of.spot, path, "an export quota knows no feed and no expected rate; only its `shares` change");
  if (!production) return change;
  change.feeds = feeds_of(c, s.feed_counts, *production, path);
  change.sets_expected = s.expected.given();
  if (const auto* good = s.expected.given() ? unit_of(c, *production) : nullptr)
    change.expected = rate_of(c, s.expected, *good, path + ".expected").value_or(Rate{});
  return change;
}

}  // namespace chokepoint
