// Demand at random: when the next one comes, how much it is, and how much an interval asks at a rate.
#include <algorithm>
#include <cmath>

#include "world.hpp"

namespace chokepoint::engine {
namespace {

/// The departure of this size from its mean, part of it carried on from the last one:
/// e(k) = rho e(k-1) + sqrt(1 - rho^2) (x(k) - mean), which keeps the spread of x. Source: Box & Jenkins (1970), AR(1).
double with_memory(const DemandDraws& draws, DemandChance& chance, double size, double mean) {
  if (draws.persists == 0) return size;
  const double fresh = std::sqrt(1 - draws.persists * draws.persists) * (size - mean);
  const bool first = chance.sizes_drawn == 1;
  chance.departure = first ? size - mean : draws.persists * chance.departure + fresh;
  return std::max(0.0, mean + chance.departure);
}

/// The next draw of a size. A Poisson size has the mean that demand has now.
double draw_size(World& w, DemandId id, double poisson_mean) {
  const DemandDraws& draws = w.network.demands[id].draws;
  DemandChance& chance = w.state.chances[id];
  Stream::Draw draw = chance.sizes.draw(chance.sizes_drawn++);
  if (draws.size.kind != Distribution::Kind::poisson)
    return with_memory(draws, chance, sample(draws.size, draw), mean_of(draws.size));
  const Distribution now{Distribution::Kind::poisson, poisson_mean, 0, 0, {}};
  return with_memory(draws, chance, sample(now, draw), poisson_mean);
}

/// No size exceeds what a store may ever hold, so no sum overflows.
Quantity in_units(double size, std::int64_t unit) {
  const double units = std::min(size * static_cast<double>(unit), static_cast<double>(unlimited.units));
  return {std::llround(units)};
}

}  // namespace

Quantity size_of_demand(World& w, DemandId id, Share factor) {
  const Demand& d = w.network.demands[id];
  Carry& carry = w.state.demands[id].carry;
  const bool drawn = d.draws.sizes && !w.state.deterministic;
  if (drawn && d.draws.size.kind == Distribution::Kind::poisson)
    return in_units(draw_size(w, id, d.draws.size.a * as_double(factor)), d.draws.unit);
  const Quantity each = drawn ? in_units(draw_size(w, id, 0), d.draws.unit) : d.each;
  return carry.take(Wide{each.units} * factor.ppb, whole.ppb);
}

Quantity size_of_lot(World& w, DemandId id, Share factor) {
  const Demand& d = w.network.demands[id];
  const bool drawn = d.draws.sizes && !w.state.deterministic;
  if (drawn && d.draws.counts) {
    const double units = per_day(d.rate) * in_days(w.network.lot) * as_double(factor);
    return in_units(draw_size(w, id, units / static_cast<double>(d.draws.unit)), d.draws.unit);
  }
  if (drawn) factor = factor * Share{std::llround(std::min(draw_size(w, id, 0), 1e6) * 1e9)};
  const Wide flow = Wide{d.rate.amount.units} * w.network.lot.seconds * factor.ppb;
  return w.state.demands[id].carry.take(flow, d.rate.per.seconds * Wide{whole.ppb});
}

Duration time_to_next(World& w, DemandId id) {
  const Demand& d = w.network.demands[id];
  if (!d.draws.times || w.state.deterministic) return d.every;
  DemandChance& chance = w.state.chances[id];
  Stream::Draw draw = chance.times.draw(chance.times_drawn++);
  return {std::llround(sample(d.draws.time, draw) * 86'400.0)};
}

}  // namespace chokepoint::engine
