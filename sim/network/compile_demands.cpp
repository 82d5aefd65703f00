// Final demand: lines that build what they sell, and demand that is served from stock; then everybody's claims.
#include <algorithm>
#include <cmath>

#include "network/compiling.hpp"

namespace chokepoint {
namespace {

bool kept(const SiteSpec& site, const std::string& good) {
  return std::any_of(site.keeps.begin(), site.keeps.end(), [&](const auto& k) { return k.id.text == good; });
}

/// Lanes stand in the order of what they sell.
bool carried_away(const Compiling& c, ItemId item) {
  const auto& lanes = c.net.lanes;
  const auto first =
      std::lower_bound(lanes.begin(), lanes.end(), item, [](const Lane& l, ItemId i) { return l.from < i; });
  return first != lanes.end() && first->from == item;
}

/// Smallest units in one unit of a distribution of amounts.
std::optional<std::int64_t> unit_of(Compiling& c, const Size& size, const Good& good, const std::string& path) {
  const auto one = exact_amount(c, {Decimal{1, 0}, size.unit, size.spot}, good, path);
  return one ? std::optional(one->per_unit) : std::nullopt;
}

void set_each(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  const auto& good = c.net.good_of(d.item);
  if (!s.each.drawn) {
    d.each = quantity_of(c, s.each.fixed, good, path + ".each").value_or(Quantity{});
    return;
  }
  const auto unit = unit_of(c, s.each, good, path + ".each");
  if (!unit) return;
  const double mean = mean_of(s.each.amounts) * static_cast<double>(*unit);
  if (!(mean < static_cast<double>(unlimited.units) / 1e3)) {  // nor is it what is not a number
    c.error(s.each.spot, path + ".each", "too large an amount; the mean is at most 10^6 t, or 10^9 pieces");
    return;
  }
  d.each = {std::llround(mean)};
  d.draws.sizes = true;
  d.draws.size = s.each.amounts;
  d.draws.unit = *unit;
}

void set_every(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  if (!s.every.given()) {
    c.error(s.spot, path, "`each` needs `every`, as in every: 7 d");
    return;
  }
  check_delay(c, s.every, path + ".every");
  if (s.every.working)
    c.error(s.every.spot, path + ".every", "time between demands is in days; name a `calendar` for its working days");
  d.every = mean_duration(s.every);
  if (d.every < second)
    c.error(s.every.spot, path + ".every", "less than a second between demands; write fewer and larger ones");
  d.draws.times = s.every.days.kind != Distribution::Kind::constant;
  d.draws.time = s.every.days;
}

void set_variation(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  if (s.varies.given() && s.each.given())
    c.error(s.varies.spot, path + ".varies", "only a rate varies; let `each` be a distribution, as in poisson(5 cars)");
  if (s.varies.given() && s.rate.given()) {
    d.draws.sizes = true;
    d.draws.counts = s.varies.counts;
    d.draws.size = s.varies.factor;
    d.draws.unit = c.net.good_of(d.item).per_unit;
  }
  if (s.every.given() && s.rate.given())
    c.error(s.every.spot, path + ".every", "`every` goes with `each`; a rate flows all the time");
  if (s.persists.given() && !d.draws.sizes)
    c.error(s.persists.spot, path + ".persists",
            "only a random size departs from its mean; say `varies`, or draw `each`");
  if (s.persists.given() && s.persists.value >= whole)
    c.error(s.persists.spot, path + ".persists", "must be less than 100 %, or demand would never return to its mean");
  d.draws.persists = as_double(s.persists.value);
}

void set_size(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  const auto& good = c.net.good_of(d.item);
  if (s.rate.given() == s.each.given()) {
    c.error(s.spot, path, "give either a `rate` or `each` with `every`");
    return;
  }
  if (s.rate.given()) {
    d.rate = rate_of(c, s.rate, good, path, true).value_or(Rate{});
    if (s.rate.per_working_day && !s.calendar.given())
      c.error(s.rate.spot, path, "per working day: say of which `calendar`");
    return;
  }
  set_each(c, s, d, path);
  set_every(c, s, d, path);
}

void set_stops(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  d.stops_below = s.stops_below.value;
  d.restarts_at = s.restarts_at.given() ? s.restarts_at.value : s.stops_below.value;
  d.restart_lag = s.restart_lag.value;
  if (d.restarts_at < d.stops_below)
    c.error(s.restarts_at.spot, path + ".restarts_at", "a line cannot restart at less cover than it stops at");
  if (!d.line && (s.stops_below.given() || s.restarts_at.given() || s.restart_lag.given()))
    c.error(s.spot, path, "only a line stops and restarts; this demand is served from stock");
}

void set_idle(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  for (std::size_t i = 0; i < s.idle.size(); ++i) {
    const auto& idle = s.idle[i];
    if (idle.until.value <= idle.from.value)
      c.error(idle.until.spot, path + ".idle." + std::to_string(i), "ends before it begins");
    d.make_up.idle.push_back({idle.from.value, idle.until.value});
  }
  d.make_up.pulls_forward = s.pulls_forward.value;
  if (!s.idle.empty() && (!d.line || s.each.given()))
    c.error(s.idle.front().spot, path + ".idle", "only a line with a `rate` plans to stand idle");
  if (d.make_up.pulls_forward && s.idle.empty())
    c.error(s.pulls_forward.spot, path + ".pulls_forward", "there is no planned `idle` time to pull forward");
}

void set_make_up(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  const bool given = s.catch_up.share.given() || s.catch_up.at_most.given();
  d.make_up.share = s.catch_up.share.value;
  d.make_up.within = s.catch_up.within.value;
  d.make_up.days_off = s.catch_up.days_off.value;
  if (s.catch_up.within.given() && d.make_up.within <= Duration{})
    c.error(s.catch_up.within.spot, path + ".catch_up.within", "must be more than nothing; else leave `catch_up` out");
  if (d.make_up.days_off && (!d.calendar || c.net.sites[d.site].calendar))
    c.error(
        s.catch_up.days_off.spot, path + ".catch_up.days_off",
        "needs a `calendar` of this demand that has days off; on days off of the site's own `calendar` nothing starts");
  d.make_up.overtime = s.catch_up.at_most.given() ? s.catch_up.at_most.value : Share{150'000'000};
  if (given && !d.line)
    c.error(s.catch_up.spot, path + ".catch_up", "only a line makes up for lost units; say `if_short: backorder`");
  set_idle(c, s, d, path);
}

void set_park(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  if (s.parks.spot.line == 0) return;
  const auto& good = c.net.good_of(d.item);
  if (!d.line)
    return c.error(s.parks.spot, path + ".parks", "only a line parks units; this demand is served from stock");
  d.park.at_most = quantity_of(c, s.parks.at_most, good, path + ".parks.at_most").value_or(Quantity{});
  if (s.parks.finishes.given()) {
    d.park.limited = true;
    d.park.finishes = rate_of(c, s.parks.finishes, good, path + ".parks.finishes").value_or(Rate{});
  }
  auto& recipe = c.net.recipes[d.recipe];
  const auto later = [&](PartId p) { return c.net.parts[p].later; };
  recipe.parks = d.park.any();
  c.net.parks = c.net.parks || recipe.parks;
  if (std::none_of(recipe.inputs.begin(), recipe.inputs.end(), later))
    c.error(s.parks.spot, path + ".parks",
            "no input of the line can be fitted later; mark one with `fitted_later: true`");
  if (recipe.batch > Quantity{})
    c.error(s.parks.spot, path + ".parks", "goes with runs of any size; leave `batch` out");
}

void set_ahead(Compiling& c, const DemandSpec& s, Demand& d, const std::string& path) {
  if (!s.built_ahead.given()) return;
  d.ahead = s.built_ahead.value;
  if (!d.line || s.each.given())
    c.error(s.built_ahead.spot, path + ".built_ahead", "only a line with a `rate` is built ahead of its plan");
  else
    c.net.sites[d.site].variants = c.net.sites[d.site].variants || d.ahead > Duration{};
}

void set_line(Compiling& c, Demand& d, DemandId id, const DemandSpec& s, const std::string& path) {
  auto& site = c.net.sites[d.site];
  const auto& makers = c.net.items[d.item].made_by;
  d.recipe = makers.front();
  if (makers.size() > 1)
    c.error(s.spot, path,
            "a line has one recipe for what it builds; several make it here. Keep a stock of it (`keeps`), and it is "
            "sold from stock");
  if (c.net.recipes[d.recipe].line)
    c.error(s.spot, path, "one recipe builds one variant; write a recipe for each under `recipes`");
  if (c.site_specs[d.site]->value.makes_to.given())
    c.error(c.site_specs[d.site]->value.makes_to.spot, "sites." + site.name + ".makes_to",
            "a line builds what it sells; leave `makes_to` out, or keep a stock of the product");
  if (s.if_short.value == IfShort::backorder && s.if_short.given())
    c.error(s.if_short.spot, path + ".if_short",
            "a line loses the units that it cannot build; keep a stock of the product to backorder");
  c.net.recipes[d.recipe].line = id;
  if (!d.calendar) d.calendar = site.calendar;
}

void add_demand(Compiling& c, SiteId site, const Named<DemandSpec>& named) {
  const auto good = c.good_ids.find(named.id.text);
  if (good == c.good_ids.end()) return;  // reported with the items
  const auto path = "sites." + c.net.sites[site].name + ".sells." + named.id.text;
  const auto& s = named.value;
  Demand d;
  d.site = site;
  d.item = c.item(site, good->second);
  const DemandId id{static_cast<std::uint32_t>(c.net.demands.size())};
  d.line = !c.net.items[d.item].made_by.empty() && !kept(c.site_specs[site]->value, named.id.text) &&
           !carried_away(c, d.item);
  set_size(c, s, d, path);
  set_variation(c, s, d, path);
  d.first_given = s.first.given();
  d.first = s.first.given() ? s.first.value : c.net.start();
  if (s.calendar.given()) d.calendar = calendar_of(c, s.calendar, path + ".calendar");
  d.backorders = s.if_short.given() && s.if_short.value == IfShort::backorder;
  d.patience = s.patience.value;
  if (s.patience.given() && d.patience <= Duration{})
    c.error(s.patience.spot, path + ".patience",
            "must be more than nothing; for demand that does not wait say `if_short: lost`");
  if (s.patience.given() && !d.backorders)
    c.error(s.patience.spot, path + ".patience", "only a backorder waits; say `if_short: backorder`");
  set_stops(c, s, d, path);
  set_make_up(c, s, d, path);
  if (d.line) set_line(c, d, id, s, path);
  set_park(c, s, d, path);
  set_ahead(c, s, d, path);
  c.net.demands.push_back(d);
}

const DemandSpec& spec_of(const Compiling& c, const Demand& d) {
  const auto& sells = c.site_specs[d.site]->value.sells;
  const auto& name = c.net.good_of(d.item).name;
  return std::find_if(sells.begin(), sells.end(), [&](const auto& s) { return s.id.text == name; })->value;
}

}  // namespace

void compile_demands(Compiling& c) {
  for (std::uint32_t s = 0; s < c.net.sites.size(); ++s) {
    auto sold = c.site_specs[s]->value.sells;
    std::stable_sort(sold.begin(), sold.end(), [](const auto& a, const auto& b) { return a.id.text < b.id.text; });
    for (const auto& d : sold) add_demand(c, SiteId{s}, d);
  }
}

void compile_claimants(Compiling& c) {
  auto& n = c.net;
  std::vector<std::vector<DemandId>> demands(n.items.size());
  for (std::uint32_t d = 0; d < n.demands.size(); ++d)
    if (!n.demands[d].line) demands[n.demands[d].item].push_back(DemandId{d});
  std::uint32_t lane = 0;
  for (std::uint32_t i = 0; i < n.items.size(); ++i) {
    auto& range = n.items[i].claimants;
    range.first = static_cast<std::uint32_t>(n.claimants.size());
    for (; lane < n.lanes.size() && n.lanes[lane].from.index == i; ++lane) {
      auto& l = n.lanes[lane];
      const auto &seller = n.sites[l.from_site], &buyer = n.sites[l.to_site];
      l.claimant = {static_cast<std::uint32_t>(n.claimants.size())};
      n.claimants.push_back({LaneId{lane}, {}, l.rank, !seller.country.empty() && seller.country == buyer.country});
    }
    for (const auto d : demands[i]) {
      n.demands[d].claimant = {static_cast<std::uint32_t>(n.claimants.size())};
      n.claimants.push_back({{}, d, static_cast<std::int32_t>(spec_of(c, n.demands[d]).rank.value), true});
    }
    range.last = static_cast<std::uint32_t>(n.claimants.size());
  }
}

}  // namespace chokepoint
