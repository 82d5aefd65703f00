// What happens, with dates: each event's span of time and, for most kinds, what it touches.
#include <algorithm>

#include "chokepoint/core/civil.hpp"
#include "network/incidents.hpp"
#include "network/watching.hpp"

namespace chokepoint {
namespace {

Share left_of(Share cut) { return {whole.ppb - cut.ppb}; }

std::vector<ItemId> items_at(Compiling& c, const Selector& where, const Word& good, const std::string& path) {
  std::vector<ItemId> items;
  const auto g = good_named(c, good, path + ".good");
  const auto places = places_of(c, where, path + ".where");
  if (!g) return items;
  for (std::uint32_t s = 0; s < places.size(); ++s)
    if (places[s])
      for (const auto item : c.items_of(SiteId{s}, g)) items.push_back(item);
  if (items.empty()) c.error(good.spot, path + ".good", "none of these sites has a stock of " + quoted(good.text));
  return items;
}

Quantity amount_at(Compiling& c, const Amount& amount, const std::vector<ItemId>& items, const std::string& path) {
  if (items.empty()) return {};
  for (const auto i : items)
    if (amount.given() && c.net.items[i].parts > 0)
      c.error(amount.spot, path,
              "there are part numbers of this good at " + quoted(c.net.site_of(i).name) +
                  "; only a share of the stock of each can be named");
  return quantity_of(c, amount, c.net.good_of(items.front()), path).value_or(Quantity{});
}

bool at_once(const EventKind& kind) {
  return std::holds_alternative<StockLossSpec>(kind) || std::holds_alternative<StockReleaseSpec>(kind) ||
         std::holds_alternative<LicenceChangeSpec>(kind) || std::holds_alternative<QuotaChangeSpec>(kind) ||
         std::holds_alternative<ProjectDelaySpec>(kind);
}

/// A linear recovery goes on when the outage itself is over, and so does the fall of a target.
Duration recovery_of(const EventSpec& s) {
  if (const auto* precaution = std::get_if<PrecautionSpec>(&s.kind)) return precaution->falls_over.value;
  if (const auto* ahead = std::get_if<FrontLoadingSpec>(&s.kind)) return ahead->falls_over.value;
  if (const auto* change = std::get_if<DemandChangeSpec>(&s.kind)) return change->falls_over.value;
  const auto* outage = std::get_if<OutageSpec>(&s.kind);
  const bool slow = outage && outage->recovery.value == Recovery::linear && outage->recovery_takes.given();
  return slow ? outage->recovery_takes.value : Duration{};
}

bool is_over_at_start(const Compiling& c, const EventSpec& s, const Incident& e) {
  if (std::holds_alternative<StockLossSpec>(s.kind) || std::holds_alternative<StockReleaseSpec>(s.kind))
    return e.begin < c.net.start();
  return e.end != never && e.end + recovery_of(s) <= c.net.start();
}

void set_span(Compiling& c, const EventSpec& s, Incident& e, const std::string& path) {
  const bool dated = s.date.given();
  e.begin = dated ? s.date.value : never;
  if (s.until.given() && s.lasts.given()) c.error(s.lasts.spot, path, "give `lasts` or `until`, not both");
  if (dated && s.lasts.given()) e.end = e.begin + s.lasts.value;
  if (s.until.given()) e.end = s.until.value;
  e.end = end_by_event(c, s, e.end, path);
  const Spot spot = s.until.given() ? s.until.spot : s.lasts.spot;
  if (s.lasts.given() && s.lasts.value <= Duration{0})
    c.error(s.lasts.spot, path + ".lasts", "must be longer than nothing");
  else if (dated && e.end <= e.begin)
    c.error(spot, path, "ends before it begins, " + to_text(e.begin));
  if (at_once(s.kind) && (e.end != never || s.lasts.given()))
    c.error(spot, path, "happens at once; leave out `lasts` and `until`");
  if (!dated) return;
  if (e.begin >= c.net.until)
    c.warning(s.date.spot, path, "begins when the run is over, " + to_text(c.net.until) + "; it changes nothing");
  else if (is_over_at_start(c, s, e))
    c.warning(s.date.spot, path, "is over before the run begins, " + to_text(c.net.start()) + "; it changes nothing");
}

Incident incident_of(Compiling& c, const EventSpec& s, EventId id, const std::string& path) {
  Incident e;
  e.id = s.id.text;
  e.source = s.source;
  e.note = s.note;
  e.background = s.background.value;
  set_span(c, s, e, path);
  e.onset.at_once = at_once(s.kind);
  std::visit(
      [&](const auto& kind) {
        e.what = tag(&kind);
        e.kind = chokepoint::incident_of(c, kind, path);
      },
      s.kind);
  set_onset(c, s, id, e, path);
  return e;
}

}  // namespace

Share share_or(Compiling& c, const Percent& p, Share otherwise, const std::string& path) {
  if (!p.given()) return otherwise;
  if (p.value < nothing || p.value > whole) c.error(p.spot, path, "from 0 % to 100 %");
  return p.value;
}

const Good* common_good(Compiling& c, const std::vector<bool>& goods, Spot spot, const std::string& path) {
  const Good* first = nullptr;
  for (std::size_t g = 0; g < goods.size(); ++g) {
    if (!goods[g]) continue;
    const auto& good = c.net.goods[g];
    if (first && (good.mass != first->mass || (!good.mass && good.unit != first->unit))) {
      c.error(spot, path,
              "an amount of goods in different units, " + quoted(first->name) + " and " + quoted(good.name));
      return nullptr;
    }
    if (!first) first = &good;
  }
  return first;
}

namespace {

/// Which of a lane's movements stand still; without the word, shipments.
void set_pauses(Compiling& c, const OutageSpec& s, Outage& o, const std::string& path) {
  if (s.pauses.empty()) return;
  const auto pauses = [&](Pause p) {
    return std::any_of(s.pauses.begin(), s.pauses.end(), [&](const auto& word) { return word.value == p; });
  };
  const Spot spot = s.pauses.front().spot;
  if (!o.sites.empty())
    c.error(spot, path + ".pauses", "goes with lanes; name lanes in `where`, or by `from` and `to`");
  o.pauses_orders = pauses(Pause::orders);
  o.pauses_receipts = pauses(Pause::receipts);
  o.stops_goods = o.stops_goods || pauses(Pause::transit);
  if (pauses(Pause::shipments)) return;
  o.left = whole;
  if (s.cut.given()) c.error(s.cut.spot, path + ".cut", "only shipments are cut; add `shipments` to `pauses`");
}

}  // namespace

Outage incident_of(Compiling& c, const OutageSpec& s, const std::string& path) {
  if (!s.modes.empty()) return outage_of_modes(c, s, path);
  auto targets = targets_of(c, s.where, path + ".where");
  Outage o;
  o.sites = std::move(targets.sites);
  o.lanes = std::move(targets.lanes);
  o.left = left_of(share_or(c, s.cut, whole, path + ".cut"));
  if (s.recovery.value == Recovery::linear) o.recovery = s.recovery_takes.value;
  if (s.recovery.value == Recovery::linear && !s.recovery_takes.given())
    c.error(s.recovery.spot, path + ".recovery", "a linear recovery needs `recovery_takes`");
  if (s.recovery_takes.given() && s.recovery.value != Recovery::linear)
    c.error(s.recovery_takes.spot, path + ".recovery_takes",
            "only a linear recovery takes time; say `recovery: linear`");
  o.scraps_work = s.work.value == WorkInHand::scrapped;
  o.stops_goods = s.under_way.value == UnderWay::waits;
  o.loses_goods = s.under_way.value == UnderWay::lost;
  o.cancels_orders = s.open_orders.value == OpenOrders::cancelled;
  set_pauses(c, s, o, path);
  return o;
}

DemandChange incident_of(Compiling& c, const DemandChangeSpec& s, const std::string& path) {
  if (s.to.value < nothing) c.error(s.to.spot, path + ".to", "must not be negative");
  return {demands_of(c, s.where, path + ".where"), s.to.value, s.rises_over.value, s.falls_over.value};
}

Ban incident_of(Compiling& c, const BanSpec& s, const std::string& path) {
  Ban ban;
  ban.lanes = lanes_between(c, s.goods, s.leaves, s.goes_to, path);
  ban.ranks = precedences_of(c, ban.lanes, s.goods, s.leaves, s.goes_to);
  ban.seizes_goods = s.under_way.value == AtBorder::seized;
  ban.cancels_orders = s.open_orders.value == OpenOrders::cancelled;
  if (!s.leak.given()) return ban;
  ban.leaks = share_or(c, s.leak.share, nothing, path + ".leak.share");
  ban.adds = s.leak.adds.value;
  if (ban.leaks == whole) c.error(s.leak.share.spot, path + ".leak.share", "a ban that lets everything pass is none");
  if (ban.adds > Duration{})
    for (const auto l : ban.lanes) ways_of(c, l);
  return ban;
}

Ban incident_of(Compiling& c, const BanExceptionSpec& s, const std::string& path) {
  Ban exception;
  exception.permits = true;
  exception.lanes = lanes_between(c, s.goods, s.leaves, s.goes_to, path);
  exception.ranks = precedences_of(c, exception.lanes, s.goods, s.leaves, s.goes_to);
  return exception;
}

NewCapacity incident_of(Compiling& c, const CapacitySpec& s, const std::string& path) {
  NewCapacity n;
  const auto places = places_of(c, s.where, path + ".where");
  const Good* good = nullptr;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    const auto& site = c.net.sites[i];
    if (site.recipes.empty())
      c.error(s.where.spot, path + ".where", quoted(site.name) + " makes nothing");
    else if (!site.limited)
      c.error(s.where.spot, path + ".where", quoted(site.name) + " has no limit (`at_most`) that could rise");
    else {
      n.sites.push_back(SiteId{i});
      good = &c.net.good_of(c.net.parts[c.net.recipes[site.recipes.first].outputs.first].item);
    }
  }
  if (good) n.adds = rate_of(c, s.adds, *good, path + ".adds").value_or(Rate{});
  n.lead = s.lead.value;
  n.ramp = s.ramp.value;
  n.s_curve = s.shape.given() && s.shape.value == RampShape::s_curve;
  if (n.s_curve && n.ramp <= Duration{}) c.error(s.shape.spot, path + ".shape", "an s-curve needs a `ramp`");
  return n;
}

ProjectDelay incident_of(Compiling& c, const ProjectDelaySpec& s, const std::string& path) {
  ProjectDelay delay;
  delay.by = s.by.value;
  Names projects;
  for (std::uint32_t i = 0; i < c.spec.events.size(); ++i) {
    if (!std::holds_alternative<CapacitySpec>(c.spec.events[i].kind)) continue;
    projects.push_back(c.spec.events[i].id.text);
    if (projects.back() == s.of.text) delay.of = EventId{i};
  }
  if (!delay.of)
    c.error(s.of.spot, path + ".of",
            "no event of kind new capacity is called " + quoted(s.of.text) + "; " + hint(s.of.text, projects));
  return delay;
}

StockLoss incident_of(Compiling& c, const StockLossSpec& s, const std::string& path) {
  StockLoss loss;
  loss.items = items_at(c, s.where, s.good, path);
  loss.share = share_or(c, s.share, whole, path + ".share");
  loss.by_amount = s.amount.given();
  if (s.share.given() && s.amount.given()) c.error(s.amount.spot, path, "give a `share` or an `amount`, not both");
  if (loss.by_amount) loss.amount = amount_at(c, s.amount, loss.items, path + ".amount");
  return loss;
}

StockRelease incident_of(Compiling& c, const StockReleaseSpec& s, const std::string& path) {
  StockRelease release;
  release.items = items_at(c, s.where, s.good, path);
  release.amount = amount_at(c, s.amount, release.items, path + ".amount");
  return release;
}

void compile_events(Compiling& c) {
  for (std::uint32_t i = 0; i < c.spec.events.size(); ++i) {
    const auto& s = c.spec.events[i];
    const auto path = "events." + s.id.text;
    if (!s.id.given())
      c.error(s.spot, "events." + std::to_string(i), "needs an `id`");
    else if (!c.event_ids.emplace(s.id.text, EventId{i}).second)
      c.error(s.id.spot, path, "another event has the same id; ids are unique");
  }
  for (std::uint32_t i = 0; i < c.spec.events.size(); ++i)
    c.net.events.push_back(incident_of(c, c.spec.events[i], EventId{i}, "events." + c.spec.events[i].id.text));
  check_onsets(c);
  check_hysteresis(c);
}

}  // namespace chokepoint
