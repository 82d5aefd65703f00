// Applications are followed part by part from filing to their last decision; the queue is looked at when a day ends.
#include "chokepoint/measure/licence_counts.hpp"

#include <algorithm>
#include <cmath>

namespace chokepoint {
namespace {

/// The weight of one application in the spread of waits, fine enough for its parts.
constexpr double one_application = 1e9;

}  // namespace

LicenceCounts::LicenceCounts(const Network& network, const Window& window)
    : network_(&network), window_(window), slot_(network.events.size(), UINT32_MAX) {
  for (std::uint32_t e = 0; e < network.events.size(); ++e) {
    const auto* licence = std::get_if<Licence>(&network.events[e].kind);
    if (!licence) continue;
    slot_[e] = static_cast<std::uint32_t>(regimes_.size());
    LicenceResult r;
    r.event = EventId{e};
    if (!licence->terms.empty()) r.good = network.lanes[licence->terms.front().lane].good;
    r.months.resize(window.months());
    regimes_.push_back(std::move(r));
  }
  desks_.resize(regimes_.size());
  for (auto& d : desks_) {
    d.today = start_of_day(window.from());
    d.filed.resize(network.lanes.size());
  }
  for (std::size_t slot = 0; slot < regimes_.size(); ++slot) {
    const auto& licence = std::get<Licence>(network.events[regimes_[slot].event].kind);
    for (const auto& name : licence.groups) regimes_[slot].classes.push_back({name, {}, {}, {}, {}, {}, {}});
    if (licence.groups.empty()) continue;
    desks_[slot].group.resize(network.lanes.size());
    for (const auto& t : licence.terms) desks_[slot].group[t.lane] = t.group;
  }
}

LicenceClass* LicenceCounts::class_of(std::size_t slot, const Fact& f) {
  const auto& group = desks_[slot].group;
  return group.empty() ? nullptr : &regimes_[slot].classes[group[f.subject]];
}

void LicenceCounts::on(const Fact& f) {
  if (!window_.covers(f.at) || f.other >= slot_.size() || slot_[f.other] == UINT32_MAX) return;
  const auto slot = slot_[f.other];
  turn(slot, f.at);
  switch (f.kind) {
    case FactKind::filed:
      return filed(slot, f);
    case FactKind::approved:
    case FactKind::denied:
    case FactKind::withdrawn:
      return decided(slot, f);
    default:
      return other(slot, f);
  }
}

void LicenceCounts::other(std::size_t slot, const Fact& f) {
  auto& r = regimes_[slot];
  if (f.kind == FactKind::returned) r.returned += 1;
  if (f.kind == FactKind::permitted && same_unit(r, f)) r.permitted += f.amount;
  if (f.kind == FactKind::expired && same_unit(r, f)) r.expired += f.amount;
}

bool LicenceCounts::same_unit(const LicenceResult& regime, const Fact& f) const {
  return network_->goods[network_->lanes[f.subject].good].mass == network_->goods[regime.good].mass;
}

void LicenceCounts::filed(std::size_t slot, const Fact& f) {
  auto& r = regimes_[slot];
  auto& month = r.months[window_.month_of(f.at)];
  auto& filed = desks_[slot].filed[f.subject];
  if (filed.size() <= f.serial) filed.resize(f.serial + 1);
  filed[f.serial] = {f.amount, f.amount, 1, true};
  ++desks_[slot].open;
  for (auto* a : {&r.filed, &month.filed, &r.waiting}) {
    a->count += 1;
    if (same_unit(r, f)) a->amount += f.amount;
  }
  if (auto* c = class_of(slot, f))
    for (auto* a : {&c->filed, &c->waiting}) {
      a->count += 1;
      if (same_unit(r, f)) a->amount += f.amount;
    }
}

void LicenceCounts::decided(std::size_t slot, const Fact& f) {
  auto& r = regimes_[slot];
  auto& filed = desks_[slot].filed[f.subject];
  if (f.serial >= filed.size() || !filed[f.serial].open) return;  // filed in the warm-up
  auto& application = filed[f.serial];
  application.left -= f.amount;
  const bool last = application.left.units <= 0;
  // The last part is what remains, so that the parts of one application sum to one.
  const double part =
      last ? application.waiting : static_cast<double>(f.amount.units) / static_cast<double>(application.amount.units);
  application.waiting -= part;
  const auto count = [&](auto& of) {
    auto& a = f.kind == FactKind::approved ? of.approved : f.kind == FactKind::denied ? of.denied : of.withdrawn;
    a.count += part;
    if (same_unit(r, f)) a.amount += f.amount;
  };
  count(r);
  count(r.months[window_.month_of(f.at)]);
  if (same_unit(r, f)) r.waiting.amount -= f.amount;
  auto& cohort = r.months[window_.month_of(f.since)];
  (f.kind == FactKind::approved ? cohort.cohort_approved
   : f.kind == FactKind::denied ? cohort.cohort_denied
                                : cohort.cohort_withdrawn) += part;
  r.waiting.count -= part;
  if (auto* c = class_of(slot, f)) {
    count(*c);
    c->waiting.count -= part;
    if (same_unit(r, f)) c->waiting.amount -= f.amount;
    c->wait.add(f.at - f.since, Quantity{std::llround(part * one_application)});
  }
  r.wait.add(f.at - f.since, Quantity{std::llround(part * one_application)});
  if (!last) return;
  application.open = false;
  if (--desks_[slot].open > 0) return;
  r.waiting.count = 0;  // what remains of it is rounding
  desks_[slot].emptied = f.at;
}

/// The days before `now` are over: what waits now has waited at their ends.
void LicenceCounts::turn(std::size_t slot, Time now) {
  auto& r = regimes_[slot];
  auto& today = desks_[slot].today;
  if (start_of_day(now) <= today) return;
  if (r.waiting.count > r.peak.count + 1e-9) {  // more than rounding
    r.peak = r.waiting;
    r.peak_day = today;
  }
  for (auto m = window_.month_of(today); m < window_.month_of(now); ++m) r.months[m].waiting = r.waiting;
  const bool waits = desks_[slot].open > 0;
  if (!waits && desks_[slot].waits) r.cleared = desks_[slot].emptied;
  desks_[slot].waits = waits;
  today = start_of_day(now);
}

std::vector<LicenceResult> LicenceCounts::finish() {
  for (std::size_t slot = 0; slot < regimes_.size(); ++slot) {
    turn(slot, window_.until());
    regimes_[slot].months.back().waiting = regimes_[slot].waiting;
  }
  return std::move(regimes_);
}

}  // namespace chokepoint
