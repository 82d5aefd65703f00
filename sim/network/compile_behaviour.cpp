// Buyers' behaviour: which stores and lanes an event means, what it anticipates, and lanes that stand by.
#include <algorithm>

#include "network/incidents.hpp"

namespace chokepoint {
namespace {

/// What the places buy of the goods that are meant. Nothing that is bought there is an error.
std::vector<ItemId> bought_by(Compiling& c, const Selector& where, const Selector& goods, const std::string& path) {
  const auto places = places_of(c, where, path + ".where");
  auto wanted = std::vector<bool>(c.net.goods.size(), true);
  if (goods.given()) wanted = goods_of(c, goods, path + ".goods");
  std::vector<ItemId> items;
  for (std::uint32_t i = 0; i < c.net.items.size(); ++i) {
    const auto& item = c.net.items[i];
    if (item.supply == Supply::bought && places[item.site] && wanted[item.good]) items.push_back(ItemId{i});
  }
  if (items.empty() && any_set(places) && any_set(wanted))
    c.error(where.spot, path + ".where",
            "none of these sites buys " + std::string(goods.given() ? "these goods" : "anything"));
  return items;
}

/// Those with a level that can be raised.
std::vector<ItemId> ordering_up_to(Compiling& c, std::vector<ItemId> items, Spot spot, const std::string& path) {
  const bool any = !items.empty();
  const auto has_no_level = [&](ItemId i) {
    const auto& rule = c.net.items[i].rule;
    return !std::holds_alternative<BaseStock>(rule) && !std::holds_alternative<MinMax>(rule);
  };
  items.erase(std::remove_if(items.begin(), items.end(), has_no_level), items.end());
  if (any && items.empty())
    c.error(spot, path + ".where",
            "none of these stores has a level to raise; their rule must be days of cover, base stock or min-max");
  return items;
}

const EventSpec* event_named(Compiling& c, const Word& word, const std::string& path) {
  Names names;
  for (const auto& e : c.spec.events) {
    if (e.id.text == word.text) return &e;
    names.push_back(e.id.text);
  }
  c.error(word.spot, path, "no event is called " + quoted(word.text) + "; " + hint(word.text, names));
  return nullptr;
}

Time end_of(const EventSpec& e) {
  if (e.until.given()) return e.until.value;
  return e.lasts.given() ? e.date.value + e.lasts.value : never;
}

}  // namespace

Time end_by_event(Compiling& c, const EventSpec& s, Time end, const std::string& path) {
  const auto* ahead = std::get_if<FrontLoadingSpec>(&s.kind);
  if (!ahead) return end;
  const auto& before = ahead->before;
  if (before.given() == (end != never))
    c.error(before.given() ? before.spot : s.spot, path,
            "buying ahead needs a day to prepare for: give `before` (an event) or `until` (a date)");
  if (!before.given()) return end;
  const auto* event = event_named(c, before, path + ".before");
  if (!event) return s.date.value + day;
  const bool truce = std::holds_alternative<TruceSpec>(event->kind);
  const Time at = truce ? end_of(*event) : event->date.value;
  const bool known = truce ? at != never : event->date.given();
  if (!known)
    c.error(
        before.spot, path + ".before",
        quoted(before.text) + (truce ? " is a truce without an end; give it `until`" : " has no date to prepare for"));
  return known ? at : s.date.value + day;
}

TargetShift incident_of(Compiling& c, const PrecautionSpec& s, const std::string& path) {
  TargetShift shift;
  shift.items = ordering_up_to(c, bought_by(c, s.where, s.goods, path), s.where.spot, path);
  if (s.cover.given() == s.times.given())
    c.error(s.cover.given() ? s.times.spot : s.where.spot, path, "give either `cover` or `times`");
  shift.aim = s.times.given() ? TargetShift::Aim::times : TargetShift::Aim::cover;
  shift.days = s.cover.value;
  shift.times = s.times.value;
  shift.rise = s.rises_over.value;
  shift.fall = s.falls_over.value;
  return shift;
}

TargetShift incident_of(Compiling& c, const FrontLoadingSpec& s, const std::string& path) {
  TargetShift shift;
  shift.items = ordering_up_to(c, bought_by(c, s.where, s.goods, path), s.where.spot, path);
  shift.aim = TargetShift::Aim::ahead;
  shift.days = s.days.value;
  shift.fall = s.falls_over.value;
  shift.rises_to_end = true;
  return shift;
}

PhantomOrders incident_of(Compiling& c, const PhantomSpec& s, const std::string& path) {
  PhantomOrders p;
  for (const auto i : bought_by(c, s.where, s.goods, path)) {
    const auto& item = c.net.items[i];
    p.lanes.insert(p.lanes.end(), item.inbound.begin(), item.inbound.end());
  }
  if (s.strength.given()) p.strength = s.strength.value;
  p.over = s.over.given() ? s.over.value : day * 30;
  p.cancelled_after = s.cancelled_after.given() ? s.cancelled_after.value : day * 7;
  if (p.over < c.net.lot) c.error(s.over.spot, path + ".over", "must be a lot interval at least");
  return p;
}

Truce incident_of(Compiling& c, const TruceSpec& s, const std::string& path) {
  Truce truce;
  for (const auto& word : s.suspends) {
    const auto* event = event_named(c, word, path + ".suspends");
    if (!event) continue;
    if (!std::holds_alternative<BanSpec>(event->kind) && !std::holds_alternative<LicenceSpec>(event->kind))
      c.error(word.spot, path + ".suspends",
              quoted(word.text) + " is neither a ban nor an export licence; a truce suspends these");
    truce.suspends.push_back(c.event_ids.find(word.text)->second);
  }
  truce.in_part = s.goods.given() || s.goes_to.given();
  if (!truce.in_part) return truce;
  const auto goods = s.goods.given() ? goods_of(c, s.goods, path + ".goods") : Mask(c.net.goods.size(), true);
  const auto to = s.goes_to.given() ? places_of(c, s.goes_to, path + ".goes_to") : Mask(c.net.sites.size(), true);
  for (std::uint32_t i = 0; i < c.net.lanes.size(); ++i)
    if (goods[c.net.lanes[i].good] && to[c.net.lanes[i].to_site]) truce.lanes.push_back(LaneId{i});
  if (truce.lanes.empty() && any_set(goods) && any_set(to))
    warn_of_no_lane(c, s.goods.given() ? s.goods.spot : s.goes_to.spot, path);
  return truce;
}

namespace {

void set_fill_trigger(Compiling& c, const StandbySpec& s, Standby& terms, const std::string& path) {
  if (s.fill_over.given() && !s.fill_below.given())
    c.error(s.fill_over.spot, path + ".fill_over", "goes with `fill_below`");
  if (!s.fill_below.given()) return;
  terms.fill_below = share_or(c, s.fill_below, whole, path + ".fill_below");
  const Duration over = s.fill_over.given() ? s.fill_over.value : day * 30;
  const auto intervals = over.seconds / c.net.lot.seconds;
  if (intervals < 1 || intervals > 100'000 || over.seconds % c.net.lot.seconds != 0)
    return c.error(s.fill_over.given() ? s.fill_over.spot : s.fill_below.spot, path + ".fill_over",
                   "must be a whole number of lot intervals, one at the least");
  terms.fill_over = static_cast<std::uint32_t>(intervals);
}

}  // namespace

void compile_standby(Compiling& c, LaneId id) {
  const auto& spec = c.drafts[id].spec->value;
  const auto& s = spec.standby;
  if (!s.given()) return;
  auto& lane = c.net.lanes[id];
  const auto path = "lanes." + lane.name + ".standby";
  if (spec.share.given() || spec.priority.given())
    c.error(spec.share.given() ? spec.share.spot : spec.priority.spot, path,
            "a lane that stands by has no `share` and no `priority`; it comes in when the others are in trouble");
  auto& item = c.net.items[lane.to];
  item.inbound.erase(std::find(item.inbound.begin(), item.inbound.end(), id));
  item.standbys.push_back(static_cast<std::uint32_t>(c.net.standbys.size()));
  const Share takes = share_or(c, s.takes, whole, path + ".takes");
  Standby terms{
      id,    s.after.value,       s.detected_in.value, s.qualifies_in.value, s.stays.given() ? s.stays.value : day * 30,
      takes, s.moves_orders.value};
  terms.when_late = s.after.given();
  terms.at_controls = s.at_controls.value;
  terms.rises_by = share_or(c, s.rises_by, whole, path + ".rises_by");
  set_fill_trigger(c, s, terms, path);
  if (!terms.when_late && !terms.at_controls && terms.fill_over == 0)
    c.error(s.spot, path, "say what trouble is: `after`, `fill_below` or `at_controls`");
  c.net.standbys.push_back(terms);
}

void check_standby(Compiling& c, LaneId id) {
  const auto& lane = c.net.lanes[id];
  if (!c.drafts[id].spec->value.standby.given() || !c.net.items[lane.to].inbound.empty()) return;
  c.error(c.drafts[id].spec->value.standby.spot, "lanes." + lane.name + ".standby",
          "all lanes that bring " + quoted(c.net.goods[lane.good].name) + " to " +
              quoted(c.net.sites[lane.to_site].name) + " stand by; at least one must be in use");
}

}  // namespace chokepoint
