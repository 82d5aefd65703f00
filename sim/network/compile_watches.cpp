// Conditions: what is summed up, and the limit in its units.
#include <algorithm>

#include "network/incidents.hpp"
#include "network/watching.hpp"

namespace chokepoint {
namespace {

bool of_end_users(Watched what) { return what == Watched::shortage || what == Watched::fill_rate; }
bool by_share_alone(Watched what) {
  return what == Watched::fill_rate || what == Watched::chance || what == Watched::price;
}
bool over_a_window(Watched what) { return of_end_users(what) || what == Watched::output; }

/// Stock points of the good at the places; for `output` only where it is made.
std::vector<ItemId> items_watched(Compiling& c, const ConditionSpec& s, GoodId good, const std::string& path) {
  std::vector<ItemId> items;
  const auto errors = c.out.errors();
  const auto places = places_of(c, s.at, path + ".at");
  for (std::uint32_t p = 0; p < places.size(); ++p) {
    if (!places[p]) continue;
    for (const auto item : c.items_of(SiteId{p}, good))
      if (s.what.value != Watched::output || !c.net.items[item].made_by.empty()) items.push_back(item);
  }
  if (items.empty() && c.out.errors() == errors)
    c.error(s.of.spot, path + ".of",
            std::string("none of these sites ") + (s.what.value == Watched::output ? "makes " : "has a stock of ") +
                quoted(s.of.text));
  return items;
}

std::vector<DemandId> users_watched(Compiling& c, const ConditionSpec& s, const std::string& path) {
  auto users = demands_of(c, s.at, path + ".at");
  if (!s.of.given()) return users;
  const auto good = good_named(c, s.of, path + ".of");
  if (!good || users.empty()) return {};
  std::erase_if(users, [&](DemandId d) { return c.net.items[c.net.demands[d].item].good != good; });
  if (users.empty()) c.error(s.of.spot, path + ".of", "none of these end users wants " + quoted(s.of.text));
  return users;
}

/// Days in "10 d"; nothing for another unit.
std::optional<double> days_in(const Amount& a) {
  const double number = as_double(a.number);
  if (a.unit == "d") return number;
  if (a.unit == "w") return number * 7;
  if (a.unit == "h") return number / 24;
  return {};
}

/// The good in whose unit an amount is read.
const Good* good_of(Compiling& c, const ConditionSpec& s, const Watch& watch, const std::string& path) {
  if (!watch.items.empty()) return &c.net.good_of(watch.items.front());
  Mask goods(c.net.goods.size());
  for (const auto d : watch.demands) goods[c.net.items[c.net.demands[d].item].good.index] = true;
  return common_good(c, goods, s.at.spot, path + ".at");
}

void set_amount(Compiling& c, const ConditionSpec& s, const Amount& a, Watch& watch, const std::string& path) {
  if (watch.what == Watched::cover) {
    if (const auto days = days_in(a))
      watch.limit.level = *days;
    else
      c.error(a.spot, path, "cover is a time; write it in d, w or h, as in 10 d");
  } else if (by_share_alone(watch.what)) {
    c.error(a.spot, path, "a percentage is due here, as in 95 %");
  } else if (const Good* good = good_of(c, s, watch, path)) {
    watch.limit.level = static_cast<double>(quantity_of(c, a, *good, path).value_or(Quantity{}).units);
  }
}

void set_share(Compiling& c, const Percent& p, Watch& watch, const std::string& path) {
  watch.relative = true;
  watch.limit.level = static_cast<double>(p.value.ppb) / static_cast<double>(whole.ppb);
  if (watch.what == Watched::cover)
    c.error(p.spot, path, "cover is a time; write it in d, w or h, as in 10 d");
  else if (!over_a_window(watch.what) && !by_share_alone(watch.what))
    c.error(p.spot, path, "write an amount, as in 12 t; only shortage, fill rate and output are percentages");
}

void set_limit(Compiling& c, const ConditionSpec& s, Watch& watch, const std::string& path) {
  if (s.below.given() == s.above.given()) return c.error(s.spot, path, "give either `below` or `above`");
  watch.limit.above = s.above.given();
  watch.limit.holds = s.holds.value;
  const Portion& level = watch.limit.above ? s.above : s.below;
  const auto at = path + (watch.limit.above ? ".above" : ".below");
  if (level.share.given())
    set_share(c, level.share, watch, at);
  else
    set_amount(c, s, level.amount, watch, at);
}

void set_window(Compiling& c, const ConditionSpec& s, Watch& watch, const std::string& path) {
  if (!s.over.given()) return;
  if (!over_a_window(watch.what))
    return c.error(s.over.spot, path + ".over", "only shortage, fill rate and output are measured over a window");
  if (s.over.value < c.net.lot || s.over.value.seconds % c.net.lot.seconds != 0)
    return c.error(s.over.spot, path + ".over", "must be a whole number of lot intervals (`lot_interval`)");
  watch.intervals = static_cast<std::uint32_t>(s.over.value.seconds / c.net.lot.seconds);
}

/// The market of the good on the side that is meant.
void set_market(Compiling& c, const ConditionSpec& s, Watch& watch, const std::string& path) {
  if (s.at.given()) c.error(s.at.spot, path + ".at", "a price has a `market`, not a place; leave `at` out");
  if (!s.of.given()) return c.error(s.spot, path, "say of which good, as in of: oxide");
  const auto good = good_named(c, s.of, path + ".of");
  if (!good) return;
  const bool inside = s.market.value == MarketSide::inside;
  const auto& markets = c.net.markets;
  const auto found = std::find_if(markets.begin(), markets.end(),
                                  [&](const Market& m) { return m.good == good && m.inside == inside; });
  if (found == markets.end())
    return c.error(s.of.spot, path + ".of", quoted(s.of.text) + " has no price there; give it one under `prices`");
  watch.market = static_cast<std::uint32_t>(found - markets.begin());
}

}  // namespace

WatchId watch_of(Compiling& c, const ConditionSpec& s, EventId event, bool ends, const std::string& path) {
  Watch watch;
  watch.event = event;
  watch.ends = ends;
  watch.what = s.what.value;
  watch.seen_after = s.seen_after.value;
  watch.scarcest = s.counted.value == Counting::scarcest;
  if (watch.scarcest && watch.what != Watched::stock && watch.what != Watched::cover)
    c.error(s.counted.spot, path + ".counted", "only stock and cover have a scarcest place");
  watch.published_on = static_cast<unsigned>(s.published_on.value);
  if (watch.what == Watched::chance) {
    if (s.at.given() || s.of.given()) c.error(s.spot, path, "chance has no place and no good; leave `at` and `of` out");
  } else if (watch.what == Watched::price) {
    set_market(c, s, watch, path);
  } else if (!s.at.given()) {
    c.error(s.spot, path, "say where, as in at: CN");
  } else if (of_end_users(watch.what)) {
    watch.demands = users_watched(c, s, path);
  } else if (!s.of.given()) {
    c.error(s.spot, path, "say of which good, as in of: oxide");
  } else if (const auto good = good_named(c, s.of, path + ".of")) {
    watch.items = items_watched(c, s, good, path);
  }
  if (s.published_on.given() && (s.published_on.value < 1 || s.published_on.value > 28))
    c.error(s.published_on.spot, path + ".published_on", "a day that every month has, from 1 to 28");
  set_limit(c, s, watch, path);
  set_window(c, s, watch, path);
  c.net.watches.push_back(std::move(watch));
  return {static_cast<std::uint32_t>(c.net.watches.size() - 1)};
}

}  // namespace chokepoint
