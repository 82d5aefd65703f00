// The allocation rules. Each is given less than is asked in all; what suffices for everybody is granted beforehand.
#include "chokepoint/rules/ration.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "chokepoint/core/scratch.hpp"

namespace chokepoint {
namespace {

using Claims = std::span<const Claim>;
using Grants = std::span<Quantity>;
using Order = Scratch<std::uint32_t>;

/// Fills `order` with the indices of `claims`, sorted by `key`; equal keys by index.
template <class KeyOf>
void sort_by(KeyOf key, Claims claims, Order& order) {
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto of_a = key(claims[a]), of_b = key(claims[b]);
    return of_a != of_b ? of_a < of_b : a < b;
  });
}

std::int64_t size_of(const Claim& c) { return c.asked.units; }
std::uint64_t arrival_of(const Claim& c) { return c.number; }
/// Rank, then arrival, as one number; the offset makes negative ranks sort before positive ones.
std::uint64_t turn_of(const Claim& c) {
  return static_cast<std::uint64_t>(std::int64_t{c.rank} - INT32_MIN) << 32 | c.number;
}

Quantity asked_by(Claims claims, bool with_foreign = true) {
  Quantity sum;
  for (const auto& c : claims)
    if (with_foreign || c.domestic) sum += c.asked;
  return sum;
}

void one_after_another(Quantity available, Claims claims, Grants granted, Order& order) {
  for (const auto i : order) {
    granted[i] = min(available, claims[i].asked);
    available -= granted[i];
  }
}

/// In proportion among those claims for which `counts` says so; the others are left alone.
template <class Counts>
void proportionally(Quantity available, Claims claims, Grants granted, Counts counts) {
  Scratch<std::int64_t> weights(claims.size());
  Scratch<Quantity> parts(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) weights[i] = counts(claims[i]) ? claims[i].asked.units : 0;
  split(available, weights, parts);
  for (std::size_t i = 0; i < claims.size(); ++i) granted[i] += parts[i];
}

/// Gives one unit each to the `units` lowest indices in [first, last).
void spread(std::int64_t units, std::uint32_t* first, std::uint32_t* last, Grants granted) {
  std::sort(first, last);
  for (; units > 0; --units) granted[*first++] += Quantity{1};
}

/// Serves the small claims in full while everybody else can have as much, then cuts the rest to one level.
void max_min_fair(Quantity available, Claims claims, Grants granted, Order& order) {
  auto* at = order.begin();
  for (; at != order.end(); ++at) {
    const auto others = order.end() - at;
    if (Wide{claims[*at].asked.units} * others > available.units) break;
    granted[*at] = claims[*at].asked;
    available -= granted[*at];
  }
  const auto rest = order.end() - at;
  if (rest == 0) return;
  const auto level = available.units / rest;
  for (auto* i = at; i != order.end(); ++i) granted[*i] = {level};
  spread(available.units - level * rest, at, order.end(), granted);
}

/// Drops the smallest claims while the common cut would leave them nothing, then cuts all others alike.
void equal_cut(Quantity available, Claims claims, Grants granted, Order& order) {
  auto* at = order.begin();
  auto shortage = (asked_by(claims) - available).units;
  for (; at != order.end() && Wide{claims[*at].asked.units} * (order.end() - at) <= shortage; ++at)
    shortage -= claims[*at].asked.units;
  const auto rest = order.end() - at;
  if (rest == 0) return;
  const auto cut = (shortage + rest - 1) / rest;
  for (auto* i = at; i != order.end(); ++i) granted[*i] = claims[*i].asked - Quantity{cut};
  spread(cut * rest - shortage, at, order.end(), granted);
}

void domestic_first(Quantity available, Claims claims, Grants granted) {
  const Quantity at_home = min(available, asked_by(claims, false));
  proportionally(at_home, claims, granted, [](const Claim& c) { return c.domestic; });
  proportionally(available - at_home, claims, granted, [](const Claim& c) { return !c.domestic; });
}

void grant_all(Claims claims, Grants granted) {
  for (std::size_t i = 0; i < claims.size(); ++i) granted[i] = claims[i].asked;
}

}  // namespace

void ration(RationRule rule, Quantity available, std::span<const Claim> claims, std::span<Quantity> granted) {
  assert(available.units >= 0 && claims.size() == granted.size());
  if (asked_by(claims) <= available) return grant_all(claims, granted);
  std::fill(granted.begin(), granted.end(), Quantity{});
  if (rule == RationRule::domestic_first) return domestic_first(available, claims, granted);
  if (rule == RationRule::proportional)
    return proportionally(available, claims, granted, [](const Claim&) { return true; });
  Order order(claims.size());
  if (rule == RationRule::first_come) sort_by(arrival_of, claims, order);
  if (rule == RationRule::priority) sort_by(turn_of, claims, order);
  if (rule == RationRule::uniform || rule == RationRule::linear) sort_by(size_of, claims, order);
  if (rule == RationRule::uniform) return max_min_fair(available, claims, granted, order);
  if (rule == RationRule::linear) return equal_cut(available, claims, granted, order);
  one_after_another(available, claims, granted, order);
}

}  // namespace chokepoint
