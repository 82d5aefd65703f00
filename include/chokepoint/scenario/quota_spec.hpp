// Production quotas as their author wrote them.
#pragma once
#include <vector>

#include "chokepoint/core/fields.hpp"
#include "chokepoint/scenario/backing.hpp"
#include "chokepoint/scenario/selector.hpp"
#include "chokepoint/scenario/value.hpp"

namespace chokepoint {

enum class BeforeIssue { strict, provisional, ignore };
inline const std::vector<Vocable>& words(BeforeIssue) {
  static const std::vector<Vocable> w{
      {"strict", "no output before a batch is issued"},
      {"provisional", "runs on `expected` until the first batch is issued, which is then charged with it"},
      {"ignore", "the budget binds only once a batch is issued"}};
  return w;
}

struct BatchSpec : Backed {
  Amount amount;
  Moment effective, issued;
  MomentOrNever published, size_published;
  Spot spot;
};
template <class F>
void fields(F& f, BatchSpec& s) {
  f(must("amount"), s.amount, "size of the batch (not cumulative)");
  f(must("issued"), s.issued, "when it is issued and may be used");
  f(may("effective", "issued"), s.effective,
    "from which date output is charged to it (a batch issued late is charged back)");
  f(may("published", "when it is issued"), s.published,
    "when everybody else learns of it; holders know at once. Only `beliefs` look at it");
  f(may("size_published", "the day of `published`"), s.size_published,
    "when everybody else learns how large it is; not before `published`");
  backed_fields(f, s);
}

struct QuotaSpec {
  Selector holders, goods;
  Table<Percent> shares;
  std::vector<BatchSpec> batches;
  Choice<BeforeIssue> before_issue;
  Flow expected;
  std::vector<Word> free_feed;
  Moment feed_counts_from;
  Percent carry_over, overdraft, penalty;
  Table<Word> tolls_for;
};
constexpr const char* tag(const QuotaSpec*) { return "quota"; }
template <class F>
void fields(F& f, QuotaSpec& s) {
  f(must("holders"), s.holders, "sites whose output is charged");
  f(may("goods", "all outputs"), s.goods,
    "outputs that count, in their own unit. Light and heavy classes with budgets of their own are two quotas, each "
    "with its goods");
  f(may("shares", "one common budget"), s.shares,
    "share of each holder group; a group's budget is its sites' in common, nothing moves between groups");
  f(must("batches"), s.batches, "what is issued, and when");
  f(may("before_issue", "provisional"), s.before_issue, "what holds before the year's first batch is issued");
  f(may("expected", "unlimited"), s.expected, "provisional output, as a rate");
  f(may("free_feed"), s.free_feed, "inputs whose products are not charged (imported ore, by-products)");
  f(may("feed_counts_from", "never"), s.feed_counts_from, "from this date those products are charged too");
  f(may("carry_over", "0 %"), s.carry_over, "share of the unused budget that is kept at the turn of the year");
  f(may("overdraft", "0 %"), s.overdraft,
    "share of what a group was issued this year that it may run above it; a later batch of the year covers it first");
  f(factor(may("penalty", "100 %")), s.penalty,
    "how much of an overdraft that is open at the turn of the year comes off what is issued next");
  f(may("tolls_for"), s.tolls_for,
    "site or group, and the group for which it works when its own budget is used up or when it has no share: "
    "`{plant-a: north}`; its output is then charged to that group's budget, while there is any");
}

struct QuotaChangeSpec {
  Word of;
  Table<Percent> shares;
  std::vector<Word> feed_counts;
  Flow expected;
};
constexpr const char* tag(const QuotaChangeSpec*) { return "change of quota"; }
template <class F>
void fields(F& f, QuotaChangeSpec& s) {
  f(must("of"), s.of, "id of the quota or export quota event that changes");
  f(may("shares", "as they are"), s.shares,
    "share of each holder group from now on, of what is left, uncovered or overdrawn and of what is issued later; a "
    "group that is not named gets nothing");
  f(may("feed_counts"), s.feed_counts, "inputs that were `free_feed` and whose products are charged from now on");
  f(may("expected", "as it is"), s.expected, "provisional output from now on, as a rate");
}

struct ExportQuotaSpec {
  Selector goods, leaves, goes_to;
  Table<Percent> shares;
  std::vector<BatchSpec> batches;
  Choice<BeforeIssue> before_issue;
  Percent carry_over;
};
constexpr const char* tag(const ExportQuotaSpec*) { return "export quota"; }
template <class F>
void fields(F& f, ExportQuotaSpec& s) {
  f(must("goods"), s.goods, "goods or classes whose dispatch is charged, in their own unit");
  f(must("leaves"), s.leaves, "places of dispatch");
  f(may("goes_to", "any other country"), s.goes_to, "destinations");
  f(may("shares", "first come, first served"), s.shares,
    "share of each group of exporters (of a site without a group, its own id)");
  f(must("batches"), s.batches,
    "what is issued, and when. What exceeds it stays with the seller until the next batch: goods that were allocated "
    "wait in its store, the rest of the orders in its book");
  f(may("before_issue", "strict"), s.before_issue, "what holds before the year's first batch is issued");
  f(may("carry_over", "0 %"), s.carry_over, "share of the unused budget that is kept at the turn of the year");
}

}  // namespace chokepoint
