// Weighted quantiles over merged entries; when there are too many different values, they are rounded.
#include "chokepoint/measure/spread.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace chokepoint {
namespace {

constexpr std::size_t most_values = 4096;
/// Whole days up to here have a table of their own: nearly all delays are some.
constexpr std::int64_t most_days = 512;
/// So many different other values are kept in order as they come: searching them is faster than sorting them later.
constexpr std::size_t few_values = 64;

/// To the nearest multiple of `grain`; values are not negative.
std::int64_t rounded(std::int64_t seconds, std::int64_t grain) { return (seconds + grain / 2) / grain * grain; }

std::size_t place_of(double p) {
  const auto at = std::find(Spread::reported.begin(), Spread::reported.end(), p);
  return static_cast<std::size_t>(at - Spread::reported.begin());
}

}  // namespace

void Spread::add(Duration value, Quantity weight) {
  assert(!condensed_);
  if (weight.units <= 0) return;
  weight_ += weight.units;
  moment_ += static_cast<double>(weight.units) * static_cast<double>(value.seconds);
  if (value.seconds % day.seconds == 0 && value.seconds < most_days * day.seconds) {
    const auto days = static_cast<std::size_t>(value.seconds / day.seconds);
    if (days >= by_day_.size()) by_day_.resize(days + 1);
    by_day_[days] += weight.units;
    return;
  }
  const std::int64_t seconds = grain_ == 1 ? value.seconds : rounded(value.seconds, grain_);
  if (!entries_.empty() && entries_.back().seconds == seconds) {
    entries_.back().weight += weight.units;
    return;
  }
  if (sorted_ && entries_.size() < few_values) {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry{seconds, 0}, Shorter());
    if (at != entries_.end() && at->seconds == seconds)
      at->weight += weight.units;
    else
      entries_.insert(at, {seconds, weight.units});
    return;
  }
  entries_.push_back({seconds, weight.units});
  sorted_ = false;
  if (entries_.size() > 2 * most_values) tidy();
}

/// Both are sorted, so they are merged; to sort the sum again took twice as long.
void Spread::add(const Spread& other) {
  tidy();
  other.tidy();
  weight_ += other.weight_;
  moment_ += other.moment_;
  const auto middle = static_cast<std::ptrdiff_t>(entries_.size());
  for (const auto& e : other.entries_)
    entries_.push_back({grain_ == 1 ? e.seconds : rounded(e.seconds, grain_), e.weight});
  std::inplace_merge(entries_.begin(), entries_.begin() + middle, entries_.end(), Shorter());
  merge_equals();
  sorted_ = entries_.size() <= most_values;
}

void Spread::merge_equals() const {
  std::size_t kept = 0;
  for (const auto& e : entries_) {
    if (kept > 0 && entries_[kept - 1].seconds == e.seconds)
      entries_[kept - 1].weight += e.weight;
    else
      entries_[kept++] = e;
  }
  entries_.resize(kept);
}

/// The table of whole days becomes entries.
void Spread::take_days() const {
  for (std::size_t d = 0; d < by_day_.size(); ++d) {
    if (by_day_[d] == 0) continue;
    entries_.push_back({static_cast<std::int64_t>(d) * day.seconds, by_day_[d]});
    sorted_ = false;
  }
  by_day_.clear();
}

void Spread::tidy() const {
  take_days();
  if (sorted_) return;
  for (;;) {
    std::sort(entries_.begin(), entries_.end(), Shorter());
    merge_equals();
    if (entries_.size() <= most_values || grain_ >= day.seconds) break;
    grain_ = grain_ == 1 ? hour.seconds : day.seconds;
    for (auto& e : entries_) e.seconds = rounded(e.seconds, grain_);
  }
  sorted_ = true;
}

double Spread::mean() const { return weight_ == 0 ? 0 : moment_ / static_cast<double>(weight_) / 86'400.0; }

double Spread::quantile(double p) const {
  if (weight_ == 0) return 0;
  return condensed_ ? quantiles_.at(place_of(p)) : look_up(p);
}

double Spread::look_up(double p) const {
  tidy();
  const double goal = p * static_cast<double>(weight_);
  Wide sum = 0;
  for (const auto& e : entries_) {
    sum += e.weight;
    if (static_cast<double>(sum) >= goal) return static_cast<double>(e.seconds) / 86'400.0;
  }
  return static_cast<double>(entries_.back().seconds) / 86'400.0;
}

/// What is open leaves the number at risk after what is over at the same time.
std::array<double, Spread::reported.size()> Spread::waits(std::vector<Open> open) const {
  assert(!condensed_);
  std::array<double, reported.size()> found{};
  if (open.empty()) {
    if (weight_ > 0)
      std::transform(reported.begin(), reported.end(), found.begin(), [this](double p) { return look_up(p); });
    return found;
  }
  tidy();
  std::sort(open.begin(), open.end(), [](const Open& a, const Open& b) { return a.so_far < b.so_far; });
  Wide at_risk = weight_;
  for (const auto& o : open) at_risk += o.weight.units;
  found.fill(std::numeric_limits<double>::infinity());
  constexpr double rounding = 1e-12;  // of the product
  double lasting = 1;
  std::size_t left = 0, known = 0;
  for (const auto& e : entries_) {
    for (; left < open.size() && open[left].so_far.seconds < e.seconds; ++left) at_risk -= open[left].weight.units;
    lasting *= 1 - static_cast<double>(e.weight) / static_cast<double>(at_risk);
    at_risk -= e.weight;
    for (; known < found.size() && 1 - lasting >= reported[known] - rounding; ++known)
      found[known] = static_cast<double>(e.seconds) / 86'400.0;
  }
  return found;
}

void Spread::condense() {
  if (condensed_) return;
  for (std::size_t i = 0; i < reported.size(); ++i) quantiles_[i] = quantile(reported[i]);
  condensed_ = true;
  entries_ = std::vector<Entry>();  // = {} would keep the memory
  by_day_ = std::vector<std::int64_t>();
}

}  // namespace chokepoint
