// What an author wrote down and will wait for in vain.
#include <algorithm>
#include <variant>

#include "network/silence.hpp"

namespace chokepoint {
namespace {

std::string path_of(const Incident& e) { return "events." + e.id; }

bool suspends(const Incident& e, EventId ban) {
  const auto* truce = std::get_if<Truce>(&e.kind);
  return truce != nullptr && std::find(truce->suspends.begin(), truce->suspends.end(), ban) != truce->suspends.end();
}

bool permits_some(const Incident& e) {
  const auto* ban = std::get_if<Ban>(&e.kind);
  return ban != nullptr && ban->permits;
}

/// The ban is sure to last from the beginning of the licence to its end, and lets nothing through.
bool covers(const Network& n, EventId id, const Incident& licence) {
  const auto& e = n.events[id];
  const auto* ban = std::get_if<Ban>(&e.kind);
  if (ban == nullptr || ban->permits || ban->leaks != nothing || !e.dated() || e.onset.ends_when) return false;
  if (e.onset.probability != whole || (licence.background && !e.background)) return false;
  const auto lifted = [&](const Incident& other) { return suspends(other, id) || permits_some(other); };
  if (std::any_of(n.events.begin(), n.events.end(), lifted)) return false;
  return std::max(e.begin, n.start()) <= std::max(licence.begin, n.start()) &&
         std::min(e.end, n.until) >= std::min(licence.end, n.until);
}

/// Goods that may not leave at all are never applied for.
void check_licence(Compiling& c, const EventSpec& spec, const Incident& e, const Licence& licence) {
  if (!e.dated() || licence.at_licence) return;
  for (std::uint32_t b = 0; b < c.net.events.size(); ++b) {
    if (!covers(c.net, EventId{b}, e)) continue;
    const auto& closed = std::get<Ban>(c.net.events[b].kind).lanes;
    const auto is_closed = [&](const LicenceTerms& t) {
      return std::find(closed.begin(), closed.end(), t.lane) != closed.end();
    };
    const auto met = std::count_if(licence.terms.begin(), licence.terms.end(), is_closed);
    if (met == 0) continue;
    const auto all = static_cast<std::ptrdiff_t>(licence.terms.size());
    const auto where = met == all
                           ? "has no effect"
                           : "has no effect on " + std::to_string(met) + " of its " + std::to_string(all) + " lanes";
    c.warning(spec.spot, path_of(e),
              where + ": the ban " + quoted(c.net.events[b].id) +
                  " closes them all the time, and what may not leave is not applied for");
  }
}

/// An event without an end in the run is never followed `after_end`.
void check_after_end(Compiling& c, const EventSpec& spec, const Incident& e) {
  if (!e.onset.follows_end || !e.onset.follows) return;
  const auto& other = c.net.events[e.onset.follows];
  if (other.onset.at_once)
    return c.warning(spec.after_end.spot, path_of(e) + ".after_end",
                     "never happens: " + quoted(other.id) + " happens at once and has no end; write `after`");
  if (other.onset.ends_when || other.end < c.net.until || other.onset.lasts > Duration{}) return;
  c.warning(spec.after_end.spot, path_of(e) + ".after_end",
            "never happens: " + quoted(other.id) + " does not end before the run does; give it `lasts` or `until`");
}

/// A delay acts on what is decided already.
void check_delay_of(Compiling& c, const EventSpec& spec, const Incident& e, const ProjectDelay& delay) {
  const auto& project = c.net.events[delay.of];
  if (!e.dated() || !project.dated() || e.begin >= project.begin) return;
  c.warning(spec.spot, path_of(e),
            "delays nothing: " + quoted(project.id) + " is decided later, on " + to_text(project.begin) +
                "; give that one the date of the decision and a `lead`");
}

bool comes_back(const Network& n, ItemId id) {
  return std::any_of(n.recyclings.begin(), n.recyclings.end(), [&](const auto& r) { return r.to == id; });
}

void check_store(Compiling& c, SiteId site, const Named<StoreSpec>& kept) {
  const auto good = c.good_ids.find(kept.id.text);
  const auto id = good == c.good_ids.end() ? ItemId{} : c.item(site, good->second);
  if (!id) return;
  const auto& item = c.net.items[id];
  if (!item.inbound.empty() || !item.standbys.empty() || !item.made_by.empty()) return;
  if (!item.claimants.empty() || !item.used_by.empty() || comes_back(c.net, id)) return;
  c.warning(kept.id.spot, "sites." + c.net.sites[site].name + ".keeps." + kept.id.text,
            "is neither made here nor bought, used, sold or sent on: what lies there stays there");
}

double in_named_units(const UnitPrice& p, const Good& good) {
  return static_cast<double>(p.micro) * static_cast<double>(good.per_unit) / static_cast<double>(p.units) / 1e6;
}

/// Price, the lane's own duty and transport, before anything happens.
double landed_at_start(const Network& n, LaneId id) {
  const auto& lane = n.lanes[id];
  const auto& m = n.money.lanes[id];
  const auto& good = n.goods[lane.good];
  double price = as_double(m.contract) * in_named_units(m.price, good);
  if (m.market != no_market) price += (1 - as_double(m.contract)) * n.markets[m.market].start;
  return price * (1 + as_double(m.tariff)) + in_named_units(m.transport, good);
}

/// Who buys what is cheapest starts with the pipelines of the steady flow, which asks in the order of `priority`.
void check_first_asked(Compiling& c, const Item& item) {
  if (!item.cheapest || item.inbound.size() < 2 || !c.net.money.on()) return;
  const auto cost = [&](LaneId id) { return landed_at_start(c.net, id); };
  const auto first = item.inbound.front();
  const auto least = *std::min_element(item.inbound.begin(), item.inbound.end(),
                                       [&](LaneId a, LaneId b) { return cost(a) < cost(b); });
  if (cost(least) >= cost(first) * (1 - 1e-9)) return;
  c.warning(c.site_specs[item.site]->value.spot,
            "sites." + c.net.sites[item.site].name + ".keeps." + c.net.goods[item.good].name + ".sources",
            "the run starts with goods asked of " + quoted(c.net.lanes[first].name) + " first, but " +
                quoted(c.net.lanes[least].name) + " is the cheapest then; give that lane `priority: 1`");
}

}  // namespace

void warn_of_silence(Compiling& c) {
  for (std::size_t i = 0; i < c.spec.events.size(); ++i) {
    const auto& spec = c.spec.events[i];
    const auto& e = c.net.events[i];
    check_after_end(c, spec, e);
    if (const auto* licence = std::get_if<Licence>(&e.kind)) check_licence(c, spec, e, *licence);
    if (const auto* delay = std::get_if<ProjectDelay>(&e.kind)) check_delay_of(c, spec, e, *delay);
  }
  for (const auto& item : c.net.items) check_first_asked(c, item);
  for (std::uint32_t s = 0; s < c.site_specs.size(); ++s)
    for (const auto& kept : c.site_specs[s]->value.keeps) check_store(c, SiteId{s}, kept);
}

}  // namespace chokepoint
