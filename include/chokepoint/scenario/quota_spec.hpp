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
  Spot spot;
};
template <class F>
void fields(F& f, BatchSpec& s) {
  f(must("amount"), s.amount, "size of the batch (not cumulative)");
  f(must("issued"), s.issued, "when it is issued and may be used");
  f(may("effective", "issued"), s.effective,
    "from which date output is charged to it (a batch issued late is charged back)");
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
  Percent carry_over;
};
constexpr const char* tag(const QuotaSpec*) { return "quota"; }
template <class F>
void fields(F& f, QuotaSpec& s) {
  f(must("holders"), s.holders, "sites whose output is charged");
  f(may("goods", "all outputs"), s.goods, "outputs that count, in their own unit");
  f(may("shares", "one common budget"), s.shares,
    "share of each holder group; a group's budget is its sites' in common");
  f(must("batches"), s.batches, "what is issued, and when");
  f(may("before_issue", "provisional"), s.before_issue, "what holds before the year's first batch is issued");
  f(may("expected", "unlimited"), s.expected, "provisional output, as a rate");
  f(may("free_feed"), s.free_feed, "inputs whose products are not charged (imported ore)");
  f(may("feed_counts_from", "never"), s.feed_counts_from, "from this date those products are charged too");
  f(may("carry_over", "0 %"), s.carry_over, "share of the unused budget that is kept at the turn of the year");
}

}  // namespace chokepoint
