// Applications are followed from filing to their last decision; the queue is looked at when a day ends.
#include "chokepoint/measure/licence_counts.hpp"

#include <algorithm>

namespace chokepoint {

LicenceCounts::LicenceCounts(const Network& network, const Window& window)
    : network_(&network), window_(&window), slot_(network.events.size(), UINT32_MAX) {
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
  for (auto& d : desks_) d.today = start_of_day(window.from());
}

void LicenceCounts::on(const Fact& f) {
  if (f.kind != FactKind::filed && f.kind != FactKind::approved && f.kind != FactKind::denied) return;
  if (!window_->covers(f.at) || f.other >= slot_.size() || slot_[f.other] == UINT32_MAX) return;
  const auto slot = slot_[f.other];
  turn(slot, f.at);
  f.kind == FactKind::filed ? filed(slot, f) : decided(slot, f);
}

bool LicenceCounts::same_unit(const LicenceResult& regime, const Fact& f) const {
  return network_->goods[network_->lanes[f.subject].good].mass == network_->goods[regime.good].mass;
}

void LicenceCounts::filed(std::size_t slot, const Fact& f) {
  auto& r = regimes_[slot];
  auto& month = r.months[window_->month_of(f.at)];
  desks_[slot].open[{f.subject, f.at.seconds}].push_back({f.amount, f.amount});
  for (auto* a : {&r.filed, &month.filed, &r.waiting}) {
    a->count += 1;
    if (same_unit(r, f)) a->amount += f.amount;
  }
}

void LicenceCounts::decided(std::size_t slot, const Fact& f) {
  auto& r = regimes_[slot];
  auto& open = desks_[slot].open;
  const auto at = open.find({f.subject, f.since.seconds});
  if (at == open.end()) return;  // filed in the warm-up
  auto& first = at->second.front();
  const double part = static_cast<double>(f.amount.units) / static_cast<double>(first.amount.units);
  const bool yes = f.kind == FactKind::approved;
  auto& month = r.months[window_->month_of(f.at)];
  for (auto* a : {yes ? &r.approved : &r.denied, yes ? &month.approved : &month.denied}) {
    a->count += part;
    if (same_unit(r, f)) a->amount += f.amount;
  }
  if (same_unit(r, f)) r.waiting.amount -= f.amount;
  auto& cohort = r.months[window_->month_of(f.since)];
  (yes ? cohort.cohort_approved : cohort.cohort_denied) += part;
  first.left -= f.amount;
  if (first.left.units > 0) return;
  at->second.erase(at->second.begin());
  if (at->second.empty()) open.erase(at);
  r.waiting.count -= 1;
  r.wait.add(f.at - f.since, Quantity{1});
  if (r.waiting.count == 0) r.cleared = f.at;
}

/// The days before `now` are over: what waits now has waited at their ends.
void LicenceCounts::turn(std::size_t slot, Time now) {
  auto& r = regimes_[slot];
  auto& today = desks_[slot].today;
  if (start_of_day(now) <= today) return;
  if (r.waiting.count > r.peak.count) {
    r.peak = r.waiting;
    r.peak_day = today;
  }
  for (auto m = window_->month_of(today); m < window_->month_of(now); ++m) r.months[m].waiting = r.waiting;
  today = start_of_day(now);
}

std::vector<LicenceResult> LicenceCounts::finish() {
  for (std::size_t slot = 0; slot < regimes_.size(); ++slot) {
    turn(slot, window_->until());
    regimes_[slot].months.back().waiting = regimes_[slot].waiting;
  }
  return std::move(regimes_);
}

}  // namespace chokepoint
