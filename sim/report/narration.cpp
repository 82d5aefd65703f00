// One sentence for each kind of fact.
#include "chokepoint/report/narration.hpp"

#include "chokepoint/core/civil.hpp"
#include "chokepoint/core/decimal.hpp"
#include "chokepoint/engine/pool.hpp"

namespace chokepoint {
namespace {

struct Teller {
  const Network& n;
  const Fact& f;

  const Lane& lane() const { return n.lanes[f.subject]; }
  const std::string& seller() const { return n.sites[lane().from_site].name; }
  const std::string& buyer() const { return n.sites[lane().to_site].name; }
  std::string event(std::uint32_t e) const { return e < n.events.size() ? "'" + n.events[e].id + "'" : "an event"; }
  /// "12 t of ore", "2000 pieces of lamp", but "5000 cars" of the good `car`.
  std::string of_good(GoodId good) const {
    const auto& g = n.goods[good];
    const bool said = g.unit.rfind(g.name, 0) == 0;
    return amount_text(n, good, f.amount) + (said ? "" : " of " + g.name);
  }
  std::string goods() const { return of_good(lane().good) + number_of(lane().to); }
  std::string stuff() const { return of_good(n.items[f.subject].good) + number_of(ItemId{f.subject}); }
  /// " (7 of 40)" for a part number.
  std::string number_of(ItemId item) const {
    const auto& i = n.items[item];
    return i.part == 0 ? "" : " (" + std::to_string(i.part) + " of " + std::to_string(i.parts) + ")";
  }
  const std::string& item_site() const { return n.site_of(ItemId{f.subject}).name; }
  GoodId user_good() const { return n.items[n.demands[f.subject].item].good; }
  const std::string& user() const { return n.sites[n.demands[f.subject].site].name; }
  const std::string& recipe_site() const { return n.sites[n.recipes[f.subject].site].name; }
  /// The size of a run, in its first output.
  std::string run() const {
    const auto& r = n.recipes[f.subject];
    const auto& parts = r.outputs.empty() ? r.inputs : r.outputs;
    if (parts.empty()) return "a run";
    return of_good(n.items[n.parts[*parts.begin()].item].good);
  }
  std::string quota_amount() const {
    const auto* quota = std::get_if<Quota>(&n.events[f.subject].kind);
    if (!quota) return "";
    for (const auto& q : quota->recipes)
      if (!q.counted.empty()) return of_good(n.items[n.parts[q.counted.front()].item].good);
    if (!quota->lanes.empty()) return of_good(n.lanes[quota->lanes.front().lane].good);
    return std::to_string(f.amount.units);
  }
  std::string holder() const {
    const auto* quota = std::get_if<Quota>(&n.events[f.subject].kind);
    if (!quota || quota->budgets.size() < 2 || f.other >= quota->budgets.size()) return "";
    return " to " + quota->budgets[f.other];
  }
  bool files_again() const {
    const auto* licence = std::get_if<Licence>(&n.events[f.other].kind);
    return licence && licence->refiles_after > Duration{};
  }
  std::string belief() const { return f.other < n.beliefs.size() ? " ('" + n.beliefs[f.other].id + "')" : ""; }
  std::string ordered_on() const { return ", ordered on " + date_text(f.since); }
};

std::string lane_sentence(const Teller& t) {
  switch (t.f.kind) {
    case FactKind::ordered:
      return t.buyer() + " orders " + t.goods() + " from " + t.seller() +
             (t.f.other == 1 ? ", a phantom beyond its need" : "");
    case FactKind::cancelled:
      if (t.f.other == 2) return t.buyer() + " takes " + t.goods() + " back from its orders at " + t.seller();
      return t.buyer() + (t.f.other == 1 ? "'s phantom order of " : "'s order of ") + t.goods() + " from " +
             t.seller() + " is cancelled";
    case FactKind::stood_in:
      if (t.f.other == 1)
        return t.buyer() + " begins to qualify " + t.seller() + " for " + t.n.goods[t.lane().good].name;
      return t.seller() + (t.f.other == 2 ? " stands in for the other suppliers of " : " stands by again for ") +
             t.buyer();
    case FactKind::dispatched:
      return t.seller() + " dispatches " + t.goods() + " to " + t.buyer() + (t.f.other == 1 ? ", licensed" : "") +
             t.ordered_on();
    case FactKind::received:
      return t.buyer() + " receives " + t.goods() + " from " + t.seller() + t.ordered_on();
    case FactKind::filed:
      return t.seller() + " files for a licence under " + t.event(t.f.other) + " to send " + t.goods() + " to " +
             t.buyer();
    case FactKind::approved:
      return "licence approved under " + t.event(t.f.other) + ": " + t.goods() + " from " + t.seller() + " to " +
             t.buyer() + ", filed on " + date_text(t.f.since);
    case FactKind::denied:
      return "licence denied under " + t.event(t.f.other) + ": " + t.goods() + " from " + t.seller() + " to " +
             t.buyer() + ", filed on " + date_text(t.f.since) +
             (t.files_again() ? "; it will be filed again" : "; the order is cancelled");
    case FactKind::returned:
      return "sent back for papers under " + t.event(t.f.other) + ": " + t.goods() + " from " + t.seller() + " to " +
             t.buyer() + ", filed on " + date_text(t.f.since);
    case FactKind::withdrawn:
      return "application withdrawn under " + t.event(t.f.other) + ": " + t.goods() + " from " + t.seller() + " to " +
             t.buyer() + ", filed on " + date_text(t.f.since) + "; the order is cancelled";
    case FactKind::expired:
      return "a licence under " + t.event(t.f.other) + " ran out before " + t.goods() + " left " + t.seller() +
             " for " + t.buyer();
    case FactKind::permitted:
      return t.goods() + " leave " + t.seller() + " for " + t.buyer() + " on a general licence under " +
             t.event(t.f.other);
    case FactKind::stopped:
      return "customs stop " + t.goods() + " from " + t.seller() + " to " + t.buyer() + " (" + t.event(t.f.other) + ")";
    case FactKind::let_go:
      return "customs let go " + t.goods() + " from " + t.seller() + " to " + t.buyer() + ", held since " +
             date_text(t.f.since);
    case FactKind::lost_under_way:
      if (t.f.other == no_index)
        return t.goods() + " of it are lost on the way from " + t.seller() + " to " + t.buyer();
      return t.goods() + " on their way from " + t.seller() + " to " + t.buyer() + " are lost: " + t.event(t.f.other);
    default:
      return "";
  }
}

std::string item_sentence(const Teller& t) {
  switch (t.f.kind) {
    case FactKind::made:
      return t.item_site() + " has made " + t.stuff();
    case FactKind::used:
      return t.item_site() + " takes " + t.stuff() + " into work";
    case FactKind::entered:
      return t.stuff() + " come in from outside to " + t.item_site() +
             (t.f.other == no_index ? ", recycled from what was sold" : " through " + t.event(t.f.other));
    case FactKind::dumped:
      return t.item_site() + " dumps " + t.stuff() +
             (t.f.other == 1 ? ": of poor quality" : ": its store is full, or it has been there for too long");
    default:
      return t.stuff() + " at " + t.item_site() + " are destroyed by " + t.event(t.f.other);
  }
}

std::string user_sentence(const Teller& t) {
  const bool line = t.n.demands[t.f.subject].line;
  const std::string amount = t.of_good(t.user_good());
  switch (t.f.kind) {
    case FactKind::demanded:
      return t.user() + (line ? " plans to build " : " wants ") + amount;
    case FactKind::delivered:
      return t.user() + (line ? " has built " : " gets ") + amount;
    case FactKind::lost:
      return t.user() + " loses " + amount + (line ? ": not built" : ": not served in time");
    case FactKind::line_stopped:
      if (t.f.amount == Quantity{}) return t.user() + " STOPS: it built nothing on " + date_text(t.f.since);
      return t.user() + " falls short: it built only " + amount + " of the plan for " + date_text(t.f.since);
    case FactKind::forgone:
      return t.user() + " forgoes " + amount + " at the present price";
    case FactKind::parked:
      return t.user() + " builds " + amount + " without a part and parks them";
    case FactKind::finished:
      return t.user() + " finishes " + amount + " that were parked";
    case FactKind::built_ahead:
      return t.user() + " builds " + amount + " ahead of its plan, in the places of others";
    case FactKind::recovered:
      return t.user() + " builds " + amount + " that it lost before";
    default:
      return t.user() + " builds its whole plan again since " + date_text(t.f.since);
  }
}

std::string recipe_sentence(const Teller& t) {
  switch (t.f.kind) {
    case FactKind::started:
      return t.recipe_site() + " starts a run of " + t.run();
    case FactKind::completed:
      return t.recipe_site() + " completes a run of " + t.run();
    case FactKind::scrapped:
      return t.event(t.f.other) + " scraps a run of " + t.run() + " at " + t.recipe_site();
    default:
      return t.event(t.f.other) + " holds back " + t.run() + " at " + t.recipe_site();
  }
}

std::string event_sentence(const Teller& t) {
  const auto& e = t.n.events[t.f.subject];
  switch (t.f.kind) {
    case FactKind::began:
      return "EVENT '" + e.id + "' begins: " + e.what;
    case FactKind::ended:
      return "EVENT '" + e.id + "' ends";
    case FactKind::touched:
      return "EVENT '" + e.id + "' has its first effect";
    case FactKind::issued:
      return "quota '" + e.id + "': " + t.quota_amount() + " are issued" + t.holder();
    case FactKind::charged:
      return "quota '" + e.id + "' is charged with " + t.quota_amount() + t.holder();
    case FactKind::exhausted:
      return "quota '" + e.id + "' is exhausted" + t.holder();
    case FactKind::overdrawn:
      return "quota '" + e.id + "' is overdrawn by " + t.quota_amount() + t.holder();
    case FactKind::believed:
      return "planners believe" + t.belief() + " that quota '" + e.id + "' allows " + t.quota_amount() + " this year";
    case FactKind::deducted:
      return "quota '" + e.id + "': " + t.quota_amount() + " are deducted for an overdraft" + t.holder();
    case FactKind::reassigned:
      return "quota '" + e.id + "': shares change, " + t.quota_amount() + " go" + t.holder();
    default:
      return "quota '" + e.id + "': " + t.quota_amount() + " lapse unused" + t.holder();
  }
}

std::string price_sentence(const Teller& t) {
  const auto& market = t.n.markets[t.f.subject];
  const auto& good = t.n.goods[market.good];
  return "the price of " + good.name + (market.inside ? " inside" : " outside") + " becomes " +
         to_text(Decimal{t.f.amount.units, 6}) + " " + t.n.money.currency + "/" + good.unit;
}

enum class Subject { lane, item, user, recipe, event, market, none };

Subject subject_of(FactKind kind) {
  if (kind <= FactKind::lost_under_way) return Subject::lane;
  if (kind <= FactKind::destroyed) return Subject::item;
  if (kind <= FactKind::recovered) return Subject::user;
  if (kind <= FactKind::held_back) return Subject::recipe;
  if (kind <= FactKind::believed) return Subject::event;
  if (kind == FactKind::priced) return Subject::market;
  return Subject::none;
}

std::string sentence(const Teller& t) {
  switch (subject_of(t.f.kind)) {
    case Subject::lane:
      return lane_sentence(t);
    case Subject::item:
      return item_sentence(t);
    case Subject::user:
      return user_sentence(t);
    case Subject::recipe:
      return recipe_sentence(t);
    case Subject::event:
      return event_sentence(t);
    case Subject::market:
      return price_sentence(t);
    default:
      return "";
  }
}

/// Amounts of zero tell nothing, except where the amount is not the point.
bool says_nothing(const Fact& f) {
  if (f.amount.units != 0 || f.kind == FactKind::stood_in) return false;
  const auto subject = subject_of(f.kind);
  return subject == Subject::lane || subject == Subject::item || subject == Subject::recipe ||
         f.kind == FactKind::demanded || f.kind == FactKind::delivered || f.kind == FactKind::charged;
}

bool site_is(const Network& n, SiteId site, const std::string& name) { return n.sites[site].name == name; }

bool at_site(const Network& n, const Fact& f, const std::string& name) {
  switch (subject_of(f.kind)) {
    case Subject::lane:
      return site_is(n, n.lanes[f.subject].from_site, name) || site_is(n, n.lanes[f.subject].to_site, name);
    case Subject::item:
      return site_is(n, n.items[f.subject].site, name);
    case Subject::user:
      return site_is(n, n.demands[f.subject].site, name);
    case Subject::recipe:
      return site_is(n, n.recipes[f.subject].site, name);
    default:
      return true;  // events concern everyone
  }
}

bool of_good(const Network& n, const Fact& f, const std::string& name) {
  const auto good_is = [&](GoodId good) {
    const auto& g = n.goods[good];
    if (g.name == name) return true;
    for (const auto& c : g.classes)
      if (c == name) return true;
    return false;
  };
  switch (subject_of(f.kind)) {
    case Subject::lane:
      return good_is(n.lanes[f.subject].good);
    case Subject::item:
      return good_is(n.items[f.subject].good);
    case Subject::user:
      return good_is(n.items[n.demands[f.subject].item].good);
    case Subject::recipe: {
      for (const PartId p : n.recipes[f.subject].outputs)
        if (good_is(n.items[n.parts[p].item].good)) return true;
      return false;
    }
    default:
      return true;
  }
}

}  // namespace

std::string narrate(const Network& network, const Fact& fact) {
  if (fact.kind == FactKind::closed || says_nothing(fact)) return "";
  const std::string text = sentence({network, fact});
  return text.empty() ? "" : to_text(fact.at) + "  " + text;
}

bool concerns(const Network& network, const Fact& fact, const FactFilter& filter) {
  if (fact.at < filter.from || fact.at >= filter.until) return false;
  if (!filter.site.empty() && !at_site(network, fact, filter.site)) return false;
  if (!filter.lane.empty() &&
      (subject_of(fact.kind) != Subject::lane || network.lanes[fact.subject].name != filter.lane))
    return false;
  return filter.good.empty() || of_good(network, fact, filter.good);
}

}  // namespace chokepoint
